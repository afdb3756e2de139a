package import Domain
import Storage

/// A file that a person of the desk is sending, for as long as it is on its way.
package struct FileUpload: Sendable, Hashable {
    package var id: String
    /// As it will be called, harmless.
    package var name: String
    /// How much of it has come, in bytes.
    package var received: Int
}

extension Office {
    /// Begins to take a file. What ends like none of ours is refused before it is sent.
    /// - Throws: `Invalid` at `file`.
    package func beginUpload(named name: String) async throws -> FileUpload {
        let name = FileName(name)
        guard FileType(ending: name.ending)?.isTakenFromOffices == true else {
            throw Invalid([Issue("file", .file(.notAllowed(ending: name.ending)))])
        }
        do {
            return FileUpload(id: try await spool.begin().text, name: name.text, received: 0)
        } catch SpoolFault.noRoom {
            throw Invalid([Issue("file", .file(.noRoom))])
        }
    }

    /// Takes the next piece. What was not taken whole was not taken at all.
    package func append(_ bytes: [UInt8], to upload: inout FileUpload) async throws {
        do {
            upload.received = try await spool.append(
                bytes, to: try spooled(upload.id), at: upload.received, limit: Attachment.longest)
        } catch SpoolFault.tooLarge(let limit) {
            throw Invalid([Issue("file", .file(.tooLarge(limit: limit)))])
        } catch SpoolFault.noRoom {
            throw Invalid([Issue("file", .file(.noRoom))])
        }
    }

    /// Looks what has come, and lays it into the store. It belongs to nothing yet.
    /// - Throws: `Invalid` at `file` where it is not what its name says.
    package func complete(_ upload: FileUpload) async throws -> Attachment {
        let spooled = try spooled(upload.id)
        let name = FileName(upload.name)
        do {
            let whole = try await spool.finish(spooled)
            let type = try Self.soundType(of: whole.path, called: name)
            try await keepFile(whole)
            try await forget(spooled)
            return Attachment(hash: whole.hash.text, name: name.text, type: type, size: whole.size)
        } catch let fault as FileFault {
            try await forget(spooled)
            throw Invalid([Issue("file", .file(fault))])
        }
    }

    /// What was begun is not gone on with.
    package func giveUp(_ upload: FileUpload) async throws {
        try await forget(try spooled(upload.id))
    }

    private func forget(_ upload: Spool.Upload) async throws {
        try await keep { tx, _ in try UploadTable.delete(upload.text, tx) }
        try await spool.remove(upload)
    }

    private func spooled(_ id: String) throws -> Spool.Upload {
        guard let upload = Spool.Upload(id) else { throw NotFound() }
        return upload
    }

    private static func soundType(of path: String, called name: FileName) throws -> FileType {
        let type = try LocalFile.withBytes(of: path) { content throws(FileFault) in
            try SoundFile.type(of: content, called: name, longest: Attachment.longest)
        }
        guard let type else { throw SpoolFault.unknown }
        return type
    }
}

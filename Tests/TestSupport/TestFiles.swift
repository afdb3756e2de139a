package import Actions
package import Domain
import Storage

extension TestOffice {
    /// Sends a file as the desk does: a piece, then whether it is what its name says.
    package func upload(_ content: [UInt8], named name: String) async throws -> Attachment {
        var upload = try await office.beginUpload(named: name)
        try await office.append(content, to: &upload)
        return try await office.complete(upload)
    }

    /// Attaches a text file to a draft.
    @discardableResult
    package func attach(
        _ text: String = "附表一：补助标准。", named name: String = "附表.txt", to id: Document.ID, in place: Place = .finance
    ) async throws -> Attachment {
        let file = try await upload(Array(text.utf8), named: name)
        try await office.attach([file], to: id, expecting: nil, by: caller(.informationOfficer, in: place))
        return file
    }

    /// Reads whatever waits.
    package func readFiles() async throws {
        while try await office.readNextFile() {}
    }

    /// A file that could not be read, three times.
    package func unreadableFile() async throws -> String {
        let file = try await attach("读不了", to: try await draft(.sample()))
        _ = try await store.write { tx in
            try tx.run("UPDATE file SET state = 'failed', last_error = 'no room' WHERE hash = \(file.hash)")
        }
        return file.hash
    }

    /// A document with a file that is public.
    package func publishedWithFile(
        _ text: String = "附表一：补助标准。", named name: String = "附表.txt"
    ) async throws -> (Document.ID, Attachment) {
        let id = try await draft(.sample())
        let file = try await attach(text, named: name, to: id)
        try await readFiles()
        try await submit(id)
        try await sign([.check, .review, .secrecy, .approval], of: id)
        return (id, file)
    }
}

extension Office {
    /// Sends a file of a request as the pages do.
    package func sealed(_ file: SentFile, from sender: SoundFile.Sender = .citizen) async throws -> SealedFile {
        var upload = try await beginSealing(named: file.name, from: sender)
        do {
            for start in stride(from: 0, to: file.content.count, by: 1 << 20) {
                try await append(Array(file.content[start..<min(start + 1 << 20, file.content.count)]), to: &upload)
            }
        } catch {
            try await giveUp(upload)
            throw error
        }
        return try await complete(upload)
    }

    package func attach(_ file: SentFile, as kind: RequestFile.Kind, toDraft token: String) async throws {
        try await attach(sealed(file), as: kind, toDraft: token)
    }

    package func add(_ file: SentFile, to ticket: Ticket, form: SentForm?) async throws {
        try await add(sealed(file), to: ticket, form: form)
    }

    package func add(
        _ file: SentFile, to id: Petition.ID, expecting version: Int?, by caller: Caller
    ) async throws {
        try await add(sealed(file), to: id, expecting: version, by: caller)
    }

    /// All bytes of a file of a request.
    package func bytes(of opened: OpenedFile) async throws -> [UInt8] {
        var all: [UInt8] = []
        while all.count < opened.content.size {
            all += try await read(opened, from: all.count, count: Self.pieceOfFile)
        }
        return all
    }
}

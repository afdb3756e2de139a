import Domain
import Storage

extension Office {
    /// Begins a file that comes in pieces and may be gone on with after the line broke.
    /// - Parameter size: as its sender says, in bytes.
    /// - Throws: `Invalid` at `file`.
    package func beginUpload(named name: String, size: Int, by caller: Caller) async throws -> FileUpload {
        let person = try caller.requirePerson()
        guard caller.authority.allowsSomewhere(.draftDocuments) else { throw Forbidden() }
        if size > Attachment.longest { throw Invalid([Issue("file", .file(.tooLarge(limit: Attachment.longest)))]) }
        if size <= 0 { throw Invalid([Issue("file", .file(.empty))]) }
        let upload = try await beginUpload(named: name)
        try await keep { tx, now in
            try UploadTable.insert(upload.id, named: upload.name, by: person, at: now, tx)
        }
        return upload
    }

    /// What has come of a file that this person is sending.
    /// - Throws: `NotFound` where there is none.
    package func upload(_ id: String, by caller: Caller) async throws -> FileUpload {
        let person = try caller.requirePerson()
        guard caller.authority.allowsSomewhere(.draftDocuments) else { throw Forbidden() }
        let name = try await read { try UploadTable.name(of: id, by: person, $0) }
        guard let spooled = Spool.Upload(id) else { throw NotFound() }
        do {
            return FileUpload(id: id, name: name, received: try await spool.size(of: spooled))
        } catch SpoolFault.unknown {
            throw NotFound()
        }
    }
}

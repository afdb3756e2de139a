package import Domain
package import Storage

/// A file that somebody may have now.
package struct PublicFile: Sendable, Hashable, SQLRecord {
    package var hash: String
    package var name: String
    package var type: FileType
    /// In bytes.
    package var size: Int

    package init(_ file: Attachment) {
        (hash, name, type, size) = (file.hash, file.name, file.type, file.size)
    }

    package init(row: SQLRow) throws {
        hash = try row.get("hash")
        name = try row.get("name")
        type = try row.get("type")
        size = try row.get("size")
    }
}

extension Office {
    /// A file of a document that is public now. Draft, withdrawn, waiting for its time: there is none.
    /// - Throws: `NotFound`.
    package func publicFile(_ hash: String, named name: String) async throws -> PublicFile {
        try await read { tx in
            guard let file = try PublicFileTable.find(hash, named: name, tx) else { throw NotFound() }
            return file
        }
    }

    /// A file of any revision of a document, for those who may see it at the desk.
    /// - Throws: `NotFound`, `Forbidden`.
    package func deskFile(
        _ hash: String, of id: Document.ID, revision number: Int?, by caller: Caller
    ) async throws -> PublicFile {
        try await read { tx in
            let stored = try DocumentTable.find(id, tx)
            try caller.require(.readDocuments, in: stored.document.organisation, tx)
            let revision = try RevisionTable.find(id, number ?? stored.state.newestRevision, tx)
            guard let file = revision.fields.attachments.first(where: { $0.hash == hash }) else { throw NotFound() }
            if try RedactionTable.isSealed(hash, of: id, tx) {
                // What was covered is for those only who answer for what became of it.
                try caller.requireAny(
                    [.draftDocuments] + ReviewStep.allCases.map(\.permission), in: stored.document.organisation, tx)
            }
            return PublicFile(file)
        }
    }
}

extension Office {
    /// What is held in memory of a file that is being sent, in bytes.
    package static let pieceOfFile = 1 << 20

    /// A piece of a file that somebody may have, which `publicFile` or `deskFile` has found out.
    /// - Throws: `FileStoreError` where the store does not have it, or does not answer.
    package func read(_ file: PublicFile, from offset: Int, count: Int) async throws -> [UInt8] {
        guard let hash = FileHash(file.hash) else { throw NotFound() }
        let bytes = try await files.read(hash, from: offset, count: count)
        if bytes.isEmpty { throw FileStoreError.corrupt(hash) }
        return bytes
    }
}

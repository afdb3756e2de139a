package import Domain
import Storage

extension Office {
    /// Adds files, whose bytes lie in the store already, to a draft: another revision with the same words.
    /// - Throws: `Invalid` at `file` where there is no room for one, or it is there.
    package func attach(
        _ added: [Attachment], to id: Document.ID, expecting version: Int?, by caller: Caller
    ) async throws {
        try await rearrange(id, expecting: version, by: caller) { files, tx, now in
            do throws(FileFault) {
                if added.isEmpty { throw .missing }
                for file in added { files = try files.adding(file) }
            } catch {
                throw Invalid([Issue("file", .file(error))])
            }
            for file in added { try FileTable.add(file, at: now, tx) }
        }
    }

    /// Takes a file out of a draft. Earlier revisions still have it.
    package func detach(
        _ hash: String, from id: Document.ID, expecting version: Int?, by caller: Caller
    ) async throws {
        try await rearrange(id, expecting: version, by: caller) { files, _, _ in
            guard let fewer = files.removing(hash) else { throw NotFound() }
            files = fewer
        }
    }

    package func rename(
        _ hash: String, of id: Document.ID, to name: String, expecting version: Int?, by caller: Caller
    ) async throws {
        try await rearrange(id, expecting: version, by: caller) { files, _, _ in
            if name.allSatisfy(\.isWhitespace) { throw Invalid([Issue("name", .missing)]) }
            guard let renamed = files.renaming(hash, to: name) else { throw NotFound() }
            files = renamed
        }
    }

    /// Moves a file one place to the front.
    package func raise(
        _ hash: String, of id: Document.ID, expecting version: Int?, by caller: Caller
    ) async throws {
        try await rearrange(id, expecting: version, by: caller) { files, _, _ in
            guard let raised = files.raising(hash) else { throw NotFound() }
            files = raised
        }
    }

    /// Puts what was made of a file in its place, with what was read in it.
    func replace(
        _ old: Attachment, by new: Attachment, _ examined: ExaminedFile, of id: Document.ID, expecting version: Int?,
        by caller: Caller
    ) async throws {
        try await rearrange(id, expecting: version, by: caller) { files, tx, now in
            guard let index = files.firstIndex(of: old) else { throw NotFound() }
            if files.contains(where: { $0.hash == new.hash && $0 != old }) {
                throw Invalid([Issue("file", .file(.alreadyThere))])
            }
            files[index] = new
            try FileTable.add(new, at: now, tx)
            try FileTable.store(examined, of: new.hash, examination: Self.examination, tx)
        }
    }

    /// Writes a revision with the same words and other files.
    func rearrange(
        _ id: Document.ID, expecting version: Int?, by caller: Caller,
        _ body: @escaping @Sendable (inout [Attachment], any Transaction, Instant) throws -> Void
    ) async throws {
        try await change(id, expecting: version, by: caller) { stored, tx, now in
            try caller.require(.draftDocuments, in: stored.document.organisation, tx)
            try stored.state.checkRevisable()
            var revision = try RevisionTable.find(id, stored.state.newestRevision, tx)
            try body(&revision.fields.attachments, tx, now)
            return [try write(revision, after: stored, by: caller, at: now, tx)]
        }
    }

    /// Stores a revision under the next number.
    func write(
        _ revision: Revision, after stored: StoredDocument, by caller: Caller, at now: Instant, _ tx: any Transaction
    ) throws -> DocumentEvent.Happening {
        var revision = revision
        // Numbers of discarded revisions are not used again: their rows stay.
        revision.number =
            try max(
                stored.state.newestRevision, DocumentTable.newestRevisionNumber(stored.document.id, tx)) + 1
        revision.author = caller.person?.id
        revision.writtenAt = now
        try tx.run(RevisionTable.insertion(of: revision))
        return .revised(revision: revision.number)
    }
}

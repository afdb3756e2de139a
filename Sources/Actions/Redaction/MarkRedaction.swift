package import Domain
import Storage

/// Why a file is not covered as it was asked for.
package enum RedactionRefusal: Error, Hashable, Sendable {
    /// Files of this kind cannot be printed here.
    case notPossible
    case nothingMarked
    /// More marks than one file takes.
    case tooManyMarks(limit: Int)
    /// There is no new file whose search was passed.
    case notProven
}

extension Office {
    /// A file of a draft, and what is to be covered in it.
    /// - Throws: `NotFound` where the draft has no such file; `Forbidden`.
    package func redaction(
        of hash: String, in id: Document.ID, by caller: Caller
    ) async throws -> RedactionDesk {
        let document = try await deskDocument(id, by: caller)
        guard document.mayDraft else { throw Forbidden() }
        return try await read { tx in
            let redaction = try RedactionTable.find(id, hash, tx)
            let revisions = try RevisionTable.find(id, document.state.newestRevision, tx)
            let file = revisions.fields.attachments.first { $0.hash == hash || $0.hash == redaction?.result?.hash }
            guard let file else { throw NotFound() }
            guard let type = try FileTable.find([hash], tx)[hash]?.type else { throw NotFound() }
            let ahead = try redaction.map { try RedactionTable.waiting(before: $0, tx) } ?? 0
            return RedactionDesk(
                document: document, file: file, hash: hash, type: type, redaction: redaction, ahead: ahead)
        }
    }

    /// Covers something more.
    package func addRedactionMarks(
        _ marks: [RedactionMark], to hash: String, of id: Document.ID, by caller: Caller
    ) async throws {
        try await changeMarks(of: hash, in: id, by: caller) { all in
            for mark in marks where !all.contains(mark) { all.append(mark) }
            if all.count > RedactionMark.most { throw RedactionRefusal.tooManyMarks(limit: RedactionMark.most) }
        }
    }

    /// Leaves something to be seen after all.
    /// - Parameters:
    ///   - number: of the mark, from 0.
    ///   - version: of the marks among which it was chosen.
    package func removeRedactionMark(
        _ number: Int, expecting version: Int, from hash: String, of id: Document.ID, by caller: Caller
    ) async throws {
        try await changeMarks(of: hash, in: id, expecting: version, by: caller) { all in
            guard all.indices.contains(number) else { throw NotFound() }
            all.remove(at: number)
        }
    }

    private func changeMarks(
        of hash: String, in id: Document.ID, expecting version: Int? = nil, by caller: Caller,
        _ body: @escaping @Sendable (inout [RedactionMark]) throws -> Void
    ) async throws {
        try await keep { tx, now in
            try checkRedactable(hash, of: id, by: caller, tx)
            let redaction = try RedactionTable.find(id, hash, tx)
            if let version, version != redaction?.version { throw Stale() }
            let before = redaction?.marks ?? []
            var marks = before
            try body(&marks)
            if marks != before { try RedactionTable.set(marks, of: id, hash, at: now, tx) }
        }
    }

    /// Lets the new file be made.
    package func orderRedaction(of hash: String, in id: Document.ID, by caller: Caller) async throws {
        try await keep { tx, now in
            try checkRedactable(hash, of: id, by: caller, tx)
            guard let redaction = try RedactionTable.find(id, hash, tx), !redaction.marks.isEmpty else {
                throw RedactionRefusal.nothingMarked
            }
            switch redaction.state {
            case .marking, .failed: try RedactionTable.order(redaction, at: now, tx)
            case .waiting, .done, .adopted: return
            }
        }
    }

    /// Puts the new file in the place of the old one: another revision of the draft. The old file stays with the revisions
    /// before, sealed.
    package func adoptRedaction(
        of hash: String, in id: Document.ID, expecting version: Int?, by caller: Caller
    ) async throws {
        try await rearrange(id, expecting: version, by: caller) { files, tx, _ in
            guard let index = files.firstIndex(where: { $0.hash == hash }) else { throw NotFound() }
            guard let redaction = try RedactionTable.find(id, hash, tx), redaction.state == .done,
                redaction.proof?.isPassed == true, var new = redaction.result
            else { throw RedactionRefusal.notProven }
            new.name = FileName(files[index].name).ending(with: .pdf)
            files[index] = new
            try RedactionTable.adopt(redaction, tx)
        }
    }

    /// - Throws: `NotFound`, `Forbidden`, `RedactionRefusal.notPossible`.
    private func checkRedactable(
        _ hash: String, of id: Document.ID, by caller: Caller, _ tx: any Transaction
    ) throws {
        let stored = try DocumentTable.find(id, tx)
        try caller.checkStanding(at: now(), tx)
        try caller.require(.draftDocuments, in: stored.document.organisation, tx)
        try stored.state.checkRevisable()
        let revision = try RevisionTable.find(id, stored.state.newestRevision, tx)
        guard let file = revision.fields.attachments.first(where: { $0.hash == hash }) else { throw NotFound() }
        if !RedactionPrograms.takes(file.type) { throw RedactionRefusal.notPossible }
    }
}

/// A file of a draft, as the one sees it who covers something in it.
package struct RedactionDesk: Sendable {
    package var document: DeskDocument
    /// The file, or the one that stands in its place.
    package var file: Attachment
    /// Of the file as it was.
    package var hash: String
    package var type: FileType
    package var redaction: FileRedaction?
    /// How many others come first.
    package var ahead: Int

    /// Whether its pages can be shown at once. Of others words only are covered: to print them takes longer than a page may.
    package var hasPages: Bool { [.pdf, .jpeg, .png].contains(type) }

    /// How many pages it has, as far as it was read.
    package var pages: Int { document.files[hash]?.pages ?? redaction?.pages ?? 1 }

    /// What the guard has found in the words of the file: each can be covered at one press.
    package var found: [GuardFinding] {
        var known: Set<String> = []
        return (document.files[hash]?.findings ?? []).filter {
            !$0.match.isEmpty && $0.place.page != nil && known.insert($0.match).inserted
        }
    }
}

extension DeskDocument {
    /// Whether parts of a file can be covered.
    package func mayRedact(_ file: Attachment) -> Bool { RedactionPrograms.takes(file.type) }
}

extension TextPlace {
    /// From 1.
    package var page: Int? { if case .page(let number) = self { number } else { nil } }
}

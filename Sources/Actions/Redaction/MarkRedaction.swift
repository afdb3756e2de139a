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
    /// Something is to be covered in a file that would go out as it is.
    case unfinished
}

extension Office {
    /// Lets the guard look what stands in a file that goes out with an answer: each look at such a file is in the journal.
    package func beginRedaction(
        of position: Int, in id: InformationRequest.ID, by caller: Caller
    ) async throws {
        let source = RedactionSource.request(id, position: position)
        try await perform(as: caller) { tx, now in
            try checkRedactable(source, by: caller, tx)
            let vault = try vault(of: source, tx)
            let known = try RedactionTable.find(source, vault, tx)
            if known.map({ $0.state == .failed && $0.marks.isEmpty }) ?? true {
                try RedactionTable.set(
                    RedactionContent(), of: known ?? FileRedaction(source, vault), .reading, at: now, tx)
            }
            return Done(
                (),
                JournalEvent(
                    .requestFileLookedAt, of: id.text,
                    organisation: try storedRequest(id, tx).request.organisation.text, before: String(position)))
        }
    }

    /// Covers something more.
    package func addRedactionMarks(
        _ marks: [RedactionMark], to source: RedactionSource, by caller: Caller
    ) async throws {
        try await changeMarks(of: source, by: caller) { all in
            for mark in marks where !all.contains(mark) { all.append(mark) }
            if all.count > RedactionMark.most { throw RedactionRefusal.tooManyMarks(limit: RedactionMark.most) }
        }
    }

    /// Leaves something to be seen after all.
    /// - Parameters:
    ///   - number: of the mark, from 0.
    ///   - version: of the marks among which it was chosen.
    package func removeRedactionMark(
        _ number: Int, expecting version: Int, from source: RedactionSource, by caller: Caller
    ) async throws {
        try await changeMarks(of: source, expecting: version, by: caller) { all in
            guard all.indices.contains(number) else { throw NotFound() }
            all.remove(at: number)
        }
    }

    private func changeMarks(
        of source: RedactionSource, expecting version: Int? = nil, by caller: Caller,
        _ body: @escaping @Sendable (inout [RedactionMark]) throws -> Void
    ) async throws {
        try await keep { tx, now in
            try checkRedactable(source, by: caller, tx)
            let vault = try vault(of: source, tx)
            let known = try RedactionTable.find(source, vault, tx)
            // Of a request each looks first what stands in the file, and the journal says who.
            if known == nil, vault != nil { throw Stale() }
            let redaction = known ?? FileRedaction(source, vault)
            if let version, version != redaction.version { throw Stale() }
            // What is found in it comes with the end of the reading.
            if redaction.state == .reading { throw Stale() }
            var marks = redaction.marks
            try body(&marks)
            if marks != redaction.marks {
                try RedactionTable.set(redaction.content.marked(marks), of: redaction, .marking, at: now, tx)
            }
        }
    }

    /// Lets the new file be made.
    package func orderRedaction(of source: RedactionSource, by caller: Caller) async throws {
        try await keep { tx, now in
            try checkRedactable(source, by: caller, tx)
            guard let redaction = try RedactionTable.find(source, try vault(of: source, tx), tx),
                !redaction.marks.isEmpty
            else { throw RedactionRefusal.nothingMarked }
            switch redaction.state {
            case .marking, .failed: try RedactionTable.order(redaction, at: now, tx)
            case .reading, .waiting, .done, .adopted: return
            }
        }
    }

    /// - Throws: `RedactionRefusal.unfinished` where what is marked in a file of the answer is not covered yet.
    func checkCovered(_ stored: StoredRequest, _ tx: any Transaction) throws {
        guard let vault = stored.vault else { return }
        let open = try RedactionTable.unfinished(stored.request.id, vault, tx)
        if open.contains(where: { !stored.state.annulledFiles.contains($0) }) { throw RedactionRefusal.unfinished }
    }

    /// - Throws: `NotFound`, `Forbidden`, `RedactionRefusal.notPossible`.
    private func checkRedactable(_ source: RedactionSource, by caller: Caller, _ tx: any Transaction) throws {
        try caller.checkStanding(at: now(), tx)
        switch source {
        case .document(let id, let hash):
            let stored = try DocumentTable.find(id, tx)
            try caller.require(.draftDocuments, in: stored.document.organisation, tx)
            try stored.state.checkRevisable()
            let revision = try RevisionTable.find(id, stored.state.newestRevision, tx)
            guard let file = revision.fields.attachments.first(where: { $0.hash == hash }) else { throw NotFound() }
            if !RedactionPrograms.takes(file.type) { throw RedactionRefusal.notPossible }
        case .request(let id, let position):
            let stored = try storedRequest(id, tx)
            try checkHandling(stored, caller, tx)
            try stored.state.checkAnnulment(of: position)
            guard let file = stored.state.files.first(where: { $0.position == position }) else { throw NotFound() }
            if !stored.state.mayRedact(file) { throw RedactionRefusal.notPossible }
        }
    }
}

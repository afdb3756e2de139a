package import Domain
import Storage

/// A file, as the one sees it who covers something in it.
package struct RedactionDesk: Sendable {
    package var source: RedactionSource
    /// Of the document, or the number of the request.
    package var title: String
    /// Of the file, or of the one that stands in its place.
    package var name: String
    /// Of the file as it was.
    package var type: FileType
    package var redaction: FileRedaction?
    /// How many others come first.
    package var ahead: Int
    /// How many pages it has, as far as it was read.
    package var pages: Int
    /// What the guard has found in the words of the file: each can be covered at one press.
    package var found: [GuardFinding]
    /// Whether marks may still be made: the record may be changed, and the new file is not in its place yet.
    package var mayMark: Bool
    /// How many events the record has.
    package var version: Int

    /// Whether its pages can be shown at once. Of others words only are covered: to print them takes longer than a page may.
    package var hasPages: Bool { [.pdf, .jpeg, .png].contains(type) && !isToBegin }

    /// Nobody has said yet that he looks into this file of a request, which the journal tells of.
    package var isToBegin: Bool { if case .request = source { redaction == nil } else { false } }
}

extension Office {
    /// A file, and what is to be covered in it.
    /// - Throws: `NotFound` where the record has no such file; `Forbidden`.
    package func redaction(of source: RedactionSource, by caller: Caller) async throws -> RedactionDesk {
        switch source {
        case .document(let id, let hash): try await redaction(of: hash, in: id, by: caller)
        case .request(let id, let position):
            try await read { tx in try redaction(of: position, in: id, by: caller, tx) }
        }
    }

    private func redaction(of hash: String, in id: Document.ID, by caller: Caller) async throws -> RedactionDesk {
        let document = try await deskDocument(id, by: caller)
        guard document.mayDraft else { throw Forbidden() }
        return try await read { tx in
            let source = RedactionSource.document(id, hash: hash)
            let redaction = try RedactionTable.find(source, nil, tx)
            let revision = try RevisionTable.find(id, document.state.newestRevision, tx)
            let file = revision.fields.attachments.first {
                $0.hash == hash || $0.hash == redaction?.attachment?.hash
            }
            guard let file, let type = try FileTable.find([hash], tx)[hash]?.type else { throw NotFound() }
            let isOpen = (try? document.state.checkRevisable()) != nil && redaction?.state != .adopted
            return RedactionDesk(
                source: source, title: document.content.title, name: file.name, type: type, redaction: redaction,
                ahead: try redaction.map { try RedactionTable.waiting(before: $0, tx) } ?? 0,
                pages: document.files[hash]?.pages ?? redaction?.pages ?? 1,
                found: Self.words(of: document.files[hash]?.findings ?? []), mayMark: isOpen,
                version: document.state.eventCount)
        }
    }

    private func redaction(
        of position: Int, in id: InformationRequest.ID, by caller: Caller, _ tx: any Transaction
    ) throws -> RedactionDesk {
        let stored = try storedRequest(id, tx)
        try checkHandling(stored, caller, tx)
        guard let file = stored.state.files.first(where: { $0.position == position && $0.kind == .answer }) else {
            throw NotFound()
        }
        let source = RedactionSource.request(id, position: position)
        let redaction = try RedactionTable.find(source, try vault(of: source, tx), tx)
        return RedactionDesk(
            source: source, title: stored.request.number.text, name: file.name, type: file.type,
            redaction: redaction, ahead: try redaction.map { try RedactionTable.waiting(before: $0, tx) } ?? 0,
            pages: redaction?.content.pages ?? 1, found: Self.words(of: redaction?.content.findings ?? []),
            mayMark: stored.state.mayRedact(file)
                && redaction.map { $0.state != .reading && $0.state != .adopted } ?? false,
            version: stored.state.eventCount)
    }

    /// Each once, of those that can be seen: what is hidden in a file does not come along.
    private static func words(of findings: [GuardFinding]) -> [GuardFinding] {
        var known: Set<String> = []
        return findings.filter { !$0.match.isEmpty && $0.place.isPrinted && known.insert($0.match).inserted }
    }

    /// The key of the request whose file it is; nil for one of a draft.
    func vault(of source: RedactionSource, _ tx: any Transaction) throws -> Vault? {
        guard case .request(let id, _) = source else { return nil }
        guard let vault = try vault(of: id.text, tx) else { throw RecordAnonymous() }
        return vault
    }
}

extension DeskDocument {
    /// Whether parts of a file can be covered.
    package func mayRedact(_ file: Attachment) -> Bool { RedactionPrograms.takes(file.type) }
}

extension RequestCase {
    /// Whether parts of a file can be covered: as long as it may be taken out.
    package func mayRedact(_ file: RequestFile) -> Bool {
        file.kind == .answer && RedactionPrograms.takes(file.type)
            && (try? checkAnnulment(of: file.position)) != nil
    }
}

extension TextPlace {
    fileprivate var isPrinted: Bool {
        switch self {
        case .page, .paragraph, .tableCell, .sheetCell, .slide: true
        default: false
        }
    }
}

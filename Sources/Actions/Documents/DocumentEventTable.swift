package import Domain
package import Storage

enum DocumentEventTable {
    static func all(of document: Document.ID, _ tx: any Transaction) throws -> [DocumentEvent] {
        try tx.all(query(of: document))
    }

    static func query(of document: Document.ID) -> SQL {
        """
        SELECT position, instant, actor, happening, word, words, revision, successor, planned_at
        FROM document_event WHERE document = \(document) ORDER BY position
        """
    }

    /// The events of many documents.
    static func all(of documents: [Document.ID], _ tx: any Transaction) throws -> [Document.ID: [DocumentEvent]] {
        var events: [Document.ID: [DocumentEvent]] = [:]
        for start in stride(from: 0, to: documents.count, by: 100) {
            let rows = try tx.rows(
                """
                SELECT document, position, instant, actor, happening, word, words, revision, successor, planned_at
                FROM document_event WHERE document IN (\(list: Array(documents[start..<min(start + 100, documents.count)])))
                ORDER BY document, position
                """)
            for row in rows { events[try row.get("document"), default: []].append(try DocumentEvent(row: row)) }
        }
        return events
    }

    static func insertion(of event: DocumentEvent, at position: Int, of document: Document.ID) -> SQL {
        let columns = event.happening.columns
        return """
            INSERT INTO document_event
                (document, position, instant, actor, happening, word, words, revision, successor, planned_at)
            VALUES
                (\(document), \(position), \(event.instant), \(event.actor), \(event.happening.name),
                 \(columns.word), \(columns.words), \(columns.revision), \(columns.successor), \(columns.plannedAt))
            """
    }
}

private struct HappeningColumns {
    var word: String?
    var words = ""
    var revision: Int?
    var successor: Document.ID?
    var plannedAt: Instant?
}

extension DocumentEvent.Happening {
    /// The word that stands for it in tables and on pages.
    package var name: String { String(journalAction.rawValue.dropFirst("document.".count)) }

    var journalAction: JournalAction {
        switch self {
        case .revised: .documentRevised
        case .submitted: .documentSubmitted
        case .signed: .documentSigned
        case .returned: .documentReturned
        case .recalled: .documentRecalled
        case .overridden: .documentOverridden
        case .overrideConfirmed: .documentOverrideConfirmed
        case .scheduled: .documentScheduled
        case .published: .documentPublished
        case .corrected: .documentCorrected
        case .filed: .documentFiled
        case .withdrawn: .documentWithdrawn
        case .validityDecided: .documentValidityDecided
        case .imported: .documentImported
        case .discarded: .documentDiscarded
        case .findingAllowed: .documentFindingAllowed
        }
    }

    /// The revision that came with it.
    var revision: Int? { columns.revision }

    fileprivate var columns: HappeningColumns {
        switch self {
        case .submitted, .published, .filed: HappeningColumns()
        case .revised(let revision), .imported(let revision): HappeningColumns(revision: revision)
        case .signed(let step, let opinion): HappeningColumns(word: step.rawValue, words: opinion)
        case .returned(let step, let reason): HappeningColumns(word: step.rawValue, words: reason)
        case .recalled(let words), .overridden(let words), .overrideConfirmed(let words), .corrected(let words),
            .discarded(let words):
            HappeningColumns(words: words)
        case .scheduled(let at): HappeningColumns(plannedAt: at)
        case .withdrawn(let manner, let reason, let successor):
            HappeningColumns(word: manner.rawValue, words: reason, successor: successor)
        case .validityDecided(let validity, let reason, let successor):
            HappeningColumns(word: validity.rawValue, words: reason, successor: successor)
        case .findingAllowed(let mark, let reason): HappeningColumns(word: mark, words: reason)
        }
    }
}

extension DocumentEvent {
    /// Everything that is stored of it, in the form that is hashed for the journal.
    /// - Parameter revision: the one that it brings, if any.
    func canonical(with revision: Revision?) -> CanonicalJSON {
        let columns = happening.columns
        return .object([
            ("instant", .integer(instant.milliseconds)), ("actor", .string(actor?.text ?? "")),
            ("happening", .string(happening.name)), ("word", .string(columns.word ?? "")),
            ("words", .string(columns.words)), ("successor", .string(columns.successor?.text ?? "")),
            ("plannedAt", .string(columns.plannedAt?.iso ?? "")), ("revision", revision?.canonical ?? .object([])),
        ])
    }
}

extension DocumentEvent: SQLRecord {
    package init(row: SQLRow) throws {
        let words: String = try row.get("words")
        let happening: Happening
        switch try row.get("happening", as: String.self) {
        case "revised": happening = .revised(revision: try row.get("revision"))
        case "submitted": happening = .submitted
        case "signed": happening = .signed(try row.get("word"), opinion: words)
        case "returned": happening = .returned(try row.get("word"), reason: words)
        case "recalled": happening = .recalled(reason: words)
        case "overridden": happening = .overridden(reason: words)
        case "override-confirmed": happening = .overrideConfirmed(opinion: words)
        case "scheduled": happening = .scheduled(at: try row.get("planned_at"))
        case "published": happening = .published
        case "corrected": happening = .corrected(note: words)
        case "filed": happening = .filed
        case "withdrawn":
            happening = .withdrawn(try row.get("word"), reason: words, successor: try row.get("successor"))
        case "validity-decided":
            happening = .validityDecided(try row.get("word"), reason: words, successor: try row.get("successor"))
        case "imported": happening = .imported(revision: try row.get("revision"))
        case "discarded": happening = .discarded(reason: words)
        case "finding-allowed": happening = .findingAllowed(mark: try row.get("word"), reason: words)
        case let unknown: throw StoreError(.fault, "a document's event is called \(unknown)")
        }
        self.init(instant: try row.get("instant"), actor: try row.get("actor"), happening: happening)
    }
}

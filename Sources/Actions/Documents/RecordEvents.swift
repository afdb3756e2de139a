import Domain
import Storage

/// What a change to documents leaves for the end of its transaction.
struct DocumentChanges: Sendable {
    var journal: [JournalEvent] = []
    var news: [LogNews] = []
}

extension Office {
    /// Changes one document: loads it, lets the body decide what happens, and writes that down.
    /// - Parameter expected: how many events the caller had seen; nil where nobody looked before.
    /// - Throws: `Stale` where somebody else was faster.
    func change(
        _ id: Document.ID, expecting expected: Int?, by caller: Caller,
        _ body: @escaping @Sendable (StoredDocument, any Transaction, Instant) throws -> [DocumentEvent.Happening]
    ) async throws {
        try await perform(as: caller) { tx, now in
            let stored = try DocumentTable.find(id, tx)
            if let expected, expected != stored.state.eventCount { throw Stale() }
            let happenings = try body(stored, tx, now)
            var changes = DocumentChanges()
            try record(happenings, on: stored, by: caller.person?.id, at: now, &changes, tx)
            return try finish(changes, at: now, tx)
        }
    }

    /// Enters what became public in the log and the outbox, and hands the rest to the journal.
    func finish(_ changes: DocumentChanges, at now: Instant, _ tx: any Transaction) throws -> Done<Void> {
        try publish(changes.news, at: now, tx)
        guard let first = changes.journal.first else {
            preconditionFailure("a change to a document that nothing happened to")
        }
        return Done(first, Array(changes.journal.dropFirst()))
    }

    func publish(_ news: [LogNews], at now: Instant, _ tx: any Transaction) throws {
        try presentKeys(tx).append(news, at: now, tx)
        // Due by the clock, which may have been set back since: nobody shall wait to be told.
        let due = self.now()
        for item in news { try OutboxTable.insert(newID(at: now), item.entry, dueAt: due, tx) }
    }

    /// Adds events to a document and brings everything that is computed from them up to date: projection, numbers,
    /// search, planned jobs, and what the public log shall say.
    func record(
        _ happenings: [DocumentEvent.Happening], on stored: StoredDocument, by actor: Person.ID?, at now: Instant,
        _ changes: inout DocumentChanges, _ tx: any Transaction
    ) throws {
        let id = stored.document.id
        var (state, events) = (stored.state, stored.events)
        for happening in happenings {
            let (before, wasPublic) = (state.words, state.publicRevision != nil)
            let event = DocumentEvent(instant: now, actor: actor, happening: happening)
            try DocumentEventTable.insert(event, at: state.eventCount + 1, of: id, tx)
            state.apply(event)
            events.append(event)
            changes.journal.append(
                JournalEvent(
                    "document.\(happening.name)", of: id.text, organisation: stored.document.organisation.text,
                    before: before, after: "\(state.words) \(Hex.encode(try digest(of: event, on: id, tx)))",
                    mayShow: wasPublic || state.publicRevision != nil))
        }
        let projection = try project(state, events, of: id, tx)
        try DocumentTable.update(id, projection, tx)
        for happening in happenings {
            try follow(happening, stored, state, at: now, &changes, tx)
        }
    }

    /// What the journal says of an event besides its name: the hash of all that it holds, and of the revision it brings.
    func digest(of event: DocumentEvent, on id: Document.ID, _ tx: any Transaction) throws -> [UInt8] {
        let revision = try event.happening.revision.map { try RevisionTable.find(id, $0, tx) }
        return sha256(event.canonical(with: revision).bytes)
    }

    func project(
        _ state: DocumentCase, _ events: [DocumentEvent], of id: Document.ID, _ tx: any Transaction
    ) throws -> DocumentProjection {
        let newest = try RevisionTable.find(id, state.newestRevision, tx)
        let shown = try state.publicRevision.map { try RevisionTable.find(id, $0, tx) } ?? newest
        let row = try newest.fields.catalogueRow.flatMap { try CatalogueTable.find($0, tx) }
        return DocumentProjection(
            state, events: events, newest: newest, shown: shown, term: row?.term ?? .article26, calendar: rules.calendar
        )
    }

    /// What else has to happen in the same transaction.
    private func follow(
        _ happening: DocumentEvent.Happening, _ stored: StoredDocument, _ state: DocumentCase, at now: Instant,
        _ changes: inout DocumentChanges, _ tx: any Transaction
    ) throws {
        let document = stored.document
        switch happening {
        case .revised, .submitted, .signed, .returned, .recalled, .overridden, .overrideConfirmed, .filed, .discarded:
            return
        case .scheduled(let at):
            try JobTable.insert(newID(at: now), .publishScheduled, subject: document.id.text, at: at, tx)
        case .published, .imported, .corrected:
            if stored.indexNumber == nil { try giveIndexNumber(to: document, state, at: now, tx) }
            try index(document.id, state, tx)
            let event: LogEvent = if case .corrected = happening { .corrected } else { .published }
            changes.news.append(try news(event, document, state.publicRevision, at: now, tx))
        case .withdrawn:
            try SearchTable.remove(document.id, rules.analyser, tx)
            changes.news.append(try news(.withdrawn, document, nil, happening.publicStatement, at: now, tx))
        case .validityDecided:
            changes.news.append(try news(.validityChanged, document, nil, happening.publicStatement, at: now, tx))
        }
    }

    func index(_ id: Document.ID, _ state: DocumentCase, _ tx: any Transaction) throws {
        guard let number = state.publicRevision else { return }
        let revision = try RevisionTable.find(id, number, tx)
        let record = try DocumentTable.publicRecord(id, revision: number, tx)
        let text = SearchText(revision, indexNumber: record.indexNumber, body: try revision.body().plainText)
        try SearchTable.put(id, revision: number, text, rules.analyser, tx)
    }

    private func news(
        _ event: LogEvent, _ document: Document, _ revision: Int?, _ statement: CanonicalJSON? = nil, at now: Instant,
        _ tx: any Transaction
    ) throws -> LogNews {
        let shown = try DocumentTable.find(document.id, tx)
        let organisation = try OrganisationTable.find(document.organisation, tx)
        let hash =
            try revision.map {
                sha256(try DocumentTable.publicRecord(document.id, revision: $0, tx).canonicalJSON)
            } ?? statement.map { sha256($0.bytes) }
        let entry = LogEntry(
            event, of: "/documents/\(document.id)", indexNumber: shown.indexNumber, contentHash: hash,
            organisation: organisation.code, at: now)
        return LogNews(entry: entry, subject: document.id.text, revision: revision)
    }
}

extension DocumentCase {
    /// Stage and publicity in two words, as the journal keeps them.
    fileprivate var words: String {
        let stage =
            switch stage {
            case .draft: "draft"
            case .returned: "returned"
            case .inReview: "in-review"
            case .scheduled: "scheduled"
            case .settled: "settled"
            case .discarded: "discarded"
            }
        let publicity =
            switch publicity {
            case .none: "unpublished"
            case .published: "published"
            case .filed: "filed"
            case .withdrawn: "withdrawn"
            }
        return "\(stage) \(publicity) revision \(newestRevision)"
    }
}

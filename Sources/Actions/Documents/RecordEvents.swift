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
        try tx.runAll(news.map { OutboxTable.insertion(newID(at: now), $0.entry, dueAt: due) })
    }

    /// Adds events to a document and brings everything that is computed from them up to date: projection, numbers,
    /// search, planned jobs, and what the public log shall say.
    func record(
        _ happenings: [DocumentEvent.Happening], on stored: StoredDocument, by actor: Person.ID?, at now: Instant,
        _ changes: inout DocumentChanges, _ tx: any Transaction
    ) throws {
        let shelf = RevisionShelf(of: stored.document.id, tx)
        let step = try DocumentStep(
            happenings, on: stored.document, after: stored.state, stored.events, by: actor, at: now,
            revision: shelf.find)
        try tx.runAll(step.insertions)
        changes.journal += step.journal
        let projection = try project(step.state, step.events, shelf, tx)
        try DocumentTable.update(stored.document.id, projection, tx)
        var publication = Publication(
            document: stored.document, organisation: try OrganisationTable.find(stored.document.organisation, tx),
            indexNumber: stored.indexNumber, shownOn: projection.shownOn)
        for happening in happenings {
            try follow(happening, &publication, step.state, shelf, at: now, &changes, tx)
        }
    }

    func project(
        _ state: DocumentCase, _ events: [DocumentEvent], of id: Document.ID, _ tx: any Transaction
    ) throws -> DocumentProjection {
        try project(state, events, RevisionShelf(of: id, tx), tx)
    }

    private func project(
        _ state: DocumentCase, _ events: [DocumentEvent], _ shelf: RevisionShelf, _ tx: any Transaction
    ) throws -> DocumentProjection {
        let newest = try shelf.find(state.newestRevision)
        let shown = try state.publicRevision.map(shelf.find) ?? newest
        let row = try newest.fields.catalogueRow.flatMap { try CatalogueTable.find($0, tx) }
        return DocumentProjection(
            state, events: events, newest: newest, shown: shown, term: row?.term ?? .article26,
            calendar: try calendar(tx))
    }

    /// What else has to happen in the same transaction.
    private func follow(
        _ happening: DocumentEvent.Happening, _ publication: inout Publication, _ state: DocumentCase,
        _ shelf: RevisionShelf, at now: Instant, _ changes: inout DocumentChanges, _ tx: any Transaction
    ) throws {
        let document = publication.document
        switch happening {
        case .revised, .submitted, .signed, .returned, .recalled, .overridden, .overrideConfirmed, .filed, .discarded,
            .findingAllowed:
            return
        case .scheduled(let at):
            try JobTable.insert(newID(at: now), .publishScheduled, subject: document.id.text, at: at, tx)
        case .published, .imported, .corrected:
            let shown = try shelf.find(state.publicRevision ?? state.newestRevision)
            if publication.indexNumber == nil {
                publication.indexNumber = try giveIndexNumber(
                    to: document, in: publication.organisation, row: shown.fields.catalogueRow, at: now, tx)
            }
            let text = SearchText(
                shown, indexNumber: publication.indexNumber ?? "", shownOn: publication.shownOn,
                body: try SearchText.body(of: shown, tx))
            try SearchTable.put(text, rules.analyser, ranked, tx)
            try PublicFileTable.set(shown.fields.attachments, of: document.id, tx)
            let event: LogEvent = if case .corrected = happening { .corrected } else { .published }
            changes.news.append(publication.news(event, showing: shown, at: now))
        case .withdrawn:
            try SearchTable.remove(document.id, rules.analyser, ranked, tx)
            try PublicFileTable.set([], of: document.id, tx)
            changes.news.append(publication.news(.withdrawn, saying: happening.publicStatement, at: now))
        case .validityDecided:
            changes.news.append(publication.news(.validityChanged, saying: happening.publicStatement, at: now))
        }
    }
}

/// What the public log says of a document.
struct Publication: Sendable {
    var document: Document
    var organisation: Organisation
    var indexNumber: String?
    /// The day it is listed under.
    var shownOn: Day

    /// That a revision became public.
    func news(_ event: LogEvent, showing revision: Revision, at now: Instant) -> LogNews {
        let record = PublicRecord(
            id: document.id, revision: revision.number, organisation: organisation.code,
            indexNumber: indexNumber ?? "", content: revision.fields, bodyHTML: revision.bodyHTML,
            declaredPublishedOn: revision.declaredPublishedOn)
        return news(event, sha256(record.canonicalJSON), revision.number, at: now)
    }

    /// That something was decided about it.
    func news(_ event: LogEvent, saying statement: CanonicalJSON?, at now: Instant) -> LogNews {
        news(event, statement.map { sha256($0.bytes) }, nil, at: now)
    }

    private func news(_ event: LogEvent, _ contentHash: [UInt8]?, _ revision: Int?, at now: Instant) -> LogNews {
        let entry = LogEntry(
            event, of: "/documents/\(document.id)", indexNumber: indexNumber, contentHash: contentHash,
            organisation: organisation.code, at: now)
        return LogNews(entry: entry, subject: document.id.text, revision: revision)
    }
}

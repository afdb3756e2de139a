import Domain
import Storage

/// A request with its story and what opens it.
struct StoredRequest: Sendable {
    var request: InformationRequest
    var events: [RequestEvent]
    var state: RequestCase
    /// Nil where the key was destroyed: nobody is known any more.
    var vault: Vault?
}

/// Something that is going to be written down of a request.
struct RequestNews: Sendable {
    var day: Day
    var happening: RequestEvent.Happening
    var words: String
    /// To whom its letter goes, where that is not the applicant.
    var addressee: String

    init(_ happening: RequestEvent.Happening, on day: Day, _ words: String = "", addressee: String = "") {
        self.happening = happening
        self.day = day
        self.words = words
        self.addressee = addressee
    }
}

extension Office {
    /// Changes one request: loads it, lets the body decide what happens, and writes that down.
    /// - Parameters:
    ///   - expected: how many events the caller had seen; nil where nobody looked before.
    ///   - following: what comes of it elsewhere, in the same transaction.
    /// - Throws: `Stale` where somebody else was faster.
    func change(
        _ id: InformationRequest.ID, expecting expected: Int?, by caller: Caller,
        _ body: @escaping @Sendable (StoredRequest, any Transaction, Instant) throws -> [RequestNews],
        following: @escaping @Sendable (StoredRequest, any Transaction, Instant) throws -> [JournalEvent] = { _, _, _ in
            []
        }
    ) async throws {
        try await perform(as: caller) { tx, now in
            let stored = try storedRequest(id, tx)
            if let expected, expected != stored.state.eventCount { throw Stale() }
            let journal = try record(try body(stored, tx, now), on: stored, by: caller.person?.id, at: now, tx)
            guard let first = journal.first else {
                preconditionFailure("a change to a request that nothing happened to")
            }
            return Done(first, Array(journal.dropFirst()) + (try following(stored, tx, now)))
        }
    }

    func storedRequest(_ id: InformationRequest.ID, _ tx: any Transaction) throws -> StoredRequest {
        let request = try RequestTable.find(id, tx)
        let vault = try vault(of: id.text, tx)
        let events = try RequestEventTable.all(of: id, vault, tx)
        return StoredRequest(request: request, events: events, state: RequestCase(events), vault: vault)
    }

    /// Adds events to a request and brings everything that is computed from them up to date.
    func record(
        _ news: [RequestNews], on stored: StoredRequest, by actor: Person.ID?, at now: Instant, _ tx: any Transaction
    ) throws -> [JournalEvent] {
        guard let vault = stored.vault else { throw RecordAnonymous() }
        var state = stored.state
        var journal: [JournalEvent] = []
        for news in news {
            let event = RequestEvent(
                instant: now, actor: actor, day: news.day, happening: news.happening, words: news.words)
            let row = try EventRow(event, at: state.eventCount + 1, vault)
            try tx.run(RequestEventTable.insertion(of: row, of: stored.request.id))
            journal.append(
                row.journal(
                    "request", of: stored.request.id.text, organisation: stored.request.organisation,
                    before: state.eventCount == 0 ? "" : state.stage.rawValue))
            state.apply(event)
            try write(event, of: stored.request, state, vault, addressee: news.addressee, tx)
        }
        guard let projection = RequestProjection(state, changedAt: now, try calendar(tx)) else {
            preconditionFailure("a request that nobody submitted")
        }
        try RequestTable.update(stored.request.id, projection, tx)
        if state.disputes != stored.state.disputes {
            try tx.runAll(state.disputes.map { RequestDisputeTable.placing(of: $0, stored.request) })
        }
        return journal
    }
}

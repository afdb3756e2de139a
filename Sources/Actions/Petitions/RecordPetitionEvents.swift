import Domain
import Storage

/// A petition with its story and what opens it.
struct StoredPetition: Sendable {
    var petition: Petition
    var events: [PetitionEvent]
    var state: PetitionCase
    /// Nil where the key was destroyed.
    var vault: Vault?
}

/// Something that is going to be written down of a petition.
struct PetitionNews: Sendable {
    var day: Day
    var happening: PetitionEvent.Happening
    var words: String

    init(_ happening: PetitionEvent.Happening, on day: Day, _ words: String = "") {
        self.happening = happening
        self.day = day
        self.words = words
    }
}

extension Office {
    /// Changes one petition: loads it, lets the body decide what happens, and writes that down.
    /// - Parameter expected: how many events the caller had seen; nil where nobody looked before.
    /// - Throws: `Stale` where somebody else was faster.
    func change(
        _ id: Petition.ID, expecting expected: Int?, by caller: Caller,
        _ body: @escaping @Sendable (StoredPetition, any Transaction, Instant) throws -> PetitionNews
    ) async throws {
        try await perform(as: caller) { tx, now in
            let stored = try storedPetition(id, tx)
            if let expected, expected != stored.state.eventCount { throw Stale() }
            let news = try body(stored, tx, now)
            return Done(try record(news, on: stored, by: caller.person?.id, at: now, tx))
        }
    }

    func storedPetition(_ id: Petition.ID, _ tx: any Transaction) throws -> StoredPetition {
        let petition = try PetitionTable.find(id, tx)
        let vault = try vault(of: id.text, tx)
        let events = try PetitionEventTable.rows(of: id, tx).map { try $0.petitionEvent(vault) }
        return StoredPetition(petition: petition, events: events, state: PetitionCase(events), vault: vault)
    }

    /// Adds an event to a petition and brings everything that is computed from them up to date.
    func record(
        _ news: PetitionNews, on stored: StoredPetition, by actor: Person.ID?, at now: Instant, _ tx: any Transaction
    ) throws -> JournalEvent {
        guard let vault = stored.vault else { throw RecordAnonymous() }
        let petition = stored.petition
        let event = PetitionEvent(
            instant: now, actor: actor, day: news.day, happening: news.happening, words: news.words)
        let row = try EventRow(event, at: stored.state.eventCount + 1, vault)
        var state = stored.state
        state.apply(event)
        let origin = try PetitionTable.origin(of: petition.id, tx)
        guard let projection = PetitionProjection(state, origin: origin, changedAt: now) else {
            preconditionFailure("a petition that nobody submitted")
        }
        try tx.run(PetitionEventTable.insertion(of: row, of: petition.id))
        try PetitionTable.update(petition.id, projection, tx)
        return row.journal(
            "petition", of: petition.id.text, organisation: petition.organisation,
            before: stored.state.isOpen ? "open" : "closed")
    }
}

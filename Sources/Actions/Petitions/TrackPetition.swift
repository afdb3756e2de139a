package import Domain
import Storage

/// What a petitioner sees of a petition.
package struct TrackedPetition: Sendable {
    package var petition: Petition
    /// Who handles it.
    package var organisation: Organisation
    package var profile: OpennessProfile
    package var state: PetitionCase
    package var events: [PetitionEvent]
    /// The names of the organs that it was sent on to.
    package var names: [Organisation.ID: String]
    package var due: Day?
}

extension Office {
    /// - Throws: `NotFound` where there is no such number, or the code is another's: one answer for both.
    package func trackedPetition(_ ticket: Ticket) async throws -> TrackedPetition {
        try await read { tx in
            let stored = try storedPetition(try petition(of: ticket, tx), tx)
            if stored.vault == nil { throw NotFound() }
            let tree = try organisationTree(tx)
            guard let organisation = tree[stored.petition.organisation] else { throw NotFound() }
            return TrackedPetition(
                petition: stored.petition, organisation: organisation,
                profile: try ProfileTable.find(organisation.id, tx), state: stored.state, events: stored.events,
                names: Dictionary(uniqueKeysWithValues: tree.flattened.map { ($0.0.id, $0.0.name) }),
                due: stored.state.due(try calendar(tx)))
        }
    }

    /// The petitioner says more, or takes the petition back. The day is that of today.
    package func act(_ act: PetitionerAct, on ticket: Ticket, form: SentForm?) async throws {
        if !act.issues.isEmpty { throw Invalid(act.issues) }
        try await change(ticket, form: form) { stored, _, now in
            PetitionNews(try act.happening(stored.state), on: now.day, act.words)
        }
    }

    /// The petitioner adds a paper.
    package func add(_ file: SealedFile, to ticket: Ticket, form: SentForm?) async throws {
        try await change(ticket, form: form) { stored, tx, now in
            try filing(of: file, as: .attachment, to: stored, on: now.day, tx)
        }
    }

    package func trackedPetitionFile(_ position: Int, _ ticket: Ticket) async throws -> OpenedFile {
        let opened = try await read { tx in
            let stored = try storedPetition(try petition(of: ticket, tx), tx)
            guard let vault = stored.vault else { throw NotFound() }
            return try vault.opened(position, among: stored.state.files, tx)
        }
        return try await whole(opened)
    }

    private func change(
        _ ticket: Ticket, form: SentForm?,
        _ body: @escaping @Sendable (StoredPetition, any Transaction, Instant) throws -> PetitionNews
    ) async throws {
        let id = try await read { tx in try petition(of: ticket, tx) }
        var caller = Caller.applicant
        caller.form = form
        try await change(id, expecting: nil, by: caller, body)
    }

    private func petition(of ticket: Ticket, _ tx: any Transaction) throws -> Petition.ID {
        let mark = try presentMarks(tx).code(ticket.code, ofNumber: CaseNumber.key(of: ticket.number))
        guard let id = try PetitionTable.find(codeMark: mark, tx) else { throw NotFound() }
        return id
    }
}

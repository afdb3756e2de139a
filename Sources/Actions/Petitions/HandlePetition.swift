package import Domain
import Storage

/// Everything the desk shows of one petition. Who it is from is masked.
package struct DeskPetition: Sendable {
    package var petition: Petition
    package var organisation: Organisation
    package var state: PetitionCase
    package var events: [PetitionEvent]
    package var due: Day?
    package var daysLeft: Int?
    package var names: [Person.ID: String]
    package var tree: OrganisationTree
    /// Where it can be sent on to.
    package var receivers: [Organisation]
}

extension Office {
    package func deskPetition(_ id: Petition.ID, by caller: Caller) async throws -> DeskPetition {
        let today = now().day
        return try await read { tx in
            let stored = try storedPetition(id, tx)
            let petition = stored.petition
            try caller.require(petition.kind.permission, in: petition.organisation, tx)
            let tree = try organisationTree(tx)
            guard let organisation = tree[petition.organisation] else { throw NotFound() }
            let calendar = try self.calendar(tx)
            let due = stored.state.due(calendar)
            let receivers = try receivers(of: stored, tree, tx)
            return DeskPetition(
                petition: petition, organisation: organisation, state: stored.state, events: stored.events, due: due,
                daysLeft: due.map { calendar.workingDays(from: today, to: $0) },
                names: try PersonTable.names(stored.events.compactMap(\.actor), tx), tree: tree,
                receivers: tree.flattened.map(\.0).filter { receivers.contains($0.id) })
        }
    }

    package func act(
        _ act: PetitionAct, on id: Petition.ID, expecting version: Int?, by caller: Caller
    ) async throws {
        try await change(id, expecting: version, by: caller) { stored, tx, now in
            let petition = stored.petition
            try caller.require(petition.kind.permission, in: petition.organisation, tx)
            let issues = act.issues(petition.kind, today: now.day)
            if !issues.isEmpty { throw Invalid(issues) }
            let tree = try organisationTree(tx)
            let happening = try stored.state.happening(
                of: act, in: petition.organisation, accused: accused(of: stored, tree))
            if case .forward(let receiver, _) = act, try !receivers(of: stored, tree, tx).contains(receiver) {
                throw Invalid([Issue("receiver", .notAllowed)])
            }
            return PetitionNews(happening, on: now.day, act.words)
        }
    }

    /// Says who it is from: each look is in the journal.
    package func lookAtPetitioner(of id: Petition.ID, by caller: Caller) async throws -> Petitioner {
        try await perform(as: caller) { tx, _ in
            let stored = try storedPetition(id, tx)
            let petition = stored.petition
            try caller.require(petition.kind.permission, in: petition.organisation, tx)
            guard let petitioner = stored.state.form?.petitioner else { throw RequestAnonymous() }
            return Done(
                petitioner,
                JournalEvent(.petitionLookedAt, of: id.text, organisation: petition.organisation.text))
        }
    }

    /// Opens a paper at the desk: each look is in the journal.
    package func lookAtPetitionFile(
        _ position: Int, of id: Petition.ID, by caller: Caller
    ) async throws -> OpenedFile {
        try await perform(as: caller) { tx, _ in
            let stored = try storedPetition(id, tx)
            let petition = stored.petition
            try caller.require(petition.kind.permission, in: petition.organisation, tx)
            guard let vault = stored.vault else { throw RequestAnonymous() }
            return Done(
                try vault.opened(position, among: stored.state.files, tx),
                JournalEvent(
                    .petitionFileLookedAt, of: id.text, organisation: petition.organisation.text,
                    before: String(position)))
        }
    }

    /// A correction goes to any other organ, a complaint to another openness office, and to none that it is about.
    private func receivers(
        of stored: StoredPetition, _ tree: OrganisationTree, _ tx: any Transaction
    ) throws -> Set<Organisation.ID> {
        let all: Set<Organisation.ID> =
            switch stored.petition.kind {
            case .correction: Set(tree.flattened.map(\.0.id))
            case .complaint: try opennessOffices(tx)
            }
        return all.subtracting([stored.petition.organisation]).subtracting(accused(of: stored, tree))
    }

    /// The organ that a complaint is about, and those below it.
    private func accused(of stored: StoredPetition, _ tree: OrganisationTree) -> Set<Organisation.ID> {
        guard stored.petition.kind == .complaint,
            let about = tree.flattened.map(\.0).first(where: { $0.code == stored.state.form?.about })
        else { return [] }
        return Set(tree.subtree(of: about.id).map(\.id))
    }
}

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
            try requireHandling(of: petition, caller, tx)
            let tree = try organisationTree(tx)
            guard let organisation = tree[petition.organisation] else { throw NotFound() }
            let calendar = try self.calendar(tx)
            let due = stored.state.due(calendar)
            let receivers = try receivers(of: petition, tree, tx)
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
            try requireHandling(of: petition, caller, tx)
            let issues = act.issues(petition.kind, today: now.day)
            if !issues.isEmpty { throw Invalid(issues) }
            let happening = try stored.state.happening(of: act, in: petition.organisation)
            if case .forward(let receiver, _) = act,
                try !receivers(of: petition, try organisationTree(tx), tx).contains(receiver)
            {
                throw Invalid([Issue("petitionReceiver", .notAllowed)])
            }
            return PetitionNews(happening, on: now.day, act.words)
        }
    }

    /// Says who it is from: each look is in the journal.
    package func lookAtPetitioner(of id: Petition.ID, by caller: Caller) async throws -> Petitioner {
        try await perform(as: caller) { tx, _ in
            let stored = try storedPetition(id, tx)
            let petition = stored.petition
            try requireHandling(of: petition, caller, tx)
            guard let petitioner = stored.state.form?.petitioner else { throw RecordAnonymous() }
            return Done(
                petitioner,
                JournalEvent(.petitionLookedAt, of: id.text, organisation: petition.organisation.text))
        }
    }

    /// Opens a paper at the desk: each look is in the journal.
    package func lookAtPetitionFile(
        _ position: Int, of id: Petition.ID, by caller: Caller
    ) async throws -> OpenedFile {
        let opened = try await perform(as: caller) { tx, _ in
            let stored = try storedPetition(id, tx)
            let petition = stored.petition
            try requireHandling(of: petition, caller, tx)
            guard let vault = stored.vault else { throw RecordAnonymous() }
            return Done(
                try vault.opened(position, among: stored.state.files, tx),
                JournalEvent(
                    .petitionFileLookedAt, of: id.text, organisation: petition.organisation.text,
                    before: String(position)))
        }
        return try await whole(opened)
    }

    /// Adds a paper that came by letter or was handed over.
    package func add(
        _ file: SealedFile, to id: Petition.ID, expecting version: Int?, by caller: Caller
    ) async throws {
        try await change(id, expecting: version, by: caller) { stored, tx, now in
            try requireHandling(of: stored.petition, caller, tx)
            return try filing(of: file, as: .scan, to: stored, on: now.day, tx)
        }
    }

    /// Gives a petition another query code, for somebody who proved whose it is; the one before opens nothing any more.
    package func renewQueryCode(of id: Petition.ID, by caller: Caller) async throws -> Receipt {
        try await perform(as: caller) { tx, _ in
            let stored = try storedPetition(id, tx)
            let petition = stored.petition
            try requireHandling(of: petition, caller, tx)
            if stored.vault == nil { throw RecordAnonymous() }
            let code = QueryCode(chance: chance(5))
            try PetitionTable.setCodeMark(try presentMarks(tx).code(code, ofNumber: petition.number.key), of: id, tx)
            return Done(
                Receipt(record: id.text, number: petition.number.text, code: code.shown),
                JournalEvent(.petitionCodeRenewed, of: id.text, organisation: petition.organisation.text))
        }
    }

    /// Seals the key of a paper beside the petition.
    /// - Throws: `Invalid` where there are too many.
    func filing(
        of file: SealedFile, as kind: RequestFile.Kind, to stored: StoredPetition, on day: Day, _ tx: any Transaction
    ) throws -> PetitionNews {
        try stored.state.checkFiling()
        guard let vault = stored.vault else { throw RecordAnonymous() }
        let files = stored.state.files
        do {
            try files.filter { $0.kind == kind }.checkRoom(for: file.content.size)
        } catch {
            throw Invalid([Issue("file", .file(error))])
        }
        let record = file.record(as: kind, at: files.count + 1)
        try tx.run(VaultFileTable.insertion(of: file.content, at: record.position, vault))
        return PetitionNews(.filed(record), on: day)
    }

    /// A correction goes to any other organ; a complaint to another office above the organ that it is about.
    private func receivers(
        of petition: Petition, _ tree: OrganisationTree, _ tx: any Transaction
    ) throws -> Set<Organisation.ID> {
        let all: [Organisation.ID] =
            switch petition.kind {
            case .correction: tree.flattened.map(\.0.id)
            case .complaint: try opennessOffices(tx).supervisors(of: petition.about, tree)
            }
        return Set(all).subtracting([petition.organisation])
    }
}

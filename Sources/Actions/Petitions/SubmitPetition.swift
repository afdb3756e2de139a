package import Domain
import Storage

extension Office {
    /// Hands a petition in that was drafted on the public site. The same draft sent ten times is one petition.
    /// - Throws: `Invalid` naming each field that has to be put right.
    package func submit(_ form: PetitionForm, draftedUnder token: String) async throws -> Receipt {
        let issues = form.issues(on: now().day)
        if !issues.isEmpty { throw Invalid(issues) }
        return try await handIn(token) { organisation, files, caller, now, tx in
            var form = form
            form.about = organisation.code
            return try enter(
                form, about: organisation, try handler(of: form.kind, about: organisation.id, tx), by: .online,
                on: now.day, files: files, by: caller, at: now, tx)
        }
    }

    /// Registers a petition that came by letter or at the counter.
    package func register(
        _ form: PetitionForm, by channel: RequestChannel, on day: Day, by caller: Caller
    ) async throws -> Receipt {
        let today = now().day
        var issues = form.issues(on: today)
        if channel == .online { issues.append(Issue("channel", .notAllowed)) }
        if day > today { issues.append(Issue("submittedOn", .dateInFuture)) }
        if !issues.isEmpty { throw Invalid(issues) }
        return try await perform(as: caller) { tx, now in
            guard let about = try OrganisationTable.find(code: form.about, tx) else {
                throw Invalid([Issue("about", .missing)])
            }
            let handler = try handler(of: form.kind, about: about.id, tx)
            try requireHandling(of: form.kind, about: about.id, in: handler, caller, tx)
            let entered = try enter(form, about: about, handler, by: channel, on: day, by: caller, at: now, tx)
            return Done(entered.receipt, entered.journal[0])
        }
    }

    /// The organs that a petition may be about, as the tree has them: complained of may be those with somebody above them who
    /// watches.
    /// - Parameter caller: who registers it at the desk: only what is theirs to handle.
    package func petitionable(
        _ kind: Petition.Kind, by caller: Caller? = nil
    ) async throws -> [(organisation: Organisation, depth: Int)] {
        try await read { tx in
            let tree = try organisationTree(tx)
            let offices = try opennessOffices(tx)
            let conflicts = try caller.map { try self.conflicts(of: $0, tree, tx) } ?? []
            return tree.flattened.filter { organisation, _ in
                let handler =
                    kind == .correction ? organisation.id : offices.supervisors(of: organisation.id, tree).first
                guard let handler else { return false }
                guard let caller else { return true }
                return caller.may(kind.permission, in: handler, tree: tree)
                    && (kind == .correction || !conflicts.contains(organisation.id))
            }
        }
    }

    /// - Throws: `Invalid` where nobody in the program watches over the organ that is complained of.
    private func handler(
        of kind: Petition.Kind, about organisation: Organisation.ID, _ tx: any Transaction
    ) throws -> Organisation.ID {
        switch kind {
        case .correction: return organisation
        case .complaint:
            guard let office = try opennessOffices(tx).supervisors(of: organisation, try organisationTree(tx)).first
            else { throw Invalid([Issue("about", .notAllowed)]) }
            return office
        }
    }

    private func enter(
        _ form: PetitionForm, about: Organisation, _ organisation: Organisation.ID, by channel: RequestChannel,
        on day: Day, files: [RequestFile] = [], by caller: Caller, at now: Instant, _ tx: any Transaction
    ) throws -> Entered {
        let keys = try presentKeys(tx)
        let id: Petition.ID = newID(at: now)
        let number = try nextNumber(of: form.kind, in: try OrganisationTable.find(organisation, tx), day.year, tx)
        let petition = Petition(
            id: id, kind: form.kind, organisation: organisation, about: about.id, number: number)
        let (vault, keeping) = try newVault(of: id.text, keys)
        let code = QueryCode(chance: chance(5))
        let terms = PetitionTerms(stored: try SettingTable.all(tx))
        let submitted = PetitionNews(.submitted(channel, workingDays: terms[form.kind], form), on: day)
        // The row must be there before what refers to it; `record` writes the true projection a moment later.
        let arrival = PetitionEvent(instant: now, actor: nil, day: day, happening: submitted.happening)
        guard let projection = PetitionProjection(PetitionCase([arrival]), origin: organisation, changedAt: now) else {
            preconditionFailure("a petition that nobody submitted")
        }
        let codeMark = try marks(keys, tx).code(code, ofNumber: number.key)
        try tx.runAll([PetitionTable.insertion(of: petition, codeMark: codeMark, projection), keeping])
        var stored = StoredPetition(petition: petition, events: [], state: PetitionCase(), vault: vault)
        var journal: [JournalEvent] = []
        for news in [submitted] + files.map({ PetitionNews(.filed($0), on: day) }) {
            journal.append(try record(news, on: stored, by: caller.person?.id, at: now, tx))
            stored.state.apply(
                PetitionEvent(instant: now, actor: caller.person?.id, day: day, happening: news.happening))
        }
        return Entered(
            receipt: Receipt(record: id.text, number: number.text, code: code.shown), journal: journal, vault: vault)
    }

    private func nextNumber(
        of kind: Petition.Kind, in organisation: Organisation, _ year: Int, _ tx: any Transaction
    ) throws -> CaseNumber {
        let series = "\(kind.rawValue)s \(organisation.code) \(year)"
        let sequence = try NumberTable.last(in: series, tx) + 1
        try tx.run(NumberTable.move(series, to: sequence))
        return CaseNumber(
            year: year, sequence: sequence, mark: try ProfileTable.mark(of: organisation, tx), kind: kind.number)
    }
}

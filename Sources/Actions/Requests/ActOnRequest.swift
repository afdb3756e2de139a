package import Domain
import Storage

extension Office {
    /// Does something with a request at the desk.
    /// - Parameters:
    ///   - day: the day that counts, today or before.
    ///   - version: how many events the caller had seen.
    /// - Throws: `Invalid` where the form has to be put right, `RequestRefusal` where the rules forbid it.
    package func act(
        _ act: RequestAct, on id: InformationRequest.ID, day: Day, expecting version: Int?, by caller: Caller
    ) async throws {
        let issues = act.issues
        if !issues.isEmpty { throw Invalid(issues) }
        try await change(id, expecting: version, by: caller) { stored, tx, now in
            let organisation = stored.request.organisation
            try caller.require(.readRequests, in: organisation, tx)
            try caller.requireAny(act.permissions, in: organisation, tx)
            try checkSubject(of: act, in: organisation, at: now, tx)
            if case .sign = act { try checkCovered(stored, tx) }
            let happenings = try stored.state.outcome(
                of: act, on: day, today: now.day, try circumstances(stored.request, caller, tx), try calendar(tx))
            let addressee = try addressee(of: act, tx)
            return happenings.enumerated().map {
                RequestNews($1, on: day, $0 == 0 ? act.words : "", addressee: addressee)
            }
        } following: { stored, tx, now in
            try enterWhatComes(of: act, from: stored, on: day, by: caller, at: now, tx)
        }
    }

    /// Notes that somebody looks at who asked: each look is in the journal.
    package func lookAtApplicant(of id: InformationRequest.ID, by caller: Caller) async throws -> ApplicationForm {
        try await perform(as: caller) { tx, _ in
            let stored = try storedRequest(id, tx)
            try caller.require(.readRequests, in: stored.request.organisation, tx)
            guard let vault = stored.vault else { throw RecordAnonymous() }
            let form = try RequestFormTable.find(of: id, vault, tx)
            return Done(
                form,
                JournalEvent(
                    .requestLookedAt, of: id.text, organisation: stored.request.organisation.text))
        }
    }

    /// Whoever or whatever the act names must be there.
    private func checkSubject(
        of act: RequestAct, in organisation: Organisation.ID, at now: Instant, _ tx: any Transaction
    ) throws {
        if case .assign(let person) = act { try checkAssignable(person, in: organisation, at: now, tx) }
        if case .link(let document) = act, try !DocumentTable.find(document, tx).state.isPublic {
            throw Invalid([Issue("document", .notAllowed)])
        }
    }

    private func circumstances(
        _ request: InformationRequest, _ caller: Caller, _ tx: any Transaction
    ) throws -> RequestCircumstances {
        RequestCircumstances(
            organisation: request.organisation, person: caller.person?.id,
            itemsBefore: try RequestTable.itemsBefore(request.id, tx))
    }

    private func addressee(of act: RequestAct, _ tx: any Transaction) throws -> String {
        if case .consult(_, let addressee, _) = act { return addressee }
        if case .askAssistance(let addressee, _, _) = act { return addressee }
        if case .transfer(let organisation, _) = act { return try OrganisationTable.find(organisation, tx).name }
        return ""
    }

    func checkAssignable(
        _ person: Person.ID, in organisation: Organisation.ID, at now: Instant, _ tx: any Transaction
    ) throws {
        let authority = try AppointmentTable.authority(of: person, on: now.day, tx)
        let tree = try OrganisationTable.tree(tx)
        guard authority.allows(.handleRequests, in: organisation, tree: tree) else {
            throw Invalid([Issue("assignee", .notAllowed)])
        }
    }
}

extension RequestAct {
    /// A signature is asked of whoever may give that one.
    fileprivate var permissions: [Permission] {
        if case .sign(let step, _) = self { return [step.answerPermission] }
        return kind.permissions
    }
}

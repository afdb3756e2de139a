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
            if case .assign(let person) = act { try checkAssignable(person, in: organisation, at: now, tx) }
            let happenings = try stored.state.outcome(
                of: act, on: day, today: now.day, by: caller.person?.id, rules.calendar)
            return happenings.enumerated().map {
                RequestNews($1, on: day, $0 == 0 ? act.words : "", addressee: act.addressee)
            }
        }
    }

    /// Notes that somebody looks at who asked: each look is in the journal.
    package func lookAtApplicant(of id: InformationRequest.ID, by caller: Caller) async throws -> ApplicationForm {
        try await perform(as: caller) { tx, _ in
            let stored = try storedRequest(id, tx)
            try caller.require(.readRequests, in: stored.request.organisation, tx)
            guard let vault = stored.vault else { throw RequestAnonymous() }
            let form = try RequestFormTable.find(of: id, vault, tx)
            return Done(
                form,
                JournalEvent(
                    .requestLookedAt, of: id.text, organisation: stored.request.organisation.text))
        }
    }

    private func checkAssignable(
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

package import Domain
import Storage

extension Office {
    /// What the caller can sign now, in the order of the list of what is to be done.
    package func requestsToSign(by caller: Caller, limit: Int = 200) async throws -> [InformationRequest.ID] {
        guard let person = caller.person?.id else { return [] }
        return try await read { tx in
            let due = dueSteps(of: caller, try organisationTree(tx))
            let waiting: [InformationRequest.ID] = try tx.values(
                """
                SELECT r.id AS value FROM request r WHERE r.stage = 'under-way' AND \(due)
                ORDER BY \(RequestLine.mostUrgentFirst) LIMIT \(limit)
                """)
            let events = try RequestEventTable.unsealed(of: waiting, tx)
            return waiting.filter { id in
                let state = RequestCase(events[id] ?? [])
                return state.dueStep.map { state.canSign($0, by: person) } ?? false
            }
        }
    }

    /// Where a signature is due that the caller's posts allow.
    func dueSteps(of caller: Caller, _ tree: OrganisationTree) -> SQL {
        var condition: SQL = "(1 = 0"
        for step in AnswerDraft.steps {
            let organisations = readable(step.answerPermission, caller, tree)
            condition += " OR r.due_step = \(step) AND r.organisation IN (\(list: organisations))"
        }
        condition += ")"
        return condition
    }

    /// Where the caller has a permission, and may read requests.
    func readable(_ permission: Permission, _ caller: Caller, _ tree: OrganisationTree) -> [Organisation.ID] {
        let readable = Set(caller.authority.organisations(for: .readRequests, tree: tree).map(\.id))
        return caller.authority.organisations(for: permission, tree: tree).map(\.id).filter(readable.contains)
    }
}

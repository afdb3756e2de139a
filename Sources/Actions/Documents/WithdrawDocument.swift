package import Domain
import Storage

extension Office {
    /// Takes a document down, one of three ways. Its address stays and says why.
    package func withdraw(
        _ id: Document.ID, manner: WithdrawalManner, reason: String, successor: Document.ID?, expecting version: Int?,
        by caller: Caller
    ) async throws {
        try await change(id, expecting: version, by: caller) { stored, tx, _ in
            try caller.require(.withdrawDocuments, in: stored.document.organisation, tx)
            try checkReason(reason, successor: successor, tx)
            try stored.state.checkWithdrawable(id, reason: reason, successor: successor)
            return [.withdrawn(manner, reason: reason, successor: successor)]
        }
    }

    /// Decides that a document is repealed, no longer in force or amended, and by which other document.
    package func decideValidity(
        of id: Document.ID, _ validity: Validity.Decided, reason: String, successor: Document.ID?,
        expecting version: Int?, by caller: Caller
    ) async throws {
        try await change(id, expecting: version, by: caller) { stored, tx, _ in
            try caller.require(.withdrawDocuments, in: stored.document.organisation, tx)
            try checkReason(reason, successor: successor, tx)
            try stored.state.checkValidityDecidable(id, validity, reason: reason, successor: successor)
            return [.validityDecided(validity, reason: reason, successor: successor)]
        }
    }

    private func checkReason(_ reason: String, successor: Document.ID?, _ tx: any Transaction) throws {
        var issues = issues(ofWords: reason, field: "reason", areNeeded: true)
        if let successor, try !DocumentTable.exists(successor, tx) {
            issues.append(Issue("successor", .unknown(value: successor.text)))
        }
        if !issues.isEmpty { throw Invalid(issues) }
    }
}

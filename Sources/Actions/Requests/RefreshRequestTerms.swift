import Domain
import Storage

extension Office {
    /// Counts the terms of requests again that a newer calendar may have moved: those under way, and those whose days lay in
    /// a year that nobody had announced. Other columns are left as they are, for `check` to judge.
    package func refreshTermsOfRequests() async throws {
        var last = ""
        while true {
            let after = last
            let page = try await keep { tx, _ -> [InformationRequest.ID] in
                let ids: [InformationRequest.ID] = try tx.values(
                    """
                    SELECT id AS value FROM request WHERE id > \(after) AND (stage <> 'closed' OR is_provisional = 1)
                    ORDER BY id LIMIT 100
                    """)
                for id in ids { try refreshTerm(of: id, tx) }
                return ids
            }
            guard let newest = page.last else { return }
            last = newest.text
        }
    }

    private func refreshTerm(of id: InformationRequest.ID, _ tx: any Transaction) throws {
        guard var columns = try RequestTable.storedProjection(id, tx),
            let computed = RequestProjection(
                try storedRequest(id, tx).state, changedAt: columns.changedAt, rules.calendar)
        else { return }
        let before = columns
        (columns.dueOn, columns.isProvisional) = (computed.dueOn, computed.isProvisional)
        (columns.workingDays, columns.isLate) = (computed.workingDays, computed.isLate)
        if columns != before { try RequestTable.update(id, columns, tx) }
    }
}

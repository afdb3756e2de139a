package import Domain
import Storage

/// A request that another calendar gives another date.
package struct MovedRequest: Sendable {
    package var request: InformationRequest
    package var before: Day?
    package var after: Day?
    var projection: RequestProjection
}

extension Office {
    /// Counts the terms of requests again that a newer program may have moved. Other columns are left as they are, for
    /// `check` to judge.
    package func refreshTermsOfRequests() async throws {
        if try await read({ tx in try movedRequests(by: try calendar(tx), tx) }).isEmpty { return }
        try await keep { tx, _ in try move(try movedRequests(by: try calendar(tx), tx), tx) }
    }

    func move(_ requests: [MovedRequest], _ tx: any Transaction) throws {
        for moved in requests { try RequestTable.update(moved.request.id, moved.projection, tx) }
    }

    /// Requests under way, and those that ended in a year that nobody had announced, where a calendar makes other columns.
    func movedRequests(by calendar: WorkCalendar, _ tx: any Transaction) throws -> [MovedRequest] {
        let ids: [InformationRequest.ID] = try tx.values(
            "SELECT id AS value FROM request WHERE stage <> 'closed' OR is_provisional = 1 ORDER BY id")
        return try ids.compactMap { id in
            let stored = try storedRequest(id, tx)
            guard var columns = try RequestTable.storedProjection(id, tx),
                let computed = RequestProjection(stored.state, changedAt: columns.changedAt, calendar)
            else { return nil }
            let before = columns
            (columns.dueOn, columns.isProvisional) = (computed.dueOn, computed.isProvisional)
            (columns.workingDays, columns.isLate) = (computed.workingDays, computed.isLate)
            guard columns != before else { return nil }
            return MovedRequest(
                request: stored.request, before: before.dueOn, after: columns.dueOn, projection: columns)
        }
    }
}

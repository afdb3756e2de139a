package import Domain
import Storage

/// What the desk shows of the requests to an organisation, and to those below it, over a year.
package struct RequestStatistics: Sendable {
    package var year: Int
    package var organisation: Organisation
    package var isWithBelow: Bool
    package var total: RequestCounts
    /// Each organisation that counts, in the order of the tree.
    package var organisations: [(organisation: Organisation, counts: RequestCounts)]
}

extension Office {
    /// - Parameter code: the organisation; with all below it that the caller may count, or alone.
    package func requestStatistics(
        of code: String, isWithBelow: Bool, year: Int, by caller: Caller
    ) async throws -> RequestStatistics {
        let today = now().day
        return try await read { tx in
            let chosen = try countable(code, isWithBelow: isWithBelow, caller, tx)
            guard let top = chosen.first, let scope = RequestScope(year, organisations: chosen.map(\.id)) else {
                throw NotFound()
            }
            var counts: [Organisation.ID: RequestCounts] = [:]
            for figure in RequestFigure.allCases {
                for (id, part) in try requestCounts(figure, scope, today: today, tx) {
                    counts[id, default: RequestCounts()].add(part)
                }
            }
            var total = RequestCounts()
            for count in counts.values { total.add(count) }
            return RequestStatistics(
                year: year, organisation: top, isWithBelow: isWithBelow, total: total,
                organisations: chosen.map { ($0, counts[$0.id] ?? RequestCounts()) })
        }
    }

    /// The organisation first, then those below it.
    /// - Throws: `Forbidden` where the caller may not count its requests, `NotFound` where there is no such organisation.
    func countable(
        _ code: String, isWithBelow: Bool, _ caller: Caller, _ tx: any Transaction
    ) throws -> [Organisation] {
        let tree = try organisationTree(tx)
        guard let top = tree.flattened.first(where: { $0.organisation.code == code })?.organisation else {
            throw NotFound()
        }
        guard caller.may(.countRequests, in: top.id, tree: tree) else { throw Forbidden() }
        return isWithBelow ? tree.subtree(of: top.id) : [top]
    }
}

/// One figure, of each organisation that has any of it.
func requestCounts(
    _ figure: RequestFigure, _ scope: RequestScope, today: Day, _ tx: any Transaction
) throws -> [Organisation.ID: RequestCounts] {
    var counts: [Organisation.ID: RequestCounts] = [:]
    let rows = try tx.rows(
        """
        SELECT r.organisation, r.applicant_class, r.outcome, COUNT(*) AS requests, CAST(SUM(r.working_days) AS BIGINT) AS days,
               COUNT(r.working_days) AS measured, MAX(r.working_days) AS longest
        FROM request r WHERE \(figure.condition(scope, today: today))
        GROUP BY r.organisation, r.applicant_class, r.outcome
        """)
    for row in rows {
        let organisation: Organisation.ID = try row.get("organisation")
        counts[organisation, default: RequestCounts()].add(
            try row.get("requests"),
            to: RequestCounts.Cell(figure, try row.get("applicant_class"), try row.get("outcome")))
        if figure == .ended {
            counts[organisation]?.addWorkingDays(
                try row.get("days", as: Int?.self) ?? 0, of: try row.get("measured"), longest: try row.get("longest"))
        }
    }
    return counts
}

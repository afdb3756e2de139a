package import Domain
package import Storage

/// Which reconsiderations and suits the register shows.
package struct DisputeFilter: Hashable, Sendable {
    package var organisation: Organisation.ID?
    /// Nil: all of them, as they stand now.
    package var year: Int?
    package var block: Dispute.Block?
    package var standing: Dispute.Standing?

    package init(
        organisation: Organisation.ID? = nil, year: Int? = nil, block: Dispute.Block? = nil,
        standing: Dispute.Standing? = nil
    ) {
        self.organisation = organisation
        self.year = year
        self.block = block
        self.standing = standing
    }
}

/// The register of reconsiderations and suits, counted as the annual report's fourth table counts them. Nothing sealed is
/// opened for it.
package struct DisputeRegister: Sendable {
    package var counts: [Dispute.Block: [Dispute.Standing: Int]]
    /// Of the year in which the first one was opened; nil where there is none.
    package var firstYear: Int?
    /// How many the filter lets through, and a page of these.
    package var total: Int
    package var lines: [DisputeLine]

    package func count(_ block: Dispute.Block?, _ standing: Dispute.Standing?) -> Int {
        (block.map { [$0] } ?? Dispute.Block.allCases).reduce(0) { sum, block in
            (standing.map { [$0] } ?? Dispute.Standing.allCases).reduce(sum) { $0 + (counts[block]?[$1] ?? 0) }
        }
    }
}

package struct DisputeLine: Sendable, SQLRecord {
    package var request: InformationRequest
    package var organisationName: String
    package var number: Int
    package var block: Dispute.Block
    package var openedOn: Day
    /// At the end of the year that is shown.
    package var standing: Dispute.Standing
    package var decidedOn: Day?
    package var outcome: RequestOutcome?

    package init(row: SQLRow) throws {
        request = try InformationRequest(row: row)
        organisationName = try row.get("short_name")
        number = try row.get("number")
        block = try row.get("block")
        openedOn = try row.get("opened_on")
        standing = try row.get("standing")
        decidedOn = try row.get("decided_on")
        outcome = try row.get("outcome")
    }
}

extension Office {
    /// Those of a year are those that came in it and those that it took over; each counts as it stood at the year's end.
    package func disputes(
        _ filter: DisputeFilter, offset: Int, limit: Int, by caller: Caller
    ) async throws -> DisputeRegister {
        try await read { tx in
            var organisations = try readableOrganisations(caller, tx)
            if let chosen = filter.organisation { organisations = organisations.filter { $0 == chosen } }
            let firstDay: Day? = try tx.value(
                "SELECT MIN(opened_on) AS value FROM request_dispute WHERE organisation IN (\(list: organisations))")
            let (standing, condition) = Self.conditions(filter.year, organisations)
            var register = DisputeRegister(
                counts: try Self.counts(standing, condition, tx), firstYear: firstDay?.year, total: 0, lines: [])
            register.total = register.count(filter.block, filter.standing)
            var narrowed = condition
            if let block = filter.block { narrowed += " AND d.block = \(block)" }
            if let chosen = filter.standing {
                narrowed += " AND "
                narrowed += standing
                narrowed += " = \(chosen)"
            }
            register.lines = try tx.all(
                """
                SELECT r.id, r.organisation, r.year, r.sequence, r.mark, r.outcome, o.short_name, d.number, d.block,
                       d.opened_on, \(standing) AS standing, d.decided_on
                FROM request_dispute d JOIN request r ON r.id = d.request JOIN organisation o ON o.id = d.organisation
                WHERE \(narrowed) ORDER BY d.opened_on DESC, d.request DESC, d.number DESC LIMIT \(limit) OFFSET \(offset)
                """)
            return register
        }
    }

    private static func conditions(_ year: Int?, _ organisations: [Organisation.ID]) -> (standing: SQL, these: SQL) {
        guard let year, let first = Day(year, 1, 1), let last = Day(year, 12, 31) else {
            return ("COALESCE(d.result, 'pending')", "d.organisation IN (\(list: organisations))")
        }
        return (
            "CASE WHEN d.decided_on <= \(last) THEN d.result ELSE 'pending' END",
            """
            d.organisation IN (\(list: organisations)) AND d.opened_on <= \(last)
            AND (d.decided_on IS NULL OR d.decided_on >= \(first))
            """
        )
    }

    private static func counts(
        _ standing: SQL, _ condition: SQL, _ tx: any Transaction
    ) throws -> [Dispute.Block: [Dispute.Standing: Int]] {
        var counts: [Dispute.Block: [Dispute.Standing: Int]] = [:]
        for row in try tx.rows(
            """
            SELECT block, standing, COUNT(*) AS amount
            FROM (SELECT d.block AS block, \(standing) AS standing FROM request_dispute d WHERE \(condition)) AS shown
            GROUP BY block, standing ORDER BY block, standing
            """)
        {
            let block: Dispute.Block = try row.get("block")
            counts[block, default: [:]][try row.get("standing")] = try row.get("amount")
        }
        return counts
    }
}

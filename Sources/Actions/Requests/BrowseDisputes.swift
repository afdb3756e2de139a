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
            let selection = DisputeSelection(filter.year, organisations)
            var register = DisputeRegister(
                counts: try selection.counts(tx), firstYear: firstDay?.year, total: 0, lines: [])
            register.total = register.count(filter.block, filter.standing)
            register.lines = try selection.lines(filter.block, filter.standing, offset: offset, limit: limit, tx)
            return register
        }
    }
}

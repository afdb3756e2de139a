import Domain
import Storage

/// Which reconsiderations and suits count, as `request_dispute d`, and how each of them stood. Those of a year are those
/// that came in it and those that it took over, each as it stood at the year's end; without a year, all as they stand now.
struct DisputeSelection {
    let standing: SQL
    let condition: SQL

    init(_ year: Int?, _ organisations: [Organisation.ID]) {
        guard let year, let first = Day(year, 1, 1), let last = Day(year, 12, 31) else {
            standing = "COALESCE(d.result, 'pending')"
            condition = "d.organisation IN (\(list: organisations))"
            return
        }
        standing = "CASE WHEN d.decided_on <= \(last) THEN d.result ELSE 'pending' END"
        condition = """
            d.organisation IN (\(list: organisations)) AND d.opened_on <= \(last)
            AND (d.decided_on IS NULL OR d.decided_on >= \(first))
            """
    }

    func counts(_ tx: any Transaction) throws -> [Dispute.Block: [Dispute.Standing: Int]] {
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

    /// A page of them, newest first.
    func lines(
        _ block: Dispute.Block?, _ chosen: Dispute.Standing?, offset: Int, limit: Int, _ tx: any Transaction
    ) throws -> [DisputeLine] {
        var narrowed = condition
        if let block { narrowed += " AND d.block = \(block)" }
        if let chosen {
            narrowed += " AND "
            narrowed += standing
            narrowed += " = \(chosen)"
        }
        return try tx.all(
            """
            SELECT r.id, r.organisation, r.year, r.sequence, r.mark, r.outcome, o.short_name, d.number, d.block,
                   d.opened_on, \(standing) AS standing, d.decided_on
            FROM request_dispute d JOIN request r ON r.id = d.request JOIN organisation o ON o.id = d.organisation
            WHERE \(narrowed) ORDER BY d.opened_on DESC, d.request DESC, d.number DESC LIMIT \(limit) OFFSET \(offset)
            """)
    }
}

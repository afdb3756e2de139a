import Domain
import Storage

/// Documents that are on their way, by where they are.
package struct OpenItems: Sendable, Hashable {
    /// Every stage in which somebody or the clock still has to act, with zeros.
    package var byStage: [String: Int]
    /// Those whose term has passed.
    package var overdue: Int
    /// Published past the review, and nobody has confirmed it since.
    package var unconfirmed: Int
    /// Scheduled for an hour that has passed.
    package var late: Int

    static let stages = ["draft", "returned", "in-review", "scheduled"]
}

extension DocumentTable {
    /// Reads open items only, by their stage: what was settled, which is nearly all, costs nothing.
    static func openItems(at now: Instant, _ tx: any Transaction) throws -> OpenItems {
        let rows = try tx.rows(
            """
            SELECT stage, COUNT(*) AS items, COUNT(CASE WHEN due_on < \(now.day) THEN 1 END) AS overdue,
                   COUNT(CASE WHEN scheduled_at < \(now + .seconds(-60)) THEN 1 END) AS late
            FROM document WHERE stage IN (\(list: OpenItems.stages)) GROUP BY stage
            """)
        let unconfirmed: Int? = try tx.value("SELECT COUNT(*) AS value FROM document WHERE awaits_confirmation = 1")
        var items = OpenItems(
            byStage: Dictionary(uniqueKeysWithValues: OpenItems.stages.map { ($0, 0) }), overdue: 0,
            unconfirmed: unconfirmed ?? 0, late: 0)
        for row in rows {
            items.byStage[try row.get("stage")] = try row.get("items")
            items.overdue += try row.get("overdue", as: Int.self)
            items.late += try row.get("late", as: Int.self)
        }
        return items
    }
}

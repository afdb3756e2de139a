package import Domain
package import Storage

extension Office {
    /// How many published documents there are of each kind within a filter.
    package func documentFacets(_ filter: DocumentFilter) async throws -> SearchFacets {
        let today = now().day
        return try await store.read { tx in
            try Self.countFacets(
                of: "FROM document d WHERE d.publicity = 'published'\(filter.conditions(on: today))", on: today, tx)
        }
    }

    /// The addresses and times of all published documents, for the site map, a part of them.
    package func publishedAddresses(offset: Int, limit: Int) async throws -> [PublishedAddress] {
        try await store.read { tx in
            try tx.all(
                """
                SELECT d.id, d.changed_at FROM document d WHERE d.publicity = 'published'
                ORDER BY d.id LIMIT \(limit) OFFSET \(offset)
                """)
        }
    }

    /// Key figures of the home page.
    package func openness() async throws -> OpennessFigures {
        let today = now().day
        guard let newYear = Day(today.year, 1, 1) else { preconditionFailure("every year has a first day") }
        return try await store.read { tx in
            OpennessFigures(
                published: try tx.value("SELECT COUNT(*) AS value FROM document WHERE publicity = 'published'") ?? 0,
                publishedThisYear: try tx.value(
                    """
                    SELECT COUNT(*) AS value FROM document
                    WHERE publicity = 'published' AND first_published_at >= \(Instant(newYear))
                    """) ?? 0,
                logEntries: try LogTable.frontier(tx).size,
                latestChange: try tx.value(
                    "SELECT instant AS value FROM log_entry ORDER BY sequence DESC LIMIT 1"))
        }
    }
}

package struct OpennessFigures: Sendable {
    package var published: Int
    package var publishedThisYear: Int
    package var logEntries: Int
    package var latestChange: Instant?
}

package struct PublishedAddress: Sendable, SQLRecord {
    package var id: Document.ID
    package var changedAt: Instant

    package init(row: SQLRow) throws {
        id = try row.get("id")
        changedAt = try row.get("changed_at")
    }
}

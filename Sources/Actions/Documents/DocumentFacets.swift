package import Domain
package import Storage

extension Office {
    /// How many published documents there are of each kind within a filter.
    package func documentFacets(_ filter: DocumentFilter) async throws -> SearchFacets {
        let today = now().day
        return try await store.read { tx in
            register.counts(filter, in: try register.lines(tx, on: today))
        }
    }

    /// The addresses and times of all published documents, for the site map, a part of them.
    package func publishedAddresses(offset: Int, limit: Int) async throws -> [PublishedAddress] {
        let today = now().day
        return try await store.read { tx in
            let lines = try register.lines(tx, on: today)
            let part = lines.publishedByBirth(offset: offset, limit: limit)
            guard let first = part.first, let last = part.last else { return [] }
            return try tx.all(
                """
                SELECT d.id, d.changed_at FROM document d
                WHERE d.id >= \(first) AND d.id <= \(last) AND d.publicity = 'published' ORDER BY d.id
                """)
        }
    }

    /// Key figures of the home page.
    package func openness() async throws -> OpennessFigures {
        let today = now().day
        guard let newYear = Day(today.year, 1, 1) else { preconditionFailure("every year has a first day") }
        return try await store.read { tx in
            let lines = try register.lines(tx, on: today)
            return OpennessFigures(
                published: lines.shown.count, publishedThisYear: lines.countPublished(since: Instant(newYear)),
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

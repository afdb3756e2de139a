import Domain
import Storage

extension Office {
    /// Makes the search index anew from what is public. While it runs, searches find what is indexed so far.
    /// - Returns: how many documents were indexed.
    package func reindex() async throws -> Int {
        try await keep { tx, _ in try SearchTable.clear(tx) }
        var (last, count) = ("", 0)
        while true {
            let after = last
            let page = try await keep { tx, _ -> [Document.ID] in
                let ids: [Document.ID] = try tx.values(
                    """
                    SELECT id AS value FROM document WHERE publicity = 'published' AND id > \(after)
                    ORDER BY id LIMIT 100
                    """)
                for id in ids { try index(id, try DocumentTable.find(id, tx).state, tx) }
                return ids
            }
            guard let newest = page.last else { return count }
            last = newest.text
            count += page.count
        }
    }
}

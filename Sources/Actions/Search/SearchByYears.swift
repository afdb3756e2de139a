import Domain
import Storage

/// PostgreSQL reads the whole list of a term, however few of its documents are wanted. So it has a list for each year
/// (migration 12) and is asked for the newest year first, then for four times as many, and so on. What is too rare for the
/// newest years has short lists in all the others.
extension SearchTable {
    /// - Parameter words: as PostgreSQL reads a tsquery.
    static func findByYears(
        _ words: String, in places: Range<Int>, limit: Int, _ tx: any Transaction
    ) throws -> [SearchMatch] {
        // Left to itself, PostgreSQL would read the terms of document after document instead of asking GIN, because it leaves
        // their size out of account, and it would plan the same statement anew each time.
        let ends = try tx.rows(ofAll: [
            "SELECT set_config('enable_seqscan', 'off', true), set_config('plan_cache_mode', 'force_generic_plan', true)",
            """
            SELECT MIN(place) AS first, MAX(place) AS last FROM search_entry
            WHERE place >= \(places.lowerBound) AND place < \(places.upperBound)
            """,
        ])[1].first
        guard let first: Int = try ends?.get("first"), let last: Int = try ends?.get("last") else { return [] }
        let oldest = SearchPlaces.year(of: first)
        var (found, newest, count): ([SearchMatch], Int, Int) = ([], SearchPlaces.year(of: last), 1)
        while found.count < limit, newest >= oldest {
            let years = max(oldest, newest - count + 1)...newest
            found += try find(words, in: years, places, limit: limit - found.count, tx)
            newest = years.lowerBound - 1
            count *= 4
        }
        return found
    }

    private static func find(
        _ words: String, in years: ClosedRange<Int>, _ places: Range<Int>, limit: Int, _ tx: any Transaction
    ) throws -> [SearchMatch] {
        // OFFSET 0 keeps PostgreSQL from looking through the places in their order.
        try tx.all(
            """
            SELECT place, document FROM (
                SELECT place, document FROM search_terms
                WHERE terms @@ CAST(\(words) AS TSQUERY) AND year BETWEEN \(years.lowerBound) AND \(years.upperBound)
                OFFSET 0
            ) found
            WHERE place >= \(places.lowerBound) AND place < \(places.upperBound) ORDER BY place DESC LIMIT \(limit)
            """)
    }
}

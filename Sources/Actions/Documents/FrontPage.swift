package import Domain
import Storage

extension Office {
    /// What the home page shows of the register and of the log.
    package func frontPage() async throws -> FrontPage {
        let today = now().day
        return try await kept(keptReads.frontPage) { tx in try FrontPage(of: register.lines(tx, on: today), today, tx) }
    }
}

package struct FrontPage: Sendable {
    private static let (mostLatest, mostInterpretations) = (8, 4)

    package var latest: [DocumentSummary]
    package var interpretations: [DocumentSummary]
    package var published: Int
    package var publishedThisYear: Int
    package var logEntries: Int
    package var latestChange: Instant?

    fileprivate init(of lines: RegisterLines, _ today: Day, _ tx: any Transaction) throws {
        guard let newYear = Day(today.year, 1, 1) else { preconditionFailure("every year has a first day") }
        let newest = lines.page(DocumentFilter(), offset: 0, limit: Self.mostLatest)
        let interpreting = lines.page(
            DocumentFilter(genre: "interpretation"), offset: 0, limit: Self.mostInterpretations)
        let summaries = Dictionary(
            try DocumentSummary.all(Array(Set(newest + interpreting)), tx).map { ($0.id, $0) },
            uniquingKeysWith: { first, _ in first })
        let last: LastLogged? = try tx.first(
            "SELECT sequence, instant FROM log_entry ORDER BY sequence DESC LIMIT 1")
        latest = newest.compactMap { summaries[$0] }
        interpretations = interpreting.compactMap { summaries[$0] }
        published = lines.shown.count
        publishedThisYear = lines.countPublished(since: Instant(newYear))
        logEntries = last.map { $0.sequence + 1 } ?? 0
        latestChange = last?.instant
    }
}

private struct LastLogged: SQLRecord {
    var sequence: Int
    var instant: Instant

    init(row: SQLRow) throws {
        sequence = try row.get("sequence")
        instant = try row.get("instant")
    }
}

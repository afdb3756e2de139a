package import Domain
import Storage

extension Office {
    /// How many of the engine's best are put in order by `Ranking`; what comes after keeps the engine's order.
    private static var rankedCandidates: Int { 60 }
    /// Facets are counted exactly up to here.
    private static var facetLimit: Int { 5000 }

    /// Finds published documents.
    package func search(_ typed: String, _ filter: DocumentFilter, by sort: SearchSort, offset: Int = 0, limit: Int)
        async throws -> SearchResult
    {
        let today = now().day
        let query = SearchQuery(parsing: typed, analyser: rules.analyser)
        if query.isEmpty { return SearchResult(query: query) }
        let analyser = rules.analyser
        return try await store.read { tx in
            for strictness in [SearchQuery.Strictness.strict, .relaxed] {
                let facets = try Self.facets(query, strictness, filter, on: today, tx)
                if facets.total == 0, strictness == .strict { continue }
                let items = try Self.hits(
                    query, strictness, filter, by: sort, offset: offset, limit: limit, on: today, analyser, tx)
                return SearchResult(query: query, facets: facets, items: items, isRelaxed: strictness == .relaxed)
            }
            return SearchResult(query: query)
        }
    }

    private static func hits(
        _ query: SearchQuery, _ strictness: SearchQuery.Strictness, _ filter: DocumentFilter, by sort: SearchSort,
        offset: Int, limit: Int, on today: Day, _ analyser: SearchAnalyser, _ tx: any Transaction
    ) throws -> [SearchHit] {
        let found = SearchTable.matches(query, strictness, tx.engine)
        let conditions = filter.conditions(on: today)
        let order: SQL =
            switch sort {
            case .relevance: SearchTable.order(query, strictness, tx.engine)
            case .date: " ORDER BY d.shown_on DESC, d.id DESC"
            }
        let isRanked = sort == .relevance && offset < rankedCandidates
        let (first, count) = isRanked ? (0, max(rankedCandidates, offset + limit)) : (offset, limit)
        let summaries: [DocumentSummary] = try tx.all(
            "\(DocumentSummary.columns)\(found)\(conditions)\(order) LIMIT \(count) OFFSET \(first)")
        let ordered = isRanked ? try rank(summaries, query, on: today, analyser, tx) : summaries
        let shown = isRanked ? Array(ordered.dropFirst(offset).prefix(limit)) : ordered
        let highlighter = Highlighter(query, analyser: analyser)
        return try shown.map { summary in
            SearchHit(
                summary: summary, title: highlighter.segments(summary.title),
                snippet: highlighter.snippet(try plainBody(of: summary.id, tx)))
        }
    }

    private static func rank(
        _ summaries: [DocumentSummary], _ query: SearchQuery, on today: Day, _ analyser: SearchAnalyser,
        _ tx: any Transaction
    ) throws -> [DocumentSummary] {
        let ranking = Ranking(query, on: today)
        let best = try summaries.prefix(rankedCandidates).map { summary in
            let validity = summary.validity(on: today)
            let candidate = Ranking.Candidate(
                titleTerms: analyser.indexTerms(summary.title),
                bodyTerms: analyser.indexTerms(try plainBody(of: summary.id, tx)),
                documentNumberKey: DocumentNumber(parsing: summary.documentNumber)?.key,
                indexNumber: try tx.value("SELECT index_number AS value FROM document WHERE id = \(summary.id)"),
                signedOn: summary.signedOn, holds: validity != .repealed && validity != .expired)
            return (score: ranking.score(candidate), summary: summary)
        }
        let sorted = best.sorted { a, b in
            (a.score, a.summary.shownOn.number, a.summary.id.text) > (
                b.score, b.summary.shownOn.number, b.summary.id.text
            )
        }
        return sorted.map(\.summary) + summaries.dropFirst(rankedCandidates)
    }

    private static func plainBody(of id: Document.ID, _ tx: any Transaction) throws -> String {
        guard let number: Int = try tx.value("SELECT public_revision AS value FROM document WHERE id = \(id)") else {
            throw NotFound()
        }
        return try RevisionTable.find(id, number, tx).body().plainText
    }

    private static func facets(
        _ query: SearchQuery, _ strictness: SearchQuery.Strictness, _ filter: DocumentFilter, on today: Day,
        _ tx: any Transaction
    ) throws -> SearchFacets {
        let found = SearchTable.matches(query, strictness, tx.engine)
        return try countFacets(of: "\(found)\(filter.conditions(on: today))", on: today, tx)
    }

    /// Counts the documents of a FROM and WHERE by their kinds.
    static func countFacets(of documents: SQL, on today: Day, _ tx: any Transaction) throws -> SearchFacets {
        let rows: [FacetRow] = try tx.all(
            """
            SELECT d.organisation, d.topic, d.genre, d.shown_on, d.effective_on, d.expires_on, d.decided_validity
            \(documents) LIMIT \(facetLimit)
            """)
        var facets = SearchFacets()
        for row in rows { facets.count(row, on: today) }
        if rows.count == facetLimit {
            facets.total = try tx.value("SELECT COUNT(*) AS value \(documents)") ?? rows.count
            facets.isEstimated = true
        }
        return facets
    }
}

package enum SearchSort: String, Sendable {
    case relevance, date
}

package struct SearchHit: Sendable {
    package var summary: DocumentSummary
    package var title: [TextSegment]
    package var snippet: [TextSegment]
}

package struct SearchResult: Sendable {
    package var query: SearchQuery
    package var facets = SearchFacets()
    package var items: [SearchHit] = []
    /// Nothing had all the words; these have some.
    package var isRelaxed = false
}

/// How many of the results there are of each kind.
package struct SearchFacets: Sendable {
    package var total = 0
    /// The counts of the kinds are of the first 5,000 results.
    package var isEstimated = false
    package var organisations: [Organisation.ID: Int] = [:]
    package var topics: [String: Int] = [:]
    package var genres: [String: Int] = [:]
    package var years: [Int: Int] = [:]
    package var validities: [Validity: Int] = [:]

    fileprivate mutating func count(_ row: FacetRow, on today: Day) {
        total += 1
        organisations[row.organisation, default: 0] += 1
        // Facets show the 22 classes, not their sub-classes: the first two figures of the code.
        if let topic = row.topic { topics[String(topic.prefix(2)), default: 0] += 1 }
        genres[row.genre, default: 0] += 1
        years[row.shownOn.year, default: 0] += 1
        validities[row.validity(on: today), default: 0] += 1
    }
}

private struct FacetRow: SQLRecord {
    var organisation: Organisation.ID
    var topic: String?
    var genre: String
    var shownOn: Day
    private var effectiveOn: Day?
    private var expiresOn: Day?
    private var decided: Validity.Decided?

    init(row: SQLRow) throws {
        organisation = try row.get("organisation")
        topic = try row.get("topic")
        genre = try row.get("genre")
        shownOn = try row.get("shown_on")
        effectiveOn = try row.get("effective_on")
        expiresOn = try row.get("expires_on")
        decided = try row.get("decided_validity")
    }

    func validity(on today: Day) -> Validity {
        Validity.on(today, effectiveOn: effectiveOn, expiresOn: expiresOn, decided: decided)
    }
}

package import Domain
import Storage

/// How far a search goes.
package struct SearchReach: Sendable {
    /// How many of the newest results are counted and can be paged to. Who has more narrows the search.
    package var results: Int
    /// How many with the words in their titles or numbers go before the others, though they be older.
    package var heads: Int
    /// How many candidates are put in order by `Ranking`.
    package var ranked: Int

    package init(results: Int, heads: Int, ranked: Int) {
        self.results = results
        self.heads = heads
        self.ranked = ranked
    }

    package static let usual = SearchReach(results: 500, heads: 200, ranked: 60)
}

extension Office {
    /// Finds published documents. Both engines find the same and put it in the same order: by relevance, those with the words
    /// in their titles or numbers are looked at first and then the newest, and `Ranking` puts the first of them in order.
    package func search(
        _ typed: String, _ filter: DocumentFilter, by sort: SearchSort, offset: Int = 0, limit: Int,
        reach: SearchReach = .usual
    ) async throws -> SearchResult {
        let today = now().day
        let query = SearchQuery(parsing: typed, analyser: rules.analyser)
        if query.isEmpty { return SearchResult(query: query) }
        return try await read { tx in
            let lines = try register.lines(tx, on: today)
            guard let filter = RegisterFilter(filter, lines.words) else { return SearchResult(query: query) }
            for strictness in [SearchQuery.Strictness.strict, .relaxed] {
                let search = SearchWalk(query: query, strictness: strictness, lines: lines, filter: filter, tx: tx)
                let candidates = try search.candidates(reach.results + 1)
                let areAll = candidates.count <= reach.results
                let wanted = areAll ? reach.results : max(reach.ranked, offset + limit)
                let found = try search.holding(first: wanted, of: candidates, areAll: areAll)
                if found.isEmpty, strictness == .strict { continue }
                // Fewer than were looked for: then all of them were found, although more have the terms.
                let isEstimated = !areAll && found.count == wanted
                var ids = found.map { lines.line($0.line).document }
                var known: [Document.ID: FoundText] = [:]
                if sort == .relevance {
                    if isEstimated { ids = try Self.heads(of: search, first: wanted, most: reach.heads) + ids }
                    (ids, known) = try ranked(reach.ranked, of: ids, query, on: today, tx)
                }
                let page = Array(ids.dropFirst(offset).prefix(limit))
                let counted = isEstimated ? candidates.prefix(reach.results) : found[...]
                return SearchResult(
                    query: query, facets: Self.facets(counted, isEstimated, lines),
                    items: try hits(page, query, known, tx), isRelaxed: strictness == .relaxed)
            }
            return SearchResult(query: query)
        }
    }

    private static func heads(of search: SearchWalk, first wanted: Int, most: Int) throws -> [Document.ID] {
        var search = search
        search.inHeads = true
        let candidates = try search.candidates(most)
        return try search.holding(first: min(wanted, most), of: candidates, areAll: candidates.count < most)
            .map { search.lines.line($0.line).document }
    }

    private static func facets(_ found: ArraySlice<SearchWalk.Match>, _ isEstimated: Bool, _ lines: RegisterLines)
        -> SearchFacets
    {
        var tally = FacetTally(words: lines.words.count)
        for match in found { tally.count(match.line) }
        var facets = tally.facets(lines.words)
        facets.isEstimated = isEstimated
        return facets
    }

    private func hits(
        _ page: [Document.ID], _ query: SearchQuery, _ known: [Document.ID: FoundText], _ tx: any Transaction
    ) throws -> [SearchHit] {
        let highlighter = Highlighter(query, analyser: rules.analyser)
        let others = try texts(of: page.filter { known[$0] == nil }, tx)
        return page.compactMap { known[$0] ?? others[$0] }.map { text in
            SearchHit(
                summary: text.summary, title: highlighter.segments(text.summary.title),
                snippet: highlighter.snippet(text.body))
        }
    }

    private func texts(of documents: [Document.ID], _ tx: any Transaction) throws -> [Document.ID: FoundText] {
        if documents.isEmpty { return [:] }
        let bodies = try SearchTable.bodies(of: documents, tx)
        let texts = try DocumentSummary.all(documents, tx).map { FoundText(summary: $0, body: bodies[$0.id] ?? "") }
        return Dictionary(texts.map { ($0.summary.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The first ones by their rank, with their texts; the others after them as they come; none twice.
    private func ranked(
        _ count: Int, of found: [Document.ID], _ query: SearchQuery, on today: Day, _ tx: any Transaction
    ) throws -> (ids: [Document.ID], texts: [Document.ID: FoundText]) {
        var seen: Set<Document.ID> = []
        let ids = found.filter { seen.insert($0).inserted }
        let texts = try texts(of: Array(ids.prefix(count)), tx)
        let ranking = Ranking(query, on: today)
        let best = texts.values.map { text in
            let summary = text.summary
            let validity = summary.validity(on: today)
            let candidate = Ranking.Candidate(
                titleTerms: rules.analyser.codes(summary.title),
                bodyTerms: rules.analyser.codes(text.body),
                documentNumberKey: DocumentNumber(parsing: summary.documentNumber)?.key,
                indexNumber: summary.indexNumber, signedOn: summary.signedOn,
                holds: validity != .repealed && validity != .expired)
            return (score: ranking.score(candidate), summary: summary)
        }
        let sorted = best.sorted { a, b in
            (a.score, a.summary.shownOn.number, a.summary.id.text) > (
                b.score, b.summary.shownOn.number, b.summary.id.text
            )
        }
        return (sorted.map(\.summary.id) + ids.dropFirst(count), texts)
    }
}

/// What is looked at of a document that was found.
private struct FoundText {
    var summary: DocumentSummary
    var body: String
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
    /// There are more than these: the counts are of the newest, as many as `SearchReach.results` says.
    package var isEstimated = false
    package var organisations: [Organisation.ID: Int] = [:]
    package var topics: [String: Int] = [:]
    package var genres: [String: Int] = [:]
    package var years: [Int: Int] = [:]
    package var validities: [Validity: Int] = [:]
}

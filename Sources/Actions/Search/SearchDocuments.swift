package import Domain
import Storage

extension Office {
    /// How many of the newest results are counted and can be paged to. Who has more narrows the search.
    private static var mostResults: Int { 1000 }
    /// How many with the words in their titles or numbers go before the others, though they be older.
    private static var mostHeads: Int { 200 }
    /// How many candidates are put in order by `Ranking`.
    private static var rankedCandidates: Int { 60 }

    /// Finds published documents. Both engines find the same and put it in the same order: by relevance, those with the words
    /// in their titles or numbers are looked at first and then the newest, and `Ranking` puts the first sixty of them in order.
    package func search(_ typed: String, _ filter: DocumentFilter, by sort: SearchSort, offset: Int = 0, limit: Int)
        async throws -> SearchResult
    {
        let today = now().day
        let query = SearchQuery(parsing: typed, analyser: rules.analyser)
        if query.isEmpty { return SearchResult(query: query) }
        let analyser = rules.analyser
        return try await store.read { tx in
            let conditions = filter.conditions(on: today)
            for strictness in [SearchQuery.Strictness.strict, .relaxed] {
                var found = try SearchTable.find(
                    query, strictness, inHeads: false, conditions, limit: Self.mostResults + 1, tx)
                if found.isEmpty, strictness == .strict { continue }
                var facets = SearchFacets()
                facets.isEstimated = found.count > Self.mostResults
                found = Array(found.prefix(Self.mostResults))
                for document in found { facets.count(document, on: today) }
                var ids = found.map(\.id)
                if sort == .relevance {
                    if facets.isEstimated {
                        let heads = try SearchTable.find(
                            query, strictness, inHeads: true, conditions, limit: Self.mostHeads, tx)
                        ids = heads.map(\.id) + ids
                    }
                    ids = try Self.ranked(ids, query, on: today, analyser, tx)
                }
                let page = Array(ids.dropFirst(offset).prefix(limit))
                return SearchResult(
                    query: query, facets: facets, items: try Self.hits(page, query, analyser, tx),
                    isRelaxed: strictness == .relaxed)
            }
            return SearchResult(query: query)
        }
    }

    private static func hits(
        _ page: [Document.ID], _ query: SearchQuery, _ analyser: SearchAnalyser, _ tx: any Transaction
    ) throws -> [SearchHit] {
        let highlighter = Highlighter(query, analyser: analyser)
        let bodies = try SearchTable.bodies(of: page, tx)
        return try DocumentSummary.all(page, tx).map { summary in
            SearchHit(
                summary: summary, title: highlighter.segments(summary.title),
                snippet: highlighter.snippet(bodies[summary.id] ?? ""))
        }
    }

    /// The first sixty by their rank, the others after them as they come; none twice.
    private static func ranked(
        _ found: [Document.ID], _ query: SearchQuery, on today: Day, _ analyser: SearchAnalyser, _ tx: any Transaction
    ) throws -> [Document.ID] {
        var seen: Set<Document.ID> = []
        let ids = found.filter { seen.insert($0).inserted }
        let candidates = Array(ids.prefix(rankedCandidates))
        let bodies = try SearchTable.bodies(of: candidates, tx)
        let ranking = Ranking(query, on: today)
        let best = try DocumentSummary.all(candidates, tx).map { summary in
            let validity = summary.validity(on: today)
            let candidate = Ranking.Candidate(
                titleTerms: analyser.indexTerms(summary.title),
                bodyTerms: analyser.indexTerms(bodies[summary.id] ?? ""),
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
        return sorted.map(\.summary.id) + ids.dropFirst(rankedCandidates)
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
    /// There are more than these: the counts are of the newest thousand results.
    package var isEstimated = false
    package var organisations: [Organisation.ID: Int] = [:]
    package var topics: [String: Int] = [:]
    package var genres: [String: Int] = [:]
    package var years: [Int: Int] = [:]
    package var validities: [Validity: Int] = [:]

    fileprivate mutating func count(_ row: SearchMatch, on today: Day) {
        total += 1
        organisations[row.organisation, default: 0] += 1
        // Facets show the 22 classes, not their sub-classes: the first two figures of the code.
        if let topic = row.topic { topics[String(topic.prefix(2)), default: 0] += 1 }
        genres[row.genre, default: 0] += 1
        years[row.shownOn.year, default: 0] += 1
        validities[row.validity(on: today), default: 0] += 1
    }
}

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
            guard let filter = RegisterFilter(filter, lines.words),
                let search = SearchWalk(query, lines, filter, tx)
            else { return SearchResult(query: query) }
            let page = SearchPart(sort: sort, offset: offset, limit: limit, reach: reach)
            if !query.isQuestion || query.isExact, let result = try strict(search, typed, filter, page, on: today) {
                return result
            }
            return try meant(search, typed, filter, page, on: today) ?? relaxed(search, typed, filter, page)
        }
    }

    /// What has all that may have been meant; nil where that is not known.
    private func meant(
        _ search: SearchWalk, _ typed: String, _ filter: RegisterFilter, _ part: SearchPart, on today: Day
    ) throws -> SearchResult? {
        // Most questions hold pairs that no document has, and are right all the same; letters that read as pinyin are not.
        if search.query.isQuestion, typed.unicodeScalars.contains(where: \.isHan) { return nil }
        guard let meant = try repaired(typed, search.tx) else { return nil }
        var search = search
        search.query = SearchQuery(parsing: meant, analyser: rules.analyser)
        // Only what a document says as a whole: of one that was withdrawn the index may still know parts.
        var result = try strict(search, meant, filter, part, on: today)
        result?.meant = meant
        return result
    }

    /// What has all that was typed; nil where nothing has.
    private func strict(
        _ search: SearchWalk, _ typed: String, _ filter: RegisterFilter, _ part: SearchPart, on today: Day
    ) throws -> SearchResult? {
        let reach = part.reach
        let candidates = try search.candidates(reach.results + 1)
        let areAll = candidates.count <= reach.results
        let wanted = areAll ? reach.results : max(reach.ranked, part.offset + part.limit)
        let found = try search.holding(first: wanted, of: candidates, areAll: areAll)
        if found.isEmpty { return nil }
        // Fewer than were looked for: then all of them were found, although more have the terms.
        let isEstimated = !areAll && found.count == wanted
        var items = found
        var known: [Int: FoundText] = [:]
        if part.sort == .relevance {
            if isEstimated {
                items = try Self.heads(of: search, first: wanted, most: reach.heads) + items
            } else if found.count > reach.ranked {
                items = try nearestFirst(found, to: typed, search, filter)
            }
            (items, known) = try ranked(reach.ranked, of: items, search, on: today)
        }
        let page = Array(items.dropFirst(part.offset).prefix(part.limit))
        let counted = isEstimated ? candidates.prefix(reach.results) : found[...]
        return SearchResult(
            query: search.query, facets: Self.facets(counted.map(\.line), isEstimated, search.lines),
            items: try hits(page, of: search, known))
    }

    private func nearestFirst(
        _ found: [SearchWalk.Match], to typed: String, _ search: SearchWalk, _ filter: RegisterFilter
    ) throws -> [SearchWalk.Match] {
        let query = RankedQuery(typed, analyser: rules.analyser, words: rules.searchWords)
        let nearest = try rank(query, search.lines, filter, most: SearchReach.usual.results, search.tx)
        let ranks = Dictionary(
            nearest.enumerated().map { ($1.document, $0) }, uniquingKeysWith: { first, _ in first })
        let ranked = found.map { (match: $0, rank: ranks[search.lines.line($0.line).id] ?? .max) }
        return ranked.enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }
            .map(\.element.match)
    }

    /// What has some of it, or says the same in other words.
    private func relaxed(
        _ search: SearchWalk, _ typed: String, _ filter: RegisterFilter, _ part: SearchPart
    ) throws -> SearchResult {
        let question = RankedQuery(typed, analyser: rules.analyser, words: rules.searchWords)
        let found = try rank(question, search.lines, filter, most: part.reach.results, search.tx)
        let least = (found.first?.score ?? 0) * Self.leastOfBest / 100
        var matches = Array(found.prefix { $0.score >= least })
        let isEstimated = matches.count == part.reach.results
        if part.sort == .date { matches.sort { ($0.shownOn, $0.document) > ($1.shownOn, $1.document) } }
        let page = try SearchTable.matches(
            matches.dropFirst(part.offset).prefix(part.limit).map { (document: $0.document, line: $0.line) }, search.tx)
        return SearchResult(
            query: search.query, facets: Self.facets(matches.map(\.line), isEstimated, search.lines),
            items: try hits(page, of: search, [:]), isRelaxed: true)
    }

    /// In hundredths: what is less about a question than this part of the best is not offered.
    private static var leastOfBest: Int { 25 }

    private static func heads(of search: SearchWalk, first wanted: Int, most: Int) throws -> [SearchWalk.Match] {
        var search = search
        search.inHeads = true
        let candidates = try search.candidates(most)
        return try search.holding(first: min(wanted, most), of: candidates, areAll: candidates.count < most)
    }

    private static func facets(
        _ found: [RegisterLines.ShownLine], _ isEstimated: Bool, _ lines: RegisterLines
    ) -> SearchFacets {
        var tally = FacetTally(words: lines.words.count)
        for line in found { tally.count(line) }
        var facets = tally.facets(lines.words)
        facets.isEstimated = isEstimated
        return facets
    }

    /// - Parameter known: by their places.
    private func hits(
        _ page: [SearchWalk.Match], of search: SearchWalk, _ known: [Int: FoundText]
    ) throws -> [SearchHit] {
        let highlighter = Highlighter(search.query, analyser: rules.analyser)
        let others = try texts(of: page.filter { known[$0.place] == nil }, search)
        return page.compactMap { known[$0.place] ?? others[$0.place] }.map { text in
            SearchHit(
                summary: text.summary, title: highlighter.segments(text.summary.title),
                snippet: highlighter.snippet(text.body))
        }
    }

    /// - Returns: by their places.
    private func texts(of matches: [SearchWalk.Match], _ search: SearchWalk) throws -> [Int: FoundText] {
        if matches.isEmpty { return [:] }
        let bodies = try SearchTable.bodies(at: matches.map(\.place), search.tx)
        let documents = matches.map { search.lines.line($0.line).document }
        let summaries = Dictionary(
            try DocumentSummary.all(documents, search.tx).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let texts = zip(matches, documents).compactMap { match, document in
            summaries[document].map { (match.place, FoundText(summary: $0, body: bodies[match.place] ?? "")) }
        }
        return Dictionary(texts, uniquingKeysWith: { first, _ in first })
    }

    /// The first ones by their rank, with their texts; the others after them as they come; none twice.
    private func ranked(
        _ count: Int, of found: [SearchWalk.Match], _ search: SearchWalk, on today: Day
    ) throws -> (matches: [SearchWalk.Match], texts: [Int: FoundText]) {
        var seen: Set<Int> = []
        let matches = found.filter { seen.insert($0.place).inserted }
        let texts = try texts(of: Array(matches.prefix(count)), search)
        let ranking = Ranking(search.query, on: today)
        let best = matches.prefix(count).compactMap { match in
            texts[match.place].map { (match: match, summary: $0.summary, score: score($0, ranking, on: today)) }
        }
        let sorted = best.sorted { a, b in
            (a.score, a.summary.shownOn.number, a.summary.id.text) > (
                b.score, b.summary.shownOn.number, b.summary.id.text
            )
        }
        return (sorted.map(\.match) + matches.dropFirst(count), texts)
    }

    private func score(_ text: FoundText, _ ranking: Ranking, on today: Day) -> Double {
        let summary = text.summary
        let validity = summary.validity(on: today)
        return ranking.score(
            Ranking.Candidate(
                titleTerms: rules.analyser.codes(summary.title), bodyTerms: rules.analyser.codes(text.body),
                documentNumber: summary.documentNumber, indexNumber: summary.indexNumber, signedOn: summary.signedOn,
                holds: validity != .repealed && validity != .expired))
    }
}

/// Which of the results are wanted.
private struct SearchPart {
    var sort: SearchSort
    var offset: Int
    var limit: Int
    var reach: SearchReach
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
    package var snippet: Snippet
}

package struct SearchResult: Sendable {
    package var query: SearchQuery
    package var facets = SearchFacets()
    package var items: [SearchHit] = []
    /// It was a question, or nothing had all the words: these have some, or others that mean the same.
    package var isRelaxed = false
    /// What was looked for instead of what was typed, which nothing has: pinyin read, or characters that sound alike.
    package var meant: String?
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

import Domain
import Storage

/// The index of published documents. Both engines hold the same terms; only these statements differ.
enum SearchTable {
    static func put(
        _ text: SearchText, _ analyser: SearchAnalyser, _ index: RankedIndex, _ tx: any Transaction
    ) throws {
        try remove(text.document, analyser, index, tx)
        var places = SearchPlaces(tx)
        let place = try places.take(on: text.shownOn)
        try tx.runAll(insertions(of: text, text.terms(analyser), at: place, tx.engine))
    }

    static func insertions(of text: SearchText, _ terms: SearchTerms, at place: Int, _ engine: Engine) -> [SQL] {
        let entry: [SQL] = [
            """
            INSERT INTO search_entry (place, document, revision)
            VALUES (\(place), \(text.document), \(text.revision))
            """,
            "INSERT INTO search_body (place, body) VALUES (\(place), \(text.body))",
            RankedTable.insertion(of: terms.weights, text.document),
        ]
        switch engine {
        case .sqlite:
            return entry + [
                """
                INSERT INTO search_terms (rowid, title, number, body)
                VALUES (\(place), \(terms.title.withHeads), \(terms.numbers.withHeads), \(terms.body))
                """
            ]
        case .postgres:
            return entry + [
                """
                INSERT INTO search_terms (year, place, document, terms)
                VALUES (
                    \(SearchPlaces.year(of: place)), \(place), \(text.document), CAST(\(terms.tsvector) AS TSVECTOR))
                """
            ]
        }
    }

    /// The place after the last one that is taken among so many.
    static func freePlace(from first: Int, _ count: Int, _ tx: any Transaction) throws -> Int {
        let last: Int? = try tx.value(
            """
            SELECT place AS value FROM search_entry WHERE place >= \(first) AND place < \(first + count)
            ORDER BY place DESC LIMIT 1
            """)
        return last.map { $0 + 1 } ?? first
    }

    static func remove(
        _ id: Document.ID, _ analyser: SearchAnalyser, _ index: RankedIndex, _ tx: any Transaction
    ) throws {
        let entry: IndexedEntry? = try tx.first(
            """
            SELECT e.revision, e.place, b.body FROM search_entry e JOIN search_body b ON b.place = e.place
            WHERE e.document = \(id)
            """)
        guard let entry else { return }
        try RankedTable.remove(id, index, tx)
        switch tx.engine {
        case .sqlite:
            // FTS5 without stored content wants to be told again what it shall forget.
            let revision = try RevisionTable.find(id, entry.revision, tx)
            let record = try DocumentTable.publicRecord(id, revision: entry.revision, tx)
            let text = SearchText(
                revision, indexNumber: record.indexNumber, shownOn: Day(number: 0), body: entry.body)
            let terms = text.terms(analyser)
            try tx.run(
                """
                INSERT INTO search_terms (search_terms, rowid, title, number, body)
                VALUES (
                    'delete', \(entry.place), \(terms.title.withHeads), \(terms.numbers.withHeads), \(terms.body))
                """)
        case .postgres:
            try tx.run(
                """
                DELETE FROM search_terms WHERE year = \(SearchPlaces.year(of: entry.place)) AND place = \(entry.place)
                """)
        }
        try tx.run("DELETE FROM search_body WHERE place = \(entry.place)")
        try tx.run("DELETE FROM search_entry WHERE place = \(entry.place)")
    }

    /// Empties the index, to be filled anew: after the analyser has changed.
    static func clear(_ tx: any Transaction) throws {
        switch tx.engine {
        case .sqlite: try tx.run("INSERT INTO search_terms (search_terms) VALUES ('delete-all')")
        case .postgres: try tx.run("DELETE FROM search_terms")
        }
        try tx.run("DELETE FROM search_body")
        try tx.run("DELETE FROM search_entry")
        try RankedTable.clear(tx)
    }

    /// Many documents are going to be put in: PostgreSQL shall keep more of them in the list beside its index before it
    /// sorts them in, which costs less for many at once.
    static func expectMany(_ tx: any Transaction) throws {
        guard tx.engine == .postgres else { return }
        _ = try tx.rows("SELECT set_config('gin_pending_list_limit', '65536', true) AS value")
    }

    /// Brings a part of what the engine has put aside for later into its index: PostgreSQL keeps new entries in a list beside
    /// it, and FTS5 in ever more segments, each of which a search looks into.
    /// - Returns: whether there is more to do.
    static func settle(_ tx: any Transaction) throws -> Bool {
        switch tx.engine {
        case .sqlite:
            func changes() throws -> Int { try tx.value("SELECT total_changes() AS value") ?? 0 }
            let before = try changes()
            try tx.run("INSERT INTO search_terms (search_terms, rank) VALUES ('merge', \(-pagesMergedAtOnce))")
            // The statement itself counts as one change: https://www.sqlite.org/fts5.html#the_merge_command
            return try changes() - before > 1
        case .postgres:
            _ = try tx.rows(
                """
                SELECT gin_clean_pending_list(inhrelid) AS value FROM pg_inherits
                WHERE inhparent = CAST('search_terms_by_term' AS REGCLASS)
                """)
            return false
        }
    }

    /// A part of the merge, so that a writer of another program waits for no more than that.
    private static let pagesMergedAtOnce = 2000

    static func count(_ tx: any Transaction) throws -> Int {
        try tx.value("SELECT COUNT(*) AS value FROM search_entry") ?? 0
    }

    /// The newest documents that have the terms of a query, newest first. On PostgreSQL some may lack its phrases: see
    /// `holding`.
    /// - Parameters:
    ///   - heads: looks in titles and numbers only.
    ///   - places: only those that stand there.
    static func find(
        _ query: SearchQuery, inHeads heads: Bool, in places: Range<Int>,
        limit: Int, _ tx: any Transaction
    ) throws -> [SearchMatch] {
        switch tx.engine {
        case .sqlite:
            return try tx.all(
                """
                SELECT s.place, s.document FROM search_terms JOIN search_entry s ON s.place = search_terms.rowid
                WHERE search_terms MATCH \(query.fts5(inHeads: heads))
                    AND search_terms.rowid >= \(places.lowerBound) AND search_terms.rowid < \(places.upperBound)
                ORDER BY search_terms.rowid DESC LIMIT \(limit)
                """)
        case .postgres:
            return try findByYears(
                query.tsquery(inHeads: heads, asPhrases: false), in: places, limit: limit, tx)
        }
    }

    /// Those of some documents that have what the query asks for, its phrases included.
    static func holding(
        _ query: SearchQuery, inHeads heads: Bool, among places: [Int],
        _ tx: any Transaction
    ) throws -> Set<Int> {
        // FTS5 has looked at the phrases already.
        guard tx.engine == .postgres, query.hasPhrases else { return Set(places) }
        let words = query.tsquery(inHeads: heads)
        let years = places.map(SearchPlaces.year)
        return Set(
            try tx.values(
                """
                WITH few AS MATERIALIZED (
                    SELECT place, terms FROM search_terms
                    WHERE place IN (\(list: places)) AND year BETWEEN \(years.min()) AND \(years.max())
                )
                SELECT place AS value FROM few WHERE terms @@ CAST(\(words) AS TSQUERY)
                """))
    }

    /// Where documents stand, in the order in which they come.
    static func matches(
        _ documents: [(document: UInt128, line: RegisterLines.ShownLine)], _ tx: any Transaction
    ) throws -> [SearchWalk.Match] {
        let ids = documents.map { Document.ID(number: $0.document) }
        let found: [SearchMatch] = try tx.all(
            "SELECT place, document FROM search_entry WHERE document IN (\(list: ids))")
        let places = Dictionary(found.map { ($0.document, $0.place) }, uniquingKeysWith: { first, _ in first })
        return documents.compactMap { document in
            places[document.document].map { SearchWalk.Match(place: $0, line: document.line) }
        }
    }

    /// The words of bodies, as snippets and ranking want them.
    static func bodies(at places: [Int], _ tx: any Transaction) throws -> [Int: String] {
        let rows = try tx.rows("SELECT place, body FROM search_body WHERE place IN (\(list: places))")
        return Dictionary(
            try rows.map { (try $0.get("place"), try $0.get("body")) }, uniquingKeysWith: { first, _ in first })
    }
}

private struct IndexedEntry: SQLRecord {
    var revision: Int
    var place: Int
    var body: String

    init(row: SQLRow) throws {
        revision = try row.get("revision")
        place = try row.get("place")
        body = try row.get("body")
    }
}

/// Where a document stands that a query found.
struct SearchMatch: SQLRecord {
    var place: Int
    /// `Document.ID.number`
    var document: UInt128

    init(row: SQLRow) throws {
        guard let place = try row.number(at: 0), let document = try row.text(at: 1).flatMap(UInt128.init(idText:))
        else {
            throw StoreError(.fault, "an entry of the search index has no place or no document")
        }
        self.place = Int(place)
        self.document = document
    }
}

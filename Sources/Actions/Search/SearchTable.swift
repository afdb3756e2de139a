import Domain
import Storage

/// The index of published documents. Both engines hold the same terms; only these statements differ.
enum SearchTable {
    static func put(_ text: SearchText, _ analyser: SearchAnalyser, _ tx: any Transaction) throws {
        try remove(text.document, analyser, tx)
        var places = SearchPlaces(tx)
        let place = try places.take(on: text.shownOn)
        try tx.runAll(insertions(of: text, text.terms(analyser), at: place, tx.engine))
    }

    static func insertions(of text: SearchText, _ terms: SearchTerms, at place: Int, _ engine: Engine) -> [SQL] {
        let entry: SQL = """
            INSERT INTO search_entry (document, revision, place, body)
            VALUES (\(text.document), \(text.revision), \(place), \(text.body))
            """
        switch engine {
        case .sqlite:
            return [
                entry,
                """
                INSERT INTO search_terms (rowid, title, number, body)
                VALUES (\(place), \(terms.title), \(terms.numbers), \(terms.body))
                """,
            ]
        case .postgres:
            return [
                entry,
                "INSERT INTO search_terms (place, terms) VALUES (\(place), CAST(\(terms.tsvector) AS TSVECTOR))",
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

    static func remove(_ id: Document.ID, _ analyser: SearchAnalyser, _ tx: any Transaction) throws {
        let entry: IndexedEntry? = try tx.first("SELECT revision, place, body FROM search_entry WHERE document = \(id)")
        guard let entry else { return }
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
                VALUES ('delete', \(entry.place), \(terms.title), \(terms.numbers), \(terms.body))
                """)
        case .postgres:
            try tx.run("DELETE FROM search_terms WHERE place = \(entry.place)")
        }
        try tx.run("DELETE FROM search_entry WHERE document = \(id)")
    }

    /// Empties the index, to be filled anew: after the analyser has changed.
    static func clear(_ tx: any Transaction) throws {
        switch tx.engine {
        case .sqlite: try tx.run("INSERT INTO search_terms (search_terms) VALUES ('delete-all')")
        case .postgres: try tx.run("DELETE FROM search_terms")
        }
        try tx.run("DELETE FROM search_entry")
    }

    /// Many documents are going to be put in: PostgreSQL shall keep more of them in the list beside its index before it
    /// sorts them in, which costs less for many at once.
    static func expectMany(_ tx: any Transaction) throws {
        guard tx.engine == .postgres else { return }
        _ = try tx.rows("SELECT set_config('gin_pending_list_limit', '65536', true) AS value")
    }

    /// PostgreSQL keeps new entries in a list beside the index until there are many; FTS5 has none.
    static func settle(_ tx: any Transaction) throws {
        guard tx.engine == .postgres else { return }
        _ = try tx.rows("SELECT gin_clean_pending_list('search_terms_by_term') AS value")
    }

    static func count(_ tx: any Transaction) throws -> Int {
        try tx.value("SELECT COUNT(*) AS value FROM search_entry") ?? 0
    }

    /// The newest published documents that a query finds within a filter, newest first.
    /// - Parameter heads: looks in titles and numbers only.
    static func find(
        _ query: SearchQuery, _ strictness: SearchQuery.Strictness, inHeads heads: Bool, _ filter: SQL, limit: Int,
        _ tx: any Transaction
    ) throws -> [SearchMatch] {
        let columns: SQL = """
            SELECT d.id, d.organisation, d.topic, d.genre, d.shown_on, d.effective_on, d.expires_on, d.decided_validity
            """
        switch tx.engine {
        case .sqlite:
            let words = query.fts5(strictness)
            return try tx.all(
                """
                \(columns) FROM search_terms JOIN search_entry s ON s.place = search_terms.rowid
                JOIN document d ON d.id = s.document
                WHERE search_terms MATCH \(heads ? "{title number} : (\(words))" : words)
                    AND d.publicity = 'published'\(filter)
                ORDER BY search_terms.rowid DESC LIMIT \(limit)
                """)
        case .postgres:
            let words = query.tsquery(strictness, weights: heads ? "AB" : "")
            return try tx.all(
                """
                \(columns) FROM search_terms t JOIN search_entry s ON s.place = t.place
                JOIN document d ON d.id = s.document
                WHERE t.terms @@ CAST(\(words) AS TSQUERY) AND d.publicity = 'published'\(filter)
                ORDER BY t.place DESC LIMIT \(limit)
                """)
        }
    }

    /// The words of bodies, as snippets and ranking want them.
    static func bodies(of documents: [Document.ID], _ tx: any Transaction) throws -> [Document.ID: String] {
        let rows = try tx.rows("SELECT document, body FROM search_entry WHERE document IN (\(list: documents))")
        return Dictionary(
            try rows.map { (try $0.get("document"), try $0.get("body")) }, uniquingKeysWith: { first, _ in first })
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

/// A document that a query found, with what it is counted by.
struct SearchMatch: SQLRecord {
    var id: Document.ID
    var organisation: Organisation.ID
    var topic: String?
    var genre: String
    var shownOn: Day
    private var effectiveOn: Day?
    private var expiresOn: Day?
    private var decided: Validity.Decided?

    init(row: SQLRow) throws {
        id = try row.get("id")
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

import Domain
import Storage

/// The index of published documents. Both engines hold the same terms; only these statements differ.
enum SearchTable {
    static func put(
        _ id: Document.ID, revision: Int, _ text: SearchText, _ analyser: SearchAnalyser, _ tx: any Transaction
    ) throws {
        try remove(id, analyser, tx)
        let place: Int = try tx.value("SELECT COALESCE(MAX(place), 0) + 1 AS value FROM search_entry") ?? 1
        try tx.run("INSERT INTO search_entry (document, revision, place) VALUES (\(id), \(revision), \(place))")
        let terms = text.terms(analyser)
        switch tx.engine {
        case .sqlite:
            try tx.run(
                """
                INSERT INTO search_terms (rowid, title, number, body)
                VALUES (\(place), \(terms.title), \(terms.numbers), \(terms.body))
                """)
        case .postgres:
            try tx.run(
                """
                INSERT INTO search_terms (place, terms)
                VALUES (\(place), setweight(to_tsvector('simple', \(terms.title)), 'A')
                    || setweight(to_tsvector('simple', \(terms.numbers)), 'B') || to_tsvector('simple', \(terms.body)))
                """)
        }
    }

    static func remove(_ id: Document.ID, _ analyser: SearchAnalyser, _ tx: any Transaction) throws {
        let entry: IndexedEntry? = try tx.first("SELECT revision, place FROM search_entry WHERE document = \(id)")
        guard let entry else { return }
        switch tx.engine {
        case .sqlite:
            // FTS5 without stored content wants to be told again what it shall forget.
            let revision = try RevisionTable.find(id, entry.revision, tx)
            let record = try DocumentTable.publicRecord(id, revision: entry.revision, tx)
            let text = SearchText(revision, indexNumber: record.indexNumber, body: try revision.body().plainText)
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

    /// The part of a statement that joins documents with what a query matches.
    static func matches(_ query: SearchQuery, _ strictness: SearchQuery.Strictness, _ engine: Engine) -> SQL {
        switch engine {
        case .sqlite:
            """
            FROM search_terms JOIN search_entry s ON s.place = search_terms.rowid JOIN document d ON d.id = s.document
            WHERE search_terms MATCH \(query.fts5(strictness)) AND d.publicity = 'published'
            """
        case .postgres:
            """
            FROM search_terms t JOIN search_entry s ON s.place = t.place JOIN document d ON d.id = s.document
            WHERE t.terms @@ CAST(\(query.tsquery(strictness)) AS TSQUERY) AND d.publicity = 'published'
            """
        }
    }

    /// How the engine itself would order what it found: title before number before body.
    static func order(_ query: SearchQuery, _ strictness: SearchQuery.Strictness, _ engine: Engine) -> SQL {
        switch engine {
        case .sqlite: " ORDER BY bm25(search_terms, 4.0, 8.0, 1.0), d.id DESC"
        case .postgres:
            """
             ORDER BY ts_rank('{0.1, 0.2, 0.8, 0.6}', t.terms, CAST(\(query.tsquery(strictness)) AS TSQUERY), 1) DESC,
            d.id DESC
            """
        }
    }
}

private struct IndexedEntry: SQLRecord {
    var revision: Int
    var place: Int

    init(row: SQLRow) throws {
        revision = try row.get("revision")
        place = try row.get("place")
    }
}

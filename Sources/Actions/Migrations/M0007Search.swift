import Storage

extension Migrations {
    /// The one table that the engines do not share: FTS5 and a GIN index over the same terms, made by one analyser.
    static var search: Migration {
        Migration(
            7, "search",
            """
            CREATE TABLE search_entry (
                document TEXT NOT NULL PRIMARY KEY REFERENCES document (id),
                revision INTEGER NOT NULL,
                place INTEGER NOT NULL UNIQUE
            ) STRICT;
            """,
            sqlite: """
                CREATE VIRTUAL TABLE search_terms
                USING fts5 (title, number, body, content = '', tokenize = 'ascii');
                """,
            postgres: """
                CREATE TABLE search_terms (
                    place BIGINT NOT NULL PRIMARY KEY,
                    terms TSVECTOR NOT NULL
                );
                CREATE INDEX search_terms_by_term ON search_terms USING GIN (terms);
                """)
    }
}

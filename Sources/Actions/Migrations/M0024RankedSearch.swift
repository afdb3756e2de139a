import Storage

extension Migrations {
    /// The ranked index: how much each document is about each of its terms. What is new lies by itself, document by document,
    /// until there is enough of it for a segment; segments do not change and are merged into larger ones. Both engines hold
    /// the same bytes. It is filled when the program opens the database next.
    static var rankedSearch: Migration {
        Migration(
            24, "ranked-search",
            """
            CREATE TABLE search_fresh (
                document TEXT NOT NULL PRIMARY KEY REFERENCES document (id),
                weights BLOB NOT NULL
            ) STRICT;
            CREATE TABLE search_segment (
                id INTEGER NOT NULL PRIMARY KEY,
                state TEXT NOT NULL,
                until INTEGER NOT NULL,
                length INTEGER NOT NULL,
                dead INTEGER NOT NULL,
                documents BLOB NOT NULL,
                directory BLOB NOT NULL
            ) STRICT;
            CREATE TABLE search_page (
                segment INTEGER NOT NULL REFERENCES search_segment (id),
                first INTEGER NOT NULL,
                bytes BLOB NOT NULL,
                PRIMARY KEY (segment, first)
            ) STRICT;
            CREATE TABLE search_dead (
                segment INTEGER NOT NULL REFERENCES search_segment (id),
                number INTEGER NOT NULL,
                PRIMARY KEY (segment, number)
            ) STRICT;
            DELETE FROM search_body;
            DELETE FROM search_entry;
            """,
            sqlite: "INSERT INTO search_terms (search_terms) VALUES ('delete-all');",
            postgres: "DELETE FROM search_terms;")
    }
}

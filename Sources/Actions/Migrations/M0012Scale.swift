import Storage

extension Migrations {
    /// Lists and counts come from the register in memory and need no index of their own. The search index is made anew when
    /// the program opens the database next (`Office.completeIndex`): its places follow the days that documents are listed
    /// under, and the texts that snippets are cut from stand beside it. A search looks up hundreds of entries and a few of
    /// the texts, so entries are short and lie in the order of their places.
    static var scale: Migration {
        Migration(
            12, "scale",
            """
            DROP INDEX document_by_date;
            DROP INDEX document_by_organisation;
            DROP INDEX document_by_row;
            DROP INDEX document_by_topic;
            DROP TABLE search_entry;
            CREATE TABLE search_entry (
                place INTEGER NOT NULL PRIMARY KEY,
                document TEXT NOT NULL UNIQUE REFERENCES document (id),
                revision INTEGER NOT NULL
            ) STRICT;
            CREATE TABLE search_body (
                place INTEGER NOT NULL PRIMARY KEY REFERENCES search_entry (place),
                body TEXT NOT NULL
            ) STRICT;
            """,
            sqlite: """
                INSERT INTO search_terms (search_terms) VALUES ('delete-all');
                INSERT INTO search_terms (search_terms, rank) VALUES ('hashsize', 16777216);
                """,
            postgres: """
                TRUNCATE search_terms;
                ALTER TABLE search_terms ALTER COLUMN terms SET STORAGE EXTERNAL;
                """)
    }
}

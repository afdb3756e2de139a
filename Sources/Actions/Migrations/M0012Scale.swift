import Storage

extension Migrations {
    /// Lists and counts come from the register in memory and need no index of their own. The search index is made anew when
    /// the program opens the database next (`Office.completeIndex`): its places follow the days that documents are listed
    /// under, and it keeps the text that snippets are cut from. What a search finds is looked up in an index alone, for the
    /// rows hold the texts.
    static var scale: Migration {
        Migration(
            12, "scale",
            """
            DROP INDEX document_by_date;
            DROP INDEX document_by_organisation;
            DROP INDEX document_by_row;
            DROP INDEX document_by_topic;
            DELETE FROM search_entry;
            ALTER TABLE search_entry ADD COLUMN body TEXT NOT NULL DEFAULT '';
            CREATE INDEX search_entry_by_place ON search_entry (place, document);
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

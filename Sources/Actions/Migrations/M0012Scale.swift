import Storage

extension Migrations {
    /// Lists and counts come from the register in memory and need no index of their own. The search index is made anew when
    /// the program opens the database next (`Office.completeIndex`): its places follow the days that documents are listed
    /// under, and the texts that snippets are cut from stand beside it. A search looks up hundreds of entries and a few of
    /// the texts, so entries are short and lie in the order of their places. PostgreSQL keeps the terms of each year since the
    /// Regulation came into force in a table of its own, so that the newest matches are found without reading of the others.
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
                DROP TABLE search_terms;
                CREATE TABLE search_terms (
                    year BIGINT NOT NULL,
                    place BIGINT NOT NULL,
                    document TEXT NOT NULL,
                    terms TSVECTOR NOT NULL
                ) PARTITION BY RANGE (year);
                ALTER TABLE search_terms ALTER COLUMN terms SET STORAGE EXTERNAL;
                CREATE TABLE search_terms_before_2008 PARTITION OF search_terms FOR VALUES FROM (MINVALUE) TO (2008);
                CREATE TABLE search_terms_from_2040 PARTITION OF search_terms FOR VALUES FROM (2040) TO (MAXVALUE);
                DO $$ BEGIN
                    FOR year IN 2008..2039 LOOP
                        EXECUTE format(
                            'CREATE TABLE search_terms_%s PARTITION OF search_terms FOR VALUES FROM (%s) TO (%s)',
                            year, year, year + 1);
                    END LOOP;
                END $$;
                CREATE INDEX search_terms_by_place ON search_terms (place);
                CREATE INDEX search_terms_by_term ON search_terms USING GIN (terms);
                """)
    }
}

import Storage

extension Migrations {
    /// `journal_head` is the one row that says where the journal ends, sealed with a key that is not in the database: a
    /// chain alone cannot tell that its last links are gone.
    static var journal: Migration {
        Migration(
            3, "journal",
            """
            CREATE TABLE journal (
                sequence INTEGER NOT NULL PRIMARY KEY,
                instant INTEGER NOT NULL,
                actor TEXT NOT NULL,
                organisation TEXT NOT NULL,
                action TEXT NOT NULL,
                subject TEXT NOT NULL,
                state_before TEXT NOT NULL,
                state_after TEXT NOT NULL,
                previous TEXT NOT NULL UNIQUE,
                hash TEXT NOT NULL UNIQUE
            ) STRICT;
            CREATE INDEX journal_by_subject ON journal (subject, sequence);
            CREATE INDEX journal_by_organisation ON journal (organisation, sequence);

            CREATE TABLE journal_head (
                only_row INTEGER NOT NULL PRIMARY KEY CHECK (only_row = 1),
                sequence INTEGER NOT NULL,
                hash TEXT NOT NULL,
                seal BLOB NOT NULL
            ) STRICT;
            """,
            sqlite: """
                CREATE TRIGGER journal_keeps_rows BEFORE DELETE ON journal
                BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
                CREATE TRIGGER journal_keeps_words BEFORE UPDATE ON journal
                BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
                """,
            postgres: """
                CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$;
                CREATE TRIGGER journal_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON journal
                FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
                """)
    }
}

import Storage

extension Migrations {
    /// `log_entry` holds the leaves and `log_node` the hashes of tile levels 1 and up, from which every tile is cut;
    /// `log_frontier` is the right edge of the tree, so that appending does not read it all.
    static var publicLog: Migration {
        Migration(
            6, "public log",
            """
            CREATE TABLE log_entry (
                sequence INTEGER NOT NULL PRIMARY KEY,
                entry BLOB NOT NULL,
                leaf_hash BLOB NOT NULL,
                subject TEXT NOT NULL,
                event TEXT NOT NULL,
                instant INTEGER NOT NULL,
                revision INTEGER
            ) STRICT;
            CREATE INDEX log_entry_by_subject ON log_entry (subject, sequence);
            CREATE INDEX log_entry_by_event ON log_entry (event, sequence);

            CREATE TABLE log_node (
                level INTEGER NOT NULL,
                position INTEGER NOT NULL,
                hash BLOB NOT NULL,
                PRIMARY KEY (level, position)
            ) STRICT;

            CREATE TABLE log_frontier (
                only_row INTEGER NOT NULL PRIMARY KEY CHECK (only_row = 1),
                frontier BLOB NOT NULL
            ) STRICT;

            CREATE TABLE log_checkpoint (
                size INTEGER NOT NULL PRIMARY KEY,
                instant INTEGER NOT NULL,
                note BLOB NOT NULL
            ) STRICT;
            """,
            sqlite: """
                CREATE TRIGGER log_entry_keeps_rows BEFORE DELETE ON log_entry
                BEGIN SELECT RAISE(ABORT, 'the public log is append-only'); END;
                CREATE TRIGGER log_entry_keeps_words BEFORE UPDATE ON log_entry
                BEGIN SELECT RAISE(ABORT, 'the public log is append-only'); END;
                """,
            postgres: """
                CREATE TRIGGER log_entry_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON log_entry
                FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
                """)
    }
}

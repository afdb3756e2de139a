import Storage

extension Migrations {
    /// The bytes of what belongs to a request, sealed under its key. Name, kind, size and hash stand, sealed, in the event that
    /// tells of the file, whose own hash is in the journal. A file of a draft is sealed under the token of its applicant's
    /// browser; `size` is open, so that all together have an end.
    static var requestFiles: Migration {
        Migration(
            16, "request-files",
            """
            CREATE TABLE vault_file (
                record TEXT NOT NULL,
                position INTEGER NOT NULL,
                sealed BLOB NOT NULL,
                PRIMARY KEY (record, position)
            ) STRICT;

            CREATE TABLE request_draft_file (
                draft BLOB NOT NULL REFERENCES request_draft (mark),
                position INTEGER NOT NULL,
                size INTEGER NOT NULL,
                sealed BLOB NOT NULL,
                PRIMARY KEY (draft, position)
            ) STRICT;
            CREATE INDEX request_draft_file_by_size ON request_draft_file (size);
            """,
            sqlite: """
                CREATE TRIGGER vault_file_keeps_rows BEFORE DELETE ON vault_file
                BEGIN SELECT RAISE(ABORT, 'files are never removed'); END;
                CREATE TRIGGER vault_file_keeps_bytes BEFORE UPDATE ON vault_file
                BEGIN SELECT RAISE(ABORT, 'files are never changed'); END;
                """,
            postgres: """
                CREATE TRIGGER vault_file_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON vault_file
                FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
                """)
    }
}

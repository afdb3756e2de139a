import Storage

extension Migrations {
    /// What belongs to a request or a petition. The bytes lie in the store of files, sealed under a key of their own: `content`
    /// is the hash of the ciphertext, `sealed` the key, under that of the record. Name, kind, size and hash stand, sealed, in the
    /// event that tells of the file, whose own hash is in the journal. The key of a file of a draft is sealed under the token of
    /// its applicant's browser; `size` is open, so that all together have an end.
    static var requestFiles: Migration {
        Migration(
            16, "request-files",
            """
            CREATE TABLE vault_file (
                record TEXT NOT NULL,
                position INTEGER NOT NULL,
                content TEXT NOT NULL,
                sealed BLOB NOT NULL,
                PRIMARY KEY (record, position)
            ) STRICT;
            CREATE INDEX vault_file_by_content ON vault_file (content);

            CREATE TABLE request_draft_file (
                draft BLOB NOT NULL REFERENCES request_draft (mark),
                position INTEGER NOT NULL,
                size INTEGER NOT NULL,
                content TEXT NOT NULL,
                sealed BLOB NOT NULL,
                PRIMARY KEY (draft, position)
            ) STRICT;
            CREATE INDEX request_draft_file_by_content ON request_draft_file (content);
            CREATE INDEX request_draft_file_by_size ON request_draft_file (size);
            """,
            sqlite: """
                CREATE TRIGGER vault_file_keeps_rows BEFORE DELETE ON vault_file
                BEGIN SELECT RAISE(ABORT, 'files are never removed'); END;
                CREATE TRIGGER vault_file_keeps_keys BEFORE UPDATE ON vault_file
                BEGIN SELECT RAISE(ABORT, 'files are never changed'); END;
                """,
            postgres: """
                CREATE TRIGGER vault_file_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON vault_file
                FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
                """)
    }
}

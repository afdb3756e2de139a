import Storage

extension Migrations {
    /// What somebody wants covered in a file of a draft, and what came of it; and how the first pages of files look.
    static var redactions: Migration {
        Migration(
            22, "redactions",
            """
            CREATE TABLE redaction (
                document TEXT NOT NULL REFERENCES document (id),
                hash TEXT NOT NULL REFERENCES file (hash),
                version INTEGER NOT NULL,
                marks TEXT NOT NULL,
                state TEXT NOT NULL,
                due_at INTEGER NOT NULL,
                attempts INTEGER NOT NULL,
                pages_done INTEGER NOT NULL,
                pages INTEGER,
                result TEXT NOT NULL,
                proof TEXT NOT NULL,
                gap TEXT NOT NULL,
                PRIMARY KEY (document, hash)
            ) STRICT;
            CREATE INDEX redaction_to_do ON redaction (due_at) WHERE state = 'waiting';

            CREATE TABLE file_preview (
                hash TEXT NOT NULL PRIMARY KEY REFERENCES file (hash),
                picture BLOB NOT NULL
            ) STRICT;
            """)
    }
}

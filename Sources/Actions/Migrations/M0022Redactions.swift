import Storage

extension Migrations {
    /// What somebody wants covered in a file, and what came of it; and how the first pages of files look. The file is one of a
    /// draft, or one that goes out with the answer to a request: then the content is sealed with the key of the request.
    static var redactions: Migration {
        Migration(
            22, "redactions",
            """
            CREATE TABLE redaction (
                holder TEXT NOT NULL,
                record TEXT NOT NULL,
                file TEXT NOT NULL,
                version INTEGER NOT NULL,
                content BLOB NOT NULL,
                state TEXT NOT NULL,
                due_at INTEGER NOT NULL,
                attempts INTEGER NOT NULL,
                pages_done INTEGER NOT NULL,
                pages INTEGER,
                place TEXT,
                PRIMARY KEY (record, file)
            ) STRICT;
            CREATE INDEX redaction_by_place ON redaction (place) WHERE place IS NOT NULL;
            CREATE INDEX redaction_to_do ON redaction (due_at) WHERE state IN ('reading', 'waiting');

            CREATE TABLE file_preview (
                hash TEXT NOT NULL PRIMARY KEY REFERENCES file (hash),
                picture BLOB NOT NULL
            ) STRICT;
            """)
    }
}

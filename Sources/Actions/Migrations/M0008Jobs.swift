import Storage

extension Migrations {
    static var jobs: Migration {
        Migration(
            8, "jobs",
            """
            CREATE TABLE job (
                id TEXT NOT NULL PRIMARY KEY,
                kind TEXT NOT NULL,
                subject TEXT NOT NULL,
                due_at INTEGER NOT NULL,
                attempts INTEGER NOT NULL,
                state TEXT NOT NULL CHECK (state IN ('waiting', 'done')),
                last_error TEXT NOT NULL
            ) STRICT;
            CREATE INDEX job_by_due ON job (state, due_at);

            CREATE TABLE outbox (
                id TEXT NOT NULL PRIMARY KEY,
                event TEXT NOT NULL,
                payload BLOB NOT NULL,
                due_at INTEGER NOT NULL,
                attempts INTEGER NOT NULL,
                state TEXT NOT NULL CHECK (state IN ('waiting', 'done', 'failed')),
                last_error TEXT NOT NULL
            ) STRICT;
            CREATE INDEX outbox_by_due ON outbox (state, due_at);

            CREATE TABLE form_receipt (
                person TEXT NOT NULL,
                number TEXT NOT NULL,
                digest BLOB NOT NULL,
                result TEXT NOT NULL,
                received_at INTEGER NOT NULL,
                PRIMARY KEY (person, number)
            ) STRICT;
            CREATE INDEX form_receipt_by_age ON form_receipt (received_at);
            """)
    }
}

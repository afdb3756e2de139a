import Storage

extension Migrations {
    static var accounts: Migration {
        Migration(
            2, "accounts",
            """
            CREATE TABLE person (
                id TEXT NOT NULL PRIMARY KEY,
                login TEXT UNIQUE,
                name TEXT NOT NULL,
                password TEXT,
                totp_secret BLOB,
                totp_step INTEGER,
                active INTEGER NOT NULL CHECK (active IN (0, 1))
            ) STRICT;

            CREATE TABLE lock_out (
                login_hash BLOB NOT NULL PRIMARY KEY,
                failures INTEGER NOT NULL,
                locked_until INTEGER,
                failed_at INTEGER NOT NULL
            ) STRICT;
            CREATE INDEX lock_out_by_time ON lock_out (failed_at);

            CREATE TABLE appointment (
                id TEXT NOT NULL PRIMARY KEY,
                person TEXT NOT NULL REFERENCES person (id),
                organisation TEXT NOT NULL REFERENCES organisation (id),
                post TEXT NOT NULL,
                duties TEXT NOT NULL,
                role TEXT,
                since INTEGER NOT NULL,
                until INTEGER
            ) STRICT;
            CREATE INDEX appointment_by_person ON appointment (person, since);
            CREATE INDEX appointment_by_organisation ON appointment (organisation, since);

            CREATE TABLE session (
                token_hash BLOB NOT NULL PRIMARY KEY,
                person TEXT NOT NULL REFERENCES person (id),
                seen_at INTEGER NOT NULL,
                ends_at INTEGER NOT NULL
            ) STRICT;
            CREATE INDEX session_by_person ON session (person);
            CREATE INDEX session_by_end ON session (ends_at);
            """)
    }
}

import Storage

extension Migrations {
    /// What comes after the answer. `request_dispute` is computed from the events of requests, for the register and the report.
    static var afterRequests: Migration {
        Migration(
            17, "after-requests",
            """
            CREATE TABLE request_dispute (
                request TEXT NOT NULL REFERENCES request (id),
                number INTEGER NOT NULL,
                organisation TEXT NOT NULL REFERENCES organisation (id),
                block TEXT NOT NULL,
                opened_on INTEGER NOT NULL,
                result TEXT,
                decided_on INTEGER,
                PRIMARY KEY (request, number)
            ) STRICT;
            CREATE INDEX request_dispute_by_day ON request_dispute (organisation, opened_on);
            CREATE INDEX request_event_by_publication ON request_event (word) WHERE happening = 'publication-drafted';
            CREATE INDEX request_event_by_archiving ON request_event (day) WHERE happening = 'archived';
            """)
    }
}

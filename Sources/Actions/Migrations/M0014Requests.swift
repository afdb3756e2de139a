import Storage

extension Migrations {
    /// `request_event` and `request_form` are what happened and are only added to. What tells of people is sealed under a key
    /// that each request has of its own (`vault_key`): without its key, a request is anonymous. The other columns of
    /// `request` are computed by `RequestProjection`, for lists and statistics.
    static var requests: Migration {
        Migration(
            14, "requests",
            """
            CREATE TABLE request (
                id TEXT NOT NULL PRIMARY KEY,
                organisation TEXT NOT NULL REFERENCES organisation (id),
                year INTEGER NOT NULL,
                sequence INTEGER NOT NULL,
                mark TEXT NOT NULL,
                code_mark BLOB NOT NULL,
                applicant_mark BLOB NOT NULL,
                applicant_class TEXT NOT NULL,

                channel TEXT NOT NULL,
                stage TEXT NOT NULL,
                awaited TEXT,
                due_step TEXT,
                event_count INTEGER NOT NULL,
                origin TEXT REFERENCES request (id),
                assignee TEXT REFERENCES person (id),
                submitted_on INTEGER NOT NULL,
                submitted_year INTEGER NOT NULL,
                received_on INTEGER,
                due_on INTEGER,
                is_provisional INTEGER NOT NULL CHECK (is_provisional IN (0, 1)),
                outcome TEXT,
                decided_on INTEGER,
                closed_on INTEGER,
                closed_year INTEGER NOT NULL,
                working_days INTEGER,
                is_late INTEGER NOT NULL CHECK (is_late IN (0, 1)),
                is_archived INTEGER NOT NULL CHECK (is_archived IN (0, 1)),
                changed_at INTEGER NOT NULL,
                UNIQUE (organisation, year, sequence)
            ) STRICT;
            CREATE INDEX request_by_stage ON request (stage, organisation, due_on);
            CREATE INDEX request_open ON request (
                organisation, due_on, awaited, due_step, assignee, stage, applicant_class, outcome, working_days)
                WHERE stage IN ('submitted', 'under-way', 'decided');
            CREATE INDEX request_by_change ON request (organisation, changed_at, id);
            CREATE INDEX request_by_submission
                ON request (organisation, submitted_year, applicant_class, outcome, stage, working_days);
            CREATE INDEX request_by_end
                ON request (organisation, closed_year, stage, applicant_class, outcome, is_late, working_days);
            CREATE INDEX request_carried
                ON request (organisation, submitted_year, closed_year, applicant_class, outcome, stage, working_days)
                WHERE submitted_year < closed_year;
            CREATE INDEX request_by_origin ON request (origin);
            CREATE UNIQUE INDEX request_by_code ON request (code_mark);
            CREATE INDEX request_by_applicant ON request (applicant_mark, organisation);

            CREATE TABLE vault_key (
                record TEXT NOT NULL PRIMARY KEY,
                sealed BLOB NOT NULL
            ) STRICT;

            CREATE TABLE request_form (
                request TEXT NOT NULL PRIMARY KEY REFERENCES request (id),
                sealed BLOB NOT NULL
            ) STRICT;

            CREATE TABLE request_event (
                request TEXT NOT NULL REFERENCES request (id),
                position INTEGER NOT NULL,
                instant INTEGER NOT NULL,
                actor TEXT REFERENCES person (id),
                day INTEGER NOT NULL,
                happening TEXT NOT NULL,
                word TEXT,
                number INTEGER,
                until INTEGER,
                sealed BLOB,
                PRIMARY KEY (request, position)
            ) STRICT;

            CREATE TABLE request_letter (
                request TEXT NOT NULL REFERENCES request (id),
                position INTEGER NOT NULL,
                kind TEXT NOT NULL,
                series TEXT NOT NULL,
                sequence INTEGER NOT NULL,
                hash BLOB NOT NULL,
                sealed BLOB NOT NULL,
                PRIMARY KEY (request, position, kind),
                UNIQUE (series, sequence)
            ) STRICT;

            CREATE TABLE request_draft (
                mark BLOB NOT NULL PRIMARY KEY,
                sealed BLOB NOT NULL,
                changed_at INTEGER NOT NULL
            ) STRICT;
            CREATE INDEX request_draft_by_change ON request_draft (changed_at);

            CREATE TABLE office_secret (
                name TEXT NOT NULL PRIMARY KEY,
                sealed BLOB NOT NULL
            ) STRICT;
            """,
            sqlite: """
                CREATE TRIGGER request_event_keeps_rows BEFORE DELETE ON request_event
                BEGIN SELECT RAISE(ABORT, 'events are never removed'); END;
                CREATE TRIGGER request_event_keeps_words BEFORE UPDATE ON request_event
                BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
                CREATE TRIGGER request_form_keeps_rows BEFORE DELETE ON request_form
                BEGIN SELECT RAISE(ABORT, 'forms are never removed'); END;
                CREATE TRIGGER request_form_keeps_words BEFORE UPDATE ON request_form
                BEGIN SELECT RAISE(ABORT, 'forms are never changed'); END;
                CREATE TRIGGER request_letter_keeps_rows BEFORE DELETE ON request_letter
                BEGIN SELECT RAISE(ABORT, 'letters are never removed'); END;
                CREATE TRIGGER request_letter_keeps_words BEFORE UPDATE ON request_letter
                BEGIN SELECT RAISE(ABORT, 'letters are never changed'); END;
                """,
            postgres: """
                CREATE TRIGGER request_event_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON request_event
                FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
                CREATE TRIGGER request_form_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON request_form
                FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
                CREATE TRIGGER request_letter_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON request_letter
                FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
                """)
    }
}

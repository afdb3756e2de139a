import Storage

extension Migrations {
    /// Annual reports. `annual_report_event` is what happened and is only added to; the other columns of `annual_report` are
    /// computed by `ReportProjection`; nothing of a report is sealed. What a document is in law is counted by the reports.
    static var reports: Migration {
        Migration(
            20, "reports",
            """
            ALTER TABLE revision ADD COLUMN legal_form TEXT;
            ALTER TABLE document ADD COLUMN legal_form TEXT;
            CREATE INDEX document_by_legal_form ON document (organisation, legal_form, publicity)
                WHERE legal_form IS NOT NULL;

            CREATE INDEX request_event_by_fee_asked ON request_event (day) WHERE happening = 'fee-asked';
            CREATE INDEX request_event_by_fee_paid ON request_event (day) WHERE happening = 'fee-paid';

            CREATE TABLE annual_report (
                id TEXT NOT NULL PRIMARY KEY,
                organisation TEXT NOT NULL REFERENCES organisation (id),
                year INTEGER NOT NULL,
                scope TEXT NOT NULL,
                stage TEXT NOT NULL,
                submitted_by TEXT REFERENCES person (id),
                submitted_on INTEGER,
                accepted_on INTEGER,
                document TEXT REFERENCES document (id),
                event_count INTEGER NOT NULL,
                changed_at INTEGER NOT NULL,
                UNIQUE (organisation, year, scope)
            ) STRICT;
            CREATE INDEX annual_report_by_year ON annual_report (year, organisation, scope);
            CREATE INDEX annual_report_by_stage ON annual_report (stage, organisation);
            CREATE INDEX annual_report_by_document ON annual_report (document);

            CREATE TABLE annual_report_event (
                report TEXT NOT NULL REFERENCES annual_report (id),
                position INTEGER NOT NULL,
                instant INTEGER NOT NULL,
                actor TEXT REFERENCES person (id),
                day INTEGER NOT NULL,
                happening TEXT NOT NULL,
                word TEXT,
                number INTEGER,
                until INTEGER,
                sealed BLOB,
                PRIMARY KEY (report, position)
            ) STRICT;
            """,
            sqlite: """
                CREATE TRIGGER annual_report_event_keeps_rows BEFORE DELETE ON annual_report_event
                BEGIN SELECT RAISE(ABORT, 'events are never removed'); END;
                CREATE TRIGGER annual_report_event_keeps_words BEFORE UPDATE ON annual_report_event
                BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
                """,
            postgres: """
                CREATE TRIGGER annual_report_event_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON annual_report_event
                FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
                """)
    }
}

import Storage

extension Migrations {
    /// `document_event` and `revision` are what happened and are only added to. The other columns of `document` are
    /// computed from them by `DocumentProjection`, for lists and search.
    static var documents: Migration {
        Migration(
            5, "documents",
            """
            CREATE TABLE document (
                id TEXT NOT NULL PRIMARY KEY,
                organisation TEXT NOT NULL REFERENCES organisation (id),
                external_id TEXT,
                index_number TEXT UNIQUE,
                number_key TEXT,
                next_number_key TEXT,

                stage TEXT NOT NULL,
                stage_step TEXT,
                publicity TEXT NOT NULL,
                event_count INTEGER NOT NULL,
                newest_revision INTEGER NOT NULL,
                public_revision INTEGER,
                scheduled_at INTEGER,
                awaits_confirmation INTEGER NOT NULL CHECK (awaits_confirmation IN (0, 1)),
                is_imported INTEGER NOT NULL CHECK (is_imported IN (0, 1)),
                first_published_at INTEGER,
                changed_at INTEGER NOT NULL,
                decided_validity TEXT,
                successor TEXT REFERENCES document (id),
                due_on INTEGER,

                title TEXT NOT NULL,
                document_number TEXT NOT NULL,
                issuer TEXT NOT NULL,
                signed_on INTEGER,
                effective_on INTEGER,
                expires_on INTEGER,
                shown_on INTEGER NOT NULL,
                catalogue_row TEXT REFERENCES catalogue_row (code),
                topic TEXT,
                genre TEXT NOT NULL,
                origin TEXT NOT NULL,
                interprets TEXT REFERENCES document (id),
                UNIQUE (organisation, external_id)
            ) STRICT;
            CREATE UNIQUE INDEX document_by_number ON document (organisation, number_key);
            CREATE UNIQUE INDEX document_by_next_number ON document (organisation, next_number_key);
            CREATE INDEX document_by_date ON document (publicity, shown_on, id);
            CREATE INDEX document_by_organisation ON document (organisation, publicity, shown_on, id);
            CREATE INDEX document_by_row ON document (catalogue_row, publicity, shown_on, id);
            CREATE INDEX document_by_topic ON document (topic, publicity, shown_on, id);
            CREATE INDEX document_by_stage ON document (stage, organisation);
            CREATE INDEX document_by_confirmation ON document (awaits_confirmation) WHERE awaits_confirmation = 1;
            CREATE INDEX document_by_interpreted ON document (interprets) WHERE interprets IS NOT NULL;
            CREATE INDEX document_by_successor ON document (successor) WHERE successor IS NOT NULL;

            CREATE TABLE revision (
                document TEXT NOT NULL REFERENCES document (id),
                number INTEGER NOT NULL,
                author TEXT REFERENCES person (id),
                written_at INTEGER NOT NULL,
                title TEXT NOT NULL,
                document_number TEXT NOT NULL,
                issuer TEXT NOT NULL,
                signed_on INTEGER,
                formed_on INTEGER,
                effective_on INTEGER,
                expires_on INTEGER,
                catalogue_row TEXT,
                topic TEXT,
                genre TEXT NOT NULL,
                keywords TEXT NOT NULL,
                summary TEXT NOT NULL,
                attribute TEXT NOT NULL,
                attribute_ground TEXT,
                attribute_reason TEXT NOT NULL,
                origin TEXT NOT NULL,
                source_address TEXT NOT NULL,
                body_html TEXT NOT NULL,
                interprets TEXT,
                publish_at INTEGER,
                public_note TEXT NOT NULL,
                declared_published_on INTEGER,
                PRIMARY KEY (document, number)
            ) STRICT;

            CREATE TABLE document_event (
                document TEXT NOT NULL REFERENCES document (id),
                position INTEGER NOT NULL,
                instant INTEGER NOT NULL,
                actor TEXT REFERENCES person (id),
                happening TEXT NOT NULL,
                word TEXT,
                words TEXT NOT NULL,
                revision INTEGER,
                successor TEXT,
                planned_at INTEGER,
                PRIMARY KEY (document, position)
            ) STRICT;

            CREATE TABLE number_series (
                name TEXT NOT NULL PRIMARY KEY,
                last_sequence INTEGER NOT NULL
            ) STRICT;

            CREATE TABLE number_allocation (
                series TEXT NOT NULL,
                sequence INTEGER NOT NULL,
                document TEXT NOT NULL REFERENCES document (id),
                is_declared INTEGER NOT NULL CHECK (is_declared IN (0, 1)),
                PRIMARY KEY (series, sequence)
            ) STRICT;
            """,
            sqlite: """
                CREATE TRIGGER revision_keeps_rows BEFORE DELETE ON revision
                BEGIN SELECT RAISE(ABORT, 'revisions are never removed'); END;
                CREATE TRIGGER revision_keeps_words BEFORE UPDATE ON revision
                BEGIN SELECT RAISE(ABORT, 'revisions are never changed'); END;
                CREATE TRIGGER document_event_keeps_rows BEFORE DELETE ON document_event
                BEGIN SELECT RAISE(ABORT, 'events are never removed'); END;
                CREATE TRIGGER document_event_keeps_words BEFORE UPDATE ON document_event
                BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
                """,
            postgres: """
                CREATE TRIGGER revision_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON revision
                FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
                CREATE TRIGGER document_event_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON document_event
                FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
                """)
    }
}

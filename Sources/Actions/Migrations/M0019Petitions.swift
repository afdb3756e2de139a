import Storage

extension Migrations {
    /// Corrections and complaints. `petition_event` is what happened and is only added to; what tells of people is sealed in it
    /// under the petition's own key (`vault_key`), the form in its first event. `origin` gave the number, `about` is the organ that it is about; the other columns of
    /// `petition` are computed by `PetitionProjection`.
    static var petitions: Migration {
        Migration(
            19, "petitions",
            """
            CREATE TABLE petition (
                id TEXT NOT NULL PRIMARY KEY,
                kind TEXT NOT NULL,
                origin TEXT NOT NULL REFERENCES organisation (id),
                about TEXT NOT NULL REFERENCES organisation (id),
                year INTEGER NOT NULL,
                sequence INTEGER NOT NULL,
                mark TEXT NOT NULL,
                code_mark BLOB NOT NULL,

                organisation TEXT NOT NULL REFERENCES organisation (id),
                is_open INTEGER NOT NULL CHECK (is_open IN (0, 1)),
                awaits_rectification INTEGER NOT NULL CHECK (awaits_rectification IN (0, 1)),
                outcome TEXT,
                submitted_on INTEGER NOT NULL,
                working_days INTEGER NOT NULL,
                closed_on INTEGER,
                rectify_until INTEGER,
                event_count INTEGER NOT NULL,
                changed_at INTEGER NOT NULL,
                UNIQUE (kind, origin, year, sequence)
            ) STRICT;
            CREATE UNIQUE INDEX petition_by_code ON petition (code_mark);
            CREATE INDEX petition_by_stage ON petition (is_open, organisation, kind, submitted_on);
            CREATE INDEX petition_by_change ON petition (organisation, kind, changed_at, id);

            CREATE TABLE petition_event (
                petition TEXT NOT NULL REFERENCES petition (id),
                position INTEGER NOT NULL,
                instant INTEGER NOT NULL,
                actor TEXT REFERENCES person (id),
                day INTEGER NOT NULL,
                happening TEXT NOT NULL,
                word TEXT,
                number INTEGER,
                until INTEGER,
                sealed BLOB,
                PRIMARY KEY (petition, position)
            ) STRICT;
            """,
            sqlite: """
                CREATE TRIGGER petition_event_keeps_rows BEFORE DELETE ON petition_event
                BEGIN SELECT RAISE(ABORT, 'events are never removed'); END;
                CREATE TRIGGER petition_event_keeps_words BEFORE UPDATE ON petition_event
                BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
                """,
            postgres: """
                CREATE TRIGGER petition_event_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON petition_event
                FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
                """)
    }
}

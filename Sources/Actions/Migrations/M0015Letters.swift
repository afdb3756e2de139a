import Storage

extension Migrations {
    /// `request_letter_file` keeps each file of a letter as it was made when somebody first asked for it: `content` is where it
    /// lies in the store of files, sealed, and `sealed` its key, sealed like the letter. `letter_template` is every text that an organisation ever gave its letters: the newest holds, and an empty one
    /// gives the text back that holds above it.
    static var letters: Migration {
        Migration(
            15, "letters",
            """
            CREATE TABLE request_letter_file (
                request TEXT NOT NULL,
                position INTEGER NOT NULL,
                kind TEXT NOT NULL,
                format TEXT NOT NULL,
                number INTEGER NOT NULL,
                hash BLOB NOT NULL,
                content TEXT NOT NULL,
                sealed BLOB NOT NULL,
                PRIMARY KEY (request, position, kind, format),
                UNIQUE (request, number),
                FOREIGN KEY (request, position, kind) REFERENCES request_letter (request, position, kind)
            ) STRICT;
            CREATE INDEX request_letter_file_by_content ON request_letter_file (content);

            CREATE TABLE letter_template (
                organisation TEXT NOT NULL REFERENCES organisation (id),
                name TEXT NOT NULL,
                version INTEGER NOT NULL,
                instant INTEGER NOT NULL,
                person TEXT REFERENCES person (id),
                words TEXT NOT NULL,
                PRIMARY KEY (organisation, name, version)
            ) STRICT;

            ALTER TABLE openness_profile ADD COLUMN mark TEXT NOT NULL DEFAULT '';
            """,
            sqlite: """
                CREATE TRIGGER request_letter_file_keeps_rows BEFORE DELETE ON request_letter_file
                BEGIN SELECT RAISE(ABORT, 'files of letters are never removed'); END;
                CREATE TRIGGER request_letter_file_keeps_bytes BEFORE UPDATE ON request_letter_file
                BEGIN SELECT RAISE(ABORT, 'files of letters are never changed'); END;
                CREATE TRIGGER letter_template_keeps_rows BEFORE DELETE ON letter_template
                BEGIN SELECT RAISE(ABORT, 'texts of letters are never removed'); END;
                CREATE TRIGGER letter_template_keeps_words BEFORE UPDATE ON letter_template
                BEGIN SELECT RAISE(ABORT, 'texts of letters are never changed'); END;
                """,
            postgres: """
                CREATE TRIGGER request_letter_file_is_append_only
                BEFORE UPDATE OR DELETE OR TRUNCATE ON request_letter_file
                FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
                CREATE TRIGGER letter_template_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON letter_template
                FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
                """)
    }
}

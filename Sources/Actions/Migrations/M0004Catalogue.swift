import Storage

extension Migrations {
    static var catalogue: Migration {
        Migration(
            4, "catalogue",
            """
            CREATE TABLE catalogue_row (
                code TEXT NOT NULL PRIMARY KEY,
                scheme TEXT NOT NULL,
                area TEXT NOT NULL,
                level1 TEXT NOT NULL,
                level2 TEXT NOT NULL,
                content TEXT NOT NULL,
                elements TEXT NOT NULL,
                basis TEXT NOT NULL,
                term_kind TEXT NOT NULL CHECK (term_kind IN ('working-days', 'calendar-days')),
                term_days INTEGER NOT NULL,
                term_text TEXT NOT NULL,
                subject TEXT NOT NULL,
                channels TEXT NOT NULL,
                audience TEXT NOT NULL,
                mode TEXT NOT NULL,
                levels TEXT NOT NULL,
                organisation_kinds TEXT NOT NULL,
                functions TEXT NOT NULL,
                topic TEXT,
                effective_from INTEGER NOT NULL,
                effective_until INTEGER,
                position INTEGER NOT NULL
            ) STRICT;

            CREATE TABLE catalogue_adoption (
                organisation TEXT NOT NULL REFERENCES organisation (id),
                catalogue_row TEXT NOT NULL REFERENCES catalogue_row (code),
                PRIMARY KEY (organisation, catalogue_row)
            ) STRICT;
            CREATE INDEX catalogue_adoption_by_row ON catalogue_adoption (catalogue_row);
            """)
    }
}

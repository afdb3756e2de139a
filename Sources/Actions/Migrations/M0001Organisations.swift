import Storage

extension Migrations {
    static var organisations: Migration {
        Migration(
            1, "organisations",
            """
            CREATE TABLE organisation (
                id TEXT NOT NULL PRIMARY KEY,
                code TEXT NOT NULL UNIQUE,
                name TEXT NOT NULL,
                short_name TEXT NOT NULL,
                kind TEXT NOT NULL,
                parent TEXT REFERENCES organisation (id),
                credit_code TEXT,
                region_code TEXT,
                index_template TEXT NOT NULL,
                functions TEXT NOT NULL,
                position INTEGER NOT NULL
            ) STRICT;
            CREATE INDEX organisation_by_parent ON organisation (parent, position);

            CREATE TABLE openness_profile (
                organisation TEXT NOT NULL PRIMARY KEY REFERENCES organisation (id),
                classification TEXT NOT NULL,
                access TEXT NOT NULL,
                office_name TEXT NOT NULL,
                address TEXT NOT NULL,
                hours TEXT NOT NULL,
                phone TEXT NOT NULL,
                fax TEXT NOT NULL,
                email TEXT NOT NULL,
                postcode TEXT NOT NULL,
                rules TEXT NOT NULL,
                duties TEXT NOT NULL,
                reviewed_on INTEGER
            ) STRICT;
            """)
    }
}

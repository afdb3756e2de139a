import Storage

extension Migrations {
    /// What was ordered of days since the program was made: a layer is the year of a notice, and 0 what is ordered here. And who
    /// is away, with whom their requests are.
    static var calendar: Migration {
        Migration(
            18, "calendar",
            """
            CREATE TABLE calendar_order (
                layer INTEGER NOT NULL PRIMARY KEY,
                title TEXT NOT NULL
            ) STRICT;

            CREATE TABLE calendar_day (
                layer INTEGER NOT NULL REFERENCES calendar_order (layer),
                day INTEGER NOT NULL,
                is_off INTEGER NOT NULL CHECK (is_off IN (0, 1)),
                name TEXT NOT NULL,
                PRIMARY KEY (layer, day)
            ) STRICT;

            CREATE TABLE absence (
                person TEXT NOT NULL PRIMARY KEY REFERENCES person (id),
                deputy TEXT NOT NULL REFERENCES person (id),
                first_day INTEGER NOT NULL,
                last_day INTEGER NOT NULL
            ) STRICT;
            CREATE INDEX absence_by_deputy ON absence (deputy, last_day);
            """)
    }
}

import Storage

extension Migrations {
    /// One row: the number of the edition of the public site.
    static var editions: Migration {
        Migration(
            10, "editions",
            """
            CREATE TABLE edition (
                only_row INTEGER NOT NULL PRIMARY KEY CHECK (only_row = 1),
                number INTEGER NOT NULL
            ) STRICT;
            INSERT INTO edition (only_row, number) VALUES (1, 1);
            """)
    }
}

import Storage

extension Migrations {
    /// Files of the store that no record names: since when that is known, and since when one is being removed.
    static var strayFiles: Migration {
        Migration(
            23, "stray-files",
            """
            CREATE TABLE stray_file (
                hash TEXT NOT NULL PRIMARY KEY,
                seen_at INTEGER NOT NULL,
                leaving_at INTEGER
            ) STRICT;
            CREATE INDEX stray_file_by_time ON stray_file (seen_at);
            """)
    }
}

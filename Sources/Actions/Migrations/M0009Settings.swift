import Storage

extension Migrations {
    static var settings: Migration {
        Migration(
            9, "settings",
            """
            CREATE TABLE setting (
                name TEXT NOT NULL PRIMARY KEY,
                text TEXT NOT NULL
            ) STRICT;
            """)
    }
}

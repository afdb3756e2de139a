import Storage

extension Migrations {
    /// `totp_sealed` takes the place of `totp_secret`, which `Office.adoptKeys` empties: only the program can encrypt.
    static var keys: Migration {
        Migration(
            11, "keys",
            """
            CREATE TABLE key_mark (
                kind TEXT NOT NULL PRIMARY KEY,
                mark TEXT NOT NULL,
                since INTEGER NOT NULL
            ) STRICT;
            ALTER TABLE person ADD COLUMN totp_sealed BLOB;
            """)
    }

    /// The step with which the encryption key came: a database that has not taken it gets one.
    package static var firstWithEncryption: Int { keys.number }
}

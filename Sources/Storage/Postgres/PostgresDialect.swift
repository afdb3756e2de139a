/// Migrations are written in SQLite's STRICT dialect; these are the only words that differ.
enum PostgresDialect {
    static func translate(_ statements: StaticString) -> String {
        statements.description
            .replacing("INTEGER", with: "BIGINT")
            .replacing("BLOB", with: "BYTEA")
            .replacing("REAL", with: "DOUBLE PRECISION")
            .replacing(") STRICT", with: ")")
    }
}

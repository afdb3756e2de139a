import Testing

@testable import Storage

struct PostgresDialectTests {
    @Test func `the types of a migration become those of PostgreSQL`() {
        let translated = PostgresDialect.translate(
            "CREATE TABLE t (a INTEGER NOT NULL, b REAL, c BLOB, d TEXT CHECK (d IN ('x'))) STRICT;")
        #expect(
            translated
                == "CREATE TABLE t (a BIGINT NOT NULL, b DOUBLE PRECISION, c BYTEA, d TEXT CHECK (d IN ('x')));")
    }

    @Test func `everything else stays`() {
        #expect(PostgresDialect.translate("CREATE INDEX i ON t (a, b);") == "CREATE INDEX i ON t (a, b);")
        #expect(PostgresDialect.translate("") == "")
    }
}

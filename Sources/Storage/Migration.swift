/// One numbered step of the schema, written once in SQLite's STRICT dialect; PostgreSQL reads it with four words
/// changed (`PostgresDialect`). A piece that only one engine understands stands beside it.
package struct Migration: Sendable {
    package var number: Int
    package var name: String
    package var statements: StaticString
    package var sqlite: StaticString
    package var postgres: StaticString

    package init(
        _ number: Int, _ name: String, _ statements: StaticString, sqlite: StaticString = "",
        postgres: StaticString = ""
    ) {
        self.number = number
        self.name = name
        self.statements = statements
        self.sqlite = sqlite
        self.postgres = postgres
    }
}

/// The database was made by a newer program than this one.
package struct SchemaTooNew: Error, CustomStringConvertible {
    package var database: Int
    package var program: Int

    package init(database: Int, program: Int) {
        self.database = database
        self.program = program
    }

    package var description: String {
        "the database has schema \(database), this program knows schemas up to \(program): install the newer program"
    }
}

extension Store {
    /// Brings the schema up to date, each step in a transaction of its own, and returns the numbers that were run.
    @discardableResult
    package func migrate(_ migrations: [Migration]) async throws -> [Int] {
        precondition(
            migrations.map(\.number) == Array(1...migrations.count), "migrations are numbered from 1, without gaps")
        try await write { tx in
            try tx.define(
                "CREATE TABLE IF NOT EXISTS schema_step (number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL) STRICT;"
            )
        }
        var run: [Int] = []
        for migration in migrations where try await apply(migration, of: migrations.count) {
            run.append(migration.number)
        }
        return run
    }

    /// The number of the last step that the database has seen; 0 for an empty one.
    package func schemaNumber() async throws -> Int {
        try await read { tx in
            let tables: Int? =
                switch tx.engine {
                case .sqlite: try tx.value("SELECT COUNT(*) AS value FROM sqlite_master WHERE name = 'schema_step'")
                case .postgres:
                    try tx.value(
                        """
                        SELECT COUNT(*) AS value FROM information_schema.tables
                        WHERE table_schema = current_schema() AND table_name = 'schema_step'
                        """)
                }
            if tables == 0 { return 0 }
            return try tx.value("SELECT COALESCE(MAX(number), 0) AS value FROM schema_step") ?? 0
        }
    }

    private func apply(_ migration: Migration, of newest: Int) async throws -> Bool {
        try await write { tx in
            // Asked again inside each transaction: another server may be migrating the same database.
            let last = try tx.value("SELECT COALESCE(MAX(number), 0) AS value FROM schema_step", as: Int.self) ?? 0
            if last > newest { throw SchemaTooNew(database: last, program: newest) }
            if last >= migration.number { return false }
            try tx.define(migration.statements)
            switch tx.engine {
            case .sqlite: try tx.define(migration.sqlite)
            case .postgres: try tx.define(migration.postgres)
            }
            try tx.run("INSERT INTO schema_step (number, name) VALUES (\(migration.number), \(migration.name))")
            return true
        }
    }
}

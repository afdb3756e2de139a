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

extension Store {
    /// Brings the schema up to date, each step in a transaction of its own, and returns the numbers that were run. Where
    /// it was cut off, it goes on.
    /// - Throws: `SchemaTooNew` or `SchemaRefused`, before anything is changed.
    @discardableResult
    package func migrate(_ migrations: [Migration]) async throws -> [Int] {
        precondition(
            migrations.map(\.number) == Array(1...migrations.count), "migrations are numbered from 1, without gaps")
        try await write { tx in
            _ = try tx.schemaNumber(knowing: migrations)
            try tx.beginSchema()
        }
        var run: [Int] = []
        for migration in migrations where try await apply(migration, of: migrations) {
            run.append(migration.number)
        }
        return run
    }

    /// The number of the last step that the database has seen; 0 for an empty one.
    package func schemaNumber() async throws -> Int {
        try await read { tx in try tx.steps().map(\.number).max() ?? 0 }
    }

    /// The same, of a database that this program can work with.
    /// - Throws: `SchemaTooNew` or `SchemaRefused`.
    package func schemaNumber(knowing migrations: [Migration]) async throws -> Int {
        try await read { try $0.schemaNumber(knowing: migrations) }
    }

    private func apply(_ migration: Migration, of migrations: [Migration]) async throws -> Bool {
        try await write { tx in
            // Asked again inside each transaction: another server may be migrating the same database.
            if try tx.schemaNumber(knowing: migrations) >= migration.number { return false }
            try tx.apply(migration)
            return true
        }
    }
}

extension Transaction {
    func beginSchema() throws {
        try define(
            "CREATE TABLE IF NOT EXISTS schema_step (number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL) STRICT;")
    }

    func apply(_ migration: Migration) throws {
        try define(migration.statements)
        switch engine {
        case .sqlite: try define(migration.sqlite)
        case .postgres: try define(migration.postgres)
        }
        try run("INSERT INTO schema_step (number, name) VALUES (\(migration.number), \(migration.name))")
    }
}

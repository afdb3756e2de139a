package import Foundation
package import Storage

extension Engine {
    /// SQLite always; PostgreSQL where `script/with-postgres` or somebody else has started one.
    package static var available: [Engine] { postgresAddress == nil ? [.sqlite] : allCases }

    /// A connection string or a URL.
    package static var postgresAddress: String? { environment["YANGGUANG_TEST_POSTGRES"] }

    /// Where tests that ran on one engine only would be taken for tests of both.
    package static var bothAreRequired: Bool {
        environment["CI"] != nil || environment["YANGGUANG_REQUIRE_POSTGRES"] != nil
    }

    private static var environment: [String: String] { ProcessInfo.processInfo.environment }
}

/// Swift Testing starts everything at once. Each store holds connections, threads and open files, so only so many are
/// open at a time.
private let openStores = Slots(12)

/// Runs a body with an empty database of its own, which is gone afterwards: a file on SQLite, a schema on PostgreSQL.
package func withEmptyStore(_ engine: Engine, _ body: (any Store) async throws -> Void) async throws {
    try await openStores.take()
    defer { openStores.give() }
    switch engine {
    case .sqlite: try await withFile(body)
    case .postgres: try await withSchema(body)
    }
}

/// The address of an empty database, for what opens its own store: a path, or a connection string.
package func withEmptyDatabase(_ engine: Engine, _ body: (String) async throws -> Void) async throws {
    switch engine {
    case .sqlite: try await withFolder { try await body($0.appending(path: "yangguang.sqlite").path) }
    case .postgres: try await withSchemaAddress(body)
    }
}

private func withFile(_ body: (any Store) async throws -> Void) async throws {
    try await withEmptyDatabase(.sqlite) { path in
        let store = try SQLiteStore(path: path)
        let result = await outcome { try await body(store) }
        await store.close()
        try result.get()
    }
}

private func withSchema(_ body: (any Store) async throws -> Void) async throws {
    try await withEmptyDatabase(.postgres) { address in
        let store = PostgresStore(conninfo: address, connections: 4, patience: .seconds(3_600))
        let result = await outcome { try await body(store) }
        await store.close()
        try result.get()
    }
}

/// A folder that is removed afterwards.
package func withFolder(_ body: (URL) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "yangguang-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try await body(folder)
}

private func withSchemaAddress(_ body: (String) async throws -> Void) async throws {
    guard let address = Engine.postgresAddress else {
        throw StoreError(.unavailable, "YANGGUANG_TEST_POSTGRES is not set")
    }
    let name = "test_\(UUID().uuidString.lowercased().replacing("-", with: ""))"
    try await administer(address) { _ = try $0.rows("SELECT pg_temp.make_schema(\(name)) AS value") }
    let result = await outcome { try await body(addressing(schema: name, at: address)) }
    try await administer(address) { _ = try $0.rows("SELECT pg_temp.drop_schema(\(name)) AS value") }
    try result.get()
}

private func addressing(schema: String, at address: String) -> String {
    guard address.contains("://") else { return "\(address) options='-c search_path=\(schema)'" }
    return "\(address)\(address.contains("?") ? "&" : "?")options=-c%20search_path%3D\(schema)"
}

/// Names of schemas are made at run time and `SQL` takes no such text, so two functions make the statements.
private func administer(_ address: String, _ body: @escaping @Sendable (any Transaction) throws -> Void) async throws {
    let store = PostgresStore(conninfo: address, connections: 1, patience: .seconds(3_600))
    try await store.write { tx in
        try tx.define(
            """
            CREATE FUNCTION pg_temp.make_schema(name TEXT) RETURNS TEXT LANGUAGE plpgsql AS
            $$ BEGIN EXECUTE format('CREATE SCHEMA %I', name); RETURN name; END $$;
            CREATE FUNCTION pg_temp.drop_schema(name TEXT) RETURNS TEXT LANGUAGE plpgsql AS
            $$ BEGIN EXECUTE format('DROP SCHEMA %I CASCADE', name); RETURN name; END $$;
            """)
        try body(tx)
    }
    await store.close()
}

/// What a body came to, so that something can be cleaned up before it is told.
private func outcome(of body: () async throws -> Void) async -> Result<Void, any Error> {
    do { return .success(try await body()) } catch { return .failure(error) }
}

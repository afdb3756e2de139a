import Storage
import TestSupport
import Testing

struct QueryLimitTests {
    /// Counts further than anybody waits.
    private static let endless: SQL = """
        WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < 1000000000)
        SELECT COUNT(*) AS value FROM number
        """

    private func withImpatientStore(_ engine: Engine, _ body: (any Store) async throws -> Void) async throws {
        try await withEmptyDatabase(engine) { address in
            let store: any Store =
                switch engine {
                case .sqlite: try SQLiteStore(path: address, readLimit: .milliseconds(300))
                case .postgres: PostgresStore(conninfo: address, connections: 1, readLimit: .milliseconds(300))
                }
            do {
                try await body(store)
            } catch {
                await store.close()
                throw error
            }
            await store.close()
        }
    }

    @Test(arguments: Engine.available)
    func `a query that runs too long is ended, and the next one is answered`(engine: Engine) async throws {
        try await withImpatientStore(engine) { store in
            let error = await #expect(throws: StoreError.self) {
                try await store.read { try $0.value(Self.endless, as: Int.self) }
            }
            #expect(error?.kind == .timedOut)
            let one: Int? = try await store.read { try $0.value("SELECT 1 AS value") }
            #expect(one == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `many short queries of one reader are not one long query`(engine: Engine) async throws {
        try await withImpatientStore(engine) { store in
            let count = try await store.read { tx -> Int in
                let end = ContinuousClock.now + .milliseconds(600)
                var count = 0
                while ContinuousClock.now < end { count += try tx.value("SELECT 1 AS value") ?? 0 }
                return count
            }
            #expect(count > 1)
        }
    }
}

import Storage
import TestSupport
import Testing

@Suite(.enabled(if: Engine.available.contains(.postgres), "PostgreSQL is not there: run under script/with-postgres"))
struct PostgresStoreTests {
    private static let ownBackend: SQL = "SELECT pg_backend_pid() AS value"

    private static func end(_ backend: Int, _ tx: any Transaction) throws {
        _ = try tx.rows(
            "SELECT CASE WHEN pg_terminate_backend(CAST(\(backend) AS INTEGER)) THEN 1 ELSE 0 END AS value")
    }

    @Test func `a connection that breaks in the middle says so, and the next call works`() async throws {
        try await withEmptyStore(.postgres) { store in
            try await store.migrate([FruitTable.step])
            let error = await #expect(throws: StoreError.self) {
                try await store.write { tx in
                    try FruitTable.insert(Fruit("a"), tx)
                    try Self.end(try tx.value(Self.ownBackend) ?? 0, tx)
                }
            }
            #expect(error?.kind == .unavailable)
            #expect(try await store.read { try FruitTable.count($0) } == 0)
            try await store.write { try FruitTable.insert(Fruit("a"), $0) }
            #expect(try await store.read { try FruitTable.count($0) } == 1)
        }
    }

    @Test func `a server that ended every connection fails nobody who had not begun`() async throws {
        try await withEmptyDatabase(.postgres) { address in
            let (store, other) = (PostgresStore(conninfo: address, connections: 3), PostgresStore(conninfo: address))
            // Three at once, so that three connections are open.
            let backends = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<3 {
                    group.addTask {
                        try await store.read { tx in
                            _ = try tx.rows("SELECT CAST(pg_sleep(0.5) AS TEXT) AS value")
                            return try tx.value(Self.ownBackend) ?? 0
                        }
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(Set(backends).count > 1)
            try await other.write { tx in for backend in Set(backends) { try Self.end(backend, tx) } }
            // One that none of them was asked before goes another way.
            #expect(try await store.read { try $0.value("SELECT CAST(7 AS BIGINT) AS value") } == 7)
            for _ in 0..<3 { #expect(try await store.read { try $0.rows(Self.ownBackend) }.count == 1) }
            await store.close()
            await other.close()
        }
    }

    @Test func `a connection that breaks while it commits leaves open what became of it`() async throws {
        try await withEmptyStore(.postgres) { store in
            try await store.migrate([FruitTable.step])
            try await store.write { tx in
                try tx.define(
                    """
                    CREATE FUNCTION break_off() RETURNS trigger LANGUAGE plpgsql AS
                    $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$;
                    CREATE CONSTRAINT TRIGGER breaks_off AFTER INSERT ON fruit DEFERRABLE INITIALLY DEFERRED
                    FOR EACH ROW EXECUTE FUNCTION break_off();
                    """)
            }
            let error = await #expect(throws: StoreError.self) {
                try await store.write { try FruitTable.insert(Fruit("a"), $0) }
            }
            #expect(error?.kind == .uncertain)
        }
    }

    @Test func `a server that is not there is unavailable`() async {
        let store = PostgresStore(conninfo: "host=/nowhere dbname=none")
        let error = await #expect(throws: StoreError.self) {
            _ = try await store.read { try $0.rows("SELECT 1 AS value") }
        }
        #expect(error?.kind == .unavailable)
    }

    @Test func `what the address says goes before the usual patience`() async throws {
        try await withEmptyDatabase(.postgres) { address in
            let more = address.contains("://") ? "&application_name=hasty" : " application_name=hasty"
            let store = PostgresStore(conninfo: address + more)
            let name: String? = try await store.read {
                try $0.value("SELECT current_setting('application_name') AS value")
            }
            #expect(name == "hasty")
            await store.close()
            let usual = PostgresStore(conninfo: address)
            let own: String? = try await usual.read {
                try $0.value("SELECT current_setting('application_name') AS value")
            }
            #expect(own == "yangguang")
            await usual.close()
        }
    }

    @Test func `a failed statement that was passed over does not pass for a commit`() async throws {
        try await withEmptyStore(.postgres) { store in
            try await store.migrate([FruitTable.step])
            await #expect(throws: StoreError.self) {
                try await store.write { tx in
                    try FruitTable.insert(Fruit("a"), tx)
                    _ = try? tx.run("INSERT INTO fruit (id) VALUES ('a')")
                }
            }
            #expect(try await store.read { try FruitTable.count($0) } == 0)
        }
    }

    @Test func `more tasks than connections wait their turn`() async throws {
        try await withEmptyDatabase(.postgres) { address in
            let store = PostgresStore(conninfo: address, connections: 2, patience: .seconds(300))
            let backends = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<40 { group.addTask { try await store.read { try $0.value(Self.ownBackend) ?? 0 } } }
                return try await group.reduce(into: Set()) { $0.insert($1) }
            }
            #expect((1...2).contains(backends.count))
            await store.close()
        }
    }

    @Test func `a type outside the portable subset is a fault`() async throws {
        try await withEmptyStore(.postgres) { store in
            let error = await #expect(throws: StoreError.self) {
                try await store.read { try $0.rows("SELECT now() AS value") }
            }
            #expect(error?.description == "type 1184 is outside the portable subset")
        }
    }
}

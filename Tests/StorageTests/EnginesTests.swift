import Storage
import TestSupport
import Testing

struct EnginesTests {
    @Test(
        .enabled(
            if: Engine.available.count == 2 || Engine.bothAreRequired,
            "PostgreSQL is not there: run under script/with-postgres"))
    func `both engines ran`() {
        #expect(Engine.available == [.sqlite, .postgres])
    }

    @Test(arguments: Engine.available)
    func `a store is the engine that was asked for`(engine: Engine) async throws {
        try await withEmptyStore(engine) { store in
            #expect(store.engine == engine)
            let inside = try await store.read { $0.engine }
            #expect(inside == engine)
        }
    }

    @Test(arguments: Engine.available)
    func `every test has a database of its own`(engine: Engine) async throws {
        try await withEmptyStore(engine) { first in
            try await first.write { try $0.define("CREATE TABLE pear (name TEXT NOT NULL) STRICT") }
            try await withEmptyStore(engine) { second in
                await #expect(throws: StoreError.self) {
                    try await second.read { try $0.rows("SELECT name FROM pear") }
                }
            }
        }
    }
}

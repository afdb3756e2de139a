import Storage
import TestSupport
import Testing

/// One number that everybody asks for all the time.
@Suite struct WatchTests {
    private static let query: StaticString = "SELECT number AS value FROM counted"

    @Test(arguments: Engine.available)
    func `what was committed before the question is seen`(engine: Engine) async throws {
        try await withCounter(engine) { store, watch in
            for number in 1...20 {
                try await store.set(number)
                #expect(try await watch.number() == number)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `what is not committed is not seen, and holds nobody up`(engine: Engine) async throws {
        try await withCounter(engine) { store, watch in
            let (seen, told) = AsyncStream<Void>.makeStream()
            let writing = Task {
                try await store.write { tx in
                    try tx.run("UPDATE counted SET number = 5")
                    told.yield()
                    throw Undone()
                }
            }
            for await _ in seen { break }
            let meanwhile = try await watch.number()
            #expect(meanwhile == 0)
            await #expect(throws: Undone.self) { try await writing.value }
            let afterwards = try await watch.number()
            #expect(afterwards == 0)
        }
    }

    @Test(arguments: Engine.available)
    func `many ask at once, and each gets a number no older than its question`(engine: Engine) async throws {
        try await withCounter(engine) { store, watch in
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    for number in 1...50 {
                        try await store.set(number)
                    }
                }
                for _ in 0..<20 {
                    group.addTask {
                        var last = 0
                        for _ in 0..<50 {
                            let committed = try await store.read { try $0.value(SQL(stringLiteral: Self.query)) ?? 0 }
                            let number = try await watch.number()
                            #expect(number >= committed)
                            #expect(number >= last)
                            last = number
                        }
                    }
                }
                try await group.waitForAll()
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a number that is not there is a fault`(engine: Engine) async throws {
        try await withCounter(engine) { store, watch in
            _ = try await store.write { try $0.run("DELETE FROM counted") }
            await #expect(throws: StoreError.self) { try await watch.number() }
        }
    }

    private struct Undone: Error {}

    private func withCounter(
        _ engine: Engine, _ body: (any Store, any NumberWatch) async throws -> Void
    ) async throws {
        try await withEmptyStore(engine) { store in
            try await store.write { tx in
                try tx.define("CREATE TABLE counted (number INTEGER NOT NULL) STRICT;")
                try tx.run("INSERT INTO counted (number) VALUES (0)")
            }
            try await body(store, try store.watch(Self.query))
        }
    }
}

extension Store {
    fileprivate func set(_ number: Int) async throws {
        _ = try await write { try $0.run("UPDATE counted SET number = \(number)") }
    }
}

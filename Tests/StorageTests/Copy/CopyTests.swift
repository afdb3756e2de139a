import Storage
import TestSupport
import Testing

struct CopyTests {
    private static let fruits = [
        Fruit("a"), Fruit("b", name: "", count: 0, weight: 0, picture: []),
        Fruit("c", name: "\\N", count: Int.max, weight: 1.5e300, picture: Array(0...255)),
        Fruit("d", name: "一行\n又一行\r\n\t制表\\反斜\u{8}\u{B}\u{C}🌞\u{1}", count: 12, weight: -0.1, picture: [0, 10, 9, 92]),
        Fruit("e", name: "\\", weight: 2.5e-300), Fruit("\\.", name: "\\."),
    ]

    /// Every engine into every engine.
    private static var pairs: [(Engine, Engine)] {
        Engine.available.flatMap { from in Engine.available.map { (from, $0) } }
    }

    @Test(arguments: pairs)
    func `what one engine hands out, every engine takes in to the last bit`(from: Engine, into: Engine) async throws {
        let lines = try await Self.handedOut(by: from)
        try await withEmptyStore(into) { store in
            try await store.migrate([FruitTable.step])
            let count = try await store.write { tx in
                try tx.copyIn(try tx.table("fruit"), lines)
            }
            #expect(count == Self.fruits.count)
            for fruit in Self.fruits {
                #expect(try await store.read { try FruitTable.find(fruit.id, $0) } == fruit)
            }
        }
    }

    /// As large as a file that somebody attached.
    @Test(arguments: Engine.available)
    func `a row of twenty megabytes goes out and in`(engine: Engine) async throws {
        let large = Fruit("a", picture: (0..<(20 << 20)).map { UInt8(truncatingIfNeeded: $0 &* 31) })
        var lines: [UInt8] = []
        try await withEmptyStore(engine) { store in
            try await store.migrate([FruitTable.step])
            try await store.write { try FruitTable.insert(large, $0) }
            lines = try await store.read { tx in
                var lines: [UInt8] = []
                try tx.copyOut(try tx.table("fruit")) { lines += $0 }
                return lines
            }
        }
        try await withEmptyStore(engine) { [lines] store in
            try await store.migrate([FruitTable.step])
            _ = try await store.write { tx in try tx.copyIn(try tx.table("fruit"), lines) }
            #expect(try await store.read { try FruitTable.find("a", $0) } == large)
        }
    }

    @Test(arguments: Engine.available)
    func `a row that cannot be read is refused, and nothing of its part is kept`(engine: Engine) async throws {
        let good = "b\t\\N\t\\N\t\\N\t\\N\t\\N\n"
        for line in ["a\t\\N\t\\N\t\\N\t\\N", "a\tx\n", "a\tx\tmany\t\\N\t\\N\t\\N\n", "a\tx\t1\t\\N\t\\\\xZZ\t\\N\n"] {
            try await withEmptyStore(engine) { store in
                try await store.migrate([FruitTable.step])
                await #expect(throws: StoreError.self) {
                    try await store.write { try $0.copyIn(try $0.table("fruit"), Array((good + line).utf8)) }
                }
                #expect(try await store.read { try FruitTable.count($0) } == 0)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a table with a type outside the portable subset is refused and not copied by halves`(
        engine: Engine
    ) async throws {
        try await withEmptyStore(engine) { store in
            try await store.write { tx in
                switch tx.engine {
                case .sqlite: try tx.define("CREATE TABLE odd (id INTEGER NOT NULL PRIMARY KEY, at DATE)")
                case .postgres: try tx.define("CREATE TABLE odd (id BIGINT NOT NULL PRIMARY KEY, at DATE)")
                }
            }
            #expect(try await store.read { try $0.tableNames() } == ["odd"])
            await #expect(throws: StoreError.self) { try await store.read { try $0.table("odd") } }
        }
    }

    @Test(arguments: Engine.available)
    func `tables are filled in any order, and what speaks of a missing row is found at the end`(
        engine: Engine
    ) async throws {
        for (trees, isSound) in [("oak\n", true), ("elm\n", false)] {
            try await withEmptyDatabase(engine) { address in
                let store: any Store =
                    switch engine {
                    case .sqlite: try SQLiteStore(filling: address)
                    case .postgres: PostgresStore(conninfo: address)
                    }
                let outcome = await Self.outcome {
                    try await store.fill(atSchema: 1, of: [FruitTable.step]) { tx in
                        _ = try tx.copyIn(try tx.table("fruit"), Array("a\t\\N\t\\N\t\\N\t\\N\toak\n".utf8))
                        return try tx.copyIn(try tx.table("tree"), Array(trees.utf8))
                    }
                }
                if isSound {
                    #expect(try outcome.get() == 1)
                    // Nobody takes it for whole before it was judged.
                    await #expect(throws: SchemaRefused.self) { try await store.migrate([FruitTable.step]) }
                    try await store.endFilling()
                    #expect(try await store.migrate([FruitTable.step]) == [])
                } else {
                    #expect(throws: StoreError.self) { try outcome.get() }
                }
                await store.close()
            }
        }
    }

    private static func handedOut(by engine: Engine) async throws -> [UInt8] {
        var lines: [UInt8] = []
        try await withEmptyStore(engine) { store in
            try await store.migrate([FruitTable.step])
            try await store.write { tx in for fruit in fruits { try FruitTable.insert(fruit, tx) } }
            lines = try await store.read { tx in
                var lines: [UInt8] = []
                try tx.copyOut(try tx.table("fruit")) { lines += $0 }
                return lines
            }
        }
        return lines
    }

    private static func outcome<Value>(of body: () async throws -> Value) async -> Result<Value, any Error> {
        do { return .success(try await body()) } catch { return .failure(error) }
    }
}

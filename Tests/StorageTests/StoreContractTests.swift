import Storage
import TestSupport
import Testing

/// What both engines promise alike.
@Suite struct StoreContractTests {
    private func withFruit(_ engine: Engine, _ body: (any Store) async throws -> Void) async throws {
        try await withEmptyStore(engine) { store in
            try await store.migrate([FruitTable.step])
            try await body(store)
        }
    }

    private static let fruits = [
        Fruit("null"), Fruit("empty", name: "", count: 0, weight: 0, picture: []),
        Fruit("large", count: .max, weight: .greatestFiniteMagnitude), Fruit("double", weight: 0.1 + 0.2),
        Fruit("small", weight: -.leastNonzeroMagnitude), Fruit("quotes", name: #"it's "so" \ $1 ? ; -- %s"#),
        Fruit("words", name: "梨🍐 é e\u{301} \u{200B}\n\t𠮷"), Fruit("bytes", picture: Array(0...255) + [0, 0]),
    ]

    @Test(arguments: Engine.available)
    func `many statements at once are run in their order, more than fit on the way`(engine: Engine) async throws {
        try await withFruit(engine) { store in
            let numbers = try await store.write { tx -> [Int] in
                try tx.run("INSERT INTO counter (id, number) VALUES (1, 0)")
                // Each doubles what the one before left, modulo a prime, so that another order gives another number.
                let steps = (1...450).map { step -> SQL in
                    "UPDATE counter SET number = (number * 2 + \(step)) % 999983 WHERE id = 1"
                }
                try tx.runAll(steps)
                return try tx.values("SELECT number AS value FROM counter")
            }
            #expect(numbers == [(1...450).reduce(0) { ($0 * 2 + $1) % 999_983 }])
            try await store.write { try $0.runAll([]) }
        }
    }

    @Test(arguments: Engine.available)
    func `who asks nothing, or fails before asking, is in nobody's way`(engine: Engine) async throws {
        struct Change: Error {}
        try await withFruit(engine) { store in
            for round in 1...3 {
                #expect(try await store.read { _ in round } == round)
                await #expect(throws: Change.self) { try await store.read { _ in throw Change() } }
                await #expect(throws: StoreError.self) { try await store.read { try $0.rows("SELECT plum") } }
                try await store.write { try FruitTable.insert(Fruit("a\(round)"), $0) }
                #expect(try await store.read { try FruitTable.count($0) } == round)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `several questions at once are answered in their order, and one that is refused refuses all`(engine: Engine)
        async throws
    {
        try await withFruit(engine) { store in
            try await store.write { tx in
                for id in ["a", "b"] { try tx.run("INSERT INTO fruit (id, name) VALUES (\(id), \("梨\(id)"))") }
            }
            let questions: [SQL] = [
                "SELECT id AS value FROM fruit ORDER BY id DESC", "SELECT id AS value FROM fruit WHERE id = \("c")",
                "SELECT name AS value FROM fruit WHERE id = \("b")",
            ]
            let answers = try await store.read { tx in
                try tx.rows(ofAll: questions).map { try $0.map { try $0.get("value", as: String.self) } }
            }
            #expect(answers == [["b", "a"], [], ["梨b"]])
            #expect(try await store.read { try $0.rows(ofAll: []).isEmpty })
            await #expect(throws: StoreError.self) {
                try await store.read { tx in
                    _ = try tx.rows(ofAll: questions + ["SELECT nothing AS value FROM fruit"])
                }
            }
            #expect(try await store.read { try FruitTable.count($0) } == 2)
        }
    }

    @Test(arguments: Engine.available)
    func `where one of many statements is refused, none is kept and the store goes on`(engine: Engine) async throws {
        try await withFruit(engine) { store in
            let error = await #expect(throws: StoreError.self) {
                try await store.write { tx in
                    try tx.runAll(
                        ["a", "b", "a", "c"].map { id -> SQL in
                            "INSERT INTO fruit (id, name) VALUES (\(id), \("梨\(id)"))"
                        })
                }
            }
            #expect(error?.kind == .unique)
            #expect(try await store.read { try FruitTable.count($0) } == 0)
            try await store.write { try $0.runAll(["INSERT INTO fruit (id) VALUES ('d')"]) }
            #expect(try await store.read { try FruitTable.count($0) } == 1)
            let nul = await #expect(throws: StoreError.self) {
                try await store.write { tx in
                    try tx.runAll(["a", "\0"].map { id -> SQL in "INSERT INTO fruit (id) VALUES (\(id))" })
                }
            }
            #expect(nul?.kind == .fault)
            #expect(try await store.read { try FruitTable.count($0) } == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `every value comes back as it was`(engine: Engine) async throws {
        try await withFruit(engine) { store in
            for fruit in Self.fruits {
                try await store.write { try FruitTable.insert(fruit, $0) }
                #expect(try await store.read { try FruitTable.find(fruit.id, $0) } == fruit)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `integers have 64 bits`(engine: Engine) async throws {
        try await withFruit(engine) { store in
            for number in [Int.min, -1, 0, 1 << 53 + 1, .max] {
                try await store.write { tx in
                    try tx.run("DELETE FROM counter")
                    try tx.run("INSERT INTO counter (id, number) VALUES (1, \(number))")
                }
                #expect(try await store.read { try $0.value("SELECT number AS value FROM counter") } == number)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a sum and a mean are numbers`(engine: Engine) async throws {
        try await withFruit(engine) { store in
            try await store.write { tx in
                for number in 1...4 { try tx.run("INSERT INTO counter (id, number) VALUES (\(number), \(number))") }
            }
            let row = try #require(
                try await store.read { try $0.rows("SELECT SUM(number) AS a, AVG(number) AS b FROM counter") }.first)
            #expect(try row.get("a") == 10)
            #expect(try row.get("b") == 2.5)
        }
    }

    @Test(arguments: Engine.available)
    func `a text with a NUL is refused, not cut`(engine: Engine) async throws {
        try await withFruit(engine) { store in
            await #expect(throws: StoreError.self) {
                try await store.write { try FruitTable.insert(Fruit("a", name: "公\0开"), $0) }
            }
            let left = try await store.read { try FruitTable.count($0) }
            #expect(left == 0)
        }
    }

    @Test(arguments: Engine.available)
    func `a statement says how many rows it changed`(engine: Engine) async throws {
        try await withFruit(engine) { store in
            try await store.write { tx in
                for id in ["a", "b", "c"] { try FruitTable.insert(Fruit(id), tx) }
                #expect(try tx.run("UPDATE fruit SET count = 1 WHERE id <> 'a'") == 2)
                #expect(try tx.run("DELETE FROM fruit WHERE id = 'z'") == 0)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a column that is not there and a value of another kind are faults`(engine: Engine) async throws {
        try await withFruit(engine) { store in
            try await store.write { try FruitTable.insert(Fruit("a", name: "梨"), $0) }
            let row = try #require(try await store.read { try $0.rows("SELECT name FROM fruit") }.first)
            #expect(throws: StoreError.self) { try row.get("weight", as: Double.self) }
            #expect(throws: StoreError.self) { try row.get("name", as: Int.self) }
        }
    }

    @Test(arguments: Engine.available)
    func `a body that throws leaves nothing behind`(engine: Engine) async throws {
        struct Refusal: Error {}
        try await withFruit(engine) { store in
            await #expect(throws: Refusal.self) {
                try await store.write { tx in
                    try FruitTable.insert(Fruit("a"), tx)
                    throw Refusal()
                }
            }
            await #expect(throws: StoreError.self) {
                try await store.write { tx in
                    try FruitTable.insert(Fruit("b"), tx)
                    try FruitTable.insert(Fruit("b"), tx)
                }
            }
            let left = try await store.read { try FruitTable.count($0) }
            #expect(left == 0)
        }
    }

    @Test(arguments: Engine.available)
    func `a reader cannot write`(engine: Engine) async throws {
        try await withFruit(engine) { store in
            await #expect(throws: StoreError.self) { try await store.read { try FruitTable.insert(Fruit("a"), $0) } }
            let left = try await store.read { try FruitTable.count($0) }
            #expect(left == 0)
        }
    }

    @Test(arguments: Engine.available)
    func `a writer sees what it wrote itself`(engine: Engine) async throws {
        try await withFruit(engine) { store in
            let count = try await store.write { tx in
                try FruitTable.insert(Fruit("a"), tx)
                return try FruitTable.count(tx)
            }
            #expect(count == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `fifty writers at once take turns`(engine: Engine) async throws {
        try await withFruit(engine) { store in
            try await store.write { _ = try $0.run("INSERT INTO counter (id, number) VALUES (1, 0)") }
            let seen = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<50 {
                    group.addTask {
                        try await store.write { tx in
                            // Read first, then written: what a second writer in between would spoil.
                            let number: Int = try tx.value("SELECT number AS value FROM counter") ?? -1
                            try tx.run("UPDATE counter SET number = \(number + 1)")
                            return number
                        }
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(seen.sorted() == Array(0..<50))
        }
    }
}

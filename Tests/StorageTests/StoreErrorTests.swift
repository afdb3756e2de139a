import Storage
import TestSupport
import Testing

struct StoreErrorTests {
    private static let broken: [(SQL, StoreError.Kind)] = [
        ("INSERT INTO fruit (id) VALUES ('a')", .unique), ("INSERT INTO fruit (id, name) VALUES ('b', '机密')", .unique),
        ("INSERT INTO fruit (id, tree) VALUES ('b', '机密')", .foreignKey),
        ("INSERT INTO fruit (id, name, count) VALUES ('b', '机密乙', -1)", .check),
        ("INSERT INTO counter (id, number) VALUES (1, NULL)", .notNull), ("SELECT * FROM nowhere", .fault),
        ("SELEC '机密'", .fault),
    ]

    @Test(arguments: Engine.available)
    func `what the database refuses has a kind, and no word of the row`(engine: Engine) async throws {
        try await withEmptyStore(engine) { store in
            try await store.migrate([FruitTable.step])
            try await store.write { try FruitTable.insert(Fruit("a", name: "机密"), $0) }
            for (sql, kind) in Self.broken {
                let error = await #expect(throws: StoreError.self) { try await store.write { _ = try $0.run(sql) } }
                #expect(error?.kind == kind, "\(sql.text)")
                if kind != .fault { #expect(error?.description.contains("机密") == false) }
            }
        }
    }

    @Test(arguments: Engine.available)
    func `bound values never stand in an error`(engine: Engine) async throws {
        try await withEmptyStore(engine) { store in
            try await store.migrate([FruitTable.step])
            try await store.write { try FruitTable.insert(Fruit("a", name: "110101199003074514"), $0) }
            for fruit in [Fruit("b", name: "110101199003074514"), Fruit("c", name: "110101199003074514", count: -1)] {
                let error = await #expect(throws: StoreError.self) {
                    try await store.write { try FruitTable.insert(fruit, $0) }
                }
                #expect(error?.description.contains("110101199003074514") == false)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a store goes on after an error`(engine: Engine) async throws {
        try await withEmptyStore(engine) { store in
            try await store.migrate([FruitTable.step])
            for number in 0..<20 {
                await #expect(throws: StoreError.self) { try await store.write { _ = try $0.run("SELEC 1") } }
                try await store.write { try FruitTable.insert(Fruit("\(number)"), $0) }
            }
            #expect(try await store.read { try FruitTable.count($0) } == 20)
        }
    }
}

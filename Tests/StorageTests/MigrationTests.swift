import Storage
import TestSupport
import Testing

struct MigrationTests {
    private static let plum = Migration(2, "plum", "CREATE TABLE plum (id TEXT NOT NULL PRIMARY KEY) STRICT;")
    private static let broken = Migration(
        2, "plum", "CREATE TABLE plum (id TEXT NOT NULL PRIMARY KEY) STRICT; CREATE TABLE fruit (id TEXT) STRICT;")

    @Test(arguments: Engine.available)
    func `every step runs once`(engine: Engine) async throws {
        try await withEmptyStore(engine) { store in
            let first = try await store.migrate([FruitTable.step])
            #expect(first == [1])
            #expect(try await store.migrate([FruitTable.step]) == [])
            #expect(try await store.migrate([FruitTable.step, Self.plum]) == [2])
            #expect(try await store.migrate([FruitTable.step, Self.plum]) == [])
            #expect(try await store.schemaNumber() == 2)
        }
    }

    @Test(arguments: Engine.available)
    func `a step that fails leaves nothing, and the steps before it stay`(engine: Engine) async throws {
        try await withEmptyStore(engine) { store in
            await #expect(throws: StoreError.self) { try await store.migrate([FruitTable.step, Self.broken]) }
            #expect(try await store.schemaNumber() == 1)
            try await store.write { try FruitTable.insert(Fruit("a"), $0) }
            await #expect(throws: StoreError.self) { try await store.read { try $0.rows("SELECT id FROM plum") } }
            #expect(try await store.migrate([FruitTable.step, Self.plum]) == [2])
        }
    }

    @Test(arguments: Engine.available)
    func `a database of a newer program is left alone`(engine: Engine) async throws {
        try await withEmptyStore(engine) { store in
            try await store.migrate([FruitTable.step, Self.plum])
            let error = await #expect(throws: SchemaTooNew.self) { try await store.migrate([FruitTable.step]) }
            #expect(error?.database == 2)
            #expect(error?.program == 1)
            #expect(error?.description.contains("install the newer program") == true)
        }
    }

    @Test(arguments: Engine.available)
    func `servers that migrate at the same time do each step once`(engine: Engine) async throws {
        try await withEmptyStore(engine) { store in
            let run = try await withThrowingTaskGroup(of: [Int].self) { group in
                for _ in 0..<4 { group.addTask { try await store.migrate([FruitTable.step, Self.plum]) } }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(run.sorted() == [1, 2])
        }
    }

    @Test(arguments: Engine.available)
    func `a piece for one engine runs on that engine only`(engine: Engine) async throws {
        let step = Migration(
            1, "apple", "CREATE TABLE apple (engine TEXT NOT NULL) STRICT;",
            sqlite: "INSERT INTO apple (engine) VALUES ('sqlite')",
            postgres: "INSERT INTO apple (engine) VALUES ('postgres')")
        try await withEmptyStore(engine) { store in
            try await store.migrate([step])
            #expect(try await store.read { try $0.values("SELECT engine AS value FROM apple") } == [engine.rawValue])
        }
    }

    @Test(arguments: Engine.available)
    func `a migration that was cut off in any step goes on to the same schema`(engine: Engine) async throws {
        let steps = (1...4).map { number in
            Migration(number, "step \(number)", Self.definitions[number - 1])
        }
        for cut in 1...4 {
            try await withEmptyStore(engine) { store in
                var broken = steps
                // The step does its work, and fails behind it.
                broken[cut - 1].sqlite = "INSERT INTO nowhere (id) VALUES (1)"
                broken[cut - 1].postgres = "INSERT INTO nowhere (id) VALUES (1)"
                await #expect(throws: StoreError.self) { try await store.migrate(broken) }
                let reached = try await store.schemaNumber()
                #expect(reached == cut - 1)
                #expect(try await store.migrate(steps) == Array(cut...4))
                #expect(
                    try await store.read { try $0.tableNames() } == ["fig", "lime", "melon", "pear", "schema_step"])
            }
        }
    }

    private static let definitions: [StaticString] = [
        "CREATE TABLE fig (id TEXT NOT NULL PRIMARY KEY) STRICT",
        "CREATE TABLE lime (id TEXT NOT NULL PRIMARY KEY) STRICT",
        "CREATE TABLE melon (id TEXT NOT NULL PRIMARY KEY) STRICT",
        "CREATE TABLE pear (id TEXT NOT NULL PRIMARY KEY) STRICT",
    ]

    @Test(arguments: Engine.available)
    func `a database of another program is left alone`(engine: Engine) async throws {
        try await withEmptyStore(engine) { store in
            try await store.write { try $0.define("CREATE TABLE invoice (id TEXT NOT NULL PRIMARY KEY) STRICT") }
            let error = await #expect(throws: SchemaRefused.self) { try await store.migrate([FruitTable.step]) }
            #expect(error?.description.contains("invoice") == true)
            #expect(try await store.read { try $0.tableNames() } == ["invoice"])
        }
    }

    @Test(arguments: Engine.available)
    func `a database whose steps are not the program's is left alone`(engine: Engine) async throws {
        let wrong: [(SQL, String)] = [
            ("UPDATE schema_step SET name = 'apple' WHERE number = 1", "apple"),
            ("DELETE FROM schema_step WHERE number = 1", "plum"),
        ]
        for (change, word) in wrong {
            try await withEmptyStore(engine) { store in
                try await store.migrate([FruitTable.step, Self.plum])
                try await store.write { _ = try $0.run(change) }
                let error = await #expect(throws: SchemaRefused.self) {
                    try await store.migrate([FruitTable.step, Self.plum, Self.quince])
                }
                #expect(error?.description.contains(word) == true)
                #expect(try await store.read { try !$0.tableNames().contains("quince") })
            }
        }
    }

    private static let quince = Migration(3, "quince", "CREATE TABLE quince (id TEXT NOT NULL PRIMARY KEY) STRICT;")
}

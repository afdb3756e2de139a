import Foundation
import Storage
import TestSupport
import Testing

struct SQLiteStoreTests {
    @Test func `the writer waits for the disk, and readers do not wait for the writer`() async throws {
        try await withEmptyStore(.sqlite) { store in
            // 2 is FULL: what was said to be received survives a power cut.
            let synchronous: Int? = try await store.write {
                try $0.rows("PRAGMA synchronous").first?.get("synchronous")
            }
            #expect(synchronous == 2)
            let mode: String? = try await store.read { try $0.rows("PRAGMA journal_mode").first?.get("journal_mode") }
            #expect(mode == "wal")
        }
    }

    @Test func `a store that was closed is its file alone`() async throws {
        try await withFolder { folder in
            let path = folder.appending(path: "fruit.sqlite").path
            let store = try SQLiteStore(path: path)
            try await store.migrate([FruitTable.step])
            try await store.write { try FruitTable.insert(Fruit("a"), $0) }
            #expect(try await store.read { try FruitTable.count($0) } == 1)
            await store.close()
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["fruit.sqlite"])
        }
    }

    @Test func `a store that is closed while another has the file open takes nothing from it`() async throws {
        try await withFolder { folder in
            let path = folder.appending(path: "fruit.sqlite").path
            let (store, other) = (try SQLiteStore(path: path), try SQLiteStore(path: path))
            try await store.migrate([FruitTable.step])
            #expect(try await other.read { try FruitTable.count($0) } == 0)
            await store.close()
            try await other.write { try FruitTable.insert(Fruit("a"), $0) }
            #expect(try await other.read { try FruitTable.count($0) } == 1)
            await other.close()
        }
    }

    @Test func `references are kept`() async throws {
        try await withEmptyStore(.sqlite) { store in
            let keys: Int? = try await store.write { try $0.rows("PRAGMA foreign_keys").first?.get("foreign_keys") }
            #expect(keys == 1)
        }
    }

    @Test func `a file that cannot be opened is unavailable`() async throws {
        try await withFolder { folder in
            let error = #expect(throws: StoreError.self) {
                try SQLiteStore(path: folder.appending(path: "no/such/folder.sqlite").path)
            }
            #expect(error?.kind == .unavailable)
        }
    }

    @Test func `a file that is no database is a fault`() async throws {
        try await withFolder { folder in
            let file = folder.appending(path: "picture.sqlite")
            try Data(repeating: 0x50, count: 4096).write(to: file)
            let error = #expect(throws: StoreError.self) { try SQLiteStore(path: file.path) }
            #expect(error?.kind == .fault)
        }
    }

    @Test func `what was written is there when the file is opened again`() async throws {
        try await withEmptyDatabase(.sqlite) { path in
            let store = try SQLiteStore(path: path)
            try await store.migrate([FruitTable.step])
            try await store.write { try FruitTable.insert(Fruit("a", name: "梨"), $0) }
            await store.close()
            let again = try SQLiteStore(path: path)
            let fruit = try await again.read { try FruitTable.find("a", $0) }
            #expect(fruit?.name == "梨")
            await again.close()
        }
    }
}

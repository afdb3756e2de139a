import Foundation
import GRDB

/// SQLite through GRDB: write-ahead log, one writer, as many readers as there are cores and two more.
package final class SQLiteStore: Store {
    package let engine = Engine.sqlite
    private static let readers = 6
    private let path: String
    private let database: any DatabaseWriter
    /// GRDB's own queues have no end.
    private let reading = Slots(SQLiteStore.readers, mostWaiting: 1000, name: "a reader")
    private let writing = Slots(1, mostWaiting: 250, name: "the writer")
    private let readLimit: Duration?

    /// Opens the file, which is made where it does not exist; its folder must.
    /// - Parameter readLimit: how long one statement of a reader may run; nil for as long as it takes.
    package init(path: String, readLimit: Duration? = nil) throws {
        self.path = path
        self.readLimit = readLimit
        var configuration = Configuration()
        configuration.busyMode = .timeout(10)
        // What was deleted or encrypted is gone from the file, too.
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA secure_delete = ON") }
        configuration.maximumReaderCount = Self.readers
        let pool = try translatingErrors { try DatabasePool(path: path, configuration: configuration) }
        database = pool
        // GRDB turns WAL on with `synchronous = NORMAL`, which may lose the last commits in a power cut. "Received"
        // is said after commit to disk, so the writer waits for the disk.
        try translatingErrors {
            // Chains and numbers are written all over their indexes: what does not fit in memory is written twice.
            try pool.writeWithoutTransaction {
                try $0.execute(sql: "PRAGMA synchronous = FULL; PRAGMA cache_size = -\(Self.writerCache)")
            }
        }
    }

    /// In KiB.
    private static let writerCache = 32_768

    /// Opens a new file to be filled, which nobody else sees before it is whole: without waiting for the disk, and with
    /// foreign keys set aside. What failed is to be thrown away.
    package init(filling path: String) throws {
        self.path = path
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        configuration.prepareDatabase { db in
            try db.execute(
                sql: "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536")
        }
        database = try translatingErrors { try DatabaseQueue(path: path, configuration: configuration) }
        readLimit = nil
    }

    /// - Throws: `StoreError` of kind `busy` where another process has the file open.
    package static func refuseOthers(at path: String) throws {
        var configuration = Configuration()
        configuration.busyMode = .timeout(2)
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA locking_mode = EXCLUSIVE") }
        try translatingErrors {
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            try queue.inTransaction(.exclusive) { _ in .rollback }
            try queue.close()
        }
    }

    package func read<T: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> T) async throws -> T {
        try await reading.take()
        defer { reading.give() }
        let readLimit = readLimit
        return try await translatingErrors {
            try await database.read { db in
                guard let readLimit else { return try body(SQLiteTransaction(db: db, limit: nil)) }
                let limit = SQLiteTimeLimit(readLimit)
                return try limit.watch(db.sqliteConnection) { try body(SQLiteTransaction(db: db, limit: limit)) }
            }
        }
    }

    package func write<T: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> T) async throws -> T {
        try await writing.take()
        defer { writing.give() }
        return try await translatingErrors {
            try await database.write { try body(SQLiteTransaction(db: $0, limit: nil)) }
        }
    }

    package func watch(_ query: StaticString) throws -> any NumberWatch {
        try translatingErrors { try SQLiteWatch(query, of: path) }
    }

    package func close() async {
        // Everything into the one file: a copy of it is whole then, and what was deleted is gone from the log, too. A pool
        // that is still read from refuses to close; the process ends soon after, and WAL needs no farewell.
        try? await database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
        try? database.close()
        try? foldLog()
    }

    /// Whoever closes a file last removes its emptied write-ahead log. GRDB closes its readers last, and they cannot. So one
    /// more connection comes and goes: after that the file alone is the database, if nobody else has it open.
    private func foldLog() throws {
        guard FileManager.default.fileExists(atPath: "\(path)-wal") else { return }
        let last = try DatabaseQueue(path: path)
        try last.read { _ = try Row.fetchOne($0, sql: "SELECT COUNT(*) FROM sqlite_master") }
        try last.close()
    }
}

func translatingErrors<T>(_ body: () throws -> T) throws -> T {
    do { return try body() } catch let error as DatabaseError {
        throw StoreError(sqlite: error.extendedResultCode.rawValue, error.message)
    }
}

private func translatingErrors<T>(_ body: () async throws -> T) async throws -> T {
    do { return try await body() } catch let error as DatabaseError {
        throw StoreError(sqlite: error.extendedResultCode.rawValue, error.message)
    }
}

struct SQLiteTransaction: Transaction {
    let engine = Engine.sqlite
    let db: Database
    /// Nil for the writer, whom nobody waits for on a page, and for commands.
    let limit: SQLiteTimeLimit?

    func run(_ sql: SQL) throws -> Int {
        let statement = try SQLiteStatement(sql, in: db)
        defer { statement.finish() }
        while try statement.step() {}
        return statement.changes
    }

    func runAll(_ statements: [SQL]) throws {
        for sql in statements { _ = try run(sql) }
    }

    func rows(_ sql: SQL) throws -> [SQLRow] {
        limit?.begin()
        let statement = try SQLiteStatement(sql, in: db)
        defer { statement.finish() }
        var columns: SQLColumns?
        var result: [SQLRow] = []
        while try statement.step() {
            let shared = columns ?? SQLColumns(statement.columnNames)
            columns = shared
            result.append(SQLRow(columns: shared, values: (0..<CInt(shared.count)).map(statement.value)))
        }
        return result
    }

    func rows(ofAll statements: [SQL]) throws -> [[SQLRow]] { try statements.map { try rows($0) } }

    func define(_ statements: StaticString) throws {
        try db.execute(sql: statements.description)
    }
}

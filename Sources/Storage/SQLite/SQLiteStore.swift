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

    /// Opens the file, which is made where it does not exist; its folder must.
    package init(path: String) throws {
        self.path = path
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
            try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
        }
    }

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
        return try await translatingErrors { try await database.read { try body(SQLiteTransaction(db: $0)) } }
    }

    package func write<T: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> T) async throws -> T {
        try await writing.take()
        defer { writing.give() }
        return try await translatingErrors { try await database.write { try body(SQLiteTransaction(db: $0)) } }
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
    do { return try body() } catch let error as DatabaseError { throw StoreError(error) }
}

private func translatingErrors<T>(_ body: () async throws -> T) async throws -> T {
    do { return try await body() } catch let error as DatabaseError { throw StoreError(error) }
}

extension StoreError {
    fileprivate init(_ error: DatabaseError) {
        let kind: Kind =
            switch error.extendedResultCode {
            case .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY, .SQLITE_CONSTRAINT_ROWID: .unique
            case .SQLITE_CONSTRAINT_FOREIGNKEY: .foreignKey
            case .SQLITE_CONSTRAINT_CHECK: .check
            case .SQLITE_CONSTRAINT_NOTNULL: .notNull
            // The commit was written and the disk did not say that it has it.
            case .SQLITE_IOERR_FSYNC: .uncertain
            default:
                switch error.resultCode {
                case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_PROTOCOL: .busy
                case .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_CANTOPEN, .SQLITE_READONLY: .unavailable
                default: .fault
                }
            }
        self.init(kind, "SQLite \(error.extendedResultCode.rawValue): \(error.message ?? "no message")")
    }
}

struct SQLiteTransaction: Transaction {
    let engine = Engine.sqlite
    let db: Database

    func run(_ sql: SQL) throws -> Int {
        let statement = try db.cachedStatement(sql: sql.text)
        try statement.execute(arguments: StatementArguments(try sql.values.map { try $0.databaseValue }))
        return db.changesCount
    }

    func rows(_ sql: SQL) throws -> [SQLRow] {
        let statement = try db.cachedStatement(sql: sql.text)
        let columns = SQLColumns(statement.columnNames)
        let count = statement.columnCount
        let cursor = try Row.fetchCursor(
            statement, arguments: StatementArguments(try sql.values.map { try $0.databaseValue }))
        var result: [SQLRow] = []
        while let row = try cursor.next() {
            result.append(SQLRow(columns: columns, values: (0..<count).map { SQLValue(row[$0] as DatabaseValue) }))
        }
        return result
    }

    func define(_ statements: StaticString) throws {
        try db.execute(sql: statements.description)
    }
}

extension SQLValue {
    fileprivate init(_ value: DatabaseValue) {
        switch value.storage {
        case .null: self = .null
        case .int64(let value): self = .integer(value)
        case .double(let value): self = .real(value)
        case .string(let value): self = .text(value)
        case .blob(let value): self = .blob(Array(value))
        }
    }

    var databaseValue: DatabaseValue {
        get throws {
            switch self {
            case .null: return .null
            case .integer(let value): return value.databaseValue
            case .real(let value): return value.databaseValue
            case .text(let value):
                try value.refuseNUL()
                return value.databaseValue
            case .blob(let value): return Data(value).databaseValue
            }
        }
    }
}

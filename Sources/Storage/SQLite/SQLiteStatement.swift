import GRDB
import GRDBSQLite

/// One run of a prepared statement, from its values to its last row. GRDB prepares and keeps statements; values and
/// columns go past it, because a list of rows spends most of its time on them.
struct SQLiteStatement {
    /// Held, so that GRDB does not let go of what it prepared.
    private let prepared: Statement
    private let handle: OpaquePointer
    private let connection: OpaquePointer?

    /// - Throws: `StoreError` where a value cannot be bound.
    init(_ sql: SQL, in db: Database) throws {
        try self.init(sql.text, sql.values, in: db)
    }

    /// - Throws: `StoreError` where a value cannot be bound.
    init(_ text: String, _ values: [SQLValue], in db: Database) throws {
        prepared = try db.cachedStatement(sql: text)
        handle = prepared.sqliteStatement
        connection = db.sqliteConnection
        do {
            for (index, value) in values.enumerated() { try bind(value, at: CInt(index + 1)) }
        } catch {
            finish()
            throw error
        }
    }

    /// The statement can be run again; its values are let go.
    func finish() {
        sqlite3_reset(handle)
        sqlite3_clear_bindings(handle)
    }

    /// Goes to the next row. False after the last one.
    func step() throws -> Bool {
        switch sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        default: throw fault
        }
    }

    var changes: Int { Int(sqlite3_changes(connection)) }

    var columnNames: [String] {
        (0..<sqlite3_column_count(handle)).map { sqlite3_column_name(handle, $0).map { String(cString: $0) } ?? "" }
    }

    func value(_ column: CInt) -> SQLValue {
        switch sqlite3_column_type(handle, column) {
        case SQLITE_INTEGER: .integer(sqlite3_column_int64(handle, column))
        case SQLITE_FLOAT: .real(sqlite3_column_double(handle, column))
        case SQLITE_TEXT:
            // The text is asked for before its length: asking may convert it.
            .text(
                String(
                    decoding: UnsafeBufferPointer(
                        start: sqlite3_column_text(handle, column), count: Int(sqlite3_column_bytes(handle, column))),
                    as: UTF8.self))
        case SQLITE_BLOB:
            .blob(
                Array(
                    UnsafeRawBufferPointer(
                        start: sqlite3_column_blob(handle, column), count: Int(sqlite3_column_bytes(handle, column)))))
        default: .null
        }
    }

    private func bind(_ value: SQLValue, at index: CInt) throws {
        let code: CInt
        switch value {
        case .null: code = sqlite3_bind_null(handle, index)
        case .integer(let number): code = sqlite3_bind_int64(handle, index, number)
        case .real(let number): code = sqlite3_bind_double(handle, index, number)
        case .text(var text):
            try text.refuseNUL()
            code = text.withUTF8 { bytes in
                // Without an address SQLite would take it for NULL.
                if bytes.isEmpty { return sqlite3_bind_text(handle, index, "", 0, Self.copied) }
                return bytes.withMemoryRebound(to: CChar.self) {
                    sqlite3_bind_text(handle, index, $0.baseAddress, CInt($0.count), Self.copied)
                }
            }
        case .blob(let bytes):
            // Without a byte there is no address, which SQLite would take for NULL.
            code =
                bytes.isEmpty
                ? sqlite3_bind_zeroblob(handle, index, 0)
                : bytes.withUnsafeBytes {
                    sqlite3_bind_blob(handle, index, $0.baseAddress, CInt($0.count), Self.copied)
                }
        }
        if code != SQLITE_OK { throw fault }
    }

    private var fault: StoreError {
        StoreError(
            sqlite: sqlite3_extended_errcode(connection), sqlite3_errmsg(connection).map { String(cString: $0) })
    }

    /// SQLITE_TRANSIENT, a cast in C: SQLite keeps a copy of its own.
    private static var copied: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }
}

extension StoreError {
    /// - Parameter code: an extended result code.
    init(sqlite code: CInt, _ message: String?) {
        let kind: Kind =
            switch ResultCode(rawValue: code) {
            case .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY, .SQLITE_CONSTRAINT_ROWID: .unique
            case .SQLITE_CONSTRAINT_FOREIGNKEY: .foreignKey
            case .SQLITE_CONSTRAINT_CHECK: .check
            case .SQLITE_CONSTRAINT_NOTNULL: .notNull
            // The commit was written and the disk did not say that it has it.
            case .SQLITE_IOERR_FSYNC: .uncertain
            default:
                switch ResultCode(rawValue: code).primaryResultCode {
                case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_PROTOCOL: .busy
                case .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_CANTOPEN, .SQLITE_READONLY: .unavailable
                case .SQLITE_INTERRUPT: .timedOut
                default: .fault
                }
            }
        self.init(kind, "SQLite \(code): \(message ?? "no message")")
    }
}

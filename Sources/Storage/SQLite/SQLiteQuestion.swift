import GRDBSQLite

/// One statement on a connection that does nothing else, past GRDB, which takes several times as long for so short an answer.
///
/// `@unchecked Sendable`: SQLite allows a connection to move between threads as long as one uses it at a time, and
/// `SQLiteWatch` hands each to one, with its lock between two uses.
final class SQLiteQuestion: @unchecked Sendable {
    private var connection: OpaquePointer?
    private var statement: OpaquePointer?

    init(_ query: StaticString, of path: String) throws {
        var status = sqlite3_open_v2(path, &connection, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, nil)
        if status == SQLITE_OK { status = sqlite3_busy_timeout(connection, 1000) }
        if status == SQLITE_OK { status = sqlite3_prepare_v2(connection, query.description, -1, &statement, nil) }
        if status != SQLITE_OK { throw fault }
    }

    deinit {
        sqlite3_finalize(statement)
        sqlite3_close(connection)
    }

    func answer() throws -> Int {
        defer { sqlite3_reset(statement) }
        switch sqlite3_step(statement) {
        case SQLITE_ROW: return Int(sqlite3_column_int64(statement, 0))
        case SQLITE_DONE: throw StoreError(.fault, "the number that is watched is not there")
        default: throw fault
        }
    }

    private var fault: StoreError {
        StoreError(sqlite: sqlite3_extended_errcode(connection), sqlite3_errmsg(connection).map { String(cString: $0) })
    }
}

import CPostgres
import Glibc

/// One connection.
///
/// `@unchecked Sendable`: libpq allows a connection to move between threads as long as one uses it at a time, and
/// `PostgresPool` hands each connection to one body at a time, with its lock between two uses.
final class PostgresConnection: Transaction, @unchecked Sendable {
    let engine = Engine.postgres
    private(set) var isHealthy = true
    private let handle: OpaquePointer
    private var prepared: [String: String] = [:]

    init(conninfo: String) throws {
        guard let handle = PQconnectdb(conninfo) else { throw StoreError(.unavailable, "out of memory") }
        guard PQstatus(handle) == CONNECTION_OK else {
            defer { PQfinish(handle) }
            throw StoreError(.unavailable, String(cString: PQerrorMessage(handle)))
        }
        self.handle = handle
        // Without TERSE an error prints the row it failed on, with names and numbers of people.
        PQsetErrorVerbosity(handle, PQERRORS_TERSE)
        PQsetNoticeProcessor(handle, { _, _ in }, nil)
        try execute("SET client_encoding = 'UTF8'; SET statement_timeout = '60s'; SET lock_timeout = '30s'")
    }

    deinit { PQfinish(handle) }

    func execute(_ text: String) throws {
        let result = PQexec(handle, text)
        defer { PQclear(result) }
        try check(result)
    }

    /// PostgreSQL answers COMMIT of a transaction in which a statement failed with a rollback, and calls that a success.
    func commit() throws {
        guard PQtransactionStatus(handle) != PQTRANS_INERROR else {
            throw StoreError(.fault, "a statement of this transaction failed and its error was passed over")
        }
        try execute("COMMIT")
    }

    func rollBack() {
        do { try execute("ROLLBACK") } catch { isHealthy = false }
    }

    func define(_ statements: StaticString) throws {
        try execute(PostgresDialect.translate(statements))
    }

    func run(_ sql: SQL) throws -> Int {
        let result = try perform(sql)
        defer { PQclear(result) }
        return Int(String(cString: PQcmdTuples(result))) ?? 0
    }

    func rows(_ sql: SQL) throws -> [SQLRow] {
        let result = try perform(sql)
        defer { PQclear(result) }
        let width = PQnfields(result)
        let columns = SQLColumns((0..<width).map { String(cString: PQfname(result, $0)) })
        let types = (0..<width).map { PQftype(result, $0) }
        return try (0..<PQntuples(result)).map { row in
            let values = try (0..<width).map {
                try PostgresValue.read(result, row: row, column: $0, type: types[Int($0)])
            }
            return SQLRow(columns: columns, values: values)
        }
    }

    private func perform(_ sql: SQL) throws -> OpaquePointer? {
        let name = try prepare(sql.text)
        let texts = try sql.values.map(PostgresValue.parameter)
        let copies = texts.map { text in text.flatMap { strdup($0) } }
        defer { copies.forEach { free($0) } }
        let parameters = copies.map { UnsafePointer<CChar>($0) }
        let result = PQexecPrepared(handle, name, Int32(parameters.count), parameters, nil, nil, 0)
        do {
            try check(result)
        } catch {
            PQclear(result)
            throw error
        }
        return result
    }

    private func prepare(_ text: String) throws -> String {
        if let known = prepared[text] { return known }
        let name = "s\(prepared.count)"
        let result = PQprepare(handle, name, text, 0, nil)
        defer { PQclear(result) }
        try check(result)
        prepared[text] = name
        return name
    }

    private func check(_ result: OpaquePointer?) throws {
        switch PQresultStatus(result) {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY: return
        default:
            if PQstatus(handle) != CONNECTION_OK { isHealthy = false }
            let state = PQresultErrorField(result, YG_DIAG_SQLSTATE).map { String(cString: $0) } ?? ""
            let message = result == nil ? PQerrorMessage(handle) : PQresultErrorMessage(result)
            throw StoreError(kind(ofState: state), "PostgreSQL \(state): \(message.map { String(cString: $0) } ?? "")")
        }
    }

    private func kind(ofState state: String) -> StoreError.Kind {
        switch state {
        case "23505": .unique
        case "23503": .foreignKey
        case "23514": .check
        case "23502": .notNull
        case "40001", "40P01", "55P03": .busy
        case "", "53100", "53300", "57P01", "57P02", "57P03", "08000", "08003", "08006": .unavailable
        default: .fault
        }
    }
}

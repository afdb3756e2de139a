import CPostgres
import Glibc

/// One connection.
///
/// `@unchecked Sendable`: libpq allows a connection to move between threads as long as one uses it at a time, and
/// `PostgresPool` hands each connection to one body at a time, with its lock between two uses.
final class PostgresConnection: Transaction, @unchecked Sendable {
    let engine = Engine.postgres
    private(set) var isHealthy = true
    let handle: OpaquePointer
    /// How long the server lets a statement run that says nothing else.
    let limit: Duration
    private var prepared: [String: String] = [:]
    private var hasUnreadAnswer = false
    /// What begins the transaction, until the server has said that it has begun.
    private(set) var beginning: String?

    /// A server that does not answer is noticed within seconds, also in the middle of a statement. An address that says
    /// otherwise comes later in the list and is heard.
    private static let patience = [
        ("connect_timeout", "5"), ("keepalives_idle", "10"), ("keepalives_interval", "5"), ("keepalives_count", "3"),
        ("tcp_user_timeout", "20000"), ("fallback_application_name", "yangguang"),
    ]

    /// What the server shall not wait for either: a statement that takes too long, a lock, and a program that vanished
    /// from the network in the middle of a transaction, while every other writer waits for it.
    private static let settings = """
        SET client_encoding = 'UTF8'; SET lock_timeout = '30s';
        SET idle_in_transaction_session_timeout = '60s';
        SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3
        """

    /// How long a statement may run where nothing else is said.
    static let usualLimit = Duration.seconds(60)

    /// Longer than the server itself gives a statement.
    static let usualPatience = usualLimit + margin
    /// Within so long, a server that is well says that it gave up.
    static let margin = Duration.seconds(10)

    init(conninfo: String, limit: Duration = usualLimit) throws {
        guard let handle = Self.connect(conninfo) else { throw StoreError(.unavailable, "out of memory") }
        guard PQstatus(handle) == CONNECTION_OK else {
            defer { PQfinish(handle) }
            throw StoreError(.unavailable, String(cString: PQerrorMessage(handle)))
        }
        self.handle = handle
        self.limit = limit
        // Without TERSE an error prints the row it failed on, with names and numbers of people.
        PQsetErrorVerbosity(handle, PQERRORS_TERSE)
        PQsetNoticeProcessor(handle, { _, _ in }, nil)
        try execute("\(Self.settings); SET statement_timeout = \(max(1, Int(limit / .milliseconds(1))))")
    }

    deinit { PQfinish(handle) }

    private static func connect(_ conninfo: String) -> OpaquePointer? {
        let parameters = patience + [("dbname", conninfo)]
        let names = parameters.map { strdup($0.0) } + [nil]
        let values = parameters.map { strdup($0.1) } + [nil]
        defer { (names + values).forEach { free($0) } }
        return PQconnectdbParams(names.map { UnsafePointer($0) }, values.map { UnsafePointer($0) }, 1)
    }

    func execute(_ text: String, within patience: Duration = usualPatience) throws {
        let result = try exchange(within: patience) { PQsendQuery(handle, text) }
        defer { PQclear(result) }
        try check(result)
    }

    /// Begins a transaction, and waits until it has begun.
    func begin(_ text: String, within patience: Duration) throws {
        beginning = nil
        try execute(text, within: patience)
    }

    /// Begins one together with its first statement: nobody waits for the answer to this alone.
    func beginLater(_ text: String) {
        beginning = text
    }

    func noteBegun() {
        beginning = nil
    }

    /// For what cannot go out together with it. Until it has begun, it has not: the body may still be asked again.
    private func beginIfDue() throws {
        guard let due = beginning else { return }
        do {
            try begin(due, within: Self.margin)
        } catch {
            beginning = due
            throw error
        }
    }

    /// PostgreSQL answers COMMIT of a transaction in which a statement failed with a rollback, and calls that a success.
    func commit() throws {
        guard PQtransactionStatus(handle) != PQTRANS_INERROR else {
            throw StoreError(.fault, "a statement of this transaction failed and its error was passed over")
        }
        do {
            try execute("COMMIT")
        } catch let error as StoreError where !isHealthy {
            throw StoreError(.uncertain, error.description)
        }
    }

    /// Ends a transaction that changed nothing. Nobody waits for the answer, which is taken before the next statement.
    func endReading() throws {
        if beginning != nil { return }
        guard PQtransactionStatus(handle) != PQTRANS_INERROR else { return try commit() }
        if PQsendQuery(handle, "COMMIT") == 1 { hasUnreadAnswer = true } else { isHealthy = false }
    }

    func rollBack() {
        if beginning != nil { return }
        do { try execute("ROLLBACK") } catch { isHealthy = false }
    }

    func define(_ statements: StaticString) throws {
        // A step of the schema takes as long as it takes: it was begun on purpose, and half of it is worth nothing.
        try execute("SET LOCAL statement_timeout = 0")
        let result = try exchange(within: nil) { PQsendQuery(handle, PostgresDialect.translate(statements)) }
        defer { PQclear(result) }
        try check(result)
    }

    func run(_ sql: SQL) throws -> Int {
        var count = 0
        try pipeline([sql]) { count = Int(String(cString: PQcmdTuples($0))) ?? 0 }
        return count
    }

    func rows(_ sql: SQL) throws -> [SQLRow] {
        var rows: [SQLRow] = []
        try pipeline([sql]) { rows = try Self.rows(of: $0) }
        return rows
    }

    static func rows(of result: OpaquePointer?) throws -> [SQLRow] {
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

    func withParameters<T>(of sql: SQL, _ body: ([UnsafePointer<CChar>?]) throws -> T) throws -> T {
        let copies = try sql.values.map { try PostgresValue.parameter($0).flatMap { strdup($0) } }
        defer { copies.forEach { free($0) } }
        return try body(copies.map { UnsafePointer<CChar>($0) })
    }

    func prepare(_ text: String) throws -> String {
        if let known = prepared[text] { return known }
        let name = "s\(prepared.count)"
        let result = try exchange { PQsendPrepare(handle, name, text, 0, nil) }
        defer { PQclear(result) }
        try check(result)
        prepared[text] = name
        return name
    }

    /// Sends, and waits for the last result. A server that says nothing at all, with a disk that hangs or behind a network
    /// that swallows everything, is given up some time after it should have given up itself.
    func exchange(
        within patience: Duration? = usualPatience, _ send: () -> Int32
    ) throws -> OpaquePointer? {
        let deadline = patience.map { ContinuousClock.now + $0 }
        try beginIfDue()
        try takeUnreadAnswer(before: deadline)
        guard send() == 1 else { throw lost() }
        var last: OpaquePointer?
        while true {
            do {
                try awaitAnswer(before: deadline)
            } catch {
                PQclear(last)
                throw error
            }
            guard let result = PQgetResult(handle) else { return last }
            PQclear(last)
            last = result
        }
    }

    func takeUnreadAnswer(before deadline: ContinuousClock.Instant?) throws {
        while hasUnreadAnswer {
            try awaitAnswer(before: deadline)
            let answer = PQgetResult(handle)
            hasUnreadAnswer = answer != nil
            PQclear(answer)
        }
    }

    /// Until the next result can be taken without waiting.
    func awaitAnswer(before deadline: ContinuousClock.Instant?) throws {
        while PQisBusy(handle) == 1 {
            guard isReadable(before: deadline), PQconsumeInput(handle) == 1 else { throw lost() }
        }
    }

    private func isReadable(before deadline: ContinuousClock.Instant?) -> Bool {
        var descriptor = pollfd(fd: PQsocket(handle), events: Int16(POLLIN), revents: 0)
        while true {
            let left = deadline.map { max(0, min(60_000, ContinuousClock.now.duration(to: $0).milliseconds)) } ?? 60_000
            switch poll(&descriptor, 1, Int32(clamping: left)) {
            case 0 where deadline.map({ ContinuousClock.now >= $0 }) ?? false: return false
            case 0: continue
            case -1 where errno == EINTR: continue
            case let count: return count > 0
            }
        }
    }

    func lost() -> StoreError {
        isHealthy = false
        let words = PQerrorMessage(handle).map { String(cString: $0) } ?? ""
        return StoreError(.unavailable, "PostgreSQL: \(words.isEmpty ? "the server says nothing any more" : words)")
    }

    func check(_ result: OpaquePointer?) throws {
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
        // Deadlock, or a lock that took too long.
        case "40001", "40P01", "55P03": .busy
        // A statement that took too long, or that somebody cancelled.
        case "57014": .timedOut
        // No connection; out of disk, memory or connections; a server that stops, starts or only follows another; its
        // disk fails. Without a state it is libpq that lost the connection.
        case "", "25006", "57P01", "57P02", "57P03", "58030": .unavailable
        default: ["08", "53"].contains(state.prefix(2)) ? .unavailable : .fault
        }
    }
}

extension Duration {
    fileprivate var milliseconds: Int64 { components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000 }
}

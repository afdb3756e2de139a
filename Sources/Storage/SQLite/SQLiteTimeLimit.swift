import GRDBSQLite

/// Ends a statement that runs for longer than it may: SQLite asks every few thousand of its own steps whether to go on.
final class SQLiteTimeLimit {
    /// Steps of SQLite's machine between two looks at the clock, a fraction of a millisecond.
    private static let stepsBetweenLooks: CInt = 4000

    private let limit: Duration
    private var deadline: ContinuousClock.Instant

    init(_ limit: Duration) {
        self.limit = limit
        deadline = .now + limit
    }

    /// A statement begins.
    func begin() { deadline = .now + limit }

    /// Watches over a connection for the time of a body.
    func watch<T>(_ connection: OpaquePointer?, _ body: () throws -> T) rethrows -> T {
        sqlite3_progress_handler(
            connection, Self.stepsBetweenLooks,
            { context in
                guard let context else { return 0 }
                let limit = Unmanaged<SQLiteTimeLimit>.fromOpaque(context).takeUnretainedValue()
                return ContinuousClock.now > limit.deadline ? 1 : 0
            }, Unmanaged.passUnretained(self).toOpaque())
        defer { sqlite3_progress_handler(connection, 0, nil, nil) }
        return try withExtendedLifetime(self, body)
    }
}

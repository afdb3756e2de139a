/// PostgreSQL through libpq.
package final class PostgresStore: Store {
    package let engine = Engine.postgres
    private let pool: PostgresPool
    /// Writers of this process wait here and not on a connection, which readers could use.
    private let writer: Slots

    /// - Parameters:
    ///   - conninfo: a libpq connection string or a `postgres://` URL.
    ///   - readLimit: how long one statement of a reader may run; nil for as long as any statement may.
    ///   - patience: how long a transaction waits for its turn, as a writer and for a connection that others use.
    package init(
        conninfo: String, connections: Int = 8, readLimit: Duration? = nil, patience: Duration = .seconds(20)
    ) {
        writer = Slots(1, mostWaiting: 250, patience: patience, name: "the writer")
        pool = PostgresPool(
            conninfo: conninfo, connections: connections, readLimit: readLimit ?? PostgresConnection.usualLimit,
            patience: patience)
    }

    package func read<T: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> T) async throws -> T {
        try await pool.run(beginning: "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", mayAskAgain: true) {
            connection in
            do {
                let value = try body(connection)
                try connection.endReading()
                return value
            } catch {
                connection.rollBack()
                throw error
            }
        }
    }

    /// One writer at a time, as on SQLite: the lock is taken first and at READ COMMITTED, so that what the body reads
    /// is what the writer before it left.
    package func write<T: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> T) async throws -> T {
        try await writer.take()
        defer { writer.give() }
        return try await pool.run(beginning: Self.beginWriting, mayAskAgain: false) { connection in
            do {
                try connection.execute("SELECT pg_advisory_xact_lock(hashtext(current_schema()), 711)")
                let value = try body(connection)
                try connection.commit()
                return value
            } catch {
                connection.rollBack()
                throw error
            }
        }
    }

    private static let beginWriting = """
        BEGIN ISOLATION LEVEL READ COMMITTED;
        SET LOCAL statement_timeout = \(PostgresConnection.usualLimit.components.seconds * 1000)
        """

    package func watch(_ query: StaticString) -> any NumberWatch {
        PostgresWatch(query, conninfo: pool.conninfo)
    }

    package func close() async {
        pool.closeIdle()
    }
}

package import Domain
package import Storage

/// News that other systems want to hear, written in the transaction that made it, delivered afterwards at least once.
package struct OutboxMessage: Sendable, SQLRecord {
    package typealias ID = Domain.ID<OutboxMessage>

    /// The receiver recognises a second delivery by it.
    package var id: ID
    package var event: String
    /// The entry of the public log, as canonical JSON.
    package var payload: [UInt8]
    package var attempts: Int
    package var lastError: String
    package var dueAt: Instant

    package init(row: SQLRow) throws {
        id = try row.get("id")
        event = try row.get("event")
        payload = try row.get("payload")
        attempts = try row.get("attempts")
        lastError = try row.get("last_error")
        dueAt = try row.get("due_at")
    }
}

enum OutboxTable {
    static func insertion(_ id: OutboxMessage.ID, _ entry: LogEntry, dueAt due: Instant) -> SQL {
        """
        INSERT INTO outbox (id, event, payload, due_at, attempts, state, last_error)
        VALUES (\(id), \(entry.event), \(entry.canonicalJSON), \(due), 0, 'waiting', '')
        """
    }

    static func due(at now: Instant, limit: Int, _ tx: any Transaction) throws -> [OutboxMessage] {
        try tx.all(
            """
            SELECT id, event, payload, attempts, last_error, due_at FROM outbox
            WHERE state = 'waiting' AND due_at <= \(now) ORDER BY due_at, id LIMIT \(limit)
            """)
    }

    static func givenUp(_ tx: any Transaction) throws -> [OutboxMessage] {
        try tx.all(
            "SELECT id, event, payload, attempts, last_error, due_at FROM outbox WHERE state = 'failed' ORDER BY id")
    }

    /// Moves a message on, if it is still due when it was found to be.
    /// - Returns: false where another server has taken it.
    static func move(_ message: OutboxMessage, to due: Instant, _ tx: any Transaction) throws -> Bool {
        try tx.run(
            """
            UPDATE outbox SET due_at = \(due)
            WHERE id = \(message.id) AND state = 'waiting' AND due_at = \(message.dueAt)
            """) == 1
    }

    /// How many wait to be delivered, the one that waits longest, and how many were given up.
    static func backlog(_ tx: any Transaction) throws -> (waiting: Int, oldest: OutboxMessage.ID?, givenUp: Int) {
        let waiting: Int? = try tx.value("SELECT COUNT(*) AS value FROM outbox WHERE state = 'waiting'")
        // As an expression, so that no engine looks for the least id from the beginning of all that was ever delivered.
        let oldest = try tx.value(
            "SELECT MIN(id || '') AS value FROM outbox WHERE state = 'waiting'", as: OutboxMessage.ID?.self)
        let givenUp: Int? = try tx.value("SELECT COUNT(*) AS value FROM outbox WHERE state = 'failed'")
        return (waiting ?? 0, oldest ?? nil, givenUp ?? 0)
    }

    static func finish(_ id: OutboxMessage.ID, _ tx: any Transaction) throws {
        try tx.run("UPDATE outbox SET state = 'done' WHERE id = \(id)")
    }

    static func finishAll(dueAt now: Instant, _ tx: any Transaction) throws {
        try tx.run("UPDATE outbox SET state = 'done' WHERE state = 'waiting' AND due_at <= \(now)")
    }

    static func fail(
        _ message: OutboxMessage, error: String, retryAt: Instant?, _ tx: any Transaction
    ) throws {
        try tx.run(
            """
            UPDATE outbox SET attempts = \(message.attempts + 1), last_error = \(error),
                state = \(retryAt == nil ? "failed" : "waiting"), due_at = COALESCE(\(retryAt), due_at)
            WHERE id = \(message.id)
            """)
    }
}

package import Domain
package import Storage

/// What the program shall do at a time that was set.
package struct Job: Sendable, SQLRecord {
    package typealias ID = Domain.ID<Job>

    package enum Kind: String, Sendable, SQLConvertible {
        case publishScheduled = "publish-scheduled"
    }

    package var id: ID
    package var kind: Kind
    package var subject: String
    package var attempts: Int

    package init(row: SQLRow) throws {
        id = try row.get("id")
        kind = try row.get("kind")
        subject = try row.get("subject")
        attempts = try row.get("attempts")
    }
}

enum JobTable {
    static func insert(
        _ id: Job.ID, _ kind: Job.Kind, subject: String, at due: Instant, _ tx: any Transaction
    ) throws {
        try tx.run(
            """
            INSERT INTO job (id, kind, subject, due_at, attempts, state, last_error)
            VALUES (\(id), \(kind), \(subject), \(due), 0, 'waiting', '')
            """)
    }

    static func due(at now: Instant, limit: Int, _ tx: any Transaction) throws -> [Job] {
        try tx.all(
            """
            SELECT id, kind, subject, attempts FROM job
            WHERE state = 'waiting' AND due_at <= \(now) ORDER BY due_at, id LIMIT \(limit)
            """)
    }

    static func countDue(before instant: Instant, _ tx: any Transaction) throws -> Int {
        try tx.value("SELECT COUNT(*) AS value FROM job WHERE state = 'waiting' AND due_at < \(instant)") ?? 0
    }

    static func finish(_ id: Job.ID, _ tx: any Transaction) throws {
        try tx.run("UPDATE job SET state = 'done' WHERE id = \(id)")
    }

    static func postpone(_ id: Job.ID, to due: Instant, _ tx: any Transaction) throws {
        try tx.run("UPDATE job SET due_at = \(due) WHERE id = \(id)")
    }

    static func fail(_ job: Job, error: String, retryAt: Instant, _ tx: any Transaction) throws {
        try tx.run(
            """
            UPDATE job SET attempts = \(job.attempts + 1), last_error = \(error), due_at = \(retryAt)
            WHERE id = \(job.id)
            """)
    }
}

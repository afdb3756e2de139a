import Domain
import Logging
import Storage

extension Office {
    /// Does what is due now and delivers what waits.
    /// - Parameter deliver: hands one message to whoever listens; nil where nobody is configured.
    /// - Returns: how many things were done.
    package func workOnce(deliver: (@Sendable (OutboxMessage) async throws -> Void)?) async throws -> Int {
        let now = now()
        let sealed = try await sealJournalIfDue() ? 1 : 0
        let jobs = try await store.read { try JobTable.due(at: now, limit: 50, $0) }
        for job in jobs { try await work(on: job) }
        let messages = try await store.read { try OutboxTable.due(at: now, limit: 50, $0) }
        guard let deliver else {
            try await keep { tx, _ in try OutboxTable.finish(messages.map(\.id), tx) }
            return sealed + jobs.count + messages.count
        }
        for message in messages { try await pass(on: message, deliver) }
        return sealed + jobs.count + messages.count
    }

    private func work(on job: Job) async throws {
        do {
            switch job.kind {
            case .publishScheduled:
                guard let id = Document.ID(job.subject) else { throw NotFound() }
                do {
                    try await releaseScheduled(id)
                } catch DocumentRefusal.notScheduled {
                    // A person was faster, or the document was taken back: there is nothing left to do.
                }
            }
            try await keep { tx, _ in try JobTable.finish(job.id, tx) }
        } catch {
            logger.error("a job failed", metadata: ["job": "\(job.id)", "error": "\(error)"])
            let retry = RetrySchedule.next(after: job.attempts + 1, now: now())
            try await keep { tx, _ in try JobTable.fail(job, error: "\(error)", retryAt: retry, tx) }
        }
    }

    private func pass(
        on message: OutboxMessage, _ deliver: @Sendable (OutboxMessage) async throws -> Void
    ) async throws {
        do {
            try await deliver(message)
            try await keep { tx, _ in try OutboxTable.finish([message.id], tx) }
        } catch {
            logger.warning("a delivery failed", metadata: ["message": "\(message.id)", "error": "\(error)"])
            let retry = RetrySchedule.next(after: message.attempts + 1, now: now())
            try await keep { tx, _ in try OutboxTable.fail(message, error: "\(error)", retryAt: retry, tx) }
        }
    }
}

/// Ten tries, each after twice the time of the one before: from a minute to some four hours.
enum RetrySchedule {
    static func next(after attempts: Int, now: Instant) -> Instant? {
        attempts >= 10 ? nil : now + .seconds(60 << (attempts - 1))
    }
}

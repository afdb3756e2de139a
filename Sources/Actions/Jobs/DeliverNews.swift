import Logging
import Storage

extension Office {
    /// Hands the message that is due longest to whoever listens. One at a time, so that the caller can stop in between.
    /// - Returns: false where none is due.
    /// - Throws: `CancellationError` where the delivery was broken off; the message still waits.
    package func deliverNext(by deliver: @Sendable (OutboxMessage) async throws -> Void) async throws -> Bool {
        let now = now()
        guard let message = try await store.read({ try OutboxTable.due(at: now, limit: 1, $0) }).first else {
            return false
        }
        do {
            try await deliver(message)
            try await keep { tx, _ in try OutboxTable.finish(message.id, tx) }
        } catch {
            // Who is asked to stop has not found out whether the receiver would have listened.
            try Task.checkCancellation()
            logger.warning("a delivery failed", metadata: ["message": "\(message.id)", "error": "\(error)"])
            let retry = RetrySchedule.next(after: message.attempts + 1, now: self.now())
            try await keep { tx, _ in try OutboxTable.fail(message, error: "\(error)", retryAt: retry, tx) }
        }
        return true
    }

    /// Lets go of what waits, where nobody is set to be told.
    package func deliverToNobody() async throws {
        let now = now()
        if try await store.read({ try OutboxTable.due(at: now, limit: 1, $0) }).isEmpty { return }
        try await keep { tx, now in try OutboxTable.finishAll(dueAt: now, tx) }
    }
}

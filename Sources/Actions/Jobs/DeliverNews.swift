import Domain
import Logging
import Storage

extension Office {
    /// For so long a message is the server's that took it. One that dies meanwhile leaves it to the others.
    private static let lease = Duration.seconds(60)

    /// Hands the message that is due longest to whoever listens. One at a time, so that the caller can stop in between;
    /// two servers on one database take different ones.
    /// - Returns: false where none is due.
    /// - Throws: `CancellationError` where the delivery was broken off; the message still waits.
    package func deliverNext(by deliver: @Sendable (OutboxMessage) async throws -> Void) async throws -> Bool {
        let now = now()
        guard let found = try await read({ try OutboxTable.due(at: now, limit: 1, $0) }).first else {
            return false
        }
        var message = found
        message.dueAt = now + Self.lease
        let lease = message.dueAt
        guard try await keep({ tx, _ in try OutboxTable.move(found, to: lease, tx) }) else { return true }
        do {
            try await deliver(message)
            try await keep { tx, _ in try OutboxTable.finish(found.id, tx) }
        } catch {
            // Who is asked to stop has not found out whether the receiver would have listened.
            if Task.isCancelled {
                try await giveBack(message, dueAt: found.dueAt)
                throw CancellationError()
            }
            logger.warning("a delivery failed", metadata: ["message": "\(found.id)", "error": "\(error)"])
            let retry = RetrySchedule.next(after: found.attempts + 1, now: self.now())
            try await keep { tx, _ in try OutboxTable.fail(found, error: "\(error)", retryAt: retry, tx) }
        }
        return true
    }

    /// In a task of its own: a cancelled one writes nothing any more.
    private func giveBack(_ message: OutboxMessage, dueAt due: Instant) async throws {
        _ = try await Task { try await keep { tx, _ in try OutboxTable.move(message, to: due, tx) } }.value
    }

    /// Lets go of what waits, where nobody is set to be told.
    package func deliverToNobody() async throws {
        let now = now()
        if try await read({ try OutboxTable.due(at: now, limit: 1, $0) }).isEmpty { return }
        try await keep { tx, now in try OutboxTable.finishAll(dueAt: now, tx) }
    }
}

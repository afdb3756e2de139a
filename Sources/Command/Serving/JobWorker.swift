import Actions
import Logging
import ServiceLifecycle

/// Does what falls due, such as a publication at its time, a second after it falls due at the latest.
struct JobWorker: Service {
    let office: Office
    /// Who is told of every publication; nobody, where none is set.
    let webhook: Webhook?

    private var delivery: (@Sendable (OutboxMessage) async throws -> Void)? {
        guard let webhook else { return nil }
        return { message in try await webhook.deliver(message) }
    }

    func run() async throws {
        // What was begun is finished, so the end is asked for between two rounds only.
        while !Task.isShuttingDownGracefully, !Task.isCancelled {
            do {
                _ = try await office.workOnce(deliver: delivery)
                try await Task.sleep(for: .seconds(1))
            } catch is CancellationError {
                return
            } catch {
                office.logger.error("a round of work failed", metadata: ["error": "\(error)"])
                try await Task.sleep(for: .seconds(1))
            }
        }
    }
}

import Actions
import Logging
import ServiceLifecycle

/// Does what falls due, such as a publication at its time, a second after it falls due at the latest.
struct JobWorker: Service {
    let office: Office

    func run() async throws {
        // What was begun is finished, so the end is asked for between two rounds only.
        while !Task.isShuttingDownGracefully, !Task.isCancelled {
            do {
                _ = try await office.workOnce()
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

import Actions
import Logging
import ServiceLifecycle
import Web

/// Does what falls due, such as a publication at its time, a second after it falls due at the latest.
struct JobWorker: Service {
    let office: Office
    var beat = WorkerBeat()

    func run() async throws {
        // What was begun is finished, so the end is asked for between two rounds only.
        while !Task.isShuttingDownGracefully, !Task.isCancelled {
            do {
                _ = try await office.workOnce()
                beat.beat(at: office.now())
                try await Task.sleep(for: .seconds(1))
            } catch is CancellationError {
                return
            } catch {
                beat.failed()
                office.logger.error("a round of work failed", metadata: ["error": "\(error)"])
                try await Task.sleep(for: .seconds(1))
            }
        }
    }
}

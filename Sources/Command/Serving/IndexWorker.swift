import Actions
import Logging
import ServiceLifecycle

/// Puts together what was indexed piece by piece, beside everything else.
struct IndexWorker: Service {
    let office: Office
    var pause = Duration.seconds(5)

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    try await office.foldIndex()
                } catch is CancellationError {
                    return
                } catch {
                    office.logger.error("the index was not put together", metadata: ["error": "\(error)"])
                }
                try? await Task.sleep(for: pause)
            }
        }
    }
}

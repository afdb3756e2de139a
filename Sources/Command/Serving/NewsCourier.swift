import Actions
import Logging
import ServiceLifecycle
import Web

/// Tells another system of every publication. A loop of its own, because whoever listens may be slow: nothing waits for
/// it, and a delivery that is under way at the end is broken off and made again after the next start.
struct NewsCourier: Service {
    let office: Office
    /// Who is told; nobody, where none is set.
    let webhook: Webhook?
    var beat = WorkerBeat()

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    try await deliver()
                    beat.beat(at: office.now())
                    try await Task.sleep(for: .seconds(1))
                } catch is CancellationError {
                    return
                } catch {
                    beat.failed()
                    office.logger.error("a round of deliveries failed", metadata: ["error": "\(error)"])
                    try? await Task.sleep(for: .seconds(1))
                }
            }
        }
    }

    private func deliver() async throws {
        guard let webhook else { return try await office.deliverToNobody() }
        while try await office.deliverNext(by: { try await webhook.deliver($0) }) {
            beat.beat(at: office.now())
            try Task.checkCancellation()
        }
    }
}

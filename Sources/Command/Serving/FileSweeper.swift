import Actions
import Logging
import ServiceLifecycle

/// Once a day looks which files of the store belong to nothing, and removes those that have not for a week. It goes through
/// all names, which takes its time where there are many, and beside everything else.
struct FileSweeper: Service {
    let office: Office
    var beginning = Duration.seconds(600)
    private static let pause = Duration.seconds(86_400)

    func run() async throws {
        await cancelWhenGracefulShutdown {
            var wait = beginning
            while (try? await Task.sleep(for: wait)) != nil {
                do {
                    let count = try await office.sweepStrays()
                    if count > 0 {
                        office.logger.info("files that belonged to nothing are gone", metadata: ["count": "\(count)"])
                    }
                } catch is CancellationError {
                    return
                } catch {
                    office.logger.error("files were not swept", metadata: ["error": "\(error)"])
                }
                wait = Self.pause
            }
        }
    }
}

import Actions
import Logging
import ServiceLifecycle

/// Reads the files that have come, and covers what is to be covered in them, some at a time, beside everything else: nobody who looks at a page waits for it.
struct FileWorker: Service {
    let office: Office
    /// As many programs run at once.
    let hands: Int

    func run() async throws {
        // A file takes minutes at worst: what is not read to its end when the program shall end is given back.
        await cancelWhenGracefulShutdown {
            await withTaskGroup { group in
                for _ in 0..<hands { group.addTask { await work() } }
            }
        }
    }

    private func work() async {
        while !Task.isCancelled {
            do {
                if try await office.readNextFile() { continue }
                if try await office.redactNextFile() { continue }
                try await Task.sleep(for: .seconds(1))
            } catch is CancellationError {
                return
            } catch {
                office.logger.error("a file could not be read", metadata: ["error": "\(error)"])
                try? await Task.sleep(for: .seconds(5))
            }
        }
    }
}

import Dispatch
import Storage
import TestSupport
import Testing

struct SnapshotTests {
    @Test(arguments: Engine.available)
    func `a reader sees one moment, whatever is written meanwhile`(engine: Engine) async throws {
        try await withEmptyStore(engine) { store in
            try await store.migrate([FruitTable.step])
            let (begun, written) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
            async let counts = store.read { tx in
                let first = try FruitTable.count(tx)
                begun.signal()
                // The body has a thread of its own, so it may wait.
                let inTime = written.wait(timeout: .now() + 20) == .success
                return (first, try FruitTable.count(tx), inTime)
            }
            await wait(for: begun)
            try await store.write { try FruitTable.insert(Fruit("a"), $0) }
            written.signal()
            let (before, after, inTime) = try await counts
            #expect(inTime)
            #expect((before, after) == (0, 0))
            #expect(try await store.read { try FruitTable.count($0) } == 1)
        }
    }

    /// On a thread of its own: waiting here would take one of the few that all tests share.
    private func wait(for semaphore: DispatchSemaphore) async {
        await withCheckedContinuation { continuation in
            DispatchQueue(label: "wait").async {
                _ = semaphore.wait(timeout: .now() + 20)
                continuation.resume()
            }
        }
    }
}

import Dispatch

/// Disks block: what reads and writes files runs on threads of its own, so many at a time, and never on Swift's
/// cooperative pool, which has one thread a core.
struct FileThreads: Sendable {
    private let queue: DispatchQueue
    private let slots: Slots

    init(_ name: String) {
        queue = DispatchQueue(label: "yangguang.\(name)", attributes: .concurrent)
        slots = Slots(8, mostWaiting: 1000, name: "the disk")
    }

    func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await slots.take()
        defer { slots.give() }
        return try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Result(catching: work)) }
        }
    }
}

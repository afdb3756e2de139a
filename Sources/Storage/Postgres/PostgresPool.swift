import Dispatch
import Synchronization

/// libpq connections, each used by one task at a time. libpq blocks, so every body runs on a thread of its own queue
/// and never on Swift's cooperative pool, which has one thread a core.
final class PostgresPool: Sendable {
    private struct State: Sendable {
        var idle: [PostgresConnection] = []
        var free: Int
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let conninfo: String
    private let state: Mutex<State>
    private let queue = DispatchQueue(label: "yangguang.postgres", attributes: .concurrent)

    init(conninfo: String, connections: Int) {
        self.conninfo = conninfo
        state = Mutex(State(free: connections))
    }

    func run<T: Sendable>(_ body: @escaping @Sendable (PostgresConnection) throws -> T) async throws -> T {
        await takeSlot()
        defer { giveSlot() }
        return try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Result { try self.withConnection(body) }) }
        }
    }

    func closeIdle() {
        state.withLock { $0.idle = [] }
    }

    private func withConnection<T>(_ body: (PostgresConnection) throws -> T) throws -> T {
        let connection = try state.withLock { $0.idle.popLast() } ?? PostgresConnection(conninfo: conninfo)
        defer { giveBack(connection) }
        return try body(connection)
    }

    /// A connection that broke is dropped, and the idle ones with it: what broke one, a server that was started again,
    /// broke them all, and each would fail somebody once.
    private func giveBack(_ connection: PostgresConnection) {
        state.withLock { state in
            if connection.isHealthy {
                state.idle.append(connection)
            } else {
                state.idle = []
            }
        }
    }

    private func takeSlot() async {
        await withCheckedContinuation { continuation in
            let goesOn = state.withLock { state in
                if state.free > 0 {
                    state.free -= 1
                    return true
                }
                state.waiting.append(continuation)
                return false
            }
            if goesOn { continuation.resume() }
        }
    }

    private func giveSlot() {
        let next = state.withLock { state -> CheckedContinuation<Void, Never>? in
            if state.waiting.isEmpty {
                state.free += 1
                return nil
            }
            return state.waiting.removeFirst()
        }
        next?.resume()
    }
}

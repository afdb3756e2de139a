import Dispatch
import Synchronization

/// libpq connections, each used by one task at a time. libpq blocks, so every body runs on a thread of its own queue
/// and never on Swift's cooperative pool, which has one thread a core.
final class PostgresPool: Sendable {
    let conninfo: String
    private let idle = Mutex<[PostgresConnection]>([])
    private let slots: Slots
    private let queue = DispatchQueue(label: "yangguang.postgres", attributes: .concurrent)

    init(conninfo: String, connections: Int) {
        self.conninfo = conninfo
        slots = Slots(connections)
    }

    func run<T: Sendable>(_ body: @escaping @Sendable (PostgresConnection) throws -> T) async throws -> T {
        await slots.take()
        defer { slots.give() }
        return try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Result { try self.withConnection(body) }) }
        }
    }

    func closeIdle() {
        idle.withLock { $0 = [] }
    }

    private func withConnection<T>(_ body: (PostgresConnection) throws -> T) throws -> T {
        let connection = try idle.withLock { $0.popLast() } ?? PostgresConnection(conninfo: conninfo)
        defer { giveBack(connection) }
        return try body(connection)
    }

    /// A connection that broke is dropped, and the idle ones with it: what broke one, a server that was started again,
    /// broke them all, and each would fail somebody once.
    private func giveBack(_ connection: PostgresConnection) {
        idle.withLock { idle in
            if connection.isHealthy {
                idle.append(connection)
            } else {
                idle = []
            }
        }
    }
}

import Dispatch
import Glibc
import Synchronization

/// libpq connections, each used by one task at a time. libpq blocks, so every body runs on a thread of its own queue
/// and never on Swift's cooperative pool, which has one thread a core.
///
/// A server that is started again takes a second or two: a transaction that has not begun waits for it so long, and its
/// caller notices nothing but the time. Then it fails, and all who wait with it fail at once, not one after the other.
final class PostgresPool: Sendable {
    /// A server that is well says within this time that a transaction has begun.
    private static let patienceToBegin = Duration.seconds(5)
    private static let microsecondsBetweenTries: UInt32 = 100_000

    private struct State: Sendable {
        var idle: [PostgresConnection] = []
        var absence: ServerAbsence?
    }

    let conninfo: String
    private let readLimit: Duration
    private let state = Mutex(State())
    private let slots: Slots
    private let queue = DispatchQueue(label: "yangguang.postgres", attributes: .concurrent)

    /// - Parameter readLimit: how long a statement may run in a transaction that says nothing else.
    init(conninfo: String, connections: Int, readLimit: Duration, patience: Duration) {
        self.conninfo = conninfo
        self.readLimit = readLimit
        slots = Slots(
            connections, mostWaiting: 1000, patience: patience, name: "a connection to PostgreSQL")
    }

    /// Begins a transaction on a connection and lets the body go on with it.
    /// - Parameter mayAskAgain: the body changes nothing, so that it may begin once more where the transaction did not: on a
    ///   connection that was open, what begins it goes out with the body's first statement.
    func run<T: Sendable>(
        beginning begin: String, mayAskAgain: Bool,
        _ body: @escaping @Sendable (PostgresConnection) throws -> T
    ) async throws -> T {
        let asked = ContinuousClock.now
        try await slots.take()
        defer { slots.give() }
        return try await withCheckedThrowingContinuation { continuation in
            queue.async {
                continuation.resume(
                    with: Result {
                        if mayAskAgain, let answer = try self.runAtOnce(begin, body) { return answer }
                        let connection = try self.begun(begin, asked: asked)
                        defer { self.giveBack(connection) }
                        return try body(connection)
                    })
            }
        }
    }

    /// Nil where no connection is open, or the one that was is broken.
    private func runAtOnce<T>(_ begin: String, _ body: (PostgresConnection) throws -> T) throws -> T? {
        guard let connection = state.withLock({ $0.idle.popLast() }) else { return nil }
        defer { giveBack(connection) }
        connection.beginLater(begin)
        do {
            return try body(connection)
        } catch  where !connection.isHealthy && connection.beginning != nil {
            return nil
        }
    }

    func closeIdle() {
        state.withLock { $0.idle = [] }
    }

    /// A connection on which the transaction has begun. Nothing else was asked of it, so that it may be tried again.
    private func begun(_ begin: String, asked: ContinuousClock.Instant) throws -> PostgresConnection {
        while let connection = state.withLock({ $0.idle.popLast() }) {
            do {
                try connection.begin(begin, within: Self.patienceToBegin)
                return connection
            } catch {
                giveBack(connection)
                if connection.isHealthy { throw error }
            }
        }
        while true {
            if let error = foundByOthers(asked: asked) { throw error }
            do {
                let connection = try PostgresConnection(conninfo: conninfo, limit: readLimit)
                try connection.begin(begin, within: Self.patienceToBegin)
                state.withLock { $0.absence = nil }
                return connection
            } catch let error as StoreError where error.kind == .unavailable {
                if isGivenUp(error, asked: asked) { throw error }
            }
            usleep(Self.microsecondsBetweenTries)
        }
    }

    private func foundByOthers(asked: ContinuousClock.Instant) -> StoreError? {
        state.withLock { $0.absence?.error(forWhoAsked: asked, at: .now) }
    }

    private func isGivenUp(_ error: StoreError, asked: ContinuousClock.Instant) -> Bool {
        let now = ContinuousClock.now
        return state.withLock { state in
            let absence = ServerAbsence(error, at: now, after: state.absence)
            state.absence = absence
            return absence.isGivenUp(byWhoAsked: asked, at: now)
        }
    }

    /// A connection that broke is dropped, and the idle ones with it.
    private func giveBack(_ connection: PostgresConnection) {
        state.withLock { state in
            if connection.isHealthy {
                state.idle.append(connection)
            } else {
                state.idle = []
            }
        }
    }
}

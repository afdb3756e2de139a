import Dispatch
import Synchronization

/// Asks PostgreSQL for the number, once for everybody who is waiting when a question begins. Whoever comes while one is
/// under way waits for the next: an answer to a question that was asked before may be too old.
final class PostgresWatch: NumberWatch {
    private struct State: Sendable {
        var waiting: [@Sendable (Result<Int, any Error>) -> Void] = []
        var isAsking = false
    }

    private let query: StaticString
    private let conninfo: String
    private let state = Mutex(State())
    private let connection = Mutex<PostgresConnection?>(nil)
    private let queue = DispatchQueue(label: "yangguang.postgres.watch")

    init(_ query: StaticString, conninfo: String) {
        self.query = query
        self.conninfo = conninfo
    }

    func ask(_ take: @escaping @Sendable (Result<Int, any Error>) -> Void) {
        let begins = state.withLock { state in
            state.waiting.append(take)
            defer { state.isAsking = true }
            return !state.isAsking
        }
        if begins { queue.async { self.answerAll() } }
    }

    private func answerAll() {
        while true {
            let waiting = state.withLock { state in
                defer { state.waiting = [] }
                state.isAsking = !state.waiting.isEmpty
                return state.waiting
            }
            if waiting.isEmpty { return }
            let answer = Result { try ask() }
            for take in waiting { take(answer) }
        }
    }

    /// Asked on a new connection where the old one is broken: PostgreSQL may have been started again meanwhile.
    private func ask() throws -> Int {
        try connection.withLock { connection in
            if let open = connection {
                do { return try Self.ask(query, open) } catch  where !open.isHealthy { connection = nil }
            }
            let opened = try PostgresConnection(conninfo: conninfo)
            let number = try Self.ask(query, opened)
            connection = opened
            return number
        }
    }

    private static func ask(_ query: StaticString, _ connection: PostgresConnection) throws -> Int {
        guard let number = try connection.value(SQL(stringLiteral: query), as: Int.self) else {
            throw StoreError(.fault, "the number that is watched is not there")
        }
        return number
    }
}

import GRDB
import Synchronization

/// Reads the number from the file. It takes a few microseconds and never waits for a writer, so nobody is spared it and
/// nothing is handed to another thread. Whoever asks while others do has a connection of their own: there come to be as many
/// as there are threads that ask at once.
final class SQLiteWatch: NumberWatch {
    private let path: String
    private let query: String
    private let idle = Mutex<[DatabaseQueue]>([])

    init(_ query: StaticString, of path: String) throws {
        self.path = path
        self.query = query.description
        let first = try open()
        idle.withLock { $0.append(first) }
    }

    func ask(_ take: @escaping @Sendable (Result<Int, any Error>) -> Void) {
        take(Result { try read() })
    }

    private func read() throws -> Int {
        let connection = try idle.withLock { $0.popLast() } ?? open()
        defer { idle.withLock { $0.append(connection) } }
        let found = try translatingErrors {
            try connection.unsafeRead { try Int.fetchOne($0.cachedStatement(sql: query)) }
        }
        guard let found else { throw StoreError(.fault, "the number that is watched is not there") }
        return found
    }

    private func open() throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(1)
        return try translatingErrors { try DatabaseQueue(path: path, configuration: configuration) }
    }
}

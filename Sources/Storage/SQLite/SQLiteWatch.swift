import GRDB

/// Reads the number from the file. It takes a few microseconds and never waits for a writer, so nobody is spared it and
/// nothing is handed to another thread.
final class SQLiteWatch: NumberWatch {
    private let queue: DatabaseQueue
    private let query: String

    init(_ query: StaticString, of path: String) throws {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(1)
        queue = try DatabaseQueue(path: path, configuration: configuration)
        self.query = query.description
    }

    func number() async throws -> Int { try read() }

    private func read() throws -> Int {
        let found = try translatingErrors {
            try queue.unsafeRead { try Int.fetchOne($0.cachedStatement(sql: query)) }
        }
        guard let found else { throw StoreError(.fault, "the number that is watched is not there") }
        return found
    }
}

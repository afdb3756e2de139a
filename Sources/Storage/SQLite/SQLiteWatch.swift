import Synchronization

/// Reads the number from the file. It takes a few microseconds and never waits for a writer, so nobody is spared it and
/// nothing is handed to another thread. Whoever asks while others do has a connection of their own: there come to be as many
/// as there are threads that ask at once.
final class SQLiteWatch: NumberWatch {
    private let path: String
    private let query: StaticString
    private let idle = Mutex<[SQLiteQuestion]>([])

    init(_ query: StaticString, of path: String) throws {
        self.path = path
        self.query = query
        let first = try SQLiteQuestion(query, of: path)
        idle.withLock { $0.append(first) }
    }

    func ask(_ take: @escaping @Sendable (Result<Int, any Error>) -> Void) {
        take(Result { try read() })
    }

    private func read() throws -> Int {
        let question = try idle.withLock { $0.popLast() } ?? SQLiteQuestion(query, of: path)
        defer { idle.withLock { $0.append(question) } }
        return try question.answer()
    }
}

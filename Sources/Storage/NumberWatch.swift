/// One number of the database that is asked for with every request, on a connection of its own, so that no transaction
/// is in its way.
package protocol NumberWatch: Sendable {
    /// Hands over the number as it stood at some moment after the call: what was committed before it is seen.
    /// - Parameter take: is called once, on any thread, perhaps before this returns, and must not block.
    func ask(_ take: @escaping @Sendable (Result<Int, any Error>) -> Void)
}

extension NumberWatch {
    package func number() async throws -> Int {
        try await withCheckedThrowingContinuation { continuation in ask { continuation.resume(with: $0) } }
    }
}

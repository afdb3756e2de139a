package import Testing

/// Waits for what comes by itself. A test whose machine is starved waits long; one that waits in vain has failed anyway.
/// - Returns: whether it came.
package func comes(_ isThere: () async throws -> Bool) async throws -> Bool {
    let start = ContinuousClock.now
    while try await !isThere() {
        if ContinuousClock.now - start > .seconds(600) { return false }
        try await Task.sleep(for: .milliseconds(20))
    }
    return true
}

extension Trait where Self == TimeLimitTrait {
    /// For a test that would hang where it should fail. The library counts from the moment it takes a test in hand, so that the
    /// turns of all others are in it: a shorter limit would end tests that have not begun.
    package static var patient: Self { .timeLimit(.minutes(60)) }
}

/// How a sign-in slows somebody down who guesses. Five failures lock the account for a minute; every failure after
/// that doubles the time, up to an hour.
package struct LockOut: Hashable, Sendable {
    package var failures: Int
    package var until: Instant?

    package init(failures: Int = 0, until: Instant? = nil) {
        self.failures = failures
        self.until = until
    }

    package static let freeTries = 5

    package func isLocked(at now: Instant) -> Bool {
        until.map { now < $0 } ?? false
    }

    package func failed(at now: Instant) -> LockOut {
        let failures = failures + 1
        guard failures >= Self.freeTries else { return LockOut(failures: failures) }
        let minutes = min(60, 1 << min(failures - Self.freeTries, 6))
        return LockOut(failures: failures, until: now + .seconds(60 * minutes))
    }
}

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

/// What a password must be. Length protects; forced symbols do not.
package enum PasswordRule {
    package static let least = 10
    package static let limit = 200

    package static func issues(_ password: String, login: String, name: String) -> [Issue] {
        if password.count < least { return [Issue("password", .tooShort(least: least))] }
        if password.count > limit { return [Issue("password", .tooLong(limit: limit))] }
        let isGuessable = Set(password).count < 4 || (!login.isEmpty && password.contains(login))
        return isGuessable ? [Issue("password", .malformed(expected: "不含用户名，并且不是少数几个字符的重复"))] : []
    }
}

import Domain
import Storage
import Synchronization
import TestSupport
import Testing

@testable import Actions

/// How long a refusal takes says nothing of who exists: nearly all of the time goes into the hash.
@Suite struct SignInTimeTests {
    @Test func `every refusal takes one password hash, whoever is named`() async throws {
        try await withOffice(.sqlite) { test in
            let real = try await Passwords.hash("the right password", salt: Array(repeating: 1, count: 16))
            _ = try await test.store.write { tx in
                try tx.run("UPDATE person SET password = \(real)")
                try tx.run("UPDATE person SET active = \(false) WHERE login = 'finance-reviewer'")
                try tx.run("UPDATE person SET password = NULL WHERE login = 'finance-approver'")
            }
            for login in ["finance-checker", "finance-reviewer", "finance-approver", "nobody", ""] {
                let hashes = Mutex<[String]>([])
                await Passwords.$isHashing.withValue({ parameters in hashes.withLock { $0.append(parameters) } }) {
                    await #expect(throws: SignInRefusal.wrong) {
                        try await test.office.signIn(login: login, password: "a wrong password", code: "")
                    }
                }
                #expect(hashes.withLock { $0 } == ["15,8,1"], "\(login)")
            }
        }
    }

    /// Locked out, nobody's password is looked at: a name that nobody has is locked in the same way and as fast.
    @Test func `a lock is told without a hash, of anybody and nobody`() async throws {
        try await withOffice(.sqlite) { test in
            for login in ["finance-checker", "nobody"] {
                let hash = sha256(Array(login.utf8))
                let (now, until) = (test.clock.now, test.clock.now + .seconds(60))
                _ = try await test.store.write { tx in
                    try tx.run(
                        """
                        INSERT INTO lock_out (login_hash, failures, locked_until, failed_at)
                        VALUES (\(hash), 5, \(until), \(now))
                        """)
                }
                for password in [TestOffice.password, "a wrong password"] {
                    await #expect(throws: SignInRefusal.locked(until: until)) {
                        try await test.office.signIn(login: login, password: password, code: "")
                    }
                }
            }
        }
    }
}

import Actions
import Domain
import Storage
import TestSupport
import Testing

struct SignInTests {
    @Test(arguments: Engine.available)
    func `login and password open a session with the roles of today`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let finance = test.organisation(.finance).id
            let person = try await test.office.addPerson(
                name: "王信息", login: "wang", password: "a password of her own",
                AppointmentDraft(organisation: finance, post: "信息员", role: .informationOfficer, since: day(2026, 3, 1)),
                by: .system)
            let session = try await test.office.signIn(login: "wang", password: "a password of her own", code: "")
            #expect(session.person.id == person)
            #expect(session.authority.grants == [.init(.informationOfficer, in: finance)])
            let again = try #require(try await test.office.session(session.token))
            #expect(again.person == session.person)
            #expect(again.csrf == session.csrf)
            #expect(try await test.office.session("\(session.token)0") == nil)
            #expect(try await test.office.session("") == nil)
        }
    }

    @Test(arguments: Engine.available)
    func `whatever is wrong, the answer is the same`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            await #expect(throws: SignInRefusal.wrong) { try await test.signIn("wrong password") }
            await #expect(throws: SignInRefusal.wrong) {
                try await test.office.signIn(login: "nobody", password: TestOffice.password, code: "")
            }
            await #expect(throws: SignInRefusal.wrong) {
                try await test.office.signIn(login: "", password: TestOffice.password, code: "")
            }
            // Somebody whose password was never set.
            try await test.tamper("UPDATE person SET password = NULL WHERE login = 'finance-checker'")
            await #expect(throws: SignInRefusal.wrong) {
                try await test.office.signIn(login: "finance-checker", password: "", code: "")
            }
            try await test.office.setActive(false, test.person(.informationOfficer).id, by: .system)
            await #expect(throws: SignInRefusal.wrong) { try await test.signIn() }
        }
    }

    @Test(arguments: Engine.available)
    func `five wrong passwords lock the account for longer and longer`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            for _ in 0..<5 {
                await #expect(throws: SignInRefusal.wrong) { try await test.signIn("wrong password") }
            }
            let minute = instant(2026, 3, 10, 9, 31)
            await #expect(throws: SignInRefusal.locked(until: minute)) { try await test.signIn() }
            test.clock.set(minute)
            await #expect(throws: SignInRefusal.wrong) { try await test.signIn("wrong password") }
            await #expect(throws: SignInRefusal.locked(until: instant(2026, 3, 10, 9, 33))) { try await test.signIn() }
            test.clock.set(instant(2026, 3, 10, 9, 33))
            _ = try await test.signIn()
            await #expect(throws: SignInRefusal.wrong) { try await test.signIn("wrong password") }
            _ = try await test.signIn()
        }
    }

    @Test(arguments: Engine.available)
    func `a name that nobody has is locked like any other`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            func guess() async throws {
                _ = try await test.office.signIn(login: "nobody", password: "wrong password", code: "")
            }
            for _ in 0..<5 { await #expect(throws: SignInRefusal.wrong) { try await guess() } }
            await #expect(throws: SignInRefusal.locked(until: instant(2026, 3, 10, 9, 31))) { try await guess() }
            // A day later the name is free again, and nothing of it is kept.
            test.clock.advance(.seconds(24 * 3600))
            await #expect(throws: SignInRefusal.wrong) { try await guess() }
            await #expect(throws: SignInRefusal.wrong) { try await guess() }
        }
    }

    @Test(arguments: Engine.available)
    func `guesses at an open desk lock the account too, and a new password opens it`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let session = try await test.signIn()
            for _ in 0..<5 {
                await #expect(throws: Invalid([Issue("oldPassword", .doesNotMatch)])) {
                    try await test.office.changePassword(of: session, from: "wrong password", to: "a new password")
                }
            }
            let locked = SignInRefusal.locked(until: instant(2026, 3, 10, 9, 31))
            await #expect(throws: locked) {
                try await test.office.changePassword(of: session, from: TestOffice.password, to: "a new password")
            }
            await #expect(throws: locked) { try await test.signIn() }
            try await test.office.resetPassword(session.person.id, to: "another password", by: .system)
            _ = try await test.signIn("another password")
        }
    }

    @Test(arguments: Engine.available)
    func `many guesses at once get no more tries than one after the other`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            await withTaskGroup(of: Void.self) { group in
                for _ in 0..<6 { group.addTask { _ = try? await test.signIn("wrong password") } }
            }
            let error = await #expect(throws: SignInRefusal.self) { try await test.signIn() }
            if case .locked = error {} else { Issue.record("not locked but \(String(describing: error))") }
        }
    }

    @Test(arguments: Engine.available)
    func `a second factor is asked for once it is on, and each code works once`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let totp = TOTP(secret: Array(1...20))
            let session = try await test.signIn()
            await #expect(throws: Invalid([Issue("totpCode", .doesNotMatch)])) {
                try await test.office.turnOnTOTP(totp, code: "000000", of: session)
            }
            let renewed = try await test.office.turnOnTOTP(totp, code: test.code(totp), of: session)
            #expect(try await test.office.hasTOTP(renewed.person))
            await #expect(throws: SignInRefusal.codeNeeded) { try await test.signIn() }
            await #expect(throws: SignInRefusal.wrong) { try await test.signIn(code: "000000") }
            // The one that turned it on is used up, too.
            await #expect(throws: SignInRefusal.wrong) { try await test.signIn(code: test.code(totp)) }
            test.clock.advance(.seconds(30))
            let code = test.code(totp)
            _ = try await test.signIn(code: code)
            await #expect(throws: SignInRefusal.wrong) { try await test.signIn(code: code) }
            test.clock.advance(.seconds(30))
            let next = try await test.signIn(code: test.code(totp))
            await #expect(throws: Invalid([Issue("password", .doesNotMatch)])) {
                try await test.office.turnOffTOTP(password: "wrong password", of: next)
            }
            _ = try await test.office.turnOffTOTP(password: TestOffice.password, of: next)
            _ = try await test.signIn()
        }
    }

    @Test(arguments: Engine.available)
    func `of two who use one code at the same time one comes in`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let totp = TOTP(secret: Array(1...20))
            let session = try await test.signIn()
            _ = try await test.office.turnOnTOTP(totp, code: test.code(totp), of: session)
            test.clock.advance(.seconds(60))
            let code = test.code(totp)
            let count = await withTaskGroup(of: Int.self) { group in
                for _ in 0..<3 { group.addTask { (try? await test.signIn(code: code)) == nil ? 0 : 1 } }
                return await group.reduce(0, +)
            }
            #expect(count == 1)
        }
    }
}

struct SessionTests {
    @Test(arguments: Engine.available)
    func `a session ends after eight hours without a word, and after twelve in any case`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let idle = try await test.signIn()
            test.clock.advance(.seconds(8 * 3600 - 1))
            #expect(try await test.office.session(idle.token) != nil)
            test.clock.advance(.seconds(8 * 3600))
            #expect(try await test.office.session(idle.token) == nil)

            let busy = try await test.signIn()
            for _ in 0..<11 {
                test.clock.advance(.seconds(3600))
                #expect(try await test.office.session(busy.token) != nil)
            }
            test.clock.advance(.seconds(3600))
            #expect(try await test.office.session(busy.token) == nil)
        }
    }

    @Test(arguments: Engine.available)
    func `signing out ends it`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let (one, other) = (try await test.signIn(), try await test.signIn())
            #expect(one.token != other.token)
            try await test.office.signOut(one)
            #expect(try await test.office.session(one.token) == nil)
            #expect(try await test.office.session(other.token) != nil)
        }
    }

    @Test(arguments: Engine.available)
    func `a new password ends every session but this one, which gets a new token`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let (one, other) = (try await test.signIn(), try await test.signIn())
            func change(from old: String, to new: String) async throws -> Session {
                try await test.office.changePassword(of: one, from: old, to: new)
            }
            await #expect(throws: Invalid([Issue("oldPassword", .doesNotMatch)])) {
                try await change(from: "wrong password", to: "another password")
            }
            await #expect(throws: Invalid([Issue("password", .tooShort(least: 10))])) {
                try await change(from: TestOffice.password, to: "short")
            }
            let renewed = try await change(from: TestOffice.password, to: "another password")
            for token in [one.token, other.token] { #expect(try await test.office.session(token) == nil) }
            #expect(try await test.office.session(renewed.token)?.person == one.person)
            _ = try await test.signIn("another password")
        }
    }

    @Test(arguments: Engine.available)
    func `whoever is deactivated is out at once`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let person = test.person(.informationOfficer).id
            let session = try await test.signIn()
            try await test.office.setActive(false, person, by: .system)
            #expect(try await test.office.session(session.token) == nil)
            try await test.office.setActive(true, person, by: .system)
            #expect(try await test.office.session(session.token) == nil)
        }
    }

    @Test(arguments: Engine.available)
    func `the token is not in the database`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let session = try await test.signIn()
            let hashes: [[UInt8]] = try await test.store.read {
                try $0.values("SELECT token_hash AS value FROM session")
            }
            #expect(hashes == [sha256(Array(session.token.utf8))])
        }
    }
}

extension TestOffice {
    @discardableResult
    fileprivate func signIn(_ password: String = TestOffice.password, code: String = "") async throws -> Session {
        try await office.signIn(login: "finance-information-officer", password: password, code: code)
    }

    fileprivate func code(_ totp: TOTP) -> String {
        totp.code(step: TOTP.step(at: clock.now), hmacSHA1: hmacSHA1)
    }
}

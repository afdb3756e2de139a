import Crypto
package import Domain
import Storage

/// Somebody at the desk.
package struct Session: Sendable {
    /// Eight hours without a word, or twelve hours in all, end a session.
    package static let idleSeconds = 8 * 3600
    package static let longestSeconds = 12 * 3600

    /// A person has so many at a time; one more ends the one that was used longest ago.
    package static let most = 10

    package var token: String
    package var person: Person
    package var authority: Authority
    package var tree: OrganisationTree

    package var caller: Caller {
        var caller = Caller(person, authority: authority)
        caller.session = tokenHash
        return caller
    }

    var tokenHash: [UInt8] { Self.hash(ofToken: token) }

    /// What the database knows a session by.
    static func hash(ofToken token: String) -> [UInt8] { sha256(Array(token.utf8)) }

    /// What every form of the session carries. Nobody who does not have the token can compute it.
    package var csrf: String { Hex.encode(sha256(Array("csrf \(token)".utf8))) }

    package func isOwn(csrf text: String) -> Bool { Passwords.isEqual(Array(text.utf8), Array(csrf.utf8)) }
}

package enum SignInRefusal: Error, Hashable {
    /// One answer for all that can be wrong, so that nobody learns which names exist.
    case wrong
    case codeNeeded
    case locked(until: Instant)
}

extension Office {
    /// Signs somebody in with a new session.
    package func signIn(login: String, password: String, code: String) async throws -> Session {
        let credentials = try await prove(login, password)
        var step: Int?
        if let sealed = credentials.sealedTOTP {
            if code.isEmpty { throw SignInRefusal.codeNeeded }
            let person = credentials.person.id
            let secret = try await read { try sealed.openedTOTP(of: person, under: presentKeys($0)) }
            step = TOTP(secret: secret).matchingStep(code, at: now(), after: credentials.totpStep, hmacSHA1: hmacSHA1)
            if step == nil {
                try await noteFailure(login, credentials.person)
                throw SignInRefusal.wrong
            }
        }
        let usedStep = step
        let token = newToken()
        return try await perform(as: Caller(credentials.person, authority: Authority([]))) { tx, now in
            // Asked again, inside: while this password was hashed, others may have been guessed, the code been used, or
            // the password been reset.
            try checkUnlocked(login, at: now, tx)
            guard let present = try PersonTable.credentials(login: login, tx), present.hasSecrets(of: credentials)
            else { throw SignInRefusal.wrong }
            if let usedStep, usedStep <= present.totpStep ?? Int.min { throw SignInRefusal.wrong }
            try LockOutTable.clear(login, tx)
            try SessionTable.deleteEnded(at: now, tx)
            if let usedStep { try PersonTable.noteTOTP(usedStep: usedStep, of: credentials.person.id, tx) }
            try SessionTable.insert(
                Session.hash(ofToken: token), credentials.person.id, at: now,
                endsAt: now + .seconds(Session.longestSeconds), tx)
            try SessionTable.keepNewest(Session.most, of: credentials.person.id, tx)
            let session = Session(
                token: token, person: credentials.person,
                authority: try AppointmentTable.authority(of: credentials.person.id, on: now.day, tx),
                tree: try OrganisationTable.tree(tx))
            return Done(session, JournalEvent(.personSignedIn, of: credentials.person.id.text))
        }
    }

    /// The session of a token, if it has not ended.
    package func session(_ token: String) async throws -> Session? {
        let now = now()
        let hash = Session.hash(ofToken: token)
        let found = try await read { tx -> (Session, Instant)? in
            guard let stored = try SessionTable.find(hash, at: now, tx),
                let person = try PersonTable.find(stored.person, tx), person.isActive
            else { return nil }
            let session = Session(
                token: token, person: person,
                authority: try AppointmentTable.authority(of: person.id, on: now.day, tx),
                tree: try organisationTree(tx))
            return (session, stored.seenAt)
        }
        guard let (session, seenAt) = found else { return nil }
        // Once in five minutes is enough to know that somebody is there.
        if now > seenAt + .seconds(300) { try await keep { tx, now in try SessionTable.touch(hash, at: now, tx) } }
        return session
    }

    package func signOut(_ session: Session) async throws {
        try await perform(as: session.caller) { tx, _ in
            try SessionTable.delete(session.tokenHash, tx)
            return Done(JournalEvent(.personSignedOut, of: session.person.id.text))
        }
    }

    /// Holds a password against a login. A wrong one counts towards the lock-out, at the sign-in and wherever else a
    /// password is asked for.
    func prove(_ login: String, _ password: String) async throws -> Credentials {
        let now = now()
        let credentials = try await read { tx in
            try checkUnlocked(login, at: now, tx)
            return try PersonTable.credentials(login: login, tx)
        }
        let isRight = try await Passwords.matches(password, credentials?.passwordHash)
        guard isRight, let credentials, credentials.person.isActive else {
            try await noteFailure(login, credentials?.person)
            throw SignInRefusal.wrong
        }
        // Guesses sent at the same time are no more tries than guesses one after the other.
        try await read { try checkUnlocked(login, at: now, $0) }
        return credentials
    }

    private func checkUnlocked(_ login: String, at now: Instant, _ tx: any Transaction) throws {
        let lockOut = try LockOutTable.find(login, tx)
        if lockOut.isLocked(at: now), let until = lockOut.until { throw SignInRefusal.locked(until: until) }
    }

    private func noteFailure(_ login: String, _ person: Person?) async throws {
        @Sendable func note(_ tx: any Transaction, _ now: Instant) throws {
            try LockOutTable.deleteOld(at: now, tx)
            try LockOutTable.note(try LockOutTable.find(login, tx).failed(at: now), login, at: now, tx)
        }
        guard let person else { return try await keep { tx, now in try note(tx, now) } }
        try await perform(as: Caller(person, authority: Authority([]))) { tx, now in
            try note(tx, now)
            return Done(JournalEvent(.personSignInFailed, of: person.id.text))
        }
    }

    func newToken() -> String { Hex.encode(chance(32)) }
}

/// HMAC with SHA-1, as RFC 6238 has it.
func hmacSHA1(_ key: [UInt8], _ message: [UInt8]) -> [UInt8] {
    Array(HMAC<Insecure.SHA1>.authenticationCode(for: message, using: SymmetricKey(data: key)))
}

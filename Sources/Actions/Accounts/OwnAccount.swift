import Crypto
package import Domain
import Storage

extension Office {
    /// Changes one's own password. All other sessions end, and this one goes on under a new token.
    package func changePassword(of session: Session, from old: String, to new: String) async throws -> Session {
        let person = session.person
        try await prove(old, of: person, field: "oldPassword")
        let issues = PasswordRule.issues(new, login: person.login)
        if !issues.isEmpty { throw Invalid(issues) }
        let hash = try await Passwords.hash(new, salt: chance(16))
        return try await renewSession(session, .personPasswordChanged) { tx in
            try PersonTable.setPassword(hash, of: person.id, tx)
            try LockOutTable.clear(person.login, tx)
        }
    }

    /// Asks for a second factor from now on. The first code proves that the secret arrived.
    /// - Throws: `Stale` where one is on already: who found a session open may not put another in its place.
    package func turnOnTOTP(_ totp: TOTP, code: String, of session: Session) async throws -> Session {
        guard let step = totp.matchingStep(code, at: now(), after: nil, hmacSHA1: hmacSHA1) else {
            throw Invalid([Issue("totpCode", .doesNotMatch)])
        }
        return try await renewSession(session, .personTOTPOn) { tx in
            let credentials = try PersonTable.credentials(login: session.person.login, tx)
            if credentials?.sealedTOTP != nil { throw Stale() }
            let person = session.person.id
            let sealed = try SealedSecret(
                totp.secret, ofTOTPOf: person, under: presentKeys(tx), nonce: chance(12))
            try PersonTable.setTOTP(sealed, usedStep: step, of: person, tx)
        }
    }

    package func turnOffTOTP(password: String, of session: Session) async throws -> Session {
        let person = session.person
        try await prove(password, of: person, field: "password")
        return try await renewSession(session, .personTOTPOff) { try PersonTable.setTOTP(nil, of: person.id, $0) }
    }

    package func hasTOTP(_ person: Person) async throws -> Bool {
        try await read { try PersonTable.credentials(login: person.login, $0)?.sealedTOTP != nil }
    }

    /// - Throws: `SignInRefusal.locked` to whoever goes on guessing at an open desk.
    private func prove(_ password: String, of person: Person, field: String) async throws {
        if password.isEmpty { throw Invalid([Issue(field, .missing)]) }
        do {
            _ = try await prove(person.login, password)
        } catch SignInRefusal.wrong {
            throw Invalid([Issue(field, .doesNotMatch)])
        }
    }

    private func renewSession(
        _ session: Session, _ action: JournalAction, _ change: @escaping @Sendable (any Transaction) throws -> Void
    ) async throws -> Session {
        let token = newToken()
        return try await perform(as: session.caller) { tx, now in
            try change(tx)
            try SessionTable.deleteAll(of: session.person.id, tx)
            try SessionTable.insert(
                Session.hash(ofToken: token), session.person.id, at: now,
                endsAt: now + .seconds(Session.longestSeconds), tx)
            var renewed = session
            renewed.token = token
            return Done(renewed, JournalEvent(action, of: session.person.id.text))
        }
    }
}

extension Session {
    /// The secret that is offered to an authenticator, not in force until a code proves that it arrived. It is made
    /// from the token of the session and the number of the offer. The form carries only that number, so that nobody
    /// can slip in a secret that he knows.
    package func offeredTOTP(_ offer: String) -> TOTP {
        let key = SymmetricKey(data: Array(token.utf8))
        let code = HMAC<SHA256>.authenticationCode(for: Array("totp \(offer)".utf8), using: key)
        return TOTP(secret: Array(code.prefix(20)))
    }
}

package import Domain
import Storage

extension Office {
    /// Where one is signed in, the session used last first.
    package func openSessions(of session: Session) async throws -> [OpenSession] {
        let (now, hash) = (now(), session.tokenHash)
        return try await read { tx in
            try SessionTable.all(of: session.person.id, at: now, tx).map { stored in
                OpenSession(
                    startedAt: stored.endsAt + .seconds(-Session.longestSeconds), seenAt: stored.seenAt,
                    isThisOne: stored.tokenHash == hash)
            }
        }
    }

    /// Ends every session of the person but this one.
    package func endOtherSessions(of session: Session) async throws {
        try await perform(as: session.caller) { tx, _ in
            try SessionTable.deleteAll(of: session.person.id, but: session.tokenHash, tx)
            return Done(JournalEvent(.personSignedOutElsewhere, of: session.person.id.text))
        }
    }

    /// Ends every session: everybody signs in again.
    package func endAllSessions() async throws -> Int {
        try await perform(as: .system) { tx, _ in
            Done(try SessionTable.deleteAll(tx), JournalEvent(.keysRotated, of: "sessions"))
        }
    }
}

package struct OpenSession: Sendable, Hashable {
    package var startedAt: Instant
    package var seenAt: Instant
    package var isThisOne: Bool
}

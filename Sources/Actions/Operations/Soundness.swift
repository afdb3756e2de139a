package import Domain
import Storage

/// Whether the office could go on working now, as far as its database tells. Only the ends of the chains are looked at:
/// `check` reads the rest.
package struct Soundness: Sendable, Hashable {
    package var schema: Int
    /// Nil where it is sound; else what was found, in the words of `JournalBroken`.
    package var journalFault: String?
    package var logFault: String?
    /// The newest entry of the journal: a clock that shows an earlier time has been set back.
    package var lastAct: Instant?
    /// Since when the oldest news waits for who is to be told.
    package var newsSince: Instant?

    package var schemaIsOurs: Bool { schema == Self.newestSchema }
    package static var newestSchema: Int { Migrations.all.count }
}

extension Office {
    package func soundness() async throws -> Soundness {
        try await read { tx in
            // Tables of another schema need not be the ones that are asked below.
            let schema = try tx.value("SELECT COALESCE(MAX(number), 0) AS value FROM schema_step", as: Int.self) ?? 0
            guard schema == Soundness.newestSchema else { return Soundness(schema: schema) }
            let keys = try presentKeys(tx)
            return Soundness(
                schema: schema,
                journalFault: try words { _ = try JournalTable.soundHead(sealedWith: keys.journalSeal, tx) },
                logFault: try words { try keys.checkLog(tx) },
                lastAct: try JournalTable.last(tx)?.instant, newsSince: try OutboxTable.backlog(tx).oldest?.bornAt)
        }
    }
}

/// What a chain says of itself; nil where there is nothing to say. A database that fails says so itself.
private func words(_ look: () throws -> Void) throws -> String? {
    do {
        try look()
        return nil
    } catch let fault as JournalBroken {
        return fault.description
    } catch let fault as LogBroken {
        return fault.description
    }
}

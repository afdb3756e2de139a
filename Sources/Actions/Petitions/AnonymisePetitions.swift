package import Domain
package import Storage

/// A petition whose term in the archive has ended.
package struct ExpiredPetition: Sendable, SQLRecord {
    package var petition: Petition
    package var closedOn: Day
    package var outcome: PetitionOutcome?

    package init(row: SQLRow) throws {
        petition = try Petition(row: row)
        closedOn = try row.get("closed_on")
        outcome = try row.get("outcome")
    }
}

extension Office {
    /// The petitions of which it need not be known any more who they were from, the oldest first.
    package func expiredPetitions(limit: Int, by caller: Caller) async throws -> [ExpiredPetition] {
        let today = now().day
        return try await read { tx in
            let tree = try organisationTree(tx)
            let organisations = caller.authority.organisations(for: .approveAnswers, tree: tree).map(\.id)
            let years = try retentionYears(tx)
            // A day more than any year has; the rule decides.
            let latest = today + -(years * 365)
            let rows: [ExpiredPetition] = try tx.all(
                """
                SELECT \(PetitionTable.columns), p.outcome, p.closed_on
                FROM petition p JOIN vault_key k ON k.record = p.id
                WHERE p.closed_on <= \(latest) AND p.awaits_rectification = 0 AND p.organisation IN (\(list: organisations))
                ORDER BY p.closed_on, p.id LIMIT \(limit)
                """)
            return rows.filter { RequestRetention.end(of: $0.closedOn, years: years) <= today }
        }
    }

    /// Destroys the keys of petitions whose term has ended. All of them, or none.
    package func anonymise(petitions: [Petition.ID], by caller: Caller) async throws {
        if petitions.isEmpty { throw Invalid([Issue("petitions", .missing)]) }
        try await perform(as: caller) { tx, now in
            let years = try retentionYears(tx)
            let journal = try petitions.map { id -> JournalEvent in
                let stored = try storedPetition(id, tx)
                try caller.require(.approveAnswers, in: stored.petition.organisation, tx)
                if stored.vault == nil { throw RecordAnonymous() }
                try stored.state.checkAnonymisation(years: years, today: now.day, by: caller.person?.id)
                let news = PetitionNews(.anonymised, on: now.day)
                let event = try record(news, on: stored, by: caller.person?.id, at: now, tx)
                try VaultKeyTable.destroy(of: id.text, tx)
                // What nobody can compute: no code opens it.
                try PetitionTable.setCodeMark(chance(32), of: id, tx)
                return event
            }
            return Done(journal[0], Array(journal.dropFirst()))
        }
    }
}

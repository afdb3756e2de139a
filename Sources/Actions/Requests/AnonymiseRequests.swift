package import Domain
package import Storage

/// An archived request whose term has ended.
package struct ExpiredRequest: Sendable, SQLRecord {
    package var request: InformationRequest
    package var organisationName: String
    package var archivedOn: Day
    package var outcome: RequestOutcome?
    /// It stays as long as it is disputed.
    package var isDisputed: Bool

    package init(row: SQLRow) throws {
        request = try InformationRequest(row: row)
        organisationName = try row.get("short_name")
        archivedOn = try row.get("archived_on")
        outcome = try row.get("outcome")
        isDisputed = try row.get("is_disputed")
    }
}

extension Office {
    /// The requests of which it need not be known any more who asked, the oldest first.
    package func expiredRequests(limit: Int, by caller: Caller) async throws -> [ExpiredRequest] {
        let today = now().day
        return try await read { tx in
            let tree = try organisationTree(tx)
            let organisations = caller.authority.organisations(for: .approveAnswers, tree: tree).map(\.id)
            let years = try retentionYears(tx)
            // A day more than any year has; the rule decides.
            let latest = today + -(years * 365)
            let rows: [ExpiredRequest] = try tx.all(
                """
                SELECT r.id, r.organisation, r.year, r.sequence, r.mark, r.outcome, o.short_name, e.day AS archived_on,
                       CASE WHEN EXISTS (
                           SELECT 1 FROM request_dispute d WHERE d.request = r.id AND d.result IS NULL
                       ) THEN 1 ELSE 0 END AS is_disputed
                FROM request_event e JOIN request r ON r.id = e.request JOIN vault_key k ON k.record = r.id
                JOIN organisation o ON o.id = r.organisation
                WHERE e.happening = 'archived' AND e.day <= \(latest) AND r.organisation IN (\(list: organisations))
                ORDER BY e.day, r.id LIMIT \(limit)
                """)
            return rows.filter { RequestRetention.end(of: $0.archivedOn, years: years) <= today }
        }
    }

    /// Destroys the keys of requests whose term in the archive has ended: nobody is known any more. Events, their hashes and the
    /// figures stay. All of them, or none.
    package func anonymise(_ requests: [InformationRequest.ID], by caller: Caller) async throws {
        if requests.isEmpty { throw Invalid([Issue("requests", .missing)]) }
        try await perform(as: caller) { tx, now in
            let years = try retentionYears(tx)
            let journal = try requests.flatMap { id -> [JournalEvent] in
                let stored = try storedRequest(id, tx)
                let organisation = stored.request.organisation
                try caller.require(.readRequests, in: organisation, tx)
                try caller.require(.approveAnswers, in: organisation, tx)
                guard stored.vault != nil else { throw RecordAnonymous() }
                try stored.state.checkAnonymisation(years: years, today: now.day, by: caller.person?.id)
                let events = try record(
                    [RequestNews(.anonymised, on: now.day)], on: stored, by: caller.person?.id, at: now, tx)
                try VaultKeyTable.destroy(of: id.text, tx)
                // What nobody can compute: no code opens it, and it is like no other applicant's.
                try RequestTable.setMarks(code: chance(32), applicant: chance(32), of: id, tx)
                return events
            }
            return Done(journal[0], Array(journal.dropFirst()))
        }
    }
}

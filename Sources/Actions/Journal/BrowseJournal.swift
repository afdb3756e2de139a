package import Domain
package import Storage

extension Office {
    /// Entries of the journal, newest first, of the organisations whose journal the caller may read: the newest there
    /// are, those right before a sequence, or those right after one.
    package func journal(
        before: Int?, after: Int? = nil, about subject: String?, limit: Int, by caller: Caller
    ) async throws -> [JournalLine] {
        try await read { tx in
            try caller.requireSomewhere(.readJournal)
            let tree = try organisationTree(tx)
            let readable = caller.authority.organisations(for: .readJournal, tree: tree).map(\.id)
            // Whoever oversees everything also sees what belongs to no organisation: sign-ins, settings.
            let seesAll = Set(readable).isSuperset(of: tree.roots.map(\.id))
            var sql: SQL = """
                SELECT j.sequence, j.instant, j.actor, j.organisation, j.action, j.subject, j.state_before,
                       j.state_after, j.previous, j.hash, p.name AS person_name
                FROM journal j LEFT JOIN person p ON p.id = j.actor WHERE j.sequence < \(before ?? Int.max)
                """
            if !seesAll { sql += " AND j.organisation IN (\(list: readable))" }
            if let subject { sql += " AND j.subject = \(subject)" }
            guard let after else {
                sql += " ORDER BY j.sequence DESC LIMIT \(limit)"
                return try tx.all(sql)
            }
            sql += " AND j.sequence > \(after) ORDER BY j.sequence LIMIT \(limit)"
            return try tx.all(sql).reversed()
        }
    }
}

package struct JournalLine: Sendable, SQLRecord {
    package var entry: JournalEntry
    package var personName: String?

    package init(row: SQLRow) throws {
        entry = try JournalEntry(row: row)
        personName = try row.get("person_name")
    }
}

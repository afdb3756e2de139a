package import Domain
import Storage

// When a public page last changed, as far as records tell: what became public stands in the log, and what is done to the
// site, the catalogue and the organisations in the journal. Neither knows that a day has begun, or a new program.

extension Office {
    /// Of pages that list documents, rows or organisations. A list loses a line by a withdrawal, which no line that is
    /// left tells of: so the whole log counts. Asked before the list is read, or a change in between would be missed.
    package func lastChangeOfLists() async throws -> Instant? {
        try await kept(keptReads.lastChangeOfLists) { tx in
            let logged: Instant? = try tx.value(
                "SELECT instant AS value FROM log_entry ORDER BY sequence DESC LIMIT 1")
            return [logged, try lastChanges(tx).values.max()].compactMap(\.self).max()
        }
    }

    /// When the site, the catalogue and each organisation were last changed, by the identifiers of the journal.
    func lastChanges(_ tx: any Transaction) throws -> [String: Instant] {
        try kept(keptReads.lastChanges, tx) {
            let subjects = ["site", "catalogue"] + (try tx.values("SELECT id AS value FROM organisation"))
            return try JournalTable.lastChanges(of: subjects, tx)
        }
    }
}

extension PublicDocument {
    /// Of its page: itself, the documents it is shown beside, its organisations, and the days on which its validity turned.
    static func lastChange(
        _ fields: DocumentContent, path: [Organisation], on today: Day, framed: [String: Instant], logged: [Instant]
    ) -> Instant? {
        let subjects = ["site", "catalogue"] + path.map(\.id.text)
        let turns = [fields.effectiveOn, fields.expiresOn?.next].compactMap(\.self).filter { $0 <= today }
        return (subjects.compactMap { framed[$0] } + logged + turns.map { Instant($0) }).max()
    }
}

import Domain
import Storage

extension Office {
    /// Enters the head of the journal in the public log, once a day at most: whoever keeps a checkpoint can tell from
    /// then on whether the journal was rewritten, even with its key.
    /// - Returns: whether a seal was due.
    func sealJournalIfDue() async throws -> Bool {
        let today = now().day
        guard let head = try await read({ try Self.headToSeal(on: today, $0) }) else { return false }
        try await perform(as: .system) { tx, now in
            // Asked again inside: another server on this database may have been faster.
            guard let due = try Self.headToSeal(on: today, tx), let hash = Hex.decode(due.hash) else {
                return Done(JournalEvent(.journalSealNotDue, of: "journal"))
            }
            let root = try OrganisationTable.tree(tx).roots.first?.code ?? ""
            let entry = LogEntry(.sealed, of: "/log", contentHash: hash, organisation: root, at: now)
            let news = LogNews(entry: entry, subject: "\(Self.sealPrefix)\(due.sequence)", revision: nil)
            try presentKeys(tx).append([news], at: now, tx)
            return Done(JournalEvent(.journalSealed, of: "journal", after: String(due.sequence)))
        }
        return head.sequence > 0
    }

    /// Every seal in the public log, held against the journal: the first one that no longer fits.
    func brokenSeal() async throws -> JournalFault? {
        try await read { tx in
            let seals: [LogRow] = try tx.all(
                """
                SELECT sequence, entry, leaf_hash, subject, event, instant, revision FROM log_entry
                WHERE event = \(LogEvent.sealed) ORDER BY sequence
                """)
            for seal in seals {
                guard let sequence = Int(seal.subject.dropFirst(Self.sealPrefix.count)) else {
                    return .rewritten(at: 1)
                }
                let entry = try JournalTable.page(after: sequence - 1, limit: 1, tx).first
                let isThere = entry.map { $0.sequence == sequence && seal.says("contentHash", $0.hash) } ?? false
                if !isThere { return .rewritten(at: sequence) }
            }
            return nil
        }
    }

    private static var sealPrefix: String { "journal:" }

    /// The head, if the last seal was set on another day.
    private static func headToSeal(on today: Day, _ tx: any Transaction) throws -> JournalHead? {
        guard let head = try JournalTable.head(tx)?.head else { return nil }
        if let last = try LogTable.last(.sealed, tx), last.day >= today { return nil }
        return head
    }
}

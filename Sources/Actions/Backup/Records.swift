import Domain
package import Storage

/// Everything that a database holds, as a backup takes it.
package enum Records {
    /// Made again after a restore: the search index, whose form is the engine's own.
    private static let derived: Set<String> = [
        "search_body", "search_dead", "search_entry", "search_fresh", "search_page", "search_segment", "search_terms",
    ]
    /// Not taken along: a session that was ended must not begin again. People sign in once more.
    private static let fleeting: Set<String> = ["session"]
    /// What the schema says of itself is made by its steps.
    private static let ofTheSchema: Set<String> = ["schema_step", "restore_under_way"]

    /// The tables whose rows a copy holds.
    package static func tables(_ tx: any Transaction) throws -> [StoredTable] {
        let others = derived.union(fleeting).union(ofTheSchema)
        return try tx.tableNames().filter { !others.contains($0) }.map(tx.table)
    }
}

/// What the chains of a database say of themselves; a copy must say the same.
package struct RecordsFacts: Sendable, Hashable, Codable {
    package struct Log: Sendable, Hashable, Codable {
        package var size: Int
        /// The signed note, as anyone could fetch it at the time.
        package var checkpoint: String?

        package init(size: Int, checkpoint: String?) {
            self.size = size
            self.checkpoint = checkpoint
        }
    }

    package struct Journal: Sendable, Hashable, Codable {
        package var entries: Int
        package var head: String

        package init(entries: Int, head: String) {
            self.entries = entries
            self.head = head
        }
    }

    package var log: Log
    package var journal: Journal

    package init(log: Log, journal: Journal) {
        self.log = log
        self.journal = journal
    }

    package init(_ tx: any Transaction) throws {
        let tables = try tx.tableNames()
        guard tables.contains("journal_head"), tables.contains("log_checkpoint") else {
            // A first migration was cut off before it had them.
            log = Log(size: 0, checkpoint: nil)
            journal = Journal(entries: 0, head: JournalHead.empty.hash)
            return
        }
        let checkpoint = try LogTable.newestCheckpoint(tx).map { String(decoding: $0, as: UTF8.self) }
        log = Log(size: try LogTable.frontier(tx).size, checkpoint: checkpoint)
        let head = try JournalTable.head(tx)?.head ?? .empty
        journal = Journal(entries: head.sequence, head: head.hash)
    }
}

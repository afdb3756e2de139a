import Crypto
package import Domain
package import Storage

enum JournalTable {
    /// - Throws: `JournalBroken` where the end of the journal is not the one that was sealed. To go on from it would
    ///   seal what somebody else wrote there.
    static func append(
        _ events: [JournalEvent], at instant: Instant, by actor: String, seal: SymmetricKey, _ tx: any Transaction
    ) throws {
        var head = try soundHead(sealedWith: seal, tx)
        var entries: [JournalEntry] = []
        for event in events {
            entries.append(JournalEntry(after: head, at: instant, by: actor, event, digest: sha256))
            head = entries[entries.count - 1].head
        }
        try tx.runAll(entries.map(insertion(of:)))
        try tx.run(
            """
            INSERT INTO journal_head (only_row, sequence, hash, seal)
            VALUES (1, \(head.sequence), \(head.hash), \(Self.seal(head, with: seal)))
            ON CONFLICT (only_row) DO UPDATE
            SET sequence = excluded.sequence, hash = excluded.hash, seal = excluded.seal
            """)
    }

    /// The end of the journal, held against its seal.
    static func soundHead(sealedWith key: SymmetricKey, _ tx: any Transaction) throws -> JournalHead {
        let last = try Self.last(tx)
        let sealed = try head(tx)
        if let sealed, seal(sealed.head, with: key) != sealed.seal { throw JournalBroken(at: sealed.head.sequence) }
        let head = sealed?.head ?? .empty
        if let last, last.head != head { throw JournalBroken(at: last.sequence) }
        if last == nil, head != .empty { throw JournalBroken(at: 1) }
        return head
    }

    static func last(_ tx: any Transaction) throws -> JournalEntry? {
        try tx.first(
            """
            SELECT sequence, instant, actor, organisation, action, subject, state_before, state_after, previous, hash
            FROM journal ORDER BY sequence DESC LIMIT 1
            """)
    }

    /// Seals the head with another key.
    /// - Throws: `JournalBroken` where the old one does not fit.
    static func seal(from old: SymmetricKey, with new: SymmetricKey, _ tx: any Transaction) throws {
        let head = try soundHead(sealedWith: old, tx)
        try tx.run("UPDATE journal_head SET seal = \(seal(head, with: new)) WHERE only_row = 1")
    }

    static func head(_ tx: any Transaction) throws -> SealedHead? {
        try tx.first("SELECT sequence, hash, seal FROM journal_head WHERE only_row = 1")
    }

    static func newestInstant(_ tx: any Transaction) throws -> Instant? {
        try tx.value("SELECT instant AS value FROM journal ORDER BY sequence DESC LIMIT 1")
    }

    static func newestSequence(_ tx: any Transaction) throws -> Int {
        try tx.value("SELECT sequence AS value FROM journal ORDER BY sequence DESC LIMIT 1") ?? 0
    }

    /// The documents to which something happened after an entry, each once.
    static func documentsChanged(after sequence: Int, _ tx: any Transaction) throws -> [Document.ID] {
        // SQLite would read all subjects in their order to find each of these once.
        var seen: Set<Document.ID> = []
        return try tx.values(
            "SELECT subject AS value FROM journal WHERE sequence > \(sequence) AND action LIKE 'document.%'"
        ).filter { seen.insert($0).inserted }
    }

    /// When something was done last to each of these: one look at the end of each one's story.
    static func lastChanges(of subjects: [String], _ tx: any Transaction) throws -> [String: Instant] {
        var changes: [String: Instant] = [:]
        for subject in subjects {
            changes[subject] = try tx.value(
                "SELECT instant AS value FROM journal WHERE subject = \(subject) ORDER BY sequence DESC LIMIT 1")
        }
        return changes
    }

    /// At most `limit` entries after a sequence, oldest first.
    static func page(after sequence: Int, limit: Int, _ tx: any Transaction) throws -> [JournalEntry] {
        try tx.all(
            """
            SELECT sequence, instant, actor, organisation, action, subject, state_before, state_after, previous, hash
            FROM journal WHERE sequence > \(sequence) ORDER BY sequence LIMIT \(limit)
            """)
    }

    /// Whether the journal speaks of just these events of a document, each by the hash that ends its entry.
    static func tells(
        _ digests: [[UInt8]], of subject: String, in area: String, _ tx: any Transaction
    ) throws -> Bool {
        let told: [String] = try tx.values(
            """
            SELECT state_after AS value FROM journal WHERE subject = \(subject) AND action LIKE \(area + ".%") AND state_after <> ''
            ORDER BY sequence
            """)
        return told.count == digests.count
            && zip(told, digests).allSatisfy { told, digest in told.hasSuffix(" \(Hex.encode(digest))") }
    }

    /// Whose affair the first entry about a subject was.
    static func organisation(ofFirst subject: String, _ tx: any Transaction) throws -> String? {
        try tx.value(
            "SELECT organisation AS value FROM journal WHERE subject = \(subject) ORDER BY sequence LIMIT 1")
    }

    static func seal(_ head: JournalHead, with key: SymmetricKey) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: Array("\(head.sequence):\(head.hash)".utf8), using: key))
    }

    private static func insertion(of entry: JournalEntry) -> SQL {
        """
        INSERT INTO journal
            (sequence, instant, actor, organisation, action, subject, state_before, state_after, previous, hash)
        VALUES
            (\(entry.sequence), \(entry.instant), \(entry.actor), \(entry.organisation), \(entry.action),
             \(entry.subject), \(entry.before), \(entry.after), \(entry.previous), \(entry.hash))
        """
    }
}

/// The journal was changed outside the program, which therefore writes nothing more until somebody has looked.
package struct JournalBroken: Error, CustomStringConvertible {
    package var sequence: Int

    init(at sequence: Int) {
        self.sequence = sequence
    }

    package var description: String {
        "the journal was changed outside the program at entry \(sequence); run: yangguang check"
    }
}

struct SealedHead: SQLRecord {
    var head: JournalHead
    var seal: [UInt8]

    init(row: SQLRow) throws {
        head = JournalHead(sequence: try row.get("sequence"), hash: try row.get("hash"))
        seal = try row.get("seal")
    }
}

extension JournalEntry: SQLRecord {
    package init(row: SQLRow) throws {
        self.init(
            sequence: try row.get("sequence"), instant: try row.get("instant"), actor: try row.get("actor"),
            organisation: try row.get("organisation"), action: try row.get("action"), subject: try row.get("subject"),
            before: try row.get("state_before"), after: try row.get("state_after"), previous: try row.get("previous"),
            hash: try row.get("hash"))
    }
}

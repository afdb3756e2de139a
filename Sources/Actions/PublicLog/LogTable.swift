package import Domain
package import Storage

enum LogTable {
    static func frontier(_ tx: any Transaction) throws -> MerkleFrontier {
        guard
            let bytes = try tx.value("SELECT frontier AS value FROM log_frontier WHERE only_row = 1", as: [UInt8].self)
        else { return MerkleFrontier() }
        guard let frontier = MerkleFrontier(bytes: bytes) else {
            throw StoreError(.fault, "the frontier of the public log cannot be read")
        }
        return frontier
    }

    static func insertion(of row: LogRow) -> SQL {
        """
        INSERT INTO log_entry (sequence, entry, leaf_hash, subject, event, instant, revision)
        VALUES (\(row.sequence), \(row.entry), \(row.leafHash), \(row.subject), \(row.event), \(row.instant),
                \(row.revision))
        """
    }

    static func insertion(of node: TileNode) -> SQL {
        "INSERT INTO log_node (level, position, hash) VALUES (\(node.level), \(node.index), \(node.hash))"
    }

    static func replace(_ frontier: MerkleFrontier, _ tx: any Transaction) throws {
        try tx.run(
            """
            INSERT INTO log_frontier (only_row, frontier) VALUES (1, \(frontier.bytes))
            ON CONFLICT (only_row) DO UPDATE SET frontier = excluded.frontier
            """)
    }

    static func insertCheckpoint(size: Int, at instant: Instant, note: [UInt8], _ tx: any Transaction) throws {
        try tx.run(
            "INSERT INTO log_checkpoint (size, instant, note) VALUES (\(size), \(instant), \(note))")
    }

    static func newestCheckpoint(_ tx: any Transaction) throws -> [UInt8]? {
        try tx.value("SELECT note AS value FROM log_checkpoint ORDER BY size DESC LIMIT 1")
    }

    static func checkpoints(after size: Int, limit: Int, _ tx: any Transaction) throws -> [StoredCheckpoint] {
        try tx.all(
            "SELECT size, instant, note FROM log_checkpoint WHERE size > \(size) ORDER BY size LIMIT \(limit)")
    }

    static func entries(in range: Range<Int>, _ tx: any Transaction) throws -> [LogRow] {
        try tx.all(
            """
            SELECT sequence, entry, leaf_hash, subject, event, instant, revision FROM log_entry
            WHERE sequence >= \(range.lowerBound) AND sequence < \(range.upperBound) ORDER BY sequence
            """)
    }

    /// When an event of a kind was entered last.
    static func last(_ event: LogEvent, _ tx: any Transaction) throws -> Instant? {
        try tx.value("SELECT instant AS value FROM log_entry WHERE event = \(event) ORDER BY sequence DESC LIMIT 1")
    }

    static func entries(of subject: String, _ tx: any Transaction) throws -> [LogRow] {
        try tx.all(query(of: subject))
    }

    static func query(of subject: String) -> SQL {
        """
        SELECT sequence, entry, leaf_hash, subject, event, instant, revision FROM log_entry
        WHERE subject = \(subject) ORDER BY sequence
        """
    }

    /// The hashes of one level, as tiles hold them.
    static func hashes(level: Int, in range: Range<Int>, _ tx: any Transaction) throws -> [[UInt8]] {
        if level == 0 {
            return try tx.values(
                """
                SELECT leaf_hash AS value FROM log_entry
                WHERE sequence >= \(range.lowerBound) AND sequence < \(range.upperBound) ORDER BY sequence
                """)
        }
        return try tx.values(
            """
            SELECT hash AS value FROM log_node
            WHERE level = \(level) AND position >= \(range.lowerBound) AND position < \(range.upperBound)
            ORDER BY position
            """)
    }
}

/// One leaf of the log as it is stored.
package struct LogRow: Sendable, SQLRecord {
    /// From 0.
    package var sequence: Int
    package var entry: [UInt8]
    package var leafHash: [UInt8]
    /// The record it speaks of, by its identifier.
    package var subject: String
    package var event: LogEvent
    package var instant: Instant
    /// The revision of the document whose content was hashed.
    package var revision: Int?

    init(
        sequence: Int, entry: [UInt8], leafHash: [UInt8], subject: String, event: LogEvent, instant: Instant,
        revision: Int?
    ) {
        self.sequence = sequence
        self.entry = entry
        self.leafHash = leafHash
        self.subject = subject
        self.event = event
        self.instant = instant
        self.revision = revision
    }

    package init(row: SQLRow) throws {
        sequence = try row.get("sequence")
        entry = try row.get("entry")
        leafHash = try row.get("leaf_hash")
        subject = try row.get("subject")
        event = try row.get("event")
        instant = try row.get("instant")
        revision = try row.get("revision")
    }
}

extension LogRow {
    /// Whether the entry has this member. The words that are asked for need no escaping in JSON.
    func says(_ key: String, _ words: String) -> Bool {
        String(decoding: entry, as: UTF8.self).contains("\"\(key)\":\"\(words)\"")
    }

    /// The words of a member that holds no escape: a hash, an instant.
    func stated(_ key: String) -> String? {
        let parts = String(decoding: entry, as: UTF8.self).split(separator: "\"\(key)\":\"", maxSplits: 1)
        return parts.count == 2 ? parts[1].split(separator: "\"").first.map(String.init) : nil
    }
}

package struct StoredCheckpoint: Sendable, SQLRecord {
    package var size: Int
    package var instant: Instant
    package var note: [UInt8]

    package init(row: SQLRow) throws {
        size = try row.get("size")
        instant = try row.get("instant")
        note = try row.get("note")
    }
}

extension LogEvent: SQLConvertible {}

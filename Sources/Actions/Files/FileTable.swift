package import Domain
package import Storage

/// What is known of the files of documents, each under its hash: whether it was read, and what was found in it.
enum FileTable {
    /// Makes a file known, to be read soon. What is known already stays as it is.
    static func add(_ file: Attachment, at now: Instant, _ tx: any Transaction) throws {
        try tx.run(
            """
            INSERT INTO file
                (hash, type, size, added_at, state, due_at, attempts, examination, findings, gaps, pages, last_error)
            VALUES
                (\(file.hash), \(file.type), \(file.size), \(now), 'waiting', \(now), 0, 0, '[]', '[]', NULL, '')
            ON CONFLICT (hash) DO NOTHING
            """)
    }

    static func find(_ hashes: [String], _ tx: any Transaction) throws -> [String: KnownFile] {
        let files: [KnownFile] = try tx.all("\(columns) WHERE hash IN (\(list: hashes))")
        return Dictionary(files.map { ($0.hash, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The file that waits longest to be read; then those that were read when the program knew less.
    static func next(at now: Instant, examination: Int, _ tx: any Transaction) throws -> KnownFile? {
        if let waiting: KnownFile = try tx.first(
            "\(columns) WHERE state = 'waiting' AND due_at <= \(now) ORDER BY due_at, hash LIMIT 1")
        {
            return waiting
        }
        return try tx.first(
            """
            \(columns) WHERE state = 'read' AND examination < \(examination) AND due_at <= \(now)
            ORDER BY examination, hash LIMIT 1
            """)
    }

    /// Takes a file for a while: two that read at once take different ones, and one that dies leaves it to the others.
    /// - Returns: false where another was faster.
    static func take(_ file: KnownFile, at now: Instant, until: Instant, _ tx: any Transaction) throws -> Bool {
        try tx.run(
            """
            UPDATE file SET due_at = \(until), taken_at = \(now) WHERE hash = \(file.hash) AND due_at = \(file.dueAt)
            """) == 1
    }

    static func store(
        _ examined: ExaminedFile, of hash: String, examination: Int, _ tx: any Transaction
    ) throws {
        let reading = examined.reading
        let passages = String(decoding: try RecordJSON.encode(reading.passages), as: UTF8.self)
        try tx.run(
            """
            UPDATE file SET state = 'read', examination = \(examination), findings = \(JSONList(reading.findings)),
                gaps = \(JSONList(reading.gaps)), pages = \(reading.pages), last_error = '', taken_at = NULL
            WHERE hash = \(hash)
            """)
        try tx.run(
            """
            INSERT INTO file_text (hash, passages) VALUES (\(hash), \(passages))
            ON CONFLICT (hash) DO UPDATE SET passages = excluded.passages
            """)
        try FilePreviewTable.set(examined.preview, of: hash, tx)
    }

    static func fail(_ file: KnownFile, error: String, retryAt: Instant?, _ tx: any Transaction) throws {
        try tx.run(
            """
            UPDATE file SET attempts = \(file.attempts + 1), last_error = \(error), taken_at = NULL,
                state = \(retryAt == nil ? "failed" : "waiting"), due_at = COALESCE(\(retryAt), due_at)
            WHERE hash = \(file.hash)
            """)
    }

    static func giveBack(_ hash: String, at now: Instant, _ tx: any Transaction) throws {
        try tx.run("UPDATE file SET due_at = \(now), taken_at = NULL WHERE hash = \(hash)")
    }

    /// How many files are read before one that waits.
    static func before(_ file: KnownFile, _ tx: any Transaction) throws -> Int {
        try tx.value(
            """
            SELECT COUNT(*) AS value FROM file
            WHERE state = 'waiting' AND (due_at < \(file.dueAt) OR due_at = \(file.dueAt) AND hash < \(file.hash))
            """) ?? 0
    }

    /// Each time with a bound, by which SQLite looks into the index of what waits or failed and not through all of it.
    static func queue(at now: Instant, _ tx: any Transaction) throws -> FileQueue {
        let reading: Int? = try tx.value(
            "SELECT COUNT(*) AS value FROM file WHERE state = 'waiting' AND due_at > \(now) AND taken_at IS NOT NULL")
        let waiting: Int? = try tx.value("SELECT COUNT(*) AS value FROM file WHERE state = 'waiting' AND due_at > 0")
        let oldest = try tx.value(
            """
            SELECT MIN(added_at) AS value FROM file
            WHERE state = 'waiting' AND due_at > 0 AND (due_at <= \(now) OR taken_at IS NULL)
            """, as: Instant?.self)
        let failed: Int? = try tx.value("SELECT COUNT(*) AS value FROM file WHERE state = 'failed' AND due_at > 0")
        return FileQueue(
            waiting: (waiting ?? 0) - (reading ?? 0), reading: reading ?? 0, oldest: oldest ?? nil,
            failedCount: failed ?? 0,
            failed: try tx.all("\(columns) WHERE state = 'failed' AND due_at > 0 ORDER BY due_at DESC, hash LIMIT 50"),
            redactions: try RedactionTable.waiting(tx))
    }

    /// - Returns: false where it has not failed.
    static func readAgain(_ hash: String, at now: Instant, _ tx: any Transaction) throws -> Bool {
        try tx.run(
            """
            UPDATE file SET state = 'waiting', attempts = 0, due_at = \(now), taken_at = NULL
            WHERE hash = \(hash) AND state = 'failed'
            """) == 1
    }

    static func places(in range: PlaceRange, _ tx: any Transaction) throws -> [FileHash] {
        try tx.values(
            "SELECT hash AS value FROM file WHERE hash > \(range.after) AND hash <= \(range.upTo) ORDER BY hash")
    }

    static func passages(of hash: String, _ tx: any Transaction) throws -> [Passage] {
        let text: String? = try tx.value("SELECT passages AS value FROM file_text WHERE hash = \(hash)")
        return try text.map { try RecordJSON.decode(Array($0.utf8)) } ?? []
    }

    private static let columns: SQL = """
        SELECT hash, type, size, added_at, state, due_at, taken_at, attempts, findings, gaps, pages, last_error FROM file
        """
}

/// A file as far as the program knows it.
package struct KnownFile: Sendable, Hashable, SQLRecord {
    package enum State: String, Sendable, SQLConvertible {
        case waiting, read, failed
    }

    package var hash: String
    package var type: FileType
    /// In bytes.
    package var size: Int
    package var addedAt: Instant
    package var state: State
    var dueAt: Instant
    /// Since when somebody reads it.
    var takenAt: Instant?
    var attempts: Int
    package var findings: [GuardFinding]
    package var gaps: [FileReading.Gap]
    package var pages: Int?
    package var lastError: String

    package init(row: SQLRow) throws {
        hash = try row.get("hash")
        type = try row.get("type")
        size = try row.get("size")
        addedAt = try row.get("added_at")
        state = try row.get("state")
        dueAt = try row.get("due_at")
        takenAt = try row.get("taken_at")
        attempts = try row.get("attempts")
        findings = try row.get("findings", as: JSONList<GuardFinding>.self).items
        gaps = try row.get("gaps", as: JSONList<FileReading.Gap>.self).items
        pages = try row.get("pages")
        lastError = try row.get("last_error")
    }
}

/// A list of values in one column, as JSON.
struct JSONList<Item: Codable & Sendable>: SQLConvertible {
    var items: [Item]

    init(_ items: [Item]) {
        self.items = items
    }

    var sqlValue: SQLValue {
        // What was made of values of our own can be written.
        .text((try? RecordJSON.encode(items)).map { String(decoding: $0, as: UTF8.self) } ?? "[]")
    }

    init?(sqlValue: SQLValue) {
        guard case .text(let text) = sqlValue, let items = try? RecordJSON.decode(Array(text.utf8), [Item].self) else {
            return nil
        }
        self.items = items
    }
}

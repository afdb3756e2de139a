package import Domain
package import Storage

/// What is to be covered in a file of a document, and how far it is.
enum RedactionTable {
    static func find(_ document: Document.ID, _ hash: String, _ tx: any Transaction) throws -> FileRedaction? {
        try tx.first("\(columns) WHERE document = \(document) AND hash = \(hash)")
    }

    static func all(of document: Document.ID, _ tx: any Transaction) throws -> [FileRedaction] {
        try tx.all("\(columns) WHERE document = \(document) ORDER BY hash")
    }

    /// Puts other marks in the place of those that were there. What came of them is no longer true.
    static func set(
        _ marks: [RedactionMark], of document: Document.ID, _ hash: String, at now: Instant, _ tx: any Transaction
    ) throws {
        try tx.run(
            """
            INSERT INTO redaction
                (document, hash, version, marks, state, due_at, attempts, pages_done, pages, result, proof, gap)
            VALUES
                (\(document), \(hash), 1, \(JSONList(marks)), 'marking', \(now), 0, 0, NULL, '[]', '[]', '[]')
            ON CONFLICT (document, hash) DO UPDATE SET
                version = redaction.version + 1, marks = excluded.marks, state = 'marking', attempts = 0,
                pages_done = 0, pages = NULL, result = '[]', proof = '[]', gap = '[]'
            """)
    }

    static func order(_ redaction: FileRedaction, at now: Instant, _ tx: any Transaction) throws {
        try tx.run(
            """
            UPDATE redaction SET state = 'waiting', due_at = \(now), attempts = 0, pages_done = 0, gap = '[]'
            WHERE \(these: redaction)
            """)
    }

    /// The one that waits longest.
    static func next(at now: Instant, _ tx: any Transaction) throws -> FileRedaction? {
        try tx.first(
            "\(columns) WHERE state = 'waiting' AND due_at <= \(now) ORDER BY due_at, document, hash LIMIT 1")
    }

    /// How many were ordered before.
    static func waiting(before redaction: FileRedaction, _ tx: any Transaction) throws -> Int {
        try tx.value(
            "SELECT COUNT(*) AS value FROM redaction WHERE state = 'waiting' AND due_at < \(redaction.dueAt)") ?? 0
    }

    /// - Returns: false where another was faster, or other marks were made meanwhile.
    static func take(_ redaction: FileRedaction, until: Instant, _ tx: any Transaction) throws -> Bool {
        try tx.run(
            "UPDATE redaction SET due_at = \(until) WHERE \(these: redaction) AND due_at = \(redaction.dueAt)") == 1
    }

    /// - Returns: false where other marks were made meanwhile.
    static func goOn(
        _ redaction: FileRedaction, done: Int, of pages: Int, until: Instant, _ tx: any Transaction
    ) throws -> Bool {
        try tx.run(
            """
            UPDATE redaction SET pages_done = \(done), pages = \(pages), due_at = \(until)
            WHERE \(these: redaction)
            """) == 1
    }

    /// - Returns: false where other marks were made meanwhile.
    static func finish(
        _ redaction: FileRedaction, _ result: Attachment, _ proof: RedactionProof, _ tx: any Transaction
    ) throws -> Bool {
        try tx.run(
            """
            UPDATE redaction SET state = 'done', result = \(JSONList([result])), proof = \(JSONList([proof]))
            WHERE \(these: redaction)
            """) == 1
    }

    static func fail(
        _ redaction: FileRedaction, _ gap: FileReading.Gap?, retryAt: Instant?, _ tx: any Transaction
    ) throws {
        try tx.run(
            """
            UPDATE redaction SET attempts = \(redaction.attempts + 1), gap = \(JSONList(gap.map { [$0] } ?? [])),
                state = \(retryAt == nil ? "failed" : "waiting"), due_at = COALESCE(\(retryAt), due_at)
            WHERE \(these: redaction)
            """)
    }

    static func giveBack(_ redaction: FileRedaction, at now: Instant, _ tx: any Transaction) throws {
        try tx.run("UPDATE redaction SET due_at = \(now) WHERE \(these: redaction) AND state = 'waiting'")
    }

    static func adopt(_ redaction: FileRedaction, _ tx: any Transaction) throws {
        try tx.run("UPDATE redaction SET state = 'adopted' WHERE \(these: redaction)")
    }

    /// Whether a file is the original of one that stands in its place covered.
    static func isSealed(_ hash: String, of document: Document.ID, _ tx: any Transaction) throws -> Bool {
        try find(document, hash, tx)?.state == .adopted
    }

    private static let columns: SQL = """
        SELECT document, hash, version, marks, state, due_at, attempts, pages_done, pages, result, proof, gap
        FROM redaction
        """
}

extension SQL.StringInterpolation {
    /// This redaction with these marks.
    fileprivate mutating func appendInterpolation(these redaction: FileRedaction) {
        let condition: SQL = """
            document = \(redaction.document) AND hash = \(redaction.hash) AND version = \(redaction.version)
            """
        appendInterpolation(condition)
    }
}

/// A file in which something is to be covered.
package struct FileRedaction: Sendable, Hashable, SQLRecord {
    package enum State: String, Sendable, SQLConvertible {
        /// Somebody says what.
        case marking
        case waiting
        /// The new file is there, and was searched.
        case done
        case failed
        /// The new file stands in the place of the old one.
        case adopted
    }

    package var document: Document.ID
    /// Of the file as it was.
    package var hash: String
    /// Of the marks.
    package var version: Int
    package var marks: [RedactionMark]
    package var state: State
    var dueAt: Instant
    var attempts: Int
    package var pagesDone: Int
    package var pages: Int?
    package var result: Attachment?
    package var proof: RedactionProof?
    /// Why it could not be done, where a reason is known that a person can do something about.
    package var gap: FileReading.Gap?

    package init(row: SQLRow) throws {
        document = try row.get("document")
        hash = try row.get("hash")
        version = try row.get("version")
        marks = try row.get("marks", as: JSONList<RedactionMark>.self).items
        state = try row.get("state")
        dueAt = try row.get("due_at")
        attempts = try row.get("attempts")
        pagesDone = try row.get("pages_done")
        pages = try row.get("pages")
        result = try row.get("result", as: JSONList<Attachment>.self).items.first
        proof = try row.get("proof", as: JSONList<RedactionProof>.self).items.first
        gap = try row.get("gap", as: JSONList<FileReading.Gap>.self).items.first
    }
}

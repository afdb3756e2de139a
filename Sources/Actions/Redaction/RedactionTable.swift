import Domain
import Storage

/// What is to be covered in files, and how far it is.
enum RedactionTable {
    static func find(
        _ source: RedactionSource, _ vault: Vault?, _ tx: any Transaction
    ) throws -> FileRedaction? {
        let row = try tx.rows(
            """
            SELECT version, content, state, due_at, attempts, pages_done, pages
            FROM redaction WHERE record = \(source.record) AND file = \(source.file)
            """
        ).first
        guard let row else { return nil }
        var redaction = FileRedaction(source, vault)
        redaction.version = try row.get("version")
        redaction.state = try row.get("state")
        redaction.dueAt = try row.get("due_at")
        redaction.attempts = try row.get("attempts")
        redaction.pagesDone = try row.get("pages_done")
        redaction.pages = try row.get("pages")
        redaction.content = try redaction.opened(try row.get("content"))
        return redaction
    }

    /// Keeps what is to be covered, in the place of what was said before.
    static func set(
        _ content: RedactionContent, of redaction: FileRedaction, _ state: FileRedaction.State, at now: Instant,
        _ tx: any Transaction
    ) throws {
        let source = redaction.source
        try tx.run(
            """
            INSERT INTO redaction
                (holder, record, file, version, content, state, due_at, attempts, pages_done, pages)
            VALUES
                (\(source.holder), \(source.record), \(source.file), \(redaction.version + 1),
                \(try redaction.closed(content)), \(state), \(now), 0, 0, NULL)
            ON CONFLICT (record, file) DO UPDATE SET
                version = excluded.version, content = excluded.content, state = excluded.state,
                due_at = excluded.due_at, attempts = 0, pages_done = 0, pages = NULL, place = NULL
            """)
    }

    static func order(_ redaction: FileRedaction, at now: Instant, _ tx: any Transaction) throws {
        var content = redaction.content
        content.gap = nil
        try tx.run(
            """
            UPDATE redaction SET state = 'waiting', due_at = \(now), attempts = 0, pages_done = 0,
                content = \(try redaction.closed(content))
            WHERE \(these: redaction)
            """)
    }

    /// The one that waits longest.
    static func next(at now: Instant, _ tx: any Transaction) throws -> RedactionSource? {
        let row = try tx.rows(
            """
            SELECT holder, record, file FROM redaction
            WHERE state IN ('reading', 'waiting') AND due_at <= \(now) ORDER BY due_at, record, file LIMIT 1
            """
        ).first
        return try row.flatMap { row in
            RedactionSource(
                holder: try row.get("holder"), record: try row.get("record"), file: try row.get("file"))
        }
    }

    static func waiting(_ tx: any Transaction) throws -> Int {
        try tx.value(
            "SELECT COUNT(*) AS value FROM redaction WHERE state IN ('reading', 'waiting') AND due_at > 0") ?? 0
    }

    /// How many were ordered before.
    static func waiting(before redaction: FileRedaction, _ tx: any Transaction) throws -> Int {
        try tx.value(
            """
            SELECT COUNT(*) AS value FROM redaction
            WHERE state IN ('reading', 'waiting') AND due_at < \(redaction.dueAt)
            """) ?? 0
    }

    /// Counts the attempt before it is made: one that takes the whole server with it counts, too.
    /// - Returns: false where another was faster, or other marks were made meanwhile.
    static func take(_ redaction: FileRedaction, until: Instant, _ tx: any Transaction) throws -> Bool {
        try tx.run(
            """
            UPDATE redaction SET due_at = \(until), attempts = attempts + 1
            WHERE \(these: redaction) AND due_at = \(redaction.dueAt)
            """) == 1
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

    /// - Returns: false where other marks were made meanwhile, or another was faster.
    static func finish(
        _ redaction: FileRedaction, _ content: RedactionContent, _ state: FileRedaction.State, _ tx: any Transaction
    ) throws -> Bool {
        var place: String?
        if case .sealed(let sealed, _) = content.result { place = sealed }
        return try tx.run(
            """
            UPDATE redaction SET state = \(state), content = \(try redaction.closed(content)), place = \(place)
            WHERE \(these: redaction)
            """) == 1
    }

    /// Where sealed new files lie, of requests that can still be opened.
    static func places(in range: PlaceRange, _ tx: any Transaction) throws -> [FileHash] {
        try tx.values(
            """
            SELECT r.place AS value FROM redaction r JOIN vault_key k ON k.record = r.record
            WHERE r.place > \(range.after) AND r.place <= \(range.upTo) ORDER BY r.place
            """)
    }

    static func fail(
        _ redaction: FileRedaction, _ gap: FileReading.Gap?, retryAt: Instant?, _ tx: any Transaction
    ) throws {
        var content = redaction.content
        content.gap = gap
        try tx.run(
            """
            UPDATE redaction SET content = \(try redaction.closed(content)),
                state = \(retryAt == nil ? .failed : redaction.state), due_at = COALESCE(\(retryAt), due_at)
            WHERE \(these: redaction)
            """)
    }

    static func giveBack(_ redaction: FileRedaction, at now: Instant, _ tx: any Transaction) throws {
        try tx.run("UPDATE redaction SET due_at = \(now), attempts = attempts - 1 WHERE \(these: redaction)")
    }

    /// What cannot even be opened is not tried for ever.
    static func giveUp(_ source: RedactionSource, _ tx: any Transaction) throws {
        try tx.run("UPDATE redaction SET state = 'failed' WHERE record = \(source.record) AND file = \(source.file)")
    }

    /// Of a request, those in which something is to be covered and is not yet.
    static func unfinished(_ request: InformationRequest.ID, _ vault: Vault, _ tx: any Transaction) throws -> [Int] {
        let files: [String] = try tx.values(
            "SELECT file AS value FROM redaction WHERE record = \(request) AND state <> 'adopted' ORDER BY file")
        return try files.compactMap { Int($0) }.filter { position in
            try find(.request(request, position: position), vault, tx).map { !$0.marks.isEmpty } ?? false
        }
    }

    static func adopt(_ redaction: FileRedaction, _ tx: any Transaction) throws {
        try tx.run("UPDATE redaction SET state = 'adopted' WHERE \(these: redaction)")
    }

    static func remove(_ source: RedactionSource, _ tx: any Transaction) throws {
        try tx.run("DELETE FROM redaction WHERE record = \(source.record) AND file = \(source.file)")
    }

    /// Whether a file is the original of one that stands in its place covered.
    static func isSealed(_ hash: String, of document: Document.ID, _ tx: any Transaction) throws -> Bool {
        try find(.document(document, hash: hash), nil, tx)?.state == .adopted
    }
}

extension RedactionSource {
    fileprivate var holder: String {
        switch self {
        case .document: "document"
        case .request: "request"
        }
    }

    fileprivate var record: String {
        switch self {
        case .document(let id, _): id.text
        case .request(let id, _): id.text
        }
    }

    /// Among those of the record.
    fileprivate var file: String {
        switch self {
        case .document(_, let hash): hash
        case .request(_, let position): String(position)
        }
    }

    fileprivate init?(holder: String, record: String, file: String) {
        switch holder {
        case "document":
            guard let id = Document.ID(record) else { return nil }
            self = .document(id, hash: file)
        case "request":
            guard let id = InformationRequest.ID(record), let position = Int(file) else { return nil }
            self = .request(id, position: position)
        default: return nil
        }
    }
}

extension FileRedaction {
    fileprivate func opened(_ bytes: [UInt8]) throws -> RedactionContent {
        guard let vault else { return try RecordJSON.decode(bytes, RedactionContent.self) }
        return try vault.record(in: SealedSecret(bytes: bytes), as: "redaction \(source.file)")
    }

    fileprivate func closed(_ content: RedactionContent) throws -> [UInt8] {
        guard let vault else { return try RecordJSON.encode(content) }
        return try vault.seal(record: content, as: "redaction \(source.file)").bytes
    }
}

extension SQL.StringInterpolation {
    /// This redaction with these marks, as far as it was then.
    fileprivate mutating func appendInterpolation(these redaction: FileRedaction) {
        let condition: SQL = """
            record = \(redaction.source.record) AND file = \(redaction.source.file) AND version = \(redaction.version)
                AND state = \(redaction.state)
            """
        appendInterpolation(condition)
    }
}

import Domain
import Storage

/// The ranked index as the database holds it. The same bytes on both engines.
enum RankedTable {
    static func insertion(of weights: DocumentWeights, _ document: Document.ID) -> SQL {
        "INSERT INTO search_fresh (document, weights) VALUES (\(document), \(weights.bytes))"
    }

    /// What is not in a segment yet.
    static func fresh(_ tx: any Transaction, limit: Int = .max) throws -> [FreshDocument] {
        try tx.all("SELECT document, weights FROM search_fresh ORDER BY document LIMIT \(limit)")
    }

    static func freshCount(_ tx: any Transaction) throws -> Int {
        try tx.value("SELECT COUNT(*) AS value FROM search_fresh") ?? 0
    }

    /// How many of the first documents are no more than so many bytes.
    static func freshCount(ofBytes most: Int, limit: Int, _ tx: any Transaction) throws -> Int {
        let lengths: [Int] = try tx.values(
            "SELECT LENGTH(weights) AS value FROM search_fresh ORDER BY document LIMIT \(limit)")
        var room = most
        return lengths.prefix { length in
            defer { room -= length }
            return room > 0
        }.count
    }

    static func removeFresh(_ documents: [UInt128], _ tx: any Transaction) throws {
        let ids = documents.map(Document.ID.init(number:))
        for start in stride(from: 0, to: ids.count, by: 500) {
            let some = Array(ids[start..<min(start + 500, ids.count)])
            try tx.run("DELETE FROM search_fresh WHERE document IN (\(list: some))")
        }
    }

    /// Takes a document out, wherever it is.
    static func remove(_ document: Document.ID, _ index: RankedIndex, _ tx: any Transaction) throws {
        if try tx.run("DELETE FROM search_fresh WHERE document = \(document)") == 1 { return }
        for segment in try segments(tx) {
            let documents = try index.segment(segment, tx).documents
            for number in documents.indices where documents[number] == document.number {
                try bury(number, in: segment.id, tx)
            }
        }
    }

    /// A number that is dead already stays so.
    static func bury(_ number: Int, in segment: Int, _ tx: any Transaction) throws {
        let isNew = try tx.run(
            "INSERT INTO search_dead (segment, number) VALUES (\(segment), \(number)) ON CONFLICT DO NOTHING")
        if isNew == 1 { try tx.run("UPDATE search_segment SET dead = dead + 1 WHERE id = \(segment)") }
    }

    static func dead(in segment: Int, _ tx: any Transaction) throws -> Set<Int> {
        Set(try tx.values("SELECT number AS value FROM search_dead WHERE segment = \(segment)"))
    }

    /// Those that searches look into.
    static func segments(_ tx: any Transaction) throws -> [SegmentLine] {
        try tx.all("SELECT id, length, dead FROM search_segment WHERE state = \(SegmentState.live) ORDER BY id")
    }

    /// - Throws: `StoreError` where it is not whole.
    static func contents(of segment: SegmentLine, _ tx: any Transaction) throws -> RankedSegment {
        let row = try tx.rows("SELECT documents, directory FROM search_segment WHERE id = \(segment.id)").first
        guard let row else { throw NotFound() }
        let contents = RankedSegment(
            documents: [UInt128](bytes: try row.get("documents")),
            directory: [TermNumber](bytes: try row.get("directory")))
        guard contents.documents.count == segment.length else {
            throw StoreError(.fault, "a segment of the ranked index has not the documents that it should have")
        }
        return contents
    }

    static func pages(_ firsts: [TermNumber], of segment: Int, _ tx: any Transaction) throws -> [TermNumber: [UInt8]] {
        if firsts.isEmpty { return [:] }
        let rows = try tx.rows(
            "SELECT first, bytes FROM search_page WHERE segment = \(segment) AND first IN (\(list: firsts))")
        return Dictionary(
            try rows.map { (try $0.get("first"), try $0.get("bytes")) }, uniquingKeysWith: { first, _ in first })
    }

    /// Begins a segment that searches do not look into yet; one at a time. What was left unfinished too long is given up.
    /// - Returns: nil where somebody else is making one.
    static func begin(at now: Instant, until: Instant, _ tx: any Transaction) throws -> Int? {
        try tx.run(
            """
            UPDATE search_segment SET state = \(SegmentState.gone)
            WHERE state = \(SegmentState.begun) AND until <= \(now)
            """)
        let others: Int? = try tx.value(
            "SELECT COUNT(*) AS value FROM search_segment WHERE state = \(SegmentState.begun)")
        if others != 0 { return nil }
        // No number is given twice, not even to another database in this one's place: somebody may still know what it was.
        let last: Int? = try tx.value("SELECT MAX(id) AS value FROM search_segment")
        let id = max((last ?? 0) + 1, now.milliseconds)
        try tx.run(
            """
            INSERT INTO search_segment (id, state, until, length, dead, documents, directory)
            VALUES (\(id), \(SegmentState.begun), \(until), 0, 0, \([UInt8]()), \([UInt8]()))
            """)
        return id
    }

    /// - Returns: false where it was given up meanwhile.
    static func insert(
        _ pages: [PostingPage], in segment: Int, until: Instant, _ tx: any Transaction
    ) throws -> Bool {
        let isHeld = try tx.run(
            "UPDATE search_segment SET until = \(until) WHERE id = \(segment) AND state = \(SegmentState.begun)")
        guard isHeld == 1 else { return false }
        try tx.runAll(
            pages.map {
                "INSERT INTO search_page (segment, first, bytes) VALUES (\(segment), \($0.first), \($0.bytes))"
            })
        return true
    }

    /// - Returns: false where it was given up meanwhile.
    static func finish(_ segment: Int, _ contents: RankedSegment, _ tx: any Transaction) throws -> Bool {
        try tx.run(
            """
            UPDATE search_segment SET state = \(SegmentState.live), length = \(contents.documents.count),
                documents = \(contents.documents.bytes), directory = \(contents.directory.bytes)
            WHERE id = \(segment) AND state = \(SegmentState.begun)
            """) == 1
    }

    /// Searches look into them no more; `sweep` removes what they hold.
    static func giveUp(_ segments: [Int], _ tx: any Transaction) throws {
        try tx.run("UPDATE search_segment SET state = \(SegmentState.gone) WHERE id IN (\(list: segments))")
    }

    /// Removes a part of what segments hold that are gone.
    /// - Returns: whether there may be more.
    static func sweep(_ tx: any Transaction) throws -> Bool {
        let gone: [Int] = try tx.values(
            "SELECT id AS value FROM search_segment WHERE state = \(SegmentState.gone) ORDER BY id")
        for segment in gone {
            let pages = try tx.run(
                """
                DELETE FROM search_page WHERE segment = \(segment) AND first IN (
                    SELECT first FROM search_page WHERE segment = \(segment) ORDER BY first LIMIT \(pagesSweptAtOnce))
                """)
            if pages > 0 { return true }
            try tx.run("DELETE FROM search_dead WHERE segment = \(segment)")
            // The newest stays, empty, so that its number is not given again.
            try tx.run(
                "DELETE FROM search_segment WHERE id = \(segment) AND id < (SELECT MAX(id) FROM search_segment)")
        }
        return false
    }

    private static let pagesSweptAtOnce = 500

    static func clear(_ tx: any Transaction) throws {
        try tx.run("DELETE FROM search_fresh")
        try tx.run("UPDATE search_segment SET state = \(SegmentState.gone)")
    }
}

enum SegmentState: String, SQLConvertible {
    /// Somebody is making it.
    case begun
    case live
    /// Another has taken its place, or it was not finished.
    case gone
}

struct FreshDocument: SQLRecord {
    /// `Document.ID.number`
    var document: UInt128
    var weights: DocumentWeights

    init(row: SQLRow) throws {
        guard let number = UInt128(idText: try row.get("document")) else {
            throw StoreError(.fault, "a document of the ranked index has no identifier")
        }
        document = number
        weights = try DocumentWeights(row.get("weights"))
    }
}

struct SegmentLine: SQLRecord, Hashable {
    var id: Int
    /// How many documents it has.
    var length: Int
    /// How many of those are found no more.
    var dead: Int

    init(row: SQLRow) throws {
        id = try row.get("id")
        length = try row.get("length")
        dead = try row.get("dead")
    }
}

/// What is kept of a segment beside its pages.
struct RankedSegment: Sendable {
    /// `Document.ID.number`, by their numbers in the segment.
    var documents: [UInt128]
    /// With which terms its pages begin.
    var directory: [TermNumber]

    /// The page on which a term would stand; nil before the first.
    func page(of term: TermNumber) -> TermNumber? {
        let next = directory.firstPosition { $0 > term }
        return next == 0 ? nil : directory[next - 1]
    }
}

extension Array where Element: FixedWidthInteger & Sendable {
    /// In little-endian order.
    fileprivate init(bytes: [UInt8]) {
        let width = MemoryLayout<Element>.size
        self = stride(from: 0, to: bytes.count - width + 1, by: width).map { start in
            bytes[start..<start + width].reversed().reduce(0) { $0 << 8 | Element(truncatingIfNeeded: $1) }
        }
    }

    fileprivate var bytes: [UInt8] {
        flatMap { number in Swift.withUnsafeBytes(of: number.littleEndian, Array<UInt8>.init) }
    }
}

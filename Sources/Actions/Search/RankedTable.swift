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

    static func removeFresh(_ documents: [UInt128], _ tx: any Transaction) throws {
        let ids = documents.map(Document.ID.init(number:))
        for start in stride(from: 0, to: ids.count, by: 500) {
            let some = Array(ids[start..<min(start + 500, ids.count)])
            try tx.run("DELETE FROM search_fresh WHERE document IN (\(list: some))")
        }
    }

    /// Takes a document out, wherever it is.
    static func remove(_ document: Document.ID, _ tx: any Transaction) throws {
        if try tx.run("DELETE FROM search_fresh WHERE document = \(document)") == 1 { return }
        let dead = try dead(tx)
        for segment in try segments(tx) {
            let documents = try contents(of: segment.id, tx).documents
            for number in documents.indices
            where documents[number] == document.number && !(dead[segment.id]?.contains(number) ?? false) {
                try bury(number, in: segment.id, tx)
            }
        }
    }

    /// The segments that are finished.
    static func segments(_ tx: any Transaction) throws -> [SegmentLine] {
        try tx.all("SELECT id, length FROM search_segment WHERE made = 1 ORDER BY id")
    }

    static func dead(_ tx: any Transaction) throws -> [Int: Set<Int>] {
        var dead: [Int: Set<Int>] = [:]
        for row in try tx.rows("SELECT segment, number FROM search_dead") {
            dead[try row.get("segment"), default: []].insert(try row.get("number"))
        }
        return dead
    }

    static func bury(_ number: Int, in segment: Int, _ tx: any Transaction) throws {
        try tx.run("INSERT INTO search_dead (segment, number) VALUES (\(segment), \(number))")
    }

    static func contents(of segment: Int, _ tx: any Transaction) throws -> RankedSegment {
        let row = try tx.rows("SELECT documents, directory FROM search_segment WHERE id = \(segment)").first
        guard let row else { throw NotFound() }
        return RankedSegment(
            documents: [UInt128](bytes: try row.get("documents") as [UInt8]),
            directory: [TermNumber](bytes: try row.get("directory") as [UInt8]))
    }

    static func pages(_ firsts: [TermNumber], of segment: Int, _ tx: any Transaction) throws -> [TermNumber: [UInt8]] {
        if firsts.isEmpty { return [:] }
        let rows = try tx.rows(
            "SELECT first, bytes FROM search_page WHERE segment = \(segment) AND first IN (\(list: firsts))")
        return Dictionary(
            try rows.map { (try $0.get("first"), try $0.get("bytes")) }, uniquingKeysWith: { first, _ in first })
    }

    /// Begins a segment that searches do not look into yet. Its number was never another's as long as that is there.
    static func begin(_ tx: any Transaction) throws -> Int {
        let last: Int? = try tx.value("SELECT MAX(id) AS value FROM search_segment")
        let id = (last ?? 0) + 1
        try tx.run(
            """
            INSERT INTO search_segment (id, length, documents, directory, made)
            VALUES (\(id), 0, \([UInt8]()), \([UInt8]()), 0)
            """)
        return id
    }

    static func insert(_ pages: [PostingPage], in segment: Int, _ tx: any Transaction) throws {
        try tx.runAll(
            pages.map {
                "INSERT INTO search_page (segment, first, bytes) VALUES (\(segment), \($0.first), \($0.bytes))"
            })
    }

    static func finish(_ segment: Int, _ contents: RankedSegment, _ tx: any Transaction) throws {
        try tx.run(
            """
            UPDATE search_segment SET length = \(contents.documents.count), documents = \(contents.documents.bytes),
                directory = \(contents.directory.bytes), made = 1
            WHERE id = \(segment)
            """)
    }

    /// The line of the newest stays, empty: no number is given twice, under which somebody may still have the one before.
    static func remove(_ segments: [Int], _ tx: any Transaction) throws {
        try tx.run("DELETE FROM search_dead WHERE segment IN (\(list: segments))")
        try tx.run("DELETE FROM search_page WHERE segment IN (\(list: segments))")
        try tx.run(
            """
            UPDATE search_segment SET length = 0, documents = \([UInt8]()), directory = \([UInt8]()), made = 0
            WHERE id IN (\(list: segments))
            """)
        try tx.run("DELETE FROM search_segment WHERE made = 0 AND id < (SELECT MAX(id) FROM search_segment)")
    }

    static func clear(_ tx: any Transaction) throws {
        try tx.run("DELETE FROM search_fresh")
        try remove(tx.values("SELECT id AS value FROM search_segment ORDER BY id"), tx)
    }
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

struct SegmentLine: SQLRecord {
    var id: Int
    var length: Int

    init(row: SQLRow) throws {
        id = try row.get("id")
        length = try row.get("length")
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

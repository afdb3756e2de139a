package import Domain
import Storage

/// Identity, events and projection of documents.
enum DocumentTable {
    static func find(_ id: Document.ID, _ tx: any Transaction) throws -> StoredDocument {
        let answers = try tx.rows(ofAll: [query(of: id), DocumentEventTable.query(of: id)])
        return try stored(answers[0], events: answers[1])
    }

    static func query(of id: Document.ID) -> SQL {
        "SELECT id, organisation, external_id, index_number FROM document WHERE id = \(id)"
    }

    /// - Parameters:
    ///   - rows: the answer to `query(of:)`.
    ///   - events: the answer to `DocumentEventTable.query(of:)`.
    static func stored(_ rows: [SQLRow], events: [SQLRow]) throws -> StoredDocument {
        guard let identity = try rows.first.map(DocumentIdentity.init(row:)) else { throw NotFound() }
        let events = try events.map(DocumentEvent.init(row:))
        return StoredDocument(
            document: identity.document, indexNumber: identity.indexNumber, events: events, state: DocumentCase(events))
    }

    /// The title of the document of this organ that has the number already, or takes it in a correction under way.
    static func titleOfDocument(
        numbered key: String, of organisation: Organisation.ID, besides id: Document.ID?, _ tx: any Transaction
    ) throws -> String? {
        try tx.value(
            """
            SELECT title AS value FROM document
            WHERE organisation = \(organisation) AND (number_key = \(key) OR next_number_key = \(key)) AND id <> \(id?.text ?? "")
            """)
    }

    /// Which documents have these index numbers.
    static func holders(of indexNumbers: [String], _ tx: any Transaction) throws -> [String: Document.ID] {
        try pairs(
            "SELECT index_number AS key, id AS value FROM document WHERE index_number IN (\(list: indexNumbers))", tx)
    }

    /// Which documents of an organisation came in under these names.
    static func imported(
        _ externalIDs: [String], by organisation: Organisation.ID, _ tx: any Transaction
    ) throws -> [String: Document.ID] {
        try pairs(
            """
            SELECT external_id AS key, id AS value FROM document
            WHERE organisation = \(organisation) AND external_id IN (\(list: externalIDs))
            """, tx)
    }

    /// The titles of the documents of an organ that have these numbers, or take them in a correction under way.
    static func titles(
        numbered keys: [String], of organisation: Organisation.ID, _ tx: any Transaction
    ) throws -> [String: String] {
        try pairs(
            """
            SELECT number_key AS key, title AS value FROM document
            WHERE organisation = \(organisation) AND number_key IN (\(list: keys))
            UNION ALL
            SELECT next_number_key, title FROM document
            WHERE organisation = \(organisation) AND next_number_key IN (\(list: keys))
            """, tx)
    }

    private static func pairs<Value: SQLConvertible>(_ sql: SQL, _ tx: any Transaction) throws -> [String: Value] {
        Dictionary(
            try tx.rows(sql).map { (try $0.get("key"), try $0.get("value")) }, uniquingKeysWith: { first, _ in first })
    }

    static func exists(_ id: Document.ID, _ tx: any Transaction) throws -> Bool {
        try tx.value("SELECT 1 AS value FROM document WHERE id = \(id)", as: Int.self) != nil
    }

    static func scheduled(before instant: Instant, _ tx: any Transaction) throws -> [Document.ID] {
        try tx.values(
            "SELECT id AS value FROM document WHERE stage = 'scheduled' AND scheduled_at < \(instant) ORDER BY id")
    }

    static func plannedTime(of id: Document.ID, _ tx: any Transaction) throws -> Instant? {
        try tx.value("SELECT scheduled_at AS value FROM document WHERE id = \(id) AND stage = 'scheduled'")
    }

    static func setIndexNumber(_ number: String, of id: Document.ID, _ tx: any Transaction) throws {
        try tx.run("UPDATE document SET index_number = \(number) WHERE id = \(id)")
    }

    static func titles(of ids: [String], _ tx: any Transaction) throws -> [String: String] {
        let rows = try tx.rows("SELECT id, title FROM document WHERE id IN (\(list: Array(Set(ids))))")
        return Dictionary(
            try rows.map { (try $0.get("id"), try $0.get("title")) }, uniquingKeysWith: { first, _ in first })
    }

    /// What the revisions that these log entries speak of are now, in the order of the entries.
    static func loggedContents(_ rows: [LogRow], _ tx: any Transaction) throws -> [LoggedContent?] {
        try rows.map { row in
            let id = Document.ID(row.subject)
            switch row.event {
            case .published, .corrected:
                guard let id, let number = row.revision else { return .gone }
                do {
                    return LoggedContent(try publicRecord(id, revision: number, tx).canonicalJSON)
                } catch is NotFound {
                    return .gone
                }
            case .withdrawn, .validityChanged: return try statement(of: row, tx).map { LoggedContent($0) } ?? .gone
            case .sealed, .keyChanged: return nil
            }
        }
    }

    /// What the public was told with a log entry: why a document was taken down, or is no longer valid. Nil where nothing
    /// fits the entry.
    static func statement(of row: LogRow, _ tx: any Transaction) throws -> [UInt8]? {
        guard let id = Document.ID(row.subject) else { return nil }
        let told = try DocumentEventTable.all(of: id, tx).filter { $0.instant == row.instant }
        return told.compactMap { $0.happening.publicStatement?.bytes }.first { LoggedContent($0).matches(row) }
    }

    /// The revision that the public sees, and the two columns that the index wants beside it.
    static func shown(_ id: Document.ID, _ tx: any Transaction) throws -> (Revision, IndexedColumns) {
        let columns: IndexedColumns? = try tx.first(
            "SELECT public_revision, index_number, shown_on FROM document WHERE id = \(id)")
        guard let columns else { throw NotFound() }
        return (try RevisionTable.find(id, columns.revision, tx), columns)
    }

    static func publicRecord(_ id: Document.ID, revision number: Int, _ tx: any Transaction) throws -> PublicRecord {
        let rows = try tx.rows(
            """
            SELECT o.code, d.index_number FROM document d JOIN organisation o ON o.id = d.organisation
            WHERE d.id = \(id)
            """)
        guard let row = rows.first else { throw NotFound() }
        let revision = try RevisionTable.find(id, number, tx)
        return PublicRecord(
            id: id, revision: number, organisation: try row.get("code"),
            indexNumber: try row.get("index_number", as: String?.self) ?? "", content: revision.fields,
            bodyHTML: revision.bodyHTML, declaredPublishedOn: revision.declaredPublishedOn)
    }
}

/// A document with its story.
package struct StoredDocument: Sendable {
    package var document: Document
    package var indexNumber: String?
    package var events: [DocumentEvent]
    package var state: DocumentCase
}

struct IndexedColumns: SQLRecord {
    var revision: Int
    var indexNumber: String
    var shownOn: Day

    init(row: SQLRow) throws {
        revision = try row.get("public_revision")
        indexNumber = try row.get("index_number", as: String?.self) ?? ""
        shownOn = try row.get("shown_on")
    }
}

private struct DocumentIdentity: SQLRecord {
    var document: Document
    var indexNumber: String?

    init(row: SQLRow) throws {
        document = Document(
            id: try row.get("id"), organisation: try row.get("organisation"), externalID: try row.get("external_id"))
        indexNumber = try row.get("index_number")
    }
}

/// The content behind a log entry, to be held against it.
struct LoggedContent: Sendable {
    /// Nil where the document or its revision is not there any more.
    private let hash: [UInt8]?

    static let gone = LoggedContent(hash: nil)

    init(_ bytes: [UInt8]) {
        self.init(hash: sha256(bytes))
    }

    private init(hash: [UInt8]?) {
        self.hash = hash
    }

    func matches(_ row: LogRow) -> Bool {
        hash.map { row.says("contentHash", Hex.encode($0)) } ?? false
    }
}

import Domain
import Storage

/// The published documents that a document is shown beside.
package struct RelatedDocuments: Sendable {
    package var interpretations: [DocumentSummary] = []
    package var interpreted: DocumentSummary?
    package var predecessors: [DocumentSummary] = []
    package var successor: DocumentSummary?
}

/// Which documents speak of a document, and of which it speaks.
struct DocumentTies {
    private static let mostShown = 20

    private let document: Document.ID
    /// Published ones.
    private var interpretations: [Document.ID] = []
    private let interpreted: Document.ID?
    private var predecessors: [Document.ID] = []
    private let successor: Document.ID?
    /// Whether it has any, published or not.
    private let isTied: Bool

    static func query(of id: Document.ID) -> SQL {
        """
        SELECT d.id, d.interprets, d.successor, d.publicity FROM document d
        WHERE d.interprets = \(id) OR d.successor = \(id) ORDER BY d.shown_on DESC, d.id DESC
        """
    }

    /// - Parameter rows: the answer to `query(of:)`.
    init(of stored: StoredDocument, _ fields: DocumentContent, _ rows: [SQLRow]) throws {
        document = stored.document.id
        (interpreted, successor) = (fields.interprets, stored.state.successor)
        isTied = !rows.isEmpty || interpreted != nil || successor != nil
        for row in rows where try row.get("publicity") == "published" {
            let other: Document.ID = try row.get("id")
            if try row.get("interprets", as: Document.ID?.self) == document { interpretations.append(other) }
            if try row.get("successor", as: Document.ID?.self) == document { predecessors.append(other) }
        }
    }

    func related(_ tx: any Transaction) throws -> RelatedDocuments {
        guard isTied else { return RelatedDocuments() }
        func summaries(_ ids: [Document.ID]) throws -> [DocumentSummary] {
            try DocumentSummary.all(Array(ids.prefix(Self.mostShown)), tx)
        }
        return RelatedDocuments(
            interpretations: try summaries(interpretations),
            interpreted: try summaries([interpreted].compactMap(\.self)).first,
            predecessors: try summaries(predecessors), successor: try summaries([successor].compactMap(\.self)).first)
    }

    /// When the log last told of one of them, published or not.
    func lastLogged(_ tx: any Transaction) throws -> Instant? {
        guard isTied else { return nil }
        return try tx.value(
            """
            SELECT MAX(instant) AS value FROM log_entry WHERE subject IN
                (SELECT d.id FROM document d WHERE d.interprets = \(document) OR d.successor = \(document)
                 OR d.id = \(interpreted) OR d.id = \(successor))
            """, as: Instant?.self) ?? nil
    }
}

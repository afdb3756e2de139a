import Domain
import Storage

/// The published documents that a document is shown beside.
package struct RelatedDocuments: Sendable {
    package var interpretations: [DocumentSummary] = []
    package var interpreted: DocumentSummary?
    package var predecessors: [DocumentSummary] = []
    package var successor: DocumentSummary?
}

/// Which documents speak of a document, and of which it speaks, published or not.
struct DocumentTies {
    private static let mostShown = 20

    private var interpretations: [Document.ID] = []
    private var interpreted: Document.ID?
    private var predecessors: [Document.ID] = []
    private var successor: Document.ID?

    static func query(of id: Document.ID) -> SQL {
        """
        SELECT d.id, d.interprets, d.successor FROM document d
        WHERE d.interprets = \(id) OR d.successor = \(id) ORDER BY d.shown_on DESC, d.id DESC
        """
    }

    /// - Parameter rows: the answer to `query(of:)`.
    init(of stored: StoredDocument, _ fields: DocumentContent, _ rows: [SQLRow]) throws {
        let id = stored.document.id
        (interpreted, successor) = (fields.interprets, stored.state.successor)
        for row in rows {
            let other: Document.ID = try row.get("id")
            if try row.get("interprets", as: Document.ID?.self) == id { interpretations.append(other) }
            if try row.get("successor", as: Document.ID?.self) == id { predecessors.append(other) }
        }
    }

    private var others: [Document.ID] { interpretations + predecessors + [interpreted, successor].compactMap(\.self) }

    func related(_ tx: any Transaction) throws -> RelatedDocuments {
        if others.isEmpty { return RelatedDocuments() }
        func published(_ ids: [Document.ID]) throws -> [DocumentSummary] {
            Array(try DocumentSummary.all(ids, tx).prefix(Self.mostShown))
        }
        return RelatedDocuments(
            interpretations: try published(interpretations),
            interpreted: try published([interpreted].compactMap(\.self)).first,
            predecessors: try published(predecessors), successor: try published([successor].compactMap(\.self)).first)
    }

    /// When the log last told of one of them.
    func lastLogged(_ tx: any Transaction) throws -> Instant? {
        if others.isEmpty { return nil }
        return try tx.value(
            "SELECT MAX(instant) AS value FROM log_entry WHERE subject IN (\(list: others))", as: Instant?.self) ?? nil
    }
}

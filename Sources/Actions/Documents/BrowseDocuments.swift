package import Domain
import Storage

extension Office {
    /// The newest published documents, a page of them.
    package func documents(_ filter: DocumentFilter, offset: Int = 0, limit: Int) async throws -> DocumentList {
        let today = now().day
        return try await store.read { tx in
            let conditions = filter.conditions(on: today)
            let total: Int =
                try tx.value("SELECT COUNT(*) AS value FROM document d WHERE d.publicity = 'published'\(conditions)")
                ?? 0
            let items: [DocumentSummary] = try tx.all(
                """
                \(DocumentSummary.columns) FROM document d WHERE d.publicity = 'published'\(conditions)
                ORDER BY d.shown_on DESC, d.id DESC LIMIT \(limit) OFFSET \(offset)
                """)
            return DocumentList(total: total, items: items)
        }
    }

    /// A document as the public sees it: published, or a tombstone.
    package func publicDocument(_ id: Document.ID) async throws -> PublicDocument {
        let today = now().day
        return try await store.read { tx in
            let stored = try DocumentTable.find(id, tx)
            guard let number = stored.state.publicRevision else { throw NotFound() }
            let tree = try OrganisationTable.tree(tx)
            guard let organisation = tree[stored.document.organisation] else { throw NotFound() }
            let revision = try RevisionTable.find(id, number, tx)
            return PublicDocument(
                stored: stored, revision: revision, body: try revision.body(), organisation: organisation,
                path: tree.path(to: organisation.id),
                row: try revision.fields.catalogueRow.flatMap { try CatalogueTable.find($0, tx) },
                validity: Validity.on(
                    today, effectiveOn: revision.fields.effectiveOn, expiresOn: revision.fields.expiresOn,
                    decided: stored.state.decidedValidity),
                log: try LogTable.entries(of: id.text, tx),
                related: try Self.related(stored, revision, tx))
        }
    }

    /// The bytes whose SHA-256 stands in the log: of the revision that an entry speaks of.
    package func canonicalBytes(of id: Document.ID, revision: Int?) async throws -> [UInt8] {
        try await store.read { tx in
            let stored = try DocumentTable.find(id, tx)
            guard stored.state.isPublic, let shown = stored.state.publicRevision else { throw NotFound() }
            let wanted = revision ?? shown
            let wasPublic = try LogTable.entries(of: id.text, tx).contains { $0.revision == wanted }
            guard wasPublic else { throw NotFound() }
            return try DocumentTable.publicRecord(id, revision: wanted, tx).canonicalJSON
        }
    }

    private static func related(
        _ stored: StoredDocument, _ revision: Revision, _ tx: any Transaction
    ) throws -> RelatedDocuments {
        let id = stored.document.id
        func published(_ condition: SQL) throws -> [DocumentSummary] {
            try tx.all(
                """
                \(DocumentSummary.columns) FROM document d WHERE d.publicity = 'published' AND \(condition)
                ORDER BY d.shown_on DESC, d.id DESC LIMIT 20
                """)
        }
        return RelatedDocuments(
            interpretations: try published("d.interprets = \(id)"),
            interpreted: try revision.fields.interprets.flatMap { try published("d.id = \($0)").first },
            predecessors: try published("d.successor = \(id)"),
            successor: try stored.state.successor.flatMap { try published("d.id = \($0)").first })
    }
}

package struct DocumentList: Sendable {
    package var total: Int
    package var items: [DocumentSummary]
}

package struct PublicDocument: Sendable {
    package var stored: StoredDocument
    package var revision: Revision
    package var body: RichText
    package var organisation: Organisation
    package var path: [Organisation]
    package var row: CatalogueRow?
    package var validity: Validity
    package var log: [LogRow]
    package var related: RelatedDocuments

    package var id: Document.ID { stored.document.id }
    package var fields: DocumentContent { revision.fields }

    package var firstPublishedAt: Instant? { log.first?.instant }
    package var lastChangedAt: Instant? { log.last?.instant }
}

package struct RelatedDocuments: Sendable {
    package var interpretations: [DocumentSummary]
    package var interpreted: DocumentSummary?
    package var predecessors: [DocumentSummary]
    package var successor: DocumentSummary?
}

package import Domain
package import Storage

extension Office {
    /// The newest published documents, a page of them.
    package func documents(_ filter: DocumentFilter, offset: Int = 0, limit: Int) async throws -> DocumentList {
        let today = now().day
        return try await read { tx in
            let lines = try register.lines(tx, on: today)
            let selection = register.selection(filter, in: lines)
            let page = lines.page(filter, offset: offset, limit: limit, in: selection)
            return DocumentList(counts: selection.counts, items: try DocumentSummary.all(page, tx))
        }
    }

    /// The same for programs, which go on where the last page ended, whatever was published meanwhile.
    package func documents(_ filter: DocumentFilter, after place: ListPlace?, limit: Int) async throws -> DocumentList {
        let today = now().day
        return try await read { tx in
            let lines = try register.lines(tx, on: today)
            let page = lines.page(filter, after: place, limit: limit + 1)
            var list = DocumentList(
                counts: register.selection(filter, in: lines).counts,
                items: try DocumentSummary.all(Array(page.prefix(limit)), tx))
            if page.count > limit, let last = list.items.last {
                list.next = ListPlace(shownOn: last.shownOn, id: last.id)
            }
            return list
        }
    }

    /// The published documents that were written after one, from the first ever written on.
    package func publishedDocuments(after id: Document.ID?, limit: Int) async throws -> [Document.ID] {
        let today = now().day
        return try await read { tx in try register.lines(tx, on: today).publishedByBirth(after: id, limit: limit) }
    }

    /// Those of these documents that are published, in their order.
    package func summaries(of documents: [Document.ID]) async throws -> [DocumentSummary] {
        try await read { tx in try DocumentSummary.all(documents, tx) }
    }

    /// The addresses and times of all published documents, for the site map, a part of them.
    package func publishedAddresses(offset: Int, limit: Int) async throws -> [PublishedAddress] {
        let today = now().day
        return try await read { tx in
            let lines = try register.lines(tx, on: today)
            let part = lines.publishedByBirth(offset: offset, limit: limit)
            guard let first = part.first, let last = part.last else { return [] }
            return try tx.all(
                """
                SELECT d.id, d.changed_at FROM document d
                WHERE d.id >= \(first) AND d.id <= \(last) AND d.publicity = 'published' ORDER BY d.id
                """)
        }
    }

    /// How many documents are published.
    package func publishedCount() async throws -> Int {
        let today = now().day
        return try await read { tx in try register.lines(tx, on: today).shown.count }
    }

    /// A document as the public sees it: published, or a tombstone.
    package func publicDocument(_ id: Document.ID) async throws -> PublicDocument {
        let today = now().day
        return try await read { tx in
            let rows = try PublicDocumentRows(of: id, tx)
            let stored = try DocumentTable.stored(rows.document, events: rows.events)
            guard stored.state.publicRevision != nil, let revision = try rows.shown.first.map(Revision.init(row:))
            else {
                throw NotFound()
            }
            let tree = try organisationTree(tx)
            guard let organisation = tree[stored.document.organisation] else { throw NotFound() }
            let path = tree.path(to: organisation.id)
            let log = try rows.log.map(LogRow.init(row:))
            let ties = try DocumentTies(of: stored, revision.fields, rows.ties)
            return PublicDocument(
                stored: stored, revision: revision, body: try revision.body(), organisation: organisation, path: path,
                row: try rows.catalogueRow.first.map(CatalogueRow.init(row:)),
                validity: Validity.on(
                    today, effectiveOn: revision.fields.effectiveOn, expiresOn: revision.fields.expiresOn,
                    decided: stored.state.decidedValidity),
                log: log, related: try ties.related(tx),
                pageChangedAt: PublicDocument.lastChange(
                    revision.fields, path: path, on: today, framed: try lastChanges(tx),
                    logged: [log.last?.instant, try ties.lastLogged(tx)].compactMap(\.self)),
                previews: try FilePreviewTable.known(
                    revision.fields.attachments.filter { $0.type == .pdf }.map(\.hash), tx))
        }
    }

    /// The bytes whose SHA-256 stands in the log, of the revision that the public sees: what a correction took away is
    /// at no other address.
    package func canonicalBytes(of id: Document.ID, revision: Int?) async throws -> [UInt8] {
        try await read { tx in
            let stored = try DocumentTable.find(id, tx)
            guard stored.state.isPublic, let shown = stored.state.publicRevision, revision ?? shown == shown else {
                throw NotFound()
            }
            return try DocumentTable.publicRecord(id, revision: shown, tx).canonicalJSON
        }
    }
}

/// What the page of a document is made of, read together.
private struct PublicDocumentRows {
    let document, events, shown, catalogueRow, log, ties: [SQLRow]

    init(of id: Document.ID, _ tx: any Transaction) throws {
        let answers = try tx.rows(ofAll: [
            DocumentTable.query(of: id), DocumentEventTable.query(of: id), RevisionTable.queryOfShown(id),
            CatalogueTable.queryOfShown(id), LogTable.query(of: id.text), DocumentTies.query(of: id),
        ])
        (document, events, shown) = (answers[0], answers[1], answers[2])
        (catalogueRow, log, ties) = (answers[3], answers[4], answers[5])
    }
}

package struct DocumentList: Sendable {
    /// Of all that the filter lets through.
    package var counts: SearchFacets
    /// A page of it.
    package var items: [DocumentSummary]
    /// From where on it goes on; nil where it ends, or where pages are asked for by their number.
    package var next: ListPlace?

    package var total: Int { counts.total }
}

/// A place in the lists of published documents, which stays where it is when others are published or withdrawn.
package struct ListPlace: Hashable, Sendable {
    package var shownOn: Day
    package var id: Document.ID

    package init(shownOn: Day, id: Document.ID) {
        self.shownOn = shownOn
        self.id = id
    }

    /// As programs are given it and bring it back.
    package init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, (1...7).contains(parts[0].utf8.count),
            parts[0].utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains), let day = Int(parts[0]),
            let id = Document.ID(String(parts[1]))
        else { return nil }
        self.init(shownOn: Day(number: day - Self.firstDay), id: id)
    }

    package var text: String { "\(shownOn.number + Self.firstDay)-\(id.text)" }

    /// Days before 1970, so that no day of any document has a sign.
    private static let firstDay = 1_000_000

    /// What every such text looks like.
    package static let pattern = "[0-9]{1,7}-[0-9a-hjkmnp-tv-z]{26}"
}

package struct PublishedAddress: Sendable, SQLRecord {
    package var id: Document.ID
    package var changedAt: Instant

    package init(row: SQLRow) throws {
        id = try row.get("id")
        changedAt = try row.get("changed_at")
    }
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
    package var pageChangedAt: Instant?
    /// Of its files, by their hashes, those of which there is a picture of the first page.
    package var previews: Set<String>

    package var id: Document.ID { stored.document.id }
    /// Whether it can be read, and not only its tombstone.
    package var isPublished: Bool { if case .published = stored.state.publicity { true } else { false } }
    package var fields: DocumentContent { revision.fields }

    package var firstPublishedAt: Instant? { log.first?.instant }
    package var lastChangedAt: Instant? { log.last?.instant }

    /// What was declared when the document was imported; `firstPublishedAt` is the log's own time.
    package var declaredPublishedOn: Day? { revision.declaredPublishedOn }

    /// Whether it was public elsewhere before, be it that it came past the review or through it.
    package var isFromElsewhere: Bool { stored.state.isImported || declaredPublishedOn != nil }

    package var reasonOfValidity: String? {
        for case .validityDecided(_, let reason, _) in stored.events.reversed().map(\.happening) { return reason }
        return nil
    }

    /// What became of the content that an entry of the log holds the digest of; nil where no entry does.
    package func standing(ofRevision number: Int) -> LoggedRevision? {
        guard log.contains(where: { $0.revision == number }) else { return nil }
        if case .withdrawn(_, _, let instant) = stored.state.publicity { return .withdrawn(at: instant) }
        return log.first { ($0.revision ?? 0) > number }.map { .replaced(at: $0.instant) } ?? .present
    }
}

package enum LoggedRevision: Hashable, Sendable {
    case present
    /// A correction took its place: what was wrong or should not have been said is not handed out any more.
    case replaced(at: Instant)
    case withdrawn(at: Instant)
}

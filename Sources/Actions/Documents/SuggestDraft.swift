package import Domain
import Storage

extension Office {
    /// What a new document of the organisation probably has, so that nobody types what the program can know: the genre
    /// that is written most, with the row and the topic that its last document had, the number after that one's, today.
    /// The caller's own habit goes before that of colleagues. Nothing is reserved: two drafts may be offered the same
    /// number, and the second is told.
    package func suggestedDraft(in organisation: Organisation.ID, by caller: Caller) async throws -> DocumentContent {
        let today = now().day
        return try await read { tx in
            try caller.require(.draftDocuments, in: organisation, tx)
            let published = try register.lines(tx, on: today).page(
                DocumentFilter(organisation: organisation), offset: 0, limit: RecentDocument.mostOfAKind)
            let recent = try recentDocuments(of: organisation, published: published, tx)
            let own = recent.filter { $0.author != nil && $0.author == caller.person?.id }
            var content = DocumentContent(signedOn: today)
            guard let last = usual(own) ?? usual(recent) else { return content }
            content.catalogueRow = last.catalogueRow
            content.topic = last.topic
            content.genre = last.genre
            content.documentNumber = try nextNumber(after: last, recent, in: today.year, of: organisation, tx)
            return content
        }
    }
}

/// The newest of the genre that comes most; of two that come as often, that of the newer document.
private func usual(_ recent: [RecentDocument]) -> RecentDocument? {
    let counts = Dictionary(recent.map { ($0.genre, 1) }, uniquingKeysWith: +)
    let most = counts.values.max()
    return recent.first { counts[$0.genre] == most }
}

/// The newest first: what is on its way, and what was published last.
private func recentDocuments(
    of organisation: Organisation.ID, published: [Document.ID], _ tx: any Transaction
) throws -> [RecentDocument] {
    let columns: SQL = """
        SELECT d.id, r.author, r.document_number, r.catalogue_row, r.topic, r.genre
        FROM document d JOIN revision r ON r.document = d.id AND r.number = d.newest_revision
        WHERE r.origin = 'made'
        """
    let open: [RecentDocument] = try tx.all(
        """
        \(columns) AND d.organisation = \(organisation)
            AND d.stage IN ('draft', 'returned', 'in-review', 'scheduled')
        ORDER BY d.id DESC LIMIT \(RecentDocument.mostOfAKind)
        """)
    let shown: [RecentDocument] = try tx.all("\(columns) AND d.id IN (\(list: published))")
    var seen: Set<Document.ID> = []
    return (open + shown).filter { seen.insert($0.id).inserted }.sorted { $0.id > $1.id }
}

/// Empty where the last document had no number, for then this one has probably none either.
private func nextNumber(
    after last: RecentDocument, _ recent: [RecentDocument], in year: Int, of organisation: Organisation.ID,
    _ tx: any Transaction
) throws -> String {
    guard let number = DocumentNumber(parsing: last.documentNumber) else { return "" }
    var taken = recent.compactMap { DocumentNumber(parsing: $0.documentNumber) }
    // An older document may hold a higher number than those looked at.
    for _ in 0..<100 {
        guard let next = number.next(in: year, after: taken) else { return "" }
        if try DocumentTable.titleOfDocument(numbered: next.key, of: organisation, besides: nil, tx) == nil {
            return next.text
        }
        taken.append(next)
    }
    return ""
}

private struct RecentDocument: SQLRecord {
    /// On their way, and published.
    static let mostOfAKind = 50

    var id: Document.ID
    var author: Person.ID?
    var documentNumber: String
    var catalogueRow: String?
    var topic: String?
    var genre: String

    init(row: SQLRow) throws {
        id = try row.get("id")
        author = try row.get("author")
        documentNumber = try row.get("document_number")
        catalogueRow = try row.get("catalogue_row")
        topic = try row.get("topic")
        genre = try row.get("genre")
    }
}

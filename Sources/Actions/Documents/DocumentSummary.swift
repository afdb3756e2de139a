package import Domain
package import Storage

/// One line of a list that the public sees.
package struct DocumentSummary: Sendable, SQLRecord {
    package var id: Document.ID
    package var title: String
    package var documentNumber: String
    package var issuer: String
    package var organisation: Organisation.ID
    package var organisationName: String
    package var genre: String
    package var topic: String?
    package var signedOn: Day?
    /// The day it is listed under.
    package var shownOn: Day
    package var publishedAt: Instant?
    package var changedAt: Instant
    package var origin: DocumentOrigin
    package var externalID: String?
    package var indexNumber: String?
    private var effectiveOn: Day?
    private var expiresOn: Day?
    private var decided: Validity.Decided?

    package func validity(on today: Day) -> Validity {
        Validity.on(today, effectiveOn: effectiveOn, expiresOn: expiresOn, decided: decided)
    }

    static let columns: SQL = """
        SELECT d.id, d.title, d.document_number, d.issuer, d.organisation, d.genre, d.topic, d.signed_on, d.shown_on,
               d.first_published_at, d.changed_at, d.origin, d.external_id, d.index_number, d.effective_on, d.expires_on,
               d.decided_validity,
               (SELECT o.short_name FROM organisation o WHERE o.id = d.organisation) AS organisation_name 
        """

    /// The published ones of these documents, in their order.
    static func all(_ ids: [Document.ID], _ tx: any Transaction) throws -> [DocumentSummary] {
        var found: [Document.ID: DocumentSummary] = [:]
        for start in stride(from: 0, to: ids.count, by: 100) {
            let part = Array(ids[start..<min(start + 100, ids.count)])
            let summaries: [DocumentSummary] = try tx.all(
                "\(columns) FROM document d WHERE d.id IN (\(list: part)) AND d.publicity = 'published'")
            for summary in summaries { found[summary.id] = summary }
        }
        return ids.compactMap { found[$0] }
    }

    package init(row: SQLRow) throws {
        id = try row.get("id")
        title = try row.get("title")
        documentNumber = try row.get("document_number")
        issuer = try row.get("issuer")
        organisation = try row.get("organisation")
        organisationName = try row.get("organisation_name")
        genre = try row.get("genre")
        topic = try row.get("topic")
        signedOn = try row.get("signed_on")
        shownOn = try row.get("shown_on")
        publishedAt = try row.get("first_published_at")
        changedAt = try row.get("changed_at")
        origin = try row.get("origin")
        externalID = try row.get("external_id")
        indexNumber = try row.get("index_number")
        effectiveOn = try row.get("effective_on")
        expiresOn = try row.get("expires_on")
        decided = try row.get("decided_validity")
    }
}

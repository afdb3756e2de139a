/// What the public gets of a document, in the one form that is hashed for the public log. Anybody can fetch these bytes
/// and hash them.
package struct PublicRecord: Sendable {
    package var id: Document.ID
    package var revision: Int
    /// The code of the responsible organisation.
    package var organisation: String
    package var indexNumber: String
    package var content: DocumentContent
    /// The body in its canonical serialisation.
    package var bodyHTML: String
    /// When it was first published elsewhere, as the importer declares; the program's own time stands in the log.
    package var declaredPublishedOn: Day?

    package init(
        id: Document.ID, revision: Int, organisation: String, indexNumber: String, content: DocumentContent,
        bodyHTML: String, declaredPublishedOn: Day?
    ) {
        self.id = id
        self.revision = revision
        self.organisation = organisation
        self.indexNumber = indexNumber
        self.content = content
        self.bodyHTML = bodyHTML
        self.declaredPublishedOn = declaredPublishedOn
    }

    package var canonicalJSON: [UInt8] {
        var members: [(String, CanonicalJSON)] = [
            ("id", .string(id.text)),
            ("revision", .integer(revision)),
            ("organisation", .string(organisation)),
            ("indexNumber", .string(indexNumber)),
            ("title", .string(content.title)),
            ("issuer", .string(content.issuer)),
            ("genre", .string(content.genre)),
            ("origin", .string(content.origin.rawValue)),
            ("keywords", .array(content.keywords.map { .string($0) })),
            ("body", .string(bodyHTML)),
        ]
        let texts: [(String, String?)] = [
            ("documentNumber", content.documentNumber), ("summary", content.summary),
            ("sourceAddress", content.sourceAddress), ("publicNote", content.publicNote),
            ("catalogueRow", content.catalogueRow), ("topic", content.topic), ("interprets", content.interprets?.text),
            ("legalForm", content.legalForm?.rawValue),
            ("signedOn", content.signedOn?.iso), ("formedOn", content.formedOn?.iso),
            ("effectiveOn", content.effectiveOn?.iso), ("expiresOn", content.expiresOn?.iso),
            ("declaredPublishedOn", declaredPublishedOn?.iso),
        ]
        for case (let key, let text?) in texts where !text.isEmpty {
            members.append((key, .string(text)))
        }
        // Records of before there were files keep their hash.
        if !content.attachments.isEmpty { members.append(("attachments", content.attachments.canonical)) }
        return CanonicalJSON.object(members).bytes
    }
}

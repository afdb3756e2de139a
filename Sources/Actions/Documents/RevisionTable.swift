package import Domain
package import Storage

/// One revision as it is stored. The body is parsed only where somebody asks for it.
package struct Revision: Sendable, SQLRecord {
    package var document: Document.ID
    package var number: Int
    package var author: Person.ID?
    package var writtenAt: Instant
    package var bodyHTML: String
    package var declaredPublishedOn: Day?
    /// Everything but the body.
    package var fields: DocumentContent

    init(
        document: Document.ID, number: Int, author: Person.ID?, writtenAt: Instant, content: DocumentContent,
        bodyHTML: String? = nil, declaredPublishedOn: Day? = nil
    ) {
        self.document = document
        self.number = number
        self.author = author
        self.writtenAt = writtenAt
        self.declaredPublishedOn = declaredPublishedOn
        self.bodyHTML = bodyHTML ?? content.body.html
        fields = content
        fields.body = RichText()
    }

    package init(row: SQLRow) throws {
        document = try row.get("document")
        number = try row.get("number")
        author = try row.get("author")
        writtenAt = try row.get("written_at")
        bodyHTML = try row.get("body_html")
        declaredPublishedOn = try row.get("declared_published_on")
        fields = DocumentContent(
            title: try row.get("title"), documentNumber: try row.get("document_number"), issuer: try row.get("issuer"),
            signedOn: try row.get("signed_on"), formedOn: try row.get("formed_on"),
            effectiveOn: try row.get("effective_on"), expiresOn: try row.get("expires_on"),
            catalogueRow: try row.get("catalogue_row"), topic: try row.get("topic"), genre: try row.get("genre"),
            legalForm: try row.get("legal_form"),
            keywords: try row.get("keywords", as: Lines.self).words, summary: try row.get("summary"),
            attribute: try row.get("attribute"), attributeGround: try row.get("attribute_ground"),
            attributeReason: try row.get("attribute_reason"), origin: try row.get("origin"),
            sourceAddress: try row.get("source_address"), interprets: try row.get("interprets"),
            publishAt: try row.get("publish_at"), publicNote: try row.get("public_note"),
            attachments: try row.get("attachments", as: AttachmentList.self).files)
    }

    /// The body, read through the same door as what people paste: what was put into the database by other ways is
    /// sanitised all the same.
    package func body() throws -> RichText { try RichTextParser.parse(bodyHTML).text }

    package func content() throws -> DocumentContent {
        var content = fields
        content.body = try body()
        return content
    }

    /// Everything that is stored of it, in the form that is hashed for the journal.
    var canonical: CanonicalJSON {
        // A field that came later stands among them where it says something: older revisions keep their hash.
        var later = fields.legalForm.map { [("legalForm", CanonicalJSON.string($0.rawValue))] } ?? []
        if !fields.attachments.isEmpty { later.append(("attachments", fields.attachments.canonical)) }
        return .object(
            [
                ("number", .integer(number)), ("author", .string(author?.text ?? "")),
                ("writtenAt", .integer(writtenAt.milliseconds)), ("title", .string(fields.title)),
                ("documentNumber", .string(fields.documentNumber)), ("issuer", .string(fields.issuer)),
                ("signedOn", .string(fields.signedOn?.iso ?? "")), ("formedOn", .string(fields.formedOn?.iso ?? "")),
                ("effectiveOn", .string(fields.effectiveOn?.iso ?? "")),
                ("expiresOn", .string(fields.expiresOn?.iso ?? "")),
                ("catalogueRow", .string(fields.catalogueRow ?? "")),
                ("topic", .string(fields.topic ?? "")), ("genre", .string(fields.genre)),
                ("keywords", .array(fields.keywords.map { .string($0) })), ("summary", .string(fields.summary)),
                ("attribute", .string(fields.attribute.rawValue)),
                ("attributeGround", .string(fields.attributeGround?.rawValue ?? "")),
                ("attributeReason", .string(fields.attributeReason)), ("origin", .string(fields.origin.rawValue)),
                ("sourceAddress", .string(fields.sourceAddress)),
                ("interprets", .string(fields.interprets?.text ?? "")),
                ("publishAt", .string(fields.publishAt?.iso ?? "")), ("publicNote", .string(fields.publicNote)),
                ("declaredPublishedOn", .string(declaredPublishedOn?.iso ?? "")), ("body", .string(bodyHTML)),
            ] + later)
    }
}

/// The files of a revision in one column: empty where there is none, else JSON.
private struct AttachmentList: SQLConvertible {
    var files: [Attachment]

    init(files: [Attachment]) {
        self.files = files
    }

    var sqlValue: SQLValue { .text(files.isEmpty ? "" : String(decoding: files.canonical.bytes, as: UTF8.self)) }

    init?(sqlValue: SQLValue) {
        guard case .text(let text) = sqlValue else { return nil }
        if text.isEmpty {
            files = []
        } else if let files = try? RecordJSON.decode(Array(text.utf8), [Attachment].self) {
            self.files = files
        } else {
            return nil
        }
    }
}

enum RevisionTable {
    static func find(_ document: Document.ID, _ number: Int, _ tx: any Transaction) throws -> Revision {
        let found: Revision? = try tx.first("\(columns) WHERE document = \(document) AND number = \(number)")
        guard let found else { throw NotFound() }
        return found
    }

    /// What the public sees of a document, or saw last.
    static func queryOfShown(_ document: Document.ID) -> SQL {
        """
        \(columns) WHERE document = \(document)
            AND number = (SELECT public_revision FROM document WHERE id = \(document))
        """
    }

    private static let columns: SQL = """
        SELECT document, number, author, written_at, title, document_number, issuer, signed_on, formed_on,
               effective_on, expires_on, catalogue_row, topic, genre, keywords, summary, attribute,
               attribute_ground, attribute_reason, origin, source_address, body_html, interprets, publish_at,
               public_note, declared_published_on, legal_form, attachments
        FROM revision
        """

    static func insertion(of revision: Revision) -> SQL {
        let fields = revision.fields
        return """
            INSERT INTO revision
                (document, number, author, written_at, title, document_number, issuer, signed_on, formed_on,
                 effective_on, expires_on, catalogue_row, topic, genre, keywords, summary, attribute,
                 attribute_ground, attribute_reason, origin, source_address, body_html, interprets, publish_at,
                 public_note, declared_published_on, legal_form, attachments)
            VALUES
                (\(revision.document), \(revision.number), \(revision.author), \(revision.writtenAt),
                 \(fields.title), \(fields.documentNumber), \(fields.issuer), \(fields.signedOn),
                 \(fields.formedOn), \(fields.effectiveOn), \(fields.expiresOn), \(fields.catalogueRow),
                 \(fields.topic), \(fields.genre), \(Lines(fields.keywords)), \(fields.summary),
                 \(fields.attribute), \(fields.attributeGround), \(fields.attributeReason), \(fields.origin),
                 \(fields.sourceAddress), \(revision.bodyHTML), \(fields.interprets), \(fields.publishAt),
                 \(fields.publicNote), \(revision.declaredPublishedOn), \(fields.legalForm),
                 \(AttachmentList(files: fields.attachments)))
            """
    }
}

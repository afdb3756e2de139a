import Actions
import Domain

/// What the fields of the document form say, as far as they can be read.
struct DocumentForm: Sendable {
    var content: DocumentContent
    var issues: [Issue]
    /// What of a pasted text was not kept.
    var notes: [RichTextNote]
    /// As it was typed, to be shown again.
    var values: [String: String]
    var bodyIsHTML: Bool
    /// It begins with what the last document had.
    var isSuggested = false

    /// - Parameter interprets: what the reference in the form means; nil where it means nothing.
    init(_ form: Form, interprets: Document.ID?) {
        var issues: [Issue] = []
        let (body, notes) = Self.body(form, &issues)
        self.notes = notes
        content = DocumentContent(
            title: form.text("title").replacing("\n", with: ""), documentNumber: form.text("documentNumber"),
            issuer: form.text("issuer"), signedOn: form.day("signedOn", &issues),
            formedOn: form.day("formedOn", &issues), effectiveOn: form.day("effectiveOn", &issues),
            expiresOn: form.day("expiresOn", &issues), catalogueRow: Self.optional(form.text("catalogueRow")),
            topic: Self.optional(form.text("topic")), genre: form.text("genre"),
            legalForm: Self.choice("legalForm", form, &issues),
            keywords: Self.keywords(form.text("keywords")), summary: form.text("summary"),
            attribute: Self.choice("attribute", form, &issues) ?? .proactive,
            attributeGround: Self.choice("attributeGround", form, &issues),
            attributeReason: form.text("attributeReason"), origin: Self.choice("origin", form, &issues) ?? .made,
            sourceAddress: form.text("sourceAddress"),
            body: body, interprets: interprets, publishAt: Self.publishAt(form, &issues),
            publicNote: form.text("publicNote"))
        if !form.text("interprets").isEmpty, interprets == nil {
            issues.append(Issue("interprets", .unknown(value: form.text("interprets"))))
        }
        self.issues = issues
        values = Dictionary(form.fields.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
        bodyIsHTML = form.text("bodyFormat") == "html"
    }

    /// The form of a document that is begun.
    init(suggested content: DocumentContent) {
        self.init(content)
        isSuggested = !content.genre.isEmpty
    }

    /// The form of a document as it is.
    init(_ content: DocumentContent) {
        self.content = content
        issues = []
        notes = []
        // Who works without scripts gets plain text wherever nothing is lost by it.
        bodyIsHTML = RichText(plainText: content.body.typedText) != content.body
        values = [
            "title": content.title, "documentNumber": content.documentNumber, "issuer": content.issuer,
            "signedOn": content.signedOn?.iso ?? "", "formedOn": content.formedOn?.iso ?? "",
            "effectiveOn": content.effectiveOn?.iso ?? "", "expiresOn": content.expiresOn?.iso ?? "",
            "catalogueRow": content.catalogueRow ?? "", "topic": content.topic ?? "", "genre": content.genre,
            "legalForm": content.legalForm?.rawValue ?? "",
            "keywords": content.keywords.joined(separator: "，"), "summary": content.summary,
            "attribute": content.attribute.rawValue, "attributeGround": content.attributeGround?.rawValue ?? "",
            "attributeReason": content.attributeReason, "origin": content.origin.rawValue,
            "sourceAddress": content.sourceAddress,
            "body": bodyIsHTML ? content.body.html : content.body.typedText,
            "interprets": content.interprets?.text ?? "", "publishAt": content.publishAt?.wallClockField ?? "",
            "publicNote": content.publicNote,
        ]
    }

    /// Nobody has written anything yet that could be lost.
    var isUntouched: Bool { content.title.isEmpty && content.body.isEmpty && issues.isEmpty }

    /// 发文字号 as it was typed, where it is kept in another form; else empty.
    var normalisedNumber: String {
        let number = DocumentNumber(parsing: content.documentNumber)
        return number?.notes.isEmpty == false ? content.documentNumber : ""
    }

    private static func body(_ form: Form, _ issues: inout [Issue]) -> (RichText, [RichTextNote]) {
        // Without JavaScript the field is plain text; with it, the editor's HTML. A text that was HTML when the page
        // was made still is when no script ran.
        guard form.text("bodyFormat") == "html" else { return (RichText(plainText: form.text("body")), []) }
        do {
            return try RichTextParser.parse(form.raw("body"))
        } catch {
            issues += error.issues
            return (RichText(), [])
        }
    }

    private static func optional(_ text: String) -> String? { text.isEmpty ? nil : text }

    /// Nil where nothing was chosen; an issue where it was never offered.
    private static func choice<Value: RawRepresentable<String>>(
        _ name: String, _ form: Form, _ issues: inout [Issue]
    ) -> Value? {
        let text = form.text(name)
        let value = Value(rawValue: text)
        if value == nil, !text.isEmpty { issues.append(Issue(name, .unknown(value: text))) }
        return value
    }

    private static func keywords(_ text: String) -> [String] {
        text.split { ",，、;； \n　".contains($0) }.map(String.init)
    }

    private static func publishAt(_ form: Form, _ issues: inout [Issue]) -> Instant? {
        let text = form.text("publishAt")
        if text.isEmpty { return nil }
        guard let instant = Instant(wallClock: text) else {
            issues.append(Issue("publishAt", .malformed(expected: "2026-03-10T09:00这样的时间")))
            return nil
        }
        return instant
    }
}

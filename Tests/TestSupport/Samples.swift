package import Actions
package import Domain

extension DocumentContent {
    /// A notice that is complete and true on 10 March 2026, on the day that `withOffice` begins.
    package static func sample(
        title: String = "阳光市财政局关于做好2026年部门预算公开工作的通知", documentNumber: String = "", issuer: String = "阳光市财政局",
        signedOn: Day? = day(2026, 3, 2), formedOn: Day? = nil, effectiveOn: Day? = nil, expiresOn: Day? = nil,
        catalogueRow: String? = "20-01", topic: String? = "0201", genre: String = "notice",
        keywords: [String] = ["预算公开"], summary: String = "", attribute: DisclosureAttribute = .proactive,
        attributeGround: WithholdingGround? = nil, attributeReason: String = "", origin: DocumentOrigin = .made,
        sourceAddress: String = "", body: String = "各区县财政局：现将部门预算公开有关事项通知如下。", interprets: Document.ID? = nil,
        publishAt: Instant? = nil, publicNote: String = ""
    ) -> DocumentContent {
        DocumentContent(
            title: title, documentNumber: documentNumber, issuer: issuer, signedOn: signedOn, formedOn: formedOn,
            effectiveOn: effectiveOn, expiresOn: expiresOn, catalogueRow: catalogueRow, topic: topic, genre: genre,
            keywords: keywords, summary: summary, attribute: attribute, attributeGround: attributeGround,
            attributeReason: attributeReason, origin: origin, sourceAddress: sourceAddress, body: .sample(body),
            interprets: interprets, publishAt: publishAt, publicNote: publicNote)
    }
}

extension RichText {
    /// A paragraph a line.
    package static func sample(_ text: String) -> RichText {
        RichText(text.split(separator: "\n").map { .paragraph(Paragraph(Inlines(String($0)))) })
    }
}

extension ImportItem {
    package static func sample(
        line: Int = 1, externalID: String? = nil, content: DocumentContent = .sample(), indexNumber: String = "",
        publishedOn: Day? = day(2020, 5, 6), validity: Validity.Decided? = nil
    ) -> ImportItem {
        ImportItem(
            line: line, externalID: externalID ?? "external-\(line)", content: content, indexNumber: indexNumber,
            publishedOn: publishedOn, validity: validity)
    }
}

/// What a document says: everything a writer enters, of one revision. A revision is never changed.
package struct DocumentContent: Hashable, Sendable {
    package var title: String
    /// 发文字号 as it is shown, normalised where it could be read.
    package var documentNumber: String
    /// 发文机关 in words; joint documents name all.
    package var issuer: String
    /// 成文日期
    package var signedOn: Day?
    /// The day the information came to be or was changed, from which the term to publish runs (Art 26).
    package var formedOn: Day?
    /// 施行日期
    package var effectiveOn: Day?
    /// The last day of its validity.
    package var expiresOn: Day?
    package var catalogueRow: String?
    package var topic: String?
    package var genre: String
    package var legalForm: LegalForm?
    package var keywords: [String]
    /// 内容概述
    package var summary: String
    package var attribute: DisclosureAttribute
    package var attributeGround: WithholdingGround?
    package var attributeReason: String
    package var origin: DocumentOrigin
    package var sourceAddress: String
    package var body: RichText
    /// The document that this one explains (解读).
    package var interprets: Document.ID?
    package var publishAt: Instant?
    /// What the public is told when a published document is corrected.
    package var publicNote: String
    package var attachments: [Attachment]

    package init(
        title: String = "", documentNumber: String = "", issuer: String = "", signedOn: Day? = nil,
        formedOn: Day? = nil, effectiveOn: Day? = nil, expiresOn: Day? = nil, catalogueRow: String? = nil,
        topic: String? = nil, genre: String = "", legalForm: LegalForm? = nil, keywords: [String] = [],
        summary: String = "",
        attribute: DisclosureAttribute = .proactive, attributeGround: WithholdingGround? = nil,
        attributeReason: String = "", origin: DocumentOrigin = .made, sourceAddress: String = "",
        body: RichText = RichText(), interprets: Document.ID? = nil, publishAt: Instant? = nil, publicNote: String = "",
        attachments: [Attachment] = []
    ) {
        self.title = title
        self.documentNumber = documentNumber
        self.issuer = issuer
        self.signedOn = signedOn
        self.formedOn = formedOn
        self.effectiveOn = effectiveOn
        self.expiresOn = expiresOn
        self.catalogueRow = catalogueRow
        self.topic = topic
        self.genre = genre
        self.legalForm = legalForm
        self.keywords = keywords
        self.summary = summary
        self.attribute = attribute
        self.attributeGround = attributeGround
        self.attributeReason = attributeReason
        self.origin = origin
        self.sourceAddress = sourceAddress
        self.body = body
        self.interprets = interprets
        self.publishAt = publishAt
        self.publicNote = publicNote
        self.attachments = attachments
    }

    /// The day from which the term to publish runs.
    package var termStart: Day? { formedOn ?? signedOn }
}

import Actions
import Domain

/// What programs are told of documents.
struct DocumentShapes: Sendable {
    /// Every public field of a document; of one that was withdrawn, what its tombstone says.
    let whole: Shape<PublicDocument>
    let summary: Shape<ListedDocument>
    let hit: Shape<ListedHit>
    let file: Shape<Attachment>
    let entry: Shape<LogRow>

    /// - Parameter address: makes a whole address of a path.
    init(_ words: Words, _ address: @escaping @Sendable (String) -> String) {
        let (file, entry) = (Self.file(words, address), Self.entry(words))
        whole = Shape(name: "Document", fields: Self.tombstone(words, address, entry) + Self.content(words, file))
        summary = Shape(name: "DocumentSummary", fields: Self.summary(words, address))
        hit = Shape(
            name: "SearchHit",
            fields: Self.summary(words, address).map { $0.reading(\ListedHit.listed) } + [
                .always("snippet", words("正文中与查询有关的一段")) { $0.hit.snippet.segments.map(\.text).joined() }
            ])
        (self.file, self.entry) = (file, entry)
    }

    private static func summary(
        _ words: Words, _ address: @escaping @Sendable (String) -> String
    ) -> [Shape<ListedDocument>.Field] {
        [
            .always("id", words("文件的标识")) { $0.summary.id.text },
            .always("url", words("网页的地址"), .address) { address(Links.document($0.summary.id)) },
            .always("title", words("标题")) { $0.summary.title },
            .always("organisation", words("公布的机关")) { $0.summary.organisationName },
            .text("organisationCode", words("机关的代码，用在地址里")) { $0.organisationCode },
            .text("externalID", words("补录的文件原来的编号")) { $0.summary.externalID },
            .text("documentNumber", words("发文字号")) { $0.summary.documentNumber },
            .text("indexNumber", words("索引号")) { $0.summary.indexNumber },
            .text("issuer", words("发文机关")) { $0.summary.issuer },
            .text("genre", words("种类")) { $0.summary.genre },
            .text("topic", words("主题分类的代码")) { $0.summary.topic },
            .day("signedOn", words("成文日期")) { $0.summary.signedOn },
            .instant("publishedAt", words("写入公开日志的时间")) { $0.summary.publishedAt },
            .instant("changedAt", words("最后一次写入公开日志的时间")) { $0.summary.changedAt },
            .always("validity", words("有效性"), .choice(Validity.allCases.map(\.rawValue))) { $0.validity.rawValue },
        ]
    }

    private static func file(
        _ words: Words, _ address: @escaping @Sendable (String) -> String
    ) -> Shape<Attachment> {
        Shape(
            name: "File",
            fields: [
                .always("name", words("文件名")) { $0.name },
                .count("size", words("字节数")) { $0.size },
                .always("sha256", words("内容的SHA-256")) { $0.hash },
                .always("url", words("下载的地址"), .address) { address(Links.file($0)) },
            ])
    }

    private static func entry(_ words: Words) -> Shape<LogRow> {
        Shape(
            name: "LogEntry",
            fields: [
                .count("index", words("在公开日志中的序号")) { $0.sequence },
                .always("event", words("发生了什么")) { $0.event.rawValue },
                .always("instant", words("写入的时间"), .instant) { $0.instant.iso },
                .always("leafHash", words("这一条的哈希，十六进制")) { Hex.encode($0.leafHash) },
            ])
    }

    /// What is said of every document, published or withdrawn.
    private static func tombstone(
        _ words: Words, _ address: @escaping @Sendable (String) -> String, _ entry: Shape<LogRow>
    ) -> [Shape<PublicDocument>.Field] {
        [
            .always("id", words("文件的标识")) { $0.id.text },
            .always("url", words("网页的地址"), .address) { address(Links.document($0.id)) },
            .always("title", words("标题")) { $0.fields.title },
            .always("organisation", words("公布的机关")) { $0.organisation.name },
            .always("organisationCode", words("机关的代码，用在地址里")) { $0.organisation.code },
            .truth("imported", words("是否补录的文件，它先前在别处公布")) { $0.isFromElsewhere },
            .text("externalID", words("补录的文件原来的编号")) { $0.stored.document.externalID },
            .text("indexNumber", words("索引号")) { $0.stored.indexNumber },
            .instant("publishedAt", words("写入公开日志的时间")) { $0.firstPublishedAt },
            .instant("changedAt", words("最后一次写入公开日志的时间")) { $0.lastChangedAt },
            .day("declaredPublishedOn", words("补录的文件原来的公布日期")) { $0.declaredPublishedOn },
            .text("successor", words("替代它的文件")) { $0.related.successor?.id.text },
            .instant("withdrawnAt", words("撤下的时间，撤下的文件不返回正文")) { $0.withdrawal?.instant },
            .text("manner", words("撤下的方式"), .choice(WithdrawalManner.allCases.map(\.rawValue))) {
                $0.withdrawal?.manner.rawValue
            },
            .text("reason", words("撤下的理由")) { $0.withdrawal?.reason },
            .list("log", words("在公开日志中的记录"), entry.reference) { $0.log.map(entry.json) },
        ]
    }

    /// What is said of a document only as long as it is published.
    private static func content(
        _ words: Words, _ file: Shape<Attachment>
    ) -> [Shape<PublicDocument>.Field] {
        let fields: [Shape<PublicDocument>.Field] = [
            .count("revision", words("第几次修订的内容")) { $0.revision.number },
            .text("documentNumber", words("发文字号")) { $0.fields.documentNumber },
            .text("issuer", words("发文机关")) { $0.fields.issuer },
            .text("genre", words("种类")) { $0.fields.genre },
            .text("legalForm", words("规章或者行政规范性文件"), .choice(LegalForm.allCases.map(\.rawValue))) {
                $0.fields.legalForm?.rawValue
            },
            .text("topic", words("主题分类的代码")) { $0.fields.topic },
            .text("catalogueRow", words("公开目录的事项")) { $0.fields.catalogueRow },
            .texts("keywords", words("关键词")) { $0.fields.keywords },
            .text("summary", words("内容概述")) { $0.fields.summary },
            .text("validity", words("有效性"), .choice(Validity.allCases.map(\.rawValue))) { $0.validity.rawValue },
            .text("validityReason", words("改变有效性的理由")) { $0.reasonOfValidity },
            .day("signedOn", words("成文日期")) { $0.fields.signedOn },
            .day("formedOn", words("信息形成的日期")) { $0.fields.formedOn },
            .day("effectiveOn", words("施行日期")) { $0.fields.effectiveOn },
            .day("expiresOn", words("有效期截止的日期")) { $0.fields.expiresOn },
            .text("interprets", words("它解读的文件")) { $0.fields.interprets?.text },
            .text("publicNote", words("更正说明")) { $0.fields.publicNote },
            .text("origin", words("信息的来源"), .choice(DocumentOrigin.allCases.map(\.rawValue))) {
                $0.fields.origin.rawValue
            },
            .text("sourceURL", words("转载的信息原来的地址")) { $0.fields.sourceAddress },
            .list("attachments", words("附件"), file.reference) { $0.fields.attachments.map(file.json) },
            .text("html", words("正文")) { $0.revision.bodyHTML },
            .text("text", words("正文的文字")) { $0.body.plainText },
        ]
        return fields.map { field in
            var field = field
            let read = field.read
            field.isAlways = false
            field.read = { $0.withdrawal == nil ? read($0) : nil }
            return field
        }
    }
}

/// A document in a list.
struct ListedDocument: Sendable {
    var summary: DocumentSummary
    var organisationCode: String?
    var validity: Validity

    init(_ summary: DocumentSummary, _ tree: OrganisationTree, on today: Day) {
        self.summary = summary
        organisationCode = tree[summary.organisation]?.code
        validity = summary.validity(on: today)
    }
}

/// A document that was found.
struct ListedHit: Sendable {
    var listed: ListedDocument
    var hit: SearchHit
}

extension PublicDocument {
    fileprivate var withdrawal: (manner: WithdrawalManner, reason: String, instant: Instant)? {
        guard case .withdrawn(let manner, let reason, let instant) = stored.state.publicity else { return nil }
        return (manner, reason, instant)
    }
}

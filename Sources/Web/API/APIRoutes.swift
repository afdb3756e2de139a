import Actions
import Domain
import HTTPTypes
import Hummingbird

/// The open interface for programs: what the pages show, as JSON.
struct APIRoutes: Sendable {
    let server: PageServer
    private var office: Office { server.office }

    func add(to router: some RouterMethods<AppContext>) {
        router.get("api", use: guide)
        router.get("api/v1/search", use: search)
        router.get("api/v1/documents/:id", use: document)
    }

    @Sendable func guide(_ request: Request, _ context: AppContext) async throws -> Response {
        let words = server.vocabulary(context.reader.language)
        let column = ColumnTags(
            name: "开放接口", description: "供程序使用的政府信息接口", keywords: ["开放接口", "数据开放"], types: [.openData])
        var page = PublicPage(
            title: words("开放接口"), path: Links.programs, column: column, main: apiGuidePage(words))
        page.crumbs = [Crumb(words("首页"), Links.home), Crumb(words("开放接口"))]
        return try await server.show(page, context)
    }

    /// `GET /api/v1/search?q=&limit=&cursor=`
    @Sendable func search(_ request: Request, _ context: AppContext) async throws -> Response {
        let limit = min(max(Int(request.query("limit")) ?? 20, 1), 100)
        let offset = max(Int(request.query("cursor")) ?? 0, 0)
        let result = try await office.search(
            request.query("q"), DocumentFilter(), by: .relevance, offset: offset, limit: limit)
        let next = offset + result.items.count
        var members: [(String, CanonicalJSON)] = [
            ("total", .integer(result.facets.total)), ("estimated", .boolean(result.facets.isEstimated)),
            ("items", .array(result.items.map(item))),
        ]
        if let meant = result.meant { members.append(("searchedFor", .string(meant))) }
        if next < result.facets.total, !result.items.isEmpty { members.append(("next", .string(String(next)))) }
        return json(.object(members))
    }

    /// `GET /api/v1/documents/{id}`: every public field.
    @Sendable func document(_ request: Request, _ context: AppContext) async throws -> Response {
        let id = try context.parameters.id("id", as: Document.ID.self)
        let document = try await office.publicDocument(id)
        return json(DocumentJSON(document, origin: server.absolute("")).json)
    }

    private func item(_ hit: SearchHit) -> CanonicalJSON {
        let summary = hit.summary
        let members: [(String, String?)] = [
            ("id", summary.id.text), ("externalID", summary.externalID), ("title", summary.title),
            ("documentNumber", summary.documentNumber), ("organisation", summary.organisationName),
            ("signedOn", summary.signedOn?.iso), ("publishedAt", summary.publishedAt?.iso),
            ("url", server.absolute(Links.document(summary.id))),
            ("snippet", hit.snippet.segments.map(\.text).joined()),
        ]
        return .object(members.compactMap { name, text in text.map { (name, .string($0)) } })
    }

    private func json(_ value: CanonicalJSON) -> Response {
        .content(value.bytes, type: "application/json; charset=utf-8")
    }
}

/// Every public field of a document; of one that was withdrawn, what its tombstone says.
struct DocumentJSON: Sendable {
    var document: PublicDocument
    /// What stands before the paths of the site.
    var origin: String

    init(_ document: PublicDocument, origin: String) {
        self.document = document
        self.origin = origin
    }

    var json: CanonicalJSON {
        let fields = document.fields
        var members: [(String, CanonicalJSON)] = [
            ("id", .string(document.id.text)), ("url", .string(origin + Links.document(document.id))),
            ("title", .string(fields.title)),
            ("organisation", .string(document.organisation.name)),
            ("organisationCode", .string(document.organisation.code)),
            ("imported", .boolean(document.isFromElsewhere)),
            ("log", .array(document.log.map(entry))),
        ]
        var texts: [(String, String?)] = [
            ("externalID", document.stored.document.externalID), ("indexNumber", document.stored.indexNumber),
            ("publishedAt", document.firstPublishedAt?.iso), ("changedAt", document.lastChangedAt?.iso),
            ("declaredPublishedOn", document.declaredPublishedOn?.iso),
            ("successor", document.related.successor?.id.text),
        ]
        if case .withdrawn(let manner, let reason, let instant) = document.stored.state.publicity {
            texts += [("withdrawnAt", instant.iso), ("manner", manner.rawValue), ("reason", reason)]
        } else {
            members.append(("revision", .integer(document.revision.number)))
            members.append(("keywords", .array(fields.keywords.map { .string($0) })))
            if !fields.attachments.isEmpty { members.append(("attachments", .array(fields.attachments.map(file)))) }
            texts += [
                ("documentNumber", fields.documentNumber), ("issuer", fields.issuer), ("genre", fields.genre),
                ("legalForm", fields.legalForm?.rawValue),
                ("topic", fields.topic), ("catalogueRow", fields.catalogueRow), ("summary", fields.summary),
                ("validity", document.validity.rawValue), ("validityReason", document.reasonOfValidity),
                ("signedOn", fields.signedOn?.iso), ("formedOn", fields.formedOn?.iso),
                ("effectiveOn", fields.effectiveOn?.iso), ("expiresOn", fields.expiresOn?.iso),
                ("interprets", fields.interprets?.text), ("publicNote", fields.publicNote),
                ("origin", fields.origin.rawValue), ("sourceURL", fields.sourceAddress),
                ("html", document.revision.bodyHTML), ("text", document.body.plainText),
            ]
        }
        for case (let name, let text?) in texts where !text.isEmpty { members.append((name, .string(text))) }
        return .object(members)
    }

    private func file(_ file: Attachment) -> CanonicalJSON {
        .object([
            ("name", .string(file.name)), ("size", .integer(file.size)), ("sha256", .string(file.hash)),
            ("url", .string(origin + Links.file(file))),
        ])
    }

    private func entry(_ row: LogRow) -> CanonicalJSON {
        .object([
            ("index", .integer(row.sequence)), ("event", .string(row.event.rawValue)),
            ("instant", .string(row.instant.iso)), ("leafHash", .string(Hex.encode(row.leafHash))),
        ])
    }
}

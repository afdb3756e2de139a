import Actions
import Domain
import HTTPTypes
import Hummingbird

/// Published documents: the list, the page of each, its text and its proof.
struct DocumentRoutes: Sendable {
    let server: PageServer
    private var office: Office { server.office }
    private static let pageSize = 20

    func add(to router: some RouterMethods<AppContext>) {
        router.get("documents", use: list)
        router.get("documents/:id", use: show)
        router.get("documents/:id/text", use: text)
        router.get("documents/:id/canonical.json", use: canonical)
        router.get("documents/:id/qr.svg", use: qrCode)
    }

    @Sendable func list(_ request: Request, _ context: AppContext) async throws -> Response {
        let changed = try await server.lastChangeOfLists()
        let words = server.vocabulary(context.reader.language)
        let tree = try await office.organisationTree()
        let query = ListingQuery(request, tree: tree)
        let page = request.page
        let list = try await office.documents(
            query.filter, offset: (page - 1) * Self.pageSize, limit: Self.pageSize)
        let chosen = query.chosen(Links.documents, office.rules.classification, words)
        let today = office.now().day
        let main: HTML = """
            <div class="split">
            <div>
            <h1>\(words("政策文件"))</h1>
            \(narrowLink(chosen: chosen.count, words: words))
            <p class="soft">\(words.documentCount(list.total))</p>
            \(list.items.isEmpty
                ? emptyState(words("没有这样的文件。"), "<a href=\"\(Links.documents)\">\(words("全部文件"))</a>")
                : documentList(list.items, today: today, classification: office.rules.classification, words))
            \(pagination(page: page, of: (list.total + Self.pageSize - 1) / Self.pageSize, words: words) {
                query.address(Links.documents, "page", String($0))
            })
            </div>
            \(Web.facets(
                query.facets(list.counts, Links.documents, office.rules.classification, tree, words), chosen: chosen, words: words))
            </div>
            """
        var shown = PublicPage(title: words("政策文件"), path: request.pathAndQuery, column: .policies, main: main)
        shown.current = .policies
        shown.crumbs = [Crumb(words("首页"), Links.home), Crumb(words("政策文件"))]
        shown.isIndexed = query.filter.isEmpty
        shown.alternates = [.atom(title: words("最新文件"), address: Links.feed)]
        return try await server.show(shown, context, lastModified: changed)
    }

    @Sendable func show(_ request: Request, _ context: AppContext) async throws -> Response {
        let document = try await document(context)
        let words = server.vocabulary(context.reader.language)
        let address = Links.document(document.id)
        if case .withdrawn = document.stored.state.publicity {
            var page = PublicPage(
                title: document.fields.title, path: address, column: column(document),
                main: tombstonePage(document, words))
            page.current = .policies
            page.crumbs = crumbs(document, words)
            page.article = articleTags(document)
            page.isIndexed = false
            return try await server.show(
                page, context, status: .gone, lastModified: server.lastChange(of: document))
        }
        let report =
            document.fields.genre == ReportDocument.genre
            ? try await office.publicReport(through: document.id) : nil
        let view = DocumentView(
            document: document, classification: office.rules.classification, address: server.absolute(address),
            report: report)
        var page = PublicPage(
            title: document.fields.title, path: address, column: column(document), main: documentPage(view, words))
        page.current = .policies
        page.crumbs = crumbs(document, words)
        page.article = articleTags(document)
        page.structuredData = structuredData(document, address: server.absolute(address))
        page.alternates = [
            .atom(
                title: document.organisation.name, address: Links.organisation(document.organisation.code, "feed.atom"))
        ]
        return try await server.show(
            page, context, lastModified: server.lastChange(of: document))
    }

    /// The text alone, as a file.
    @Sendable func text(_ request: Request, _ context: AppContext) async throws -> Response {
        let document = try await document(context)
        let address = server.absolute(Links.document(document.id))
        if case .withdrawn = document.stored.state.publicity {
            let text = (tombstoneLines(document) + [address]).filter { !$0.isEmpty }.joined(separator: "\n") + "\n"
            return gone(Array(text.utf8), type: "text/plain; charset=utf-8", code: "withdrawn")
        }
        let fields = document.fields
        let head = [
            fields.title, fields.documentNumber, fields.issuer, fields.signedOn?.chinese ?? "", address,
        ]
        let text = head.filter { !$0.isEmpty }.joined(separator: "\n") + "\n\n" + document.body.plainText + "\n"
        var response = Response.content(
            Array(text.utf8), type: "text/plain; charset=utf-8", lastModified: document.lastChangedAt)
        response.headers[.contentDisposition] = """
            attachment; filename="\(document.id).txt"; filename*=UTF-8''\(percentEncoded(fields.title)).txt
            """
        return response
    }

    /// The bytes whose SHA-256 stands in the public log, as long as they are what the public sees.
    @Sendable func canonical(_ request: Request, _ context: AppContext) async throws -> Response {
        let document = try await document(context)
        let number = Int(request.query("revision")) ?? document.revision.number
        switch document.standing(ofRevision: number) {
        case nil: throw NotFound()
        case .present:
            let bytes = try await office.canonicalBytes(of: document.id, revision: number)
            return .content(bytes, type: "application/json")
        case .replaced(let instant):
            return gone("replaced", Words.chinese.contentReplaced(at: instant))
        case .withdrawn:
            return gone("withdrawn", tombstoneLines(document).joined(separator: "。"))
        }
    }

    /// The address of the page, for a telephone's camera. A file of its own, because the page is made anew after every
    /// publication and this never changes.
    @Sendable func qrCode(_ request: Request, _ context: AppContext) async throws -> Response {
        let document = try await document(context)
        if case .withdrawn = document.stored.state.publicity {
            return gone("withdrawn", tombstoneLines(document).joined(separator: "。"))
        }
        guard let modules = qrMatrix(server.absolute(Links.document(document.id))) else { throw NotFound() }
        return .content(qrImage(modules).bytes, type: "image/svg+xml", cache: "public, max-age=86400")
    }

    /// For programs, in the form of every other problem.
    private func gone(_ code: String, _ message: String) -> Response {
        let problem = CanonicalJSON.object([
            ("error", .object([("code", .string(code)), ("message", .string(message))]))
        ])
        return gone(problem.bytes, type: "application/json; charset=utf-8", code: code)
    }

    private func gone(_ bytes: [UInt8], type: String, code: String) -> Response {
        var response = Response.content(bytes, type: type, status: .gone)
        response.headers[named: "X-Problem"] = code
        return response
    }

    private func document(_ context: AppContext) async throws -> PublicDocument {
        try await office.publicDocument(try context.parameters.id("id"))
    }

    private func crumbs(_ document: PublicDocument, _ words: Words) -> [Crumb] {
        [
            Crumb(words("首页"), Links.home), Crumb(words("政策文件"), Links.documents),
            Crumb(document.organisation.shortName, Links.organisation(document.organisation.code)),
        ]
    }

    private func column(_ document: PublicDocument) -> ColumnTags {
        document.fields.genre == "interpretation" ? .interpretations : .policies
    }

    private func articleTags(_ document: PublicDocument) -> ArticleTags? {
        (document.declaredPublishedOn.map { Instant($0) } ?? document.firstPublishedAt).map { published in
            ArticleTags(
                title: document.fields.title, publishedAt: published, source: document.fields.issuer,
                keywords: document.fields.keywords, author: document.organisation.name,
                description: document.fields.summary.isEmpty ? nil : document.fields.summary,
                url: server.absolute(Links.document(document.id)))
        }
    }

    /// schema.org, for search engines.
    private func structuredData(_ document: PublicDocument, address: String) -> String {
        let fields = document.fields
        var members: [(String, CanonicalJSON)] = [
            ("@context", .string("https://schema.org")), ("@type", .string("Article")),
            ("headline", .string(fields.title)), ("url", .string(address)), ("inLanguage", .string("zh-CN")),
            ("identifier", .string(document.stored.indexNumber ?? "")),
            (
                "publisher",
                .object([("@type", .string("GovernmentOrganization")), ("name", .string(document.organisation.name))])
            ),
        ]
        if let published = document.declaredPublishedOn?.iso ?? document.firstPublishedAt?.iso {
            members.append(("datePublished", .string(published)))
        }
        if let changed = document.lastChangedAt { members.append(("dateModified", .string(changed.iso))) }
        if let signed = fields.signedOn { members.append(("dateCreated", .string(signed.iso))) }
        return String(decoding: CanonicalJSON.object(members).bytes, as: UTF8.self)
    }
}

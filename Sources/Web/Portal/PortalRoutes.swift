import Actions
import Domain
import HTTPTypes
import Hummingbird

/// The home page, and the pages that belong to no area.
struct PortalRoutes: Sendable {
    let server: PageServer
    private var office: Office { server.office }

    func add(to router: some RouterMethods<AppContext>) {
        router.get(use: home)
        router.get("about/:part", use: about)
        router.get("feeds", use: feeds)
        router.get("requests/new", use: newRequest)
        router.get("preferences", use: preferences)
        router.get("leave", use: leave)
        router.get("assets/:fingerprint/:name", use: asset)
        router.get("favicon.ico") { _, _ in Response(status: .noContent) }
    }

    @Sendable func home(_ request: Request, _ context: AppContext) async throws -> Response {
        let changed = try await server.lastChangeOfLists()
        let words = server.vocabulary(context.reader.language)
        let tree = try await office.organisationTree()
        let view = HomeView(
            front: try await office.frontPage(), today: office.now().day,
            agencies: tree.flattened.count { $0.organisation.kind == .department },
            townships: tree.flattened.count {
                $0.organisation.kind == .township || $0.organisation.kind == .subdistrict
            },
            areas: try await office.standardAreas())
        let column = ColumnTags(
            name: "首页", description: "政府信息公开的首页：最新文件、公开目录、各单位的公开平台、依申请公开和公开年报",
            keywords: ["政府信息公开", "政务公开"], types: [.home])
        var page = PublicPage(
            title: try await server.site().name, path: Links.home, column: column,
            main: homePage(view, words))
        page.current = .home
        page.width = .full
        page.search = .hidden
        page.alternates = [.atom(title: words("最新文件"), address: Links.feed)]
        return try await server.show(page, context, lastModified: changed)
    }

    @Sendable func about(_ request: Request, _ context: AppContext) async throws -> Response {
        guard let part = AboutPart(rawValue: try context.parameters.require("part")) else { throw NotFound() }
        let words = server.vocabulary(context.reader.language)
        let main = aboutPage(part, site: try await server.site(), words)
        var page = PublicPage(
            title: part.title(words), path: Links.about(part.rawValue), column: part.column, main: main)
        page.crumbs = [Crumb(words("首页"), Links.home), Crumb(part.title(words))]
        page.width = .narrow
        return try await server.show(page, context)
    }

    @Sendable func feeds(_ request: Request, _ context: AppContext) async throws -> Response {
        let changed = try await server.lastChangeOfLists()
        let words = server.vocabulary(context.reader.language)
        let main = feedsPage(try await office.organisationTree(), words)
        let column = ColumnTags(
            name: "订阅更新", description: "各单位最新文件的订阅地址", keywords: ["订阅", "政府信息公开"], types: [.disclosureCatalogue])
        var page = PublicPage(title: words("订阅更新"), path: Links.feeds, column: column, main: main)
        page.crumbs = [Crumb(words("首页"), Links.home), Crumb(words("订阅更新"))]
        return try await server.show(page, context, lastModified: changed)
    }

    /// How to ask for what is not published: where, what to write, when an answer comes (Arts 27–33, 42).
    @Sendable func newRequest(_ request: Request, _ context: AppContext) async throws -> Response {
        let words = server.vocabulary(context.reader.language)
        let code = request.query("organisation")
        let agency = code.isEmpty ? nil : try await office.agency(code: code)
        let main = requestGuidePage(agency, try await office.organisationTree(), words)
        let column = ColumnTags(
            name: "依申请公开", description: "怎样申请公开政府信息：受理机构、申请方式、办理时限、收费和救济", keywords: ["依申请公开"],
            types: [.disclosureOnRequest])
        var page = PublicPage(
            title: words("依申请公开"), path: Links.query(Links.newRequest, [("organisation", code)]), column: column,
            main: main)
        page.current = .requests
        page.width = .narrow
        page.search = .hidden
        page.crumbs = [Crumb(words("首页"), Links.home), Crumb(words("依申请公开"))]
        return try await server.show(page, context)
    }

    @Sendable func preferences(_ request: Request, _ context: AppContext) async throws -> Response {
        var reader = context.reader
        reader.view = ReaderPreferences.View(rawValue: request.query("view")) ?? reader.view
        reader.theme = ReaderPreferences.Theme(rawValue: request.query("theme")) ?? reader.theme
        reader.language = Language(rawValue: request.query("language")) ?? reader.language
        var response = Response.seeOther(localPath(request.query("back")))
        response.headers[.setCookie] = Cookies.reader(reader, server.settings)
        return response
    }

    @Sendable func leave(_ request: Request, _ context: AppContext) async throws -> Response {
        let words = server.vocabulary(context.reader.language)
        let main = leaveNotice(
            to: request.query("to"), back: localPath(request.query("back")), site: try await server.site(),
            words: words)
        var page = PublicPage(title: words("继续访问"), path: request.pathAndQuery, column: .notices, main: main)
        page.canonicalPath = Links.home
        page.width = .narrow
        page.isIndexed = false
        return try await server.show(page, context)
    }

    @Sendable func asset(_ request: Request, _ context: AppContext) async throws -> Response {
        let name = try context.parameters.require("name")
        let fingerprint = try context.parameters.require("fingerprint")
        guard let response = server.assets.response(name, under: fingerprint) else {
            throw NotFound()
        }
        return response
    }
}

import Actions
import Domain
import Hummingbird

struct SearchRoutes: Sendable {
    let server: PageServer
    private var office: Office { server.office }
    private static let pageSize = 10

    func add(to router: some RouterMethods<AppContext>) {
        router.get("search", use: search)
    }

    @Sendable func search(_ request: Request, _ context: AppContext) async throws -> Response {
        let words = server.vocabulary(context.reader.language)
        let tree = try await office.organisationTree()
        let query = ListingQuery(request, tree: tree)
        let page = request.page
        let result = try await office.search(
            query.text, query.filter, by: SearchSort(rawValue: query.sort) ?? .relevance,
            offset: (page - 1) * Self.pageSize, limit: Self.pageSize)
        let view = SearchView(
            query: query, result: result, page: page, pageSize: Self.pageSize, today: office.now().day,
            classification: office.rules.classification, tree: tree)
        let title = query.text.isEmpty ? words("搜索") : words.resultTitle(query.text)
        let column = ColumnTags(
            name: "搜索", description: "在已经公布的政府信息里搜索", keywords: ["搜索", "政府信息公开"], types: [.disclosureCatalogue])
        var shown = PublicPage(
            title: title, path: request.pathAndQuery, column: column, main: searchPage(view, words))
        shown.search = .hidden
        shown.crumbs = [Crumb(words("首页"), Links.home), Crumb(words("搜索"))]
        shown.isIndexed = false
        return try await server.show(shown, context)
    }
}

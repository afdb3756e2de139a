import Actions
import Domain
import HTTPTypes
import Hummingbird

struct CatalogueRoutes: Sendable {
    let server: PageServer
    private var office: Office { server.office }

    func add(to router: some RouterMethods<AppContext>) {
        router.get("catalogue", use: all)
        router.get("catalogue/:row", use: row)
        router.get("catalogue/:row/documents.csv", use: csv)
    }

    @Sendable func all(_ request: Request, _ context: AppContext) async throws -> Response {
        let changed = try await server.lastChangeOfLists()
        let words = server.vocabulary(context.reader.language)
        let catalogue = try await office.catalogue()
        let wanted = request.query("area")
        if try await office.standardAreas().contains(wanted) {
            let rows = catalogue.filter { $0.row.scheme == .standard && $0.row.area == wanted }
            return try await area(wanted, rows, changed, words, context)
        }
        let column = ColumnTags(
            name: "政府信息公开目录", description: "谁该公布什么、依据什么、几天之内，以及公布了没有", keywords: ["公开目录", "标准目录"],
            types: [.disclosureCatalogue])
        var page = PublicPage(
            title: words("公开目录"), path: Links.catalogue, column: column, main: cataloguePage(catalogue, words))
        page.current = .disclosure
        page.crumbs = [Crumb(words("首页"), Links.home), Crumb(words("公开目录"))]
        return try await server.show(page, context, lastModified: changed)
    }

    private func area(
        _ name: String, _ rows: [CatalogueCoverage], _ changed: Instant, _ words: Words,
        _ context: AppContext
    ) async throws -> Response {
        let column = ColumnTags(
            name: name, description: "\(name)领域该公布什么、公布了没有", keywords: [name, "标准目录"], types: [.disclosureCatalogue])
        var page = PublicPage(
            title: words.labelled(words("公开目录"), name), path: Links.catalogueArea(name), column: column,
            main: catalogueAreaPage(name, rows, words))
        page.current = .disclosure
        page.crumbs = [Crumb(words("首页"), Links.home), Crumb(words("公开目录"), Links.catalogue), Crumb(name)]
        return try await server.show(page, context, lastModified: changed)
    }

    @Sendable func row(_ request: Request, _ context: AppContext) async throws -> Response {
        let changed = try await server.lastChangeOfLists()
        let coverage = try await office.catalogueRow(try context.parameters.require("row"))
        let words = server.vocabulary(context.reader.language)
        let latest = try await office.documents(DocumentFilter(catalogueRow: coverage.row.code), limit: 10)
        let row = coverage.row
        let column = ColumnTags(
            name: row.title, description: row.content, keywords: [row.area, row.title], types: [.disclosureCatalogue])
        var page = PublicPage(
            title: words.labelled(words("公开目录"), row.title), path: Links.catalogueRow(row.code), column: column,
            main: catalogueRowPage(coverage, latest, words))
        page.current = .disclosure
        page.crumbs =
            [Crumb(words("首页"), Links.home), Crumb(words("公开目录"), Links.catalogue)]
            + (row.scheme == .standard
                ? [Crumb(row.area, Links.catalogueArea(row.area)), Crumb(row.title)]
                : [
                    Crumb("\(row.area)：\(row.title)")
                ])
        page.alternates = [
            .atom(title: row.title, address: "\(Links.catalogueRow(row.code))/feed.atom")
        ]
        return try await server.show(page, context, lastModified: changed)
    }

    /// What was published under the row, as a table for spreadsheets; at most ten thousand lines.
    @Sendable func csv(_ request: Request, _ context: AppContext) async throws -> Response {
        let code = try context.parameters.require("row")
        _ = try await office.catalogueRow(code)
        let documents = try await office.documents(DocumentFilter(catalogueRow: code), limit: 10_000).items
        let csv = CSV(
            head: ["标题", "发文字号", "发文机关", "公布单位", "成文日期", "公布日期", "地址"],
            rows: documents.map {
                [
                    $0.title, $0.documentNumber, $0.issuer, $0.organisationName, $0.signedOn?.iso ?? "", $0.shownOn.iso,
                    server.absolute(Links.document($0.id)),
                ]
            })
        var response = Response.content(csv.bytes, type: "text/csv; charset=utf-8")
        response.headers[.contentDisposition] = "attachment; filename=\"\(code).csv\""
        return response
    }
}

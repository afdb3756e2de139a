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
        let words = server.vocabulary(context.reader.language)
        var page = PublicPage(
            title: words("公开目录"), path: Links.catalogue, main: cataloguePage(try await office.catalogue(), words))
        page.current = .disclosure
        page.crumbs = [Crumb(words("首页"), Links.home), Crumb(words("公开目录"))]
        page.column = ColumnTags(
            name: "政府信息公开目录", description: "谁该公布什么、依据什么、几天之内，以及公布了没有", keywords: ["公开目录", "标准目录"],
            types: [.disclosureCatalogue])
        return try await server.show(page, request, context)
    }

    @Sendable func row(_ request: Request, _ context: AppContext) async throws -> Response {
        let coverage = try await office.catalogueRow(try context.parameters.require("row"))
        let words = server.vocabulary(context.reader.language)
        let latest = try await office.documents(DocumentFilter(catalogueRow: coverage.row.code), limit: 10)
        var page = PublicPage(
            title: "\(words("公开目录"))：\(coverage.row.title)", path: Links.catalogueRow(coverage.row.code),
            main: catalogueRowPage(coverage, latest, words))
        page.current = .disclosure
        page.crumbs = [
            Crumb(words("首页"), Links.home), Crumb(words("公开目录"), Links.catalogue),
            Crumb("\(coverage.row.area)：\(coverage.row.title)"),
        ]
        page.column = ColumnTags(
            name: coverage.row.title, description: coverage.row.content,
            keywords: [coverage.row.area, coverage.row.title],
            types: [.disclosureCatalogue])
        page.alternates = [
            .atom(title: coverage.row.title, address: "\(Links.catalogueRow(coverage.row.code))/feed.atom")
        ]
        return try await server.show(page, request, context)
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
        var response = Response.content(csv.bytes, type: "text/csv; charset=utf-8", request: request)
        response.headers[.contentDisposition] = "attachment; filename=\"\(code).csv\""
        return response
    }
}

import Actions
import Domain
import HTTPTypes
import Hummingbird

/// Annual reports for everybody: the list, the page of each, and the same as files.
struct ReportRoutes: Sendable {
    let server: PageServer
    private var office: Office { server.office }
    private let files = PressedFiles(most: 64)

    func add(to router: some RouterMethods<AppContext>) {
        router.get("reports", use: list)
        router.get("reports/:code/:year", use: show)
        router.get("reports/:code/:year/:scope", use: show)
        router.get("reports/:code/:year/:scope/:file", use: file)
    }

    /// Reports of all organs and years, newest first (Art 49); those that were published without figures too.
    @Sendable func list(_ request: Request, _ context: AppContext) async throws -> Response {
        let changed = try await server.lastChangeOfLists()
        let words = server.vocabulary(context.reader.language)
        let documents = try await office.documents(DocumentFilter(genre: ReportDocument.genre), limit: 200).items
        let main: HTML = """
            <h1>\(words("政府信息公开年报"))</h1>
            <p class="lead">\(words("各单位每年1月31日前、政府每年3月31日前公布上一年度的报告。这里列出全部年份，新的在前。"))</p>
            <p><a href="\(Links.checkReport)">\(words("检查一份年度报告"))</a></p>
            \(reportList(try await office.publicReports(), documents, words))
            """
        var page = page(words("政府信息公开年报"), Links.reports, main)
        page.crumbs = [Crumb(words("首页"), Links.home), Crumb(words("政府信息公开年报"))]
        return try await server.show(page, context, lastModified: changed)
    }

    @Sendable func show(_ request: Request, _ context: AppContext) async throws -> Response {
        let words = server.vocabulary(context.reader.language)
        let report = try await report(context.parameters, isPage: true)
        let (code, year, scope) = (report.organisation.code, report.report.year, report.report.scope)
        var page = page(
            report.content.title, Links.report(code, year, scope),
            publicReportPage(PublicReportView(report: report, words: words)))
        page.crumbs = [
            Crumb(words("首页"), Links.home), Crumb(words("政府信息公开年报"), Links.reports), Crumb(report.content.title),
        ]
        page.sideMenu = reportContents(report, words)
        return try await server.show(page, context)
    }

    @Sendable func file(_ request: Request, _ context: AppContext) async throws -> Response {
        let report = try await report(context.parameters, isPage: false)
        let parts = try context.parameters.require("file").split(separator: ".")
        guard parts.count == 2, parts[0] == "report" else { throw NotFound() }
        switch parts[1] {
        case "json":
            let json = ReportJSON.write(report.content, agency: report.organisation.name)
            return .content(Array(json.utf8), type: "application/json; charset=utf-8")
        case "csv": return .content(ReportCSV.write(report.content).bytes, type: "text/csv; charset=utf-8")
        default: break
        }
        guard let format = Press.Format(rawValue: String(parts[1])) else { throw NotFound() }
        do {
            let file = try await files.file("\(report.report.id)", as: format, by: office.press) { Sheet(report) }
            return .file(file, named: report.content.title, format)
        } catch let fault as Press.Fault {
            server.note(fault, context)
            throw HTTPError(.serviceUnavailable)
        }
    }

    private func report(_ parameters: Parameters, isPage: Bool) async throws -> PublicReport {
        let scope = ReportScope(rawValue: parameters.get("scope") ?? ReportScope.own.rawValue)
        guard let year = Int(try parameters.require("year")), let scope else { throw NotFound() }
        // The page of an organ's own report has one address.
        if isPage, scope == .own, parameters.get("scope") != nil { throw NotFound() }
        return try await office.publicReport(of: try parameters.require("code"), year: year, scope)
    }

    private func page(_ title: String, _ path: String, _ main: HTML) -> PublicPage {
        let column = ColumnTags(
            name: "政府信息公开年报", description: "各单位历年政府信息公开工作年度报告", keywords: ["年度报告", "政府信息公开"],
            types: [.disclosureReport])
        var page = PublicPage(title: title, path: path, column: column, main: main)
        page.current = .reports
        return page
    }
}

extension Sheet {
    /// As it goes out on paper.
    fileprivate init(_ report: PublicReport) {
        self.init(
            title: report.content.title, organ: "", number: "",
            main: HTML(sanitised: ReportBody(report.content).text.html))
    }
}

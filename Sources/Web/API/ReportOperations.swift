import Actions
import Domain
import Hummingbird

/// Annual reports for programs.
struct ReportOperations: Sendable {
    let server: PageServer
    let words: Words
    let shape: Shape<PublicReportLine>

    init(_ server: PageServer, _ words: Words) {
        self.server = server
        self.words = words
        shape = Shape(name: "ReportSummary", fields: Self.fields(words, server.absolute))
    }

    var all: [Operation] {
        [
            Operation(
                "listReports", "reports", words("全部公布了数据的年度报告，新的在前"), [], .json(.page(of: shape.reference, words)),
                run: list),
            Operation(
                "getReport", "reports/{organisation}/{year}/{scope}", words("一份年度报告的全部数据，格式见annual-report-format"),
                [
                    Parameter("organisation", .text, in: .path, words("机关的代码，用在地址里")),
                    Parameter("year", .number(2008...9999, usual: nil), in: .path, words("报告的年度")),
                    Parameter("scope", .choice(ReportScope.allCases.map(\.rawValue)), in: .path, words("本机关还是连同下级")),
                ], .json(.anyObject), run: report),
        ]
    }

    private static func fields(
        _ words: Words, _ address: @escaping @Sendable (String) -> String
    ) -> [Shape<PublicReportLine>.Field] {
        [
            .always("organisationCode", words("机关的代码，用在地址里")) { $0.organisation.code },
            .always("organisation", words("名称")) { $0.organisation.name },
            .count("year", words("报告的年度")) { $0.report.year },
            .always("scope", words("本机关还是连同下级"), .choice(ReportScope.allCases.map(\.rawValue))) {
                $0.report.scope.rawValue
            },
            .always("publishedOn", words("公布的日期"), .day) { $0.publishedOn.iso },
            .always("document", words("文件的标识")) { $0.document.text },
            .always("url", words("网页的地址"), .address) {
                address(Links.report($0.organisation.code, $0.report.year, $0.report.scope))
            },
            .always("data", words("数据的地址"), .address) {
                address(
                    "\(Links.interface)/reports/\($0.organisation.code)/\($0.report.year)/\($0.report.scope.rawValue)")
            },
        ]
    }

    @Sendable private func list(_ call: Call) async throws -> Response {
        let items = try await server.office.publicReports().map(shape.json)
        return .list(items)
    }

    @Sendable private func report(_ call: Call) async throws -> Response {
        guard let year = call.number("year"), let scope = ReportScope(rawValue: try call.require("scope")) else {
            throw NotFound()
        }
        let report = try await server.office.publicReport(of: try call.require("organisation"), year: year, scope)
        let json = ReportJSON.write(report.content, agency: report.organisation.name)
        return .content(Array(json.utf8), type: Operation.Answer.jsonType)
    }
}

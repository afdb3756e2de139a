import Actions
import Domain
import Hummingbird

/// The catalogue for programs: what is to be published by whom, and how much of it there is.
struct CatalogueOperations: Sendable {
    let server: PageServer
    let words: Words
    let shape: Shape<CatalogueCoverage>
    let standing: Shape<RowCoverage.Standing>
    let whole: Shape<RowCoverage>

    init(_ server: PageServer, _ words: Words) {
        self.server = server
        self.words = words
        let row = Self.row(words, server.absolute)
        shape = Shape(
            name: "CatalogueRowSummary",
            fields: row.map { $0.reading(\CatalogueCoverage.row) } + [
                .count("documents", words("已经公布多少件")) { $0.total },
                .day("latest", words("最近一件的日期")) { $0.latest },
                .count("organisations", words("有多少个机关负责公布")) { $0.adopters },
            ])
        let standing = Self.standing(words)
        whole = Shape(
            name: "CatalogueRow",
            fields: row.map { $0.reading(\RowCoverage.row) } + [
                .list("standings", words("负责公布的机关，和各自公布了多少"), standing.reference) { $0.standings.map(standing.json) }
            ])
        self.standing = standing
    }

    var all: [Operation] {
        [
            Operation(
                "listCatalogue", "catalogue", words("公开目录的全部事项"), [], .json(.page(of: shape.reference, words)),
                run: list),
            Operation(
                "getCatalogueRow", "catalogue/{row}", words("公开目录的一个事项"),
                [Parameter("row", .text, in: .path, words("公开目录的事项"))], .json(whole.reference), run: row),
        ]
    }

    private static func row(
        _ words: Words, _ address: @escaping @Sendable (String) -> String
    ) -> [Shape<CatalogueRow>.Field] {
        [
            .always("row", words("事项的代码")) { $0.code },
            .always("url", words("网页的地址"), .address) { address(Links.catalogueRow($0.code)) },
            .always("scheme", words("依据的是条例还是标准目录"), .choice(CatalogueRow.Scheme.allCases.map(\.rawValue))) {
                $0.scheme.rawValue
            },
            .text("area", words("领域")) { $0.area },
            .text("level1", words("一级事项")) { $0.level1 },
            .text("level2", words("二级事项")) { $0.level2 },
            .text("content", words("公开内容")) { $0.content },
            .texts("elements", words("要素")) { $0.elements },
            .texts("basis", words("公开依据")) { $0.basis },
            .text("term", words("公开时限")) { $0.termText },
            .text("subject", words("公开主体")) { $0.subject },
            .texts("channels", words("公开渠道")) { $0.channels },
            .text("audience", words("公开对象")) { $0.audience },
            .always("mode", words("主动公开还是依申请公开"), .choice(["proactive", "on-request"])) { $0.mode.rawValue },
            .text("topic", words("主题分类的代码")) { $0.topic },
            .day("effectiveFrom", words("从哪一天起")) { $0.effectiveFrom },
            .day("effectiveUntil", words("到哪一天为止")) { $0.effectiveUntil },
        ]
    }

    private static func standing(_ words: Words) -> Shape<RowCoverage.Standing> {
        Shape(
            name: "RowStanding",
            fields: [
                .always("organisationCode", words("机关的代码，用在地址里")) { $0.organisation.code },
                .always("organisation", words("名称")) { $0.organisation.name },
                .count("documents", words("已经公布多少件")) { $0.total },
                .day("latest", words("最近一件的日期")) { $0.latest },
            ])
    }

    @Sendable private func list(_ call: Call) async throws -> Response {
        let items = try await server.office.catalogue().map(shape.json)
        return .list(items)
    }

    @Sendable private func row(_ call: Call) async throws -> Response {
        .json(whole.json(try await server.office.catalogueRow(try call.require("row"))))
    }
}

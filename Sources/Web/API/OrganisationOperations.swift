import Actions
import Domain
import Hummingbird

/// Organisations for programs.
struct OrganisationOperations: Sendable {
    let server: PageServer
    let words: Words
    let shape: Shape<ListedOrganisation>
    let whole: Shape<ShownAgency>

    init(_ server: PageServer, _ words: Words) {
        self.server = server
        self.words = words
        let fields = Self.fields(words, server.absolute)
        shape = Shape(name: "OrganisationSummary", fields: fields)
        whole = Shape(name: "Organisation", fields: fields.map { $0.reading(\ShownAgency.listed) } + Self.more(words))
    }

    var all: [Operation] {
        [
            Operation(
                "listOrganisations", "organisations", words("全部机关，上级在前"), [],
                .json(.page(of: shape.reference, words)), run: list),
            Operation(
                "getOrganisation", "organisations/{code}", words("一个机关，和它的指南里说的"),
                [Parameter("code", .text, in: .path, words("机关的代码，用在地址里"))], .json(whole.reference),
                run: organisation),
        ]
    }

    private static func fields(
        _ words: Words, _ address: @escaping @Sendable (String) -> String
    ) -> [Shape<ListedOrganisation>.Field] {
        [
            .always("code", words("机关的代码，用在地址里")) { $0.organisation.code },
            .always("url", words("网页的地址"), .address) { address(Links.organisation($0.organisation.code)) },
            .always("name", words("名称")) { $0.organisation.name },
            .always("shortName", words("简称")) { $0.organisation.shortName },
            .always("kind", words("哪一类机关"), .choice(Organisation.Kind.allCases.map(\.rawValue))) {
                $0.organisation.kind.rawValue
            },
            .text("parent", words("上级机关的代码")) { $0.parent },
            .text("creditCode", words("统一社会信用代码")) { $0.organisation.creditCode },
            .text("regionCode", words("行政区划代码")) { $0.organisation.regionCode },
        ]
    }

    /// Of the guide (Regulation Art 12).
    private static func more(_ words: Words) -> [Shape<ShownAgency>.Field] {
        [
            .text("duties", words("机关职能")) { $0.profile.duties },
            .text("officeName", words("政府信息公开工作机构")) { $0.profile.officeName },
            .text("address", words("办公地址")) { $0.profile.address },
            .text("hours", words("办公时间")) { $0.profile.hours },
            .text("phone", words("联系电话")) { $0.profile.phone },
            .text("fax", words("传真号码")) { $0.profile.fax },
            .text("email", words("电子邮箱")) { $0.profile.email },
            .text("postcode", words("邮政编码")) { $0.profile.postcode },
        ]
    }

    @Sendable private func list(_ call: Call) async throws -> Response {
        let tree = try await server.office.organisationTree()
        let items = tree.flattened.map { shape.json(ListedOrganisation($0.organisation, tree)) }
        return .list(items)
    }

    @Sendable private func organisation(_ call: Call) async throws -> Response {
        let agency = try await server.office.agency(code: try call.require("code"))
        let tree = try await server.office.organisationTree()
        return .json(
            whole.json(ShownAgency(listed: ListedOrganisation(agency.organisation, tree), profile: agency.profile)))
    }
}

/// An organisation in a list.
struct ListedOrganisation: Sendable {
    var organisation: Organisation
    /// The code of what it stands below.
    var parent: String?

    init(_ organisation: Organisation, _ tree: OrganisationTree) {
        self.organisation = organisation
        parent = organisation.parent.flatMap { tree[$0]?.code }
    }
}

struct ShownAgency: Sendable {
    var listed: ListedOrganisation
    var profile: OpennessProfile
}

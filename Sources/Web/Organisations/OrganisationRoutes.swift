import Actions
import Domain
import Hummingbird

/// Each agency's own platform with its fixed parts (国办公开办函〔2019〕61号).
struct OrganisationRoutes: Sendable {
    let server: PageServer
    private var office: Office { server.office }

    func add(to router: some RouterMethods<AppContext>) {
        router.get("organisations", use: all)
        router.get("organisations/:code") { request, context in try await part(.disclosure, request, context) }
        router.get("organisations/:code/:part") { request, context in
            guard let part = AgencyPart(rawValue: try context.parameters.require("part")) else { throw NotFound() }
            return try await self.part(part, request, context)
        }
    }

    @Sendable func all(_ request: Request, _ context: AppContext) async throws -> Response {
        let changed = try await server.lastChangeOfLists()
        let words = server.vocabulary(context.reader.language)
        let column = ColumnTags(
            name: "政府信息公开", description: "各单位的政府信息公开平台", keywords: ["政府信息公开", "部门", "乡镇"],
            types: [.disclosureCatalogue])
        var page = PublicPage(
            title: words("政府信息公开"), path: Links.organisations, column: column,
            main: organisationsPage(try await office.organisationTree(), words))
        page.current = .disclosure
        page.crumbs = [Crumb(words("首页"), Links.home), Crumb(words("政府信息公开"))]
        return try await server.show(page, context, lastModified: changed)
    }

    private func part(_ part: AgencyPart, _ request: Request, _ context: AppContext) async throws -> Response {
        // Who holds which post is not said with an instant.
        let changed = part == .leaders ? nil : try await server.lastChangeOfLists()
        let agency = try await office.agency(code: try context.parameters.require("code"))
        let words = server.vocabulary(context.reader.language)
        let organisation = agency.organisation
        let main: HTML
        switch part {
        case .guide: main = guidePage(agency, today: office.now().day, words)
        case .rules: main = rulesPage(agency, words)
        case .disclosure:
            let filter = DocumentFilter(organisation: organisation.id)
            main = disclosurePage(
                agency, rows: try await office.catalogue(of: organisation.id),
                latest: try await office.documents(filter, limit: 10).items, words)
        case .reports:
            let filter = DocumentFilter(organisation: organisation.id, genre: ReportDocument.genre)
            main = agencyReportsPage(
                agency, try await office.publicReports(of: organisation.id),
                try await office.documents(filter, limit: 100).items, words)
        case .leaders: main = leadersPage(agency, words)
        }
        var page = PublicPage(
            title: words.labelled(part.title(words), organisation.name),
            path: request.uri.path, column: part.column(organisation), main: main)
        // It is the platform's own page, and has that address too.
        if part == .disclosure { page.canonicalPath = Links.organisation(organisation.code) }
        page.current = .disclosure
        page.sideMenu = agencyMenu(organisation, current: part, words)
        page.crumbs =
            [Crumb(words("首页"), Links.home), Crumb(words("政府信息公开"), Links.organisations)]
            + agency.path.dropLast().map { Crumb($0.shortName, Links.organisation($0.code)) }
            + [Crumb(organisation.shortName)]
        page.alternates = [.atom(title: organisation.name, address: Links.organisation(organisation.code, "feed.atom"))]
        return try await server.show(page, context, lastModified: changed)
    }
}

/// The parts of an agency's platform, in their fixed order.
enum AgencyPart: String, CaseIterable {
    case guide, rules, disclosure, reports, leaders

    func title(_ words: Words) -> String {
        switch self {
        case .guide: words("政府信息公开指南")
        case .rules: words("政府信息公开制度")
        case .disclosure: words("法定主动公开内容")
        case .reports: words("政府信息公开年报")
        case .leaders: words("领导之窗")
        }
    }

    func column(_ organisation: Organisation) -> ColumnTags {
        let types: [ColumnType] =
            switch self {
            case .guide: [.disclosureGuide]
            case .rules: [.policies]
            case .disclosure: [.disclosureCatalogue]
            case .reports: [.disclosureReport]
            case .leaders: [.leaders]
            }
        let title = title(.chinese)
        return ColumnTags(
            name: title, description: "\(organisation.name)\(title)", keywords: [organisation.name, title], types: types
        )
    }
}

private func agencyMenu(_ organisation: Organisation, current: AgencyPart, _ words: Words) -> HTML {
    let parts = AgencyPart.allCases.filter { $0 != .leaders }.map { part in
        MenuEntry(part.title(words), address(part, organisation), isCurrent: part == current)
    }
    let more = [
        MenuEntry(words("依申请公开"), Links.query(Links.newRequest, [("organisation", organisation.code)])),
        MenuEntry(words("领导之窗"), address(.leaders, organisation), isCurrent: current == .leaders),
    ]
    return sideMenu([parts, more], label: words("政府信息公开平台"))
}

private func address(_ part: AgencyPart, _ organisation: Organisation) -> String {
    part == .disclosure
        ? Links.organisation(organisation.code) : Links.organisation(organisation.code, part.rawValue)
}

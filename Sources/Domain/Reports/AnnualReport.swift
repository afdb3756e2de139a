/// The report of an organ on its openness in a year (政府信息公开工作年度报告, Regulation Arts 49 and 50).
package struct AnnualReport: Hashable, Sendable {
    package typealias ID = Domain.ID<AnnualReport>

    package var id: ID
    package var organisation: Organisation.ID
    package var year: Int
    package var scope: ReportScope

    package init(id: ID, organisation: Organisation.ID, year: Int, scope: ReportScope) {
        self.id = id
        self.organisation = organisation
        self.year = year
        self.scope = scope
    }

    /// Years before the first uniform form are not kept as figures.
    package var format: ReportFormat { ReportFormat.of(year: year) ?? .trial2019 }
}

/// What a report tells of.
package enum ReportScope: String, Hashable, Sendable, CaseIterable, Codable {
    /// 本级: the organ itself, with what stands below it and has no report of its own.
    case own
    /// 汇总: a government with all organs and governments below it.
    case whole
}

/// Who reports, and of whom each report tells: every organisation is in the figures of exactly one.
package enum ReportUnits {
    /// Villages, branches and public enterprises are told of by the organ above them.
    package static func hasReport(_ kind: Organisation.Kind) -> Bool {
        switch kind {
        case .government, .department, .township, .subdistrict: true
        case .village, .branch, .enterprise: false
        }
    }

    package static func scopes(_ kind: Organisation.Kind) -> [ReportScope] {
        if !hasReport(kind) { return [] }
        return kind == .government ? [.own, .whole] : [.own]
    }

    /// Whose records the own report of an organ counts: itself first.
    package static func counted(by organisation: Organisation.ID, _ tree: OrganisationTree) -> [Organisation.ID] {
        let below = tree.children(of: organisation).filter { !hasReport($0.kind) }
        return [organisation] + below.flatMap { counted(by: $0.id, tree) }
    }

    /// One report that the report on a whole is the sum of.
    package struct Share: Hashable, Sendable {
        package var organisation: Organisation.ID
        package var scope: ReportScope

        package init(_ organisation: Organisation.ID, _ scope: ReportScope) {
            self.organisation = organisation
            self.scope = scope
        }
    }

    /// What a government sums up: its own report and those of the organs below it; of a government below it that has summed
    /// up its own, that sum, and nothing of what stands below that one.
    /// - Parameter summed: the governments of which a report on the whole was accepted.
    package static func shares(
        of government: Organisation.ID, _ tree: OrganisationTree, summed: Set<Organisation.ID>
    ) -> [Share] {
        func below(_ id: Organisation.ID) -> [Share] {
            tree.children(of: id).flatMap { child in
                if summed.contains(child.id) { return [Share(child.id, .whole)] }
                return (hasReport(child.kind) ? [Share(child.id, .own)] : []) + below(child.id)
            }
        }
        return [Share(government, .own)] + below(government)
    }
}

extension AnnualReport {
    package func title(of organisation: Organisation) -> String { scope.title(of: organisation, year: year) }
}

extension ReportScope {
    /// 阳光市2025年政府信息公开工作年度报告: the title is the same everywhere (国办公开办函〔2021〕30号); that of a whole names
    /// the place, that of an organ the organ.
    package func title(of organisation: Organisation, year: Int) -> String {
        "\(self == .whole ? organisation.placeName : organisation.name)\(year)年政府信息公开工作年度报告"
    }

    /// What the sentences of a report may call whom they tell of.
    package func names(_ organisation: Organisation) -> [String] {
        [organisation.name, organisation.shortName, organisation.placeName, subject(organisation)]
    }

    /// Whom the sentences of a report tell of: 市财政局, 全市.
    package func subject(_ organisation: Organisation) -> String {
        self == .own ? organisation.shortName : organisation.placeName.last.map { "全\($0)" } ?? organisation.name
    }
}

extension Organisation {
    /// 阳光市 of 阳光市人民政府
    var placeName: String {
        let suffix = "人民政府"
        return name.hasSuffix(suffix) && name.count > suffix.count ? String(name.dropLast(suffix.count)) : name
    }
}

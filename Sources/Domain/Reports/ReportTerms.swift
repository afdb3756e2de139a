/// Until when reports on the year before are published. The Regulation has 31 January for departments and 31 March for
/// governments (Art 49); 国办公开办函〔2019〕60号 lets each level have an earlier day, so they are settings.
package struct ReportTerms: Hashable, Sendable {
    package var days: [ReportLevel: MonthDay]

    package init(_ days: [ReportLevel: MonthDay] = [:]) {
        self.days = days
    }

    package subscript(level: ReportLevel) -> MonthDay { days[level] ?? level.statutoryTerm }

    /// The last day for the report on a year.
    package func due(_ level: ReportLevel, year: Int) -> Day? {
        Day(year + 1, self[level].month, self[level].day)
    }

    package var issues: [Issue] {
        ReportLevel.allCases.filter { level in
            let (own, latest) = (self[level], level.statutoryTerm)
            return Day(2023, own.month, own.day) == nil || (own.month, own.day) > (latest.month, latest.day)
        }.map { level in
            let latest = level.statutoryTerm
            return Issue(
                level.field,
                .malformed(expected: "1月1日到\(latest.month)月\(latest.day)日之间的一天，例如\(latest.text)（第四十九条）"))
        }
    }
}

/// Reports that have the same term.
package enum ReportLevel: String, Hashable, Sendable, CaseIterable {
    case department
    case township
    /// The whole of a government that stands below another one: 县级汇总.
    case lowerGovernment = "lower-government"
    /// The whole of the government that stands above all.
    case government

    package init(_ organisation: Organisation, _ scope: ReportScope, _ tree: OrganisationTree) {
        switch (scope, organisation.kind) {
        case (.own, .township), (.own, .subdistrict): self = .township
        case (.own, _): self = .department
        case (.whole, _):
            let isBelow = tree.path(to: organisation.id).contains { $0.id != organisation.id && $0.kind == .government }
            self = isBelow ? .lowerGovernment : .government
        }
    }

    /// No setting may be later (Art 49).
    package var statutoryTerm: MonthDay {
        switch self {
        case .department, .township: MonthDay(month: 1, day: 31)
        case .lowerGovernment, .government: MonthDay(month: 3, day: 31)
        }
    }

    package var field: String { "\(rawValue)-term" }
}

/// A day of every year.
package struct MonthDay: Hashable, Sendable {
    package var month: Int
    package var day: Int

    package init(month: Int, day: Int) {
        self.month = month
        self.day = day
    }

    /// "1-31"
    package init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 2, let month = parts[0], let day = parts[1] else { return nil }
        self.init(month: month, day: day)
    }

    package var text: String { "\(month)-\(day)" }
}

/// Until when reports on the year before are published. The Regulation has 31 January for departments and 31 March for
/// governments (Art 49); 国办公开办函〔2019〕60号 and local rules have earlier days for lower levels, so they are settings.
package struct ReportTerms: Hashable, Sendable {
    package var own: MonthDay
    package var whole: MonthDay

    package init(own: MonthDay = MonthDay(month: 1, day: 31), whole: MonthDay = MonthDay(month: 3, day: 31)) {
        self.own = own
        self.whole = whole
    }

    /// The last day for the report on a year.
    package func due(_ scope: ReportScope, year: Int) -> Day? {
        let date = scope == .own ? own : whole
        return Day(year + 1, date.month, date.day)
    }

    package var issues: [Issue] {
        [("ownTerm", own), ("wholeTerm", whole)]
            .filter { Day(2023, $0.1.month, $0.1.day) == nil || $0.1.month > 6 }
            .map { Issue($0.0, .malformed(expected: "1月1日至6月30日之间的一天，例如1-31")) }
    }
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

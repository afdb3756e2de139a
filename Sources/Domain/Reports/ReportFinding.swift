/// What a check of a report found, with the figures it compared.
package struct ReportFinding: Hashable, Sendable {
    package enum Severity: String, Hashable, Sendable, CaseIterable {
        /// One of the figures is wrong.
        case error
        /// Worth a look: there may be good reasons.
        case warning
        /// The words allow another reading.
        case question
    }

    package var rule: ReportRule
    package var severity: Severity
    package var subject: Subject
    /// What the other figures lead to expect; nil where the finding is no matter of figures.
    package var expected: Int?
    package var found: Int?
    /// The figures that `found` was reckoned from, in their order; for a balance, those of `expected` before them.
    package var terms: [Int]

    package init(
        _ rule: ReportRule, _ severity: Severity, _ subject: Subject, expected: Int? = nil, found: Int? = nil,
        terms: [Int] = []
    ) {
        self.rule = rule
        self.severity = severity
        self.subject = subject
        self.expected = expected
        self.found = found
        self.terms = terms
    }

    /// What it is about.
    package enum Subject: Hashable, Sendable {
        /// A sum of figures beside the figure that is stated for it. `expected` is stated, `found` is the sum.
        case sum(of: [ReportFigure], stated: ReportFigure)
        /// 第一项加第二项 beside 第三项加第四项, of a column.
        case balance(ReportColumn)
        /// A figure that cannot be: below nought.
        case figure(ReportFigure)
        case carried(ReportColumn)
        case claim(ReportClaim)
        case share(ReportShare)
        case rollUp(ReportCell)
        case validity(DisclosureItem)
        case pending(Dispute.Block)
        case disputesWithoutRequests
        case feesWithoutNotices
        case likeness(ReportSection, to: String)
        case late(Day, term: Day)
        case title(expected: String)
    }
}

/// What was found, and what could not be looked at.
package struct ReportVerdict: Hashable, Sendable {
    package var findings: [ReportFinding]
    /// Rules of which the report has not a single pair of figures.
    package var untested: [ReportRule]

    package init(findings: [ReportFinding], untested: [ReportRule]) {
        self.findings = findings
        self.untested = untested
    }

    /// Rules that were looked at and hold.
    package var held: [ReportRule] {
        let broken = Set(findings.map(\.rule))
        return ReportRule.allCases.filter { !untested.contains($0) && !broken.contains($0) }
    }

    /// A report with one of them cannot be submitted.
    package var broken: [ReportFinding] { findings.filter { $0.rule.isHard && $0.severity == .error } }
}

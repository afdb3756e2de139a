/// The checks of a report: inside its tables, against its sentences, the year before, and its units.
package struct ReportCheck {
    package var content: ReportContent
    package var previous: ReportContent?
    /// Empty where nothing is known of them.
    package var units: [ReportContent]
    /// Reports of other organs of the same year, whose texts it should not repeat.
    package var neighbours: [ReportContent]
    /// The last day on which it may be published.
    package var term: Day?

    package init(
        _ content: ReportContent, previous: ReportContent? = nil, units: [ReportContent] = [],
        neighbours: [ReportContent] = [], term: Day? = nil
    ) {
        self.content = content
        self.previous = previous
        self.units = units
        self.neighbours = neighbours
        self.term = term
    }

    package var verdict: ReportVerdict {
        let results = ReportRule.allCases.map { ($0, result(of: $0)) }
        return ReportVerdict(
            findings: results.flatMap(\.1.findings), untested: results.filter { $0.1.tested == 0 }.map(\.0))
    }

    private func result(of rule: ReportRule) -> RuleResult {
        switch rule {
        case .balance: balance
        case .outcomes: sums(.outcomes).or(groups)
        case .classes: sums(.classes)
        case .disputes: sums(.disputes)
        case .counts: counts
        case .carried: carried
        case .sentences: sentences
        case .rollUp: rollUp
        case .validity: validity
        case .pending: pending
        case .ratios: ratios
        case .fees: fees
        case .likeness: likeness
        case .publication: publication
        }
    }
}

/// What came of one rule.
struct RuleResult {
    var tested = 0
    var findings: [ReportFinding] = []

    /// Counts one pair of figures as looked at.
    mutating func test(_ isRight: Bool, _ finding: @autoclosure () -> ReportFinding) {
        tested += 1
        if !isRight { findings.append(finding()) }
    }

    /// Another way to look, where this one found nothing to look at.
    func or(_ other: @autoclosure () -> RuleResult) -> RuleResult { tested > 0 ? self : other() }
}

// MARK: inside the report

extension ReportCheck {
    private var balance: RuleResult {
        var result = RuleResult()
        for column in ReportColumn.allCases {
            func value(_ row: ReportRow) -> Int? { content.value(.cell(.request(row, column))) }
            guard let received = value(.received), let carriedIn = value(.carriedIn), let ended = value(.ended),
                let carriedOut = value(.carriedOut)
            else { continue }
            let (came, went) = (received + carriedIn, ended + carriedOut)
            let severity = severity([.received, .carriedIn, .ended, .carriedOut].map { .cell(.request($0, column)) })
            // 受理749件 may count what was carried over, too.
            let isRight = came == went || severity == .question && received == went
            result.test(
                isRight,
                ReportFinding(
                    .balance, severity, .balance(column), expected: came, found: went,
                    terms: [received, carriedIn, ended, carriedOut]))
        }
        return result
    }

    /// A figure that only a sentence tells of, in words that have another reading, makes no error.
    func severity(_ figures: [ReportFigure]) -> ReportFinding.Severity {
        let isCertain = figures.allSatisfy { content.claim($0)?.isCertain ?? true }
        return isCertain ? .error : .question
    }

    private func sums(_ rule: ReportRule) -> RuleResult {
        var result = RuleResult()
        for identity in ReportIdentity.sums(content.format) where identity.rule == rule {
            let parts = identity.parts.map(ReportFigure.cell)
            let values = parts.compactMap(content.value)
            guard values.count == parts.count, let stated = content.value(.cell(identity.total)) else { continue }
            let sum = values.reduce(0, +)
            result.test(
                sum == stated,
                ReportFinding(
                    rule, severity(parts + [.cell(identity.total)]), .sum(of: parts, stated: .cell(identity.total)),
                    expected: stated, found: sum,
                    terms: values))
        }
        return result
    }

    /// A report without its tables tells of the outcomes by groups.
    private var groups: RuleResult {
        var result = RuleResult()
        let parts = RequestOutcome.Group.allCases.map(ReportFigure.group)
        let total = ReportFigure.cell(.request(.ended, .total))
        let values = parts.compactMap(content.value)
        if values.count == parts.count, let stated = content.value(total) {
            let sum = values.reduce(0, +)
            // What was 办理 is what ended, where the first rule holds for it.
            let isBalanced = balance.tested > 0 && balance.findings.isEmpty
            result.test(
                sum == stated,
                ReportFinding(
                    .outcomes, severity(isBalanced ? parts : parts + [total]), .sum(of: parts, stated: total),
                    expected: stated, found: sum, terms: values))
        }
        return result
    }

    private var counts: RuleResult {
        var result = RuleResult()
        for (cell, value) in content.tables.cells where !cell.mayBeNegative {
            result.test(value >= 0, ReportFinding(.counts, .error, .figure(.cell(cell)), expected: 0, found: value))
        }
        for claim in content.claims {
            result.test(
                claim.value >= 0,
                ReportFinding(.counts, .error, .figure(claim.figure), expected: 0, found: claim.value))
        }
        return result
    }

    private var sentences: RuleResult {
        var result = RuleResult()
        for claim in content.claims {
            guard let value = content.tables.sum(claim.figure.cells(content.format)) else { continue }
            let isRight = claim.value == value || !claim.isCertain && otherReadings(of: claim).contains(claim.value)
            let severity = claim.isCertain ? ReportFinding.Severity.error : .question
            result.test(
                isRight, ReportFinding(.sentences, severity, .claim(claim), expected: value, found: claim.value))
        }
        return result
    }

    /// 受理 and 答复 may mean more, or less, than the row they are nearest to.
    private func otherReadings(of claim: ReportClaim) -> [Int] {
        guard case .cell(.request(_, .total)) = claim.figure else { return [] }
        func value(_ rows: [ReportRow]) -> Int? { content.tables.sum(rows.map { .request($0, .total) }) }
        return [value([.received]), value([.ended]), value([.received, .carriedIn])].compactMap(\.self)
    }

    private var ratios: RuleResult {
        var result = RuleResult()
        let ended = content.value(.cell(.request(.ended, .total)))
        for share in content.shares {
            guard let ended, ended > 0, let part = content.value(share.figure), let given = Percentage(share.percent)
            else { continue }
            result.test(given.rounds(part, of: ended), ReportFinding(.ratios, .warning, .share(share)))
        }
        let disputes = ReportContent.disputeTotals.compactMap(content.value)
        if let received = content.value(.cell(.request(.received, .total))), disputes.count == 3 {
            let came = received + (content.value(.cell(.request(.carriedIn, .total))) ?? 0)
            result.test(
                came > 0 || disputes.allSatisfy { $0 == 0 },
                ReportFinding(.ratios, .warning, .disputesWithoutRequests, found: disputes.reduce(0, +)))
        }
        return result
    }

    private var fees: RuleResult {
        var result = RuleResult()
        let notices =
            content.tables[.fee(.notices)] ?? content.claims.first { $0.figure == .cell(.fee(.notices)) }?.value
        guard let lapsed = content.tables[.request(.outcome(.feeLapsed), .total)], let notices else { return result }
        result.test(
            lapsed == 0 || notices > 0,
            ReportFinding(.fees, .warning, .feesWithoutNotices, expected: lapsed, found: notices))
        return result
    }

    private var publication: RuleResult {
        var result = RuleResult()
        if let published = content.publishedOn, let term {
            result.test(published <= term, ReportFinding(.publication, .warning, .late(published, term: term)))
        }
        if let year = content.year, !content.title.isEmpty {
            let expected = "\(year)年政府信息公开工作年度报告"
            let isUniform = content.title.hasSuffix(expected) && content.title.count > expected.count
            result.test(isUniform, ReportFinding(.publication, .warning, .title(expected: expected)))
        }
        return result
    }
}

extension ReportContent {
    fileprivate static let disputeTotals = Dispute.Block.allCases.map { ReportFigure.cell(.dispute($0, .total)) }
}

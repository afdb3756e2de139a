import Domain
import TestSupport
import Testing

@Suite struct ReportCheckTests {
    @Test func `the report of a province holds`() {
        let verdict = ReportCheck(ReportFixture.content).verdict
        #expect(verdict.findings == [])
        #expect(
            verdict.untested
                == [.carried, .sentences, .rollUp, .validity, .pending, .fees, .likeness, .publication])
        #expect(ReportFixture.tables.totalled(.revised2021) == ReportFixture.tables)
    }

    @Test(arguments: ReportFormat.allCases)
    func `a right report is called right, beside last year's and its units`(format: ReportFormat) {
        var random = SeededRandom(seed: 49)
        for _ in 0..<500 {
            let content = ReportContent.right(format, using: &random)
            let units = [content, .right(format, using: &random), .right(format, using: &random)]
            var whole = ReportContent(
                year: content.year, format: format, tables: ReportTables.sum(of: units.map(\.tables), format))
            whole.claims = claims(whole)
            let before = whole.before(using: &random)
            let verdict = ReportCheck(whole, previous: before, units: units).verdict
            #expect(verdict.findings == [])
            #expect(ReportCheck(before).verdict.findings == [])
            #expect(!verdict.untested.contains { $0.isHard })
        }
    }

    @Test func `one fault in a right report is named, by its rule and its size, a thousand times`() throws {
        var random = SeededRandom(seed: 50)
        for number in 0..<1_000 {
            let format = ReportFormat.allCases[number % 2]
            let units = (0..<2).map { _ in ReportContent.right(format, using: &random) }
            var content = ReportContent(format: format, tables: ReportTables.sum(of: units.map(\.tables), format))
            content.claims = claims(content)
            var previous = content.before(using: &random)
            let amount = Int.random(in: 1...99, using: &random) * (Bool.random(using: &random) ? 1 : -1)
            let fault = try #require(Fault.allCases.randomElement(using: &random))
            let rules = fault.plant(amount, in: &content, &previous, using: &random)
            let check = ReportCheck(
                content, previous: previous, units: fault == .unit ? units.dropLast() + [content] : units)
            for rule in rules {
                let named = check.verdict.findings.filter { $0.rule == rule }
                #expect(!named.isEmpty, "\(number): \(fault) of \(amount) is no finding of \(rule)")
                let sizes = named.map { abs(($0.expected ?? 0) - ($0.found ?? 0)) }
                #expect(
                    rule == .counts || rule == .rollUp || sizes.contains(abs(amount)), "\(number): \(fault) \(sizes)")
            }
        }
    }

    private enum Fault: CaseIterable {
        case received, carriedIn, leaf, total, carriedOut, dispute, negative, sentence, unit

        /// - Returns: the rules that must name it.
        func plant(
            _ amount: Int, in content: inout ReportContent, _ previous: inout ReportContent,
            using random: inout SeededRandom
        ) -> [ReportRule] {
            let column = ReportColumn.allCases.randomElement(using: &random) ?? .total
            switch self {
            case .received:
                content.tables[.request(.received, column)]? += amount
                return [.balance, .classes, .rollUp]
            case .carriedIn:
                content.tables[.request(.carriedIn, column)]? += amount
                return [.balance, .classes, .carried, .rollUp]
            case .leaf:
                let row = ReportRow.leaves(content.format).randomElement(using: &random) ?? .ended
                content.tables[.request(row, column)]? += amount
                return [.outcomes, .classes, .rollUp]
            case .total:
                content.tables[.request(.ended, column)]? += amount
                return [.balance, .outcomes, .classes, .rollUp]
            case .carriedOut:
                previous.tables[.request(.carriedOut, column)]? += amount
                return [.carried]
            case .dispute:
                guard let cell = ReportCell.disputes.randomElement(using: &random) else { return [] }
                content.tables[cell]? += amount
                return [.disputes, .rollUp]
            case .negative:
                guard let cell = ReportCell.disputes.randomElement(using: &random) else { return [] }
                content.tables[cell] = -abs(amount)
                return [.counts]
            case .sentence:
                content.claims[Int.random(in: content.claims.indices, using: &random)].value += amount
                return [.sentences]
            case .unit: return [.rollUp]
            }
        }
    }

    private func claims(_ content: ReportContent) -> [ReportClaim] {
        let rows: [ReportRow] = [.received, .carriedIn, .ended, .carriedOut]
        let figures =
            rows.map { ReportFigure.cell(.request($0, .total)) } + RequestOutcome.Group.allCases.map(ReportFigure.group)
            + DisputeColumn.allCases.map(ReportFigure.suits)
        return figures.compactMap { figure in content.value(figure).map { ReportClaim(figure, $0, excerpt: "") } }
    }

    // MARK: what is worth a look

    private func found(_ check: ReportCheck, _ rule: ReportRule) -> [ReportFinding.Subject] {
        check.verdict.findings.filter { $0.rule == rule }.map(\.subject)
    }

    @Test func `what is in force follows from last year, made and repealed`() {
        var (content, before) = (ReportFixture.content, ReportFixture.content)
        before.tables[.disclosure(.normativeDocuments, .valid)] = 4605
        before.tables[.disclosure(.regulations, .valid)] = 77
        #expect(found(ReportCheck(content, previous: before), .validity) == [.validity(.regulations)])
        content.tables[.disclosure(.regulations, .valid)] = 75
        #expect(found(ReportCheck(content, previous: before), .validity) == [])
    }

    @Test func `what was pending a year ago cannot vanish`() {
        var before = ReportFixture.content
        before.tables[.dispute(.directSuit, .of(.pending))] = 57
        #expect(found(ReportCheck(ReportFixture.content, previous: before), .pending) == [.pending(.directSuit)])
    }

    @Test func `a share may be rounded either way, and no further`() {
        var content = ReportFixture.content
        for (percent, isRight) in [
            ("40.2", true), ("40.1", true), ("40.17", true), ("40.3", false), ("41", true), ("42", false),
        ] {
            content.shares = [ReportShare(.group(.granted), percent: percent, excerpt: "")]
            #expect(found(ReportCheck(content), .ratios).isEmpty == isRight, "\(percent)")
        }
        // More than an integer holds: what cannot be reckoned is not wrong.
        content.shares = [ReportShare(.group(.granted), percent: "4.00000", excerpt: "")]
        content.tables[.request(.ended, .total)] = ReportNumber.mostCount
        content.tables[.request(.outcome(.granted), .total)] = ReportNumber.mostCount
        #expect(found(ReportCheck(content), .ratios) == [])
    }

    @Test func `who lapsed for want of payment was asked for it`() {
        var content = ReportFixture.content
        content.tables[.fee(.notices)] = 0
        #expect(found(ReportCheck(content), .fees) == [.feesWithoutNotices])
        content.tables[.fee(.notices)] = 203
        #expect(found(ReportCheck(content), .fees) == [])
    }

    @Test func `texts that are last year's are found, and those that only begin alike are not`() {
        let text = String(repeating: "县政府认真落实条例，公开了许多文件。", count: 3)
        var (content, before) = (ReportFixture.content, ReportFixture.content)
        content.texts = [.overview: text + (0..<40).map { "第\($0)类" }.joined()]
        before.texts = content.texts
        #expect(found(ReportCheck(content, previous: before), .likeness) == [.likeness(.overview, to: "")])
        before.texts = [.overview: text + "乡镇、街道、学校、医院、供水、供电、供气、供热、环境保护、公共交通都有目录。" + text]
        content.texts = [.overview: text + (0..<40).map { "\($0)号令施行以后，本机关清理存量信息" }.joined()]
        #expect(found(ReportCheck(content, previous: before), .likeness) == [])
    }

    @Test func `a late report and one with another title are named`() throws {
        var content = ReportFixture.content
        let term = try #require(Day(2024, 3, 31))
        content.publishedOn = term
        content.title = "某省2023年政府信息公开工作年度报告"
        #expect(found(ReportCheck(content, term: term), .publication) == [])
        content.publishedOn = term.next
        content.title = "2023年政府信息公开工作年度报告"
        #expect(
            found(ReportCheck(content, term: term), .publication) == [
                .late(term.next, term: term), .title(expected: "2023年政府信息公开工作年度报告"),
            ])
    }

    @Test
    func `a report of sentences alone is asked about, and not called wrong, where its words can be read in two ways`() {
        func findings(_ text: String) -> [String] {
            let sentences = ReportSentences.read(text)
            let content = ReportContent(claims: sentences.claims, shares: sentences.shares)
            return ReportCheck(content).verdict.findings.map { "\($0.rule.rawValue) \($0.severity.rawValue)" }
        }
        let groups = "予以公开300件，部分公开100件，不予公开18件，无法提供200件，不予处理50件，其他处理50件。"
        #expect(findings("共受理政府信息公开申请749件，上年结转36件，办理718件，结转下年31件，" + groups) == [])
        #expect(findings("共受理政府信息公开申请713件，上年结转36件，办理718件，结转下年31件，" + groups) == [])
        #expect(findings("共办理政府信息公开申请749件，" + groups) == ["R2 question"])
        #expect(findings("共受理政府信息公开申请740件，上年结转36件，办理718件，结转下年31件。") == ["R1 question"])
        #expect(findings("新收政府信息公开申请740件，上年结转36件，办理结果总计718件，结转下年31件。") == ["R1 error"])
        #expect(
            findings("新收政府信息公开申请713件，上年结转36件，办理718件，结转下年31件，" + groups.replacing("18件", with: "10件")) == ["R2 error"])
    }

    @Test func `a loose word may mean what was carried over, too`() {
        var content = ReportFixture.content
        for (value, findings) in [(14069, 0), (14629, 0), (13810, 0), (14000, 1)] {
            content.claims = [
                ReportClaim(.cell(.request(.received, .total)), value, excerpt: "受理", isCertain: false)
            ]
            let found = ReportCheck(content).verdict.findings
            #expect(found.map(\.severity) == Array(repeating: .question, count: findings))
        }
    }
}

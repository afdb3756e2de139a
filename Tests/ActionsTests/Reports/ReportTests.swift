import Actions
import Domain
import Storage
import TestSupport
import Testing

/// The way of a report from its first figure to the document that publishes it.
struct ReportTests {
    @Test(arguments: Engine.available)
    func `a unit's report is computed, completed, submitted, accepted and drafted as a document`(
        engine: Engine
    ) async throws {
        try await withOffice(engine) { test in
            test.clock.set(instant(2025, 12, 29))
            _ = try await test.registered()
            test.clock.set(instant(2026, 1, 8))
            let id = try await test.office.openReport(
                of: test.organisation(.finance).id, year: 2025, .own, by: test.caller(.informationOfficer))
            let again = try await test.office.openReport(
                of: test.organisation(.finance).id, year: 2025, .own, by: test.caller(.informationOfficer))
            #expect(again == id)
            var report = try await test.report(id)
            #expect(report.content.tables[.request(.received, .of(.citizen))] == 1)
            #expect(report.content.tables[.request(.carriedOut, .total)] == 1)
            await #expect(throws: ReportRefusal.self) {
                try await test.office.submitReport(id, expecting: nil, by: test.caller(.informationOfficer))
            }
            try await test.complete(id)
            report = try await test.report(id)
            #expect(report.state.stage == .submitted)
            #expect(report.state.frozen?.months == [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1])
            try await test.act(.accept(opinion: "同意备案。"), onReport: id, as: .opennessOffice, in: .city)
            let document = try await test.office.draftReport(
                id, expecting: nil, by: test.caller(.informationOfficer))
            let draft = try await test.office.deskDocument(document, by: test.caller(.informationOfficer))
            #expect(draft.content.title == "阳光市财政局2025年政府信息公开工作年度报告")
            #expect(draft.content.genre == "annual-report")
            let tables = draft.content.body.blocks.filter { if case .table = $0 { true } else { false } }
            #expect(tables.count == 3)
        }
    }

    @Test(arguments: Engine.available)
    func `what the register says after the report was submitted shows as a difference`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            test.clock.set(instant(2026, 1, 8))
            let id = try await test.openReport()
            try await test.complete(id)
            // A letter of December that was found in January.
            _ = try await test.office.register(
                .sample(), for: test.organisation(.finance).id, by: .counter, on: day(2025, 12, 30),
                by: test.caller(.requestOfficer))
            let report = try await test.report(id)
            #expect(report.content.tables[.request(.received, .total)] == 0)
            let difference = report.differences.first { $0.cell == .request(.received, .total) }
            #expect(difference?.reported == 0)
            #expect(difference?.now == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `a broken rule keeps a report from being submitted`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            test.clock.set(instant(2026, 1, 8))
            let id = try await test.openReport()
            try await test.fill(id)
            try await test.act(
                .enter([.request(.received, .of(.citizen)): 3], source: "纸质登记簿"), onReport: id)
            await #expect(throws: ReportRefusal.self) {
                try await test.office.submitReport(id, expecting: nil, by: test.caller(.informationOfficer))
            }
            #expect(try await test.report(id).verdict.broken.map(\.rule).contains(.balance))
            try await test.act(.enter([.request(.received, .of(.citizen)): nil], source: "误填"), onReport: id)
            try await test.office.submitReport(id, expecting: nil, by: test.caller(.informationOfficer))
        }
    }

    @Test(arguments: Engine.available)
    func `a year that is not over, a report that was submitted and one's own submission are refused`(
        engine: Engine
    ) async throws {
        try await withOffice(engine) { test in
            let id = try await test.openReport(year: 2026)
            try await test.fill(id)
            await #expect(throws: ReportRefusal.yearNotOver) {
                try await test.office.submitReport(id, expecting: nil, by: test.caller(.informationOfficer))
            }
            let last = try await test.openReport(year: 2025)
            try await test.complete(last)
            await #expect(throws: ReportRefusal.notOpen) {
                try await test.act(.write([.overview: "改"]), onReport: last)
            }
            await #expect(throws: ReportRefusal.notAccepted) {
                _ = try await test.office.draftReport(last, expecting: nil, by: test.caller(.informationOfficer))
            }
            let person = test.person(.informationOfficer)
            let both = test.caller(person, [.opennessOffice])
            await #expect(throws: ReportRefusal.ownSubmission) {
                try await test.office.act(.accept(opinion: ""), on: last, expecting: nil, by: both)
            }
            try await test.act(.giveBack(reason: "请补充政府信息管理情况。"), onReport: last, as: .opennessOffice, in: .city)
            #expect(try await test.report(last).state.stage == .returned)
            try await test.act(.write([.overview: "改过的总体情况。"]), onReport: last)
        }
    }

    @Test(arguments: Engine.available)
    func `the whole waits for its units and is their sum`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            test.clock.set(instant(2026, 1, 8))
            let whole = try await test.office.openReport(
                of: test.organisation(.city).id, year: 2025, .whole, by: test.caller(.opennessOffice, in: .city))
            var expected = 0
            for place in TestOffice.Place.allCases {
                let id = try await test.openReport(in: place)
                try await test.act(
                    .enter([.disclosure(.licences, .decisions): 10 + expected], source: "审批系统"), onReport: id,
                    as: .opennessOffice, in: .city)
                try await test.complete(id, licences: 10 + expected, as: .opennessOffice, in: .city)
                expected += 1
                if place != .township {
                    try await test.accept(id)
                } else {
                    let waiting = try await test.report(whole, as: .opennessOffice, in: .city)
                    #expect(waiting.missing == [ReportUnits.Share(test.organisation(.township).id, .own)])
                    try await test.accept(id)
                }
            }
            let report = try await test.report(whole, as: .opennessOffice, in: .city)
            #expect(report.missing.isEmpty)
            #expect(report.parts.count == TestOffice.Place.allCases.count)
            #expect(report.content.tables[.disclosure(.licences, .decisions)] == 10 + 11 + 12 + 13)
            #expect(!report.verdict.untested.contains(.rollUp))
            #expect(report.verdict.broken == [])
        }
    }

    @Test(arguments: Engine.available)
    func `whoever has to do something with a report finds it in the to-do list`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            test.clock.set(instant(2026, 1, 8))
            func waits(for role: Role, in place: TestOffice.Place = .finance) async throws -> [ReportCase.Stage] {
                let lines = try await test.office.reportTodo(of: test.caller(role, in: place))
                #expect(try await test.office.reportTodoCount(of: test.caller(role, in: place)) == lines.count)
                return lines.map(\.stage)
            }
            let id = try await test.openReport()
            #expect(try await waits(for: .informationOfficer) == [.draft])
            // It is the office's own report, and none of the city's.
            #expect(try await waits(for: .opennessOffice, in: .city) == [])
            try await test.complete(id)
            #expect(try await waits(for: .informationOfficer) == [])
            #expect(try await waits(for: .opennessOffice, in: .city) == [.submitted])
            try await test.act(.giveBack(reason: "请核对。"), onReport: id, as: .opennessOffice, in: .city)
            #expect(try await waits(for: .informationOfficer) == [.returned])
            try await test.office.submitReport(id, expecting: nil, by: test.caller(.informationOfficer))
            try await test.accept(id)
            #expect(try await waits(for: .informationOfficer) == [.accepted])
            _ = try await test.office.draftReport(id, expecting: nil, by: test.caller(.informationOfficer))
            #expect(try await waits(for: .informationOfficer) == [])
        }
    }

    @Test(arguments: Engine.available)
    func `a report whose document was thrown away can be drafted again or given back`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            test.clock.set(instant(2026, 1, 8))
            let (id, officer) = (try await test.openReport(), test.caller(.informationOfficer))
            try await test.complete(id)
            try await test.accept(id)
            let document = try await test.office.draftReport(id, expecting: nil, by: officer)
            await #expect(throws: ReportRefusal.alreadyDrafted) {
                _ = try await test.office.draftReport(id, expecting: nil, by: officer)
            }
            try await test.office.discard(document, reason: "数字要改。", expecting: nil, by: officer)
            let again = try await test.office.draftReport(id, expecting: nil, by: officer)
            #expect(again != document)
            try await test.office.discard(again, reason: "数字要改。", expecting: nil, by: officer)
            try await test.act(.giveBack(reason: "数字要改。"), onReport: id, as: .opennessOffice, in: .city)
            #expect(try await test.report(id).state.document == nil)
        }
    }

    @Test(arguments: Engine.available)
    func `what a sentence says otherwise than the tables is an error, and keeps the report from being submitted`(
        engine: Engine
    ) async throws {
        try await withOffice(engine) { test in
            test.clock.set(instant(2025, 12, 29))
            _ = try await test.registered()
            test.clock.set(instant(2026, 1, 8))
            let id = try await test.openReport()
            try await test.fill(id)
            let draft = try await test.report(id).draft
            let text = try #require(draft.text(of: .overview))
            #expect(text.contains("新收政府信息公开申请1件"))
            try await test.act(
                .write([.overview: text.replacing("新收政府信息公开申请1件", with: "新收政府信息公开申请21件")]), onReport: id)
            #expect(try await test.report(id).verdict.broken.map(\.rule) == [.sentences])
            await #expect(throws: ReportRefusal.self) {
                try await test.office.submitReport(id, expecting: nil, by: test.caller(.informationOfficer))
            }
            try await test.act(.write([.overview: text]), onReport: id)
            try await test.office.submitReport(id, expecting: nil, by: test.caller(.informationOfficer))
        }
    }

    @Test(arguments: Engine.available)
    func `a text that another office has too is found and shown`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            test.clock.set(instant(2026, 1, 8))
            let text = Self.copied.joined(separator: "。") + "。"
            let first = try await test.openReport(in: .education)
            try await test.fill(first, as: .opennessOffice, in: .city)
            try await test.act(.write([.problems: text]), onReport: first, as: .opennessOffice, in: .city)
            try await test.office.submitReport(
                first, expecting: nil, by: test.caller(.opennessOffice, in: .city))
            let second = try await test.openReport()
            try await test.fill(second)
            #expect(try await test.report(second).repetitions == [])
            try await test.act(.write([.problems: "\(text)明年继续努力。"]), onReport: second)
            let report = try await test.report(second)
            let title = "阳光市教育局2025年政府信息公开工作年度报告"
            #expect(report.verdict.findings.map(\.subject) == [.likeness(.problems, to: title)])
            #expect(report.repetitions.map(\.title) == [title])
            #expect(report.repetitions.map(\.sentences) == [Self.copied])
        }
    }

    private static let copied = [
        "有的信息发布不够及时，有的答复书理由写得简单，个别科室主动公开的意识不强", "针对这些问题，每周对照目录检查，快到期的提前提醒",
        "统一了文书格式，写清依据和检索经过", "把公开属性审核放进公文流程，没有写明的一律退回，并且按季度通报各科室的情况",
    ]

    @Test(arguments: Engine.available)
    func `each level has its own term, and none is later than the Regulation's`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let administrator = test.caller(.administrator, in: .city)
            var terms = ReportTerms()
            terms.days[.township] = MonthDay(month: 1, day: 15)
            terms.days[.government] = MonthDay(month: 3, day: 10)
            try await test.office.changeReportTerms(terms, by: administrator)
            let board = try await test.office.reportBoard(year: 2025, by: test.caller(.opennessOffice, in: .city))
            let due = board.lines.map { "\($0.organisation.code) \($0.scope.rawValue) \($0.due?.iso ?? "")" }
            #expect(due.contains("heping own 2026-01-15"))
            #expect(due.contains("finance own 2026-01-31"))
            #expect(due.contains("yangguang whole 2026-03-10"))
            terms.days[.department] = MonthDay(month: 2, day: 1)
            await #expect(throws: Invalid.self) {
                try await test.office.changeReportTerms(terms, by: administrator)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `the board says who is late`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            test.clock.set(instant(2026, 2, 3))
            let id = try await test.openReport()
            try await test.complete(id)
            let board = try await test.office.reportBoard(year: 2025, by: test.caller(.opennessOffice, in: .city))
            // The city has a report of its own and one on the whole.
            #expect(board.lines.count == TestOffice.Place.allCases.count + 1)
            let finance = try #require(board.lines.first { $0.report == id })
            #expect(finance.stage == .submitted)
            #expect(finance.due == day(2026, 1, 31))
            #expect(finance.daysLate(today: day(2026, 2, 3)) == 3)
            #expect(board.lines.filter { $0.scope == .whole }.allSatisfy { $0.daysLate(today: day(2026, 2, 3)) == nil })
            await #expect(throws: Forbidden.self) {
                _ = try await test.office.reportBoard(year: 2025, by: test.caller(.secrecyReviewer))
            }
        }
    }
}

extension TestOffice {
    fileprivate func openReport(year: Int = 2025, in place: Place = .finance) async throws -> AnnualReport.ID {
        try await office.openReport(
            of: organisation(place).id, year: year, .own, by: caller(.opennessOffice, in: .city))
    }

    fileprivate func report(
        _ id: AnnualReport.ID, as role: Role = .informationOfficer, in place: Place = .finance
    ) async throws -> DeskReport {
        try await office.deskReport(id, by: caller(role, in: place))
    }

    fileprivate func act(
        _ act: ReportAct, onReport id: AnnualReport.ID, as role: Role = .informationOfficer, in place: Place = .finance
    ) async throws {
        try await office.act(act, on: id, expecting: nil, by: caller(role, in: place))
    }

    /// What the register does not have.
    fileprivate func fill(
        _ id: AnnualReport.ID, licences: Int = 12, as role: Role = .informationOfficer, in place: Place = .finance
    ) async throws {
        try await act(
            .enter(
                [
                    .disclosure(.licences, .decisions): licences, .disclosure(.penalties, .decisions): 3,
                    .disclosure(.coercions, .decisions): 0, .disclosure(.fees, .amount): 40_000_000,
                ], source: "审批系统"), onReport: id, as: role, in: place)
        try await act(
            .write([.overview: "全年工作平稳。", .problems: "信息更新不够及时。", .otherMatters: "没有收取信息处理费。"]), onReport: id, as: role,
            in: place)
    }

    /// Filled and submitted.
    fileprivate func complete(
        _ id: AnnualReport.ID, licences: Int = 12, as role: Role = .informationOfficer, in place: Place = .finance
    ) async throws {
        try await fill(id, licences: licences, as: role, in: place)
        try await office.submitReport(id, expecting: nil, by: caller(role, in: place))
    }

    /// By another one of the openness office than the one who submitted it.
    fileprivate func accept(_ id: AnnualReport.ID) async throws {
        let other = caller(person(.approver, in: .city), [.opennessOffice], in: .city)
        try await office.act(.accept(opinion: ""), on: id, expecting: nil, by: other)
    }
}

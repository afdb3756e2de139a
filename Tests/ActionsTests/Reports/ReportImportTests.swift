import Actions
import Domain
import Storage
import TestSupport
import Testing

/// Reports of older years, as they were published elsewhere.
struct ReportImportTests {
    @Test(arguments: Engine.available)
    func `what the command line brings in is public at once, under the day on which it was published`(
        engine: Engine
    ) async throws {
        try await withOffice(engine) { test in
            let sheet = test.sheet(2023)
            let edition = try await test.office.editions.newest().number
            let imported = try await test.importing(sheet, publishedOn: day(2024, 1, 25))
            #expect(imported.verdict.findings == [])
            #expect(try await test.office.editions.newest().number > edition)

            let report = try await test.office.publicReport(of: "finance", year: 2023, .own)
            #expect(report.content.tables == sheet.content.tables)
            #expect(report.content.texts[.overview] == "全年工作平稳。")
            #expect(report.publishedOn == day(2024, 1, 25))
            #expect(report.months == [])
            #expect(try await test.office.publicReports().map(\.report.id) == [imported.id])

            let document = try await test.office.publicDocument(imported.document)
            #expect(document.fields.title == "阳光市财政局2023年政府信息公开工作年度报告")
            #expect(document.fields.genre == "annual-report")
            #expect(document.isFromElsewhere)
            #expect(document.body.blocks.count { if case .table = $0 { true } else { false } } == 3)
            #expect(try await test.office.check().findings == [])

            let desk = try await test.office.deskReport(imported.id, by: test.caller(.informationOfficer))
            #expect(desk.state.isImported)
            #expect(desk.differences == [])
            #expect(desk.events.map(\.happening).count == 3)
        }
    }

    @Test(arguments: Engine.available)
    func `at the desk it becomes a draft that is reviewed, and then stands under its own day`(
        engine: Engine
    ) async throws {
        try await withOffice(engine) { test in
            let officer = test.caller(.informationOfficer)
            let imported = try await test.importing(test.sheet(2023), publishedOn: day(2024, 1, 25), by: officer)
            #expect(try await test.office.publicReports().isEmpty)
            var content = try await test.office.deskDocument(imported.document, by: officer).content
            (content.topic, content.catalogueRow, content.signedOn) = ("0201", "20-01", day(2024, 1, 20))
            try await test.office.revise(imported.document, content, expecting: nil, by: officer)
            try await test.submit(imported.document)
            try await test.sign([.check, .review, .secrecy, .approval], of: imported.document)

            #expect(try await test.office.publicReports().map(\.publishedOn) == [day(2024, 1, 25)])
            #expect(try await test.office.publicDocument(imported.document).isFromElsewhere)
            #expect(try await test.office.check().findings == [])
            await #expect(throws: Forbidden.self) {
                _ = try await test.importing(test.sheet(2022), by: test.caller(.auditor))
            }
        }
    }

    @Test func `a document that is public already can be named`() async throws {
        try await withOffice(.sqlite) { test in
            let content = DocumentContent.sample(title: "2023年年报", signedOn: day(2024, 1, 18), genre: "annual-report")
            try await test.imported([content])
            let document = try #require(
                try await test.office.documents(DocumentFilter(genre: "annual-report"), limit: 2).items.first?.id)
            let imported = try await test.importing(test.sheet(2023), publishedOn: nil, document: document)
            #expect(imported.document == document)
            #expect(try await test.office.publicReports().map(\.publishedOn) == [day(2024, 1, 18)])
            for (place, year) in [(TestOffice.Place.finance, 2022), (.education, 2023)] {
                let issues = try await issues {
                    _ = try await test.importing(test.sheet(year, of: place), of: place, document: document)
                }
                #expect(issues.map(\.field) == ["document"])
            }
            let draft = try await test.draft()
            let issues = try await issues { _ = try await test.importing(test.sheet(2022), document: draft) }
            #expect(issues == [Domain.Issue("document", .unknown(value: draft.text))])
        }
    }

    @Test(arguments: Engine.available)
    func `a report that was published with a wrong sum is brought in, and the sum is named`(
        engine: Engine
    ) async throws {
        try await withOffice(engine) { test in
            var sheet = test.sheet(2023)
            sheet.content.tables[.request(.ended, .total)]? += 16
            let imported = try await test.importing(sheet)
            #expect(Set(imported.verdict.broken.map(\.rule)) == [.balance, .outcomes, .classes])
            let report = try await test.office.publicReport(of: "finance", year: 2023, .own)
            #expect(report.verdict.broken.count == 3)
            #expect(try await test.office.check().findings == [])
        }
    }

    @Test func `the next year's report is held against it`() async throws {
        try await withOffice(.sqlite) { test in
            var random = SeededRandom(seed: 31)
            var sheet = test.sheet(2023)
            let before = sheet
            sheet.content.tables = before.content.before(using: &random).tables
            sheet.title = "阳光市财政局2022年政府信息公开工作年度报告"
            sheet.content.year = 2022
            sheet.content.tables[.request(.carriedOut, .of(.research))]? += 1
            _ = try await test.importing(sheet, year: 2022, publishedOn: day(2023, 1, 20))
            let imported = try await test.importing(before)
            #expect(imported.verdict.findings.map(\.rule) == [.carried])
        }
    }

    @Test func `what was brought in by mistake is given up and brought in again`() async throws {
        try await withOffice(.sqlite) { test in
            let officer = test.caller(.informationOfficer)
            let begun = try await test.office.openReport(
                of: test.organisation(.finance).id, year: 2023, .own, by: officer)
            var wrong = test.sheet(2023)
            wrong.other = ["没有收取信息处理费。"]
            wrong.content.tables[.disclosure(.licences, .decisions)] = 7
            let first = try await test.importing(wrong, by: officer)
            #expect(first.id == begun)
            await #expect(throws: ReportRefusal.alreadyThere) {
                _ = try await test.importing(test.sheet(2023), by: officer)
            }
            try await test.office.discard(first.document, reason: "选错了文件。", expecting: nil, by: officer)
            let second = try await test.importing(test.sheet(2023))
            #expect(second.id == begun)
            let report = try await test.office.publicReport(of: "finance", year: 2023, .own)
            #expect(report.document == second.document)
            #expect(report.content.tables == test.sheet(2023).content.tables)
            #expect((report.content.texts[.otherMatters] ?? "").isEmpty)

            try await test.office.withdraw(
                second.document, manner: .error, reason: "误。", successor: nil, expecting: nil,
                by: test.caller(.approver))
            #expect(try await test.office.publicReports().isEmpty)
            _ = try await test.importing(wrong)
            #expect(try await test.office.publicReports().count == 1)
            #expect(try await test.office.check().findings == [])
        }
    }

    @Test func `a whole is held against its units as soon as all of them are there`() async throws {
        try await withOffice(.sqlite) { test in
            let places = TestOffice.Place.allCases
            for place in places.dropLast() { _ = try await test.importing(test.sheet(2023, of: place), of: place) }
            var whole = test.sheet(2023, of: .city)
            whole.content.tables = .sum(of: places.map { test.sheet(2023, of: $0).content.tables }, .revised2021)
            whole.content.tables[.disclosure(.licences, .decisions)]? += 1
            let imported = try await test.importing(whole, of: .city, .whole)
            #expect(imported.verdict.findings == [])
            let officer = test.caller(.opennessOffice, in: .city)
            #expect(try await test.office.deskReport(imported.id, by: officer).verdict.findings == [])
            _ = try await test.importing(test.sheet(2023, of: .township), of: .township)
            let findings = try await test.office.deskReport(imported.id, by: officer).verdict.findings
            #expect(findings.map(\.subject) == [.rollUp(.disclosure(.licences, .decisions))])
        }
    }

    @Test func `the trial form of 2019 and 2020 is kept as it was`() async throws {
        try await withOffice(.sqlite) { test in
            let sheet = test.sheet(2020)
            _ = try await test.importing(sheet, publishedOn: day(2021, 1, 28))
            let report = try await test.office.publicReport(of: "finance", year: 2020, .own)
            #expect(report.content.format == .trial2019)
            #expect(report.content.tables == sheet.content.tables)
        }
    }

    // MARK: what is refused

    @Test(arguments: Engine.available)
    func `another organ, year or form, and a report that is there, are refused and nothing is changed`(
        engine: Engine
    ) async throws {
        try await withOffice(engine) { test in
            let sheet = test.sheet(2023)
            let length = try await test.journalLength()
            func problems(_ sheet: ReportSheet, year: Int = 2023) async throws -> [Domain.Issue.Problem] {
                try await issues { _ = try await test.importing(sheet, year: year) }.map(\.problem)
            }
            let education = test.sheet(2023, of: .education)
            #expect(try await problems(education) == [.report(.otherOrganisation(title: education.title))])
            #expect(try await problems(sheet, year: 2022) == [.report(.otherYear(2023))])
            var trial = test.sheet(2020)
            (trial.title, trial.content.year) = ("阳光市财政局2023年政府信息公开工作年度报告", 2023)
            #expect(try await problems(trial) == [.report(.otherForm(.trial2019))])
            #expect(try await test.journalLength() == length)

            _ = try await test.importing(sheet)
            let after = try await test.journalLength()
            await #expect(throws: ReportRefusal.alreadyThere) { _ = try await test.importing(sheet) }
            #expect(try await test.journalLength() == after)
        }
    }

    @Test func `titles are read in the ways in which they are written`() async throws {
        try await withOffice(.sqlite) { test in
            let titles = [
                "阳光市财政局２０２３年政府信息公开工作年度报告", "2023年度市财政局政府信息公开工作年度报告", "阳光市财政局关于2023年政府信息公开工作年度报告",
                "2023年政府信息公开工作年度报告", "阳光市教育局2023年政府信息公开工作年度报告", "财政局2023年政府信息公开工作年度报告",
            ]
            let today = day(2026, 3, 10)
            let refused = titles.filter { title in
                var content = test.sheet(2023).content
                content.title = title
                let new = ReportImport(
                    year: 2023, scope: .own, reading: ReportReading(content), publishedOn: day(2024, 1, 2))
                return !new.issues(for: test.organisation(.finance), today: today).isEmpty
            }
            #expect(refused == titles.suffix(2))
        }
    }

    @Test func `every figure and table that cannot be read is named`() async throws {
        try await withOffice(.sqlite) { test in
            var sheet = test.sheet(2023)
            let cell = ReportCell.request(.outcome(.repeated), .of(.research))
            sheet.content.tables[cell] = 77_777
            let page = sheet.html.replacing("<td>77777</td>", with: "<td>七</td>")
            let fault = ReportReadingFault(.cell(cell), .number(.notANumber), found: "七")
            let unread = try await issues { _ = try await test.importing(ReportFile.read(Array(page.utf8))) }
            #expect(unread == [Domain.Issue("file", .report(.unread(fault)))])

            var content = sheet.content
            for disputed in ReportCell.disputes { content.tables[disputed] = nil }
            content.tables[cell] = nil
            let missing = try await issues { _ = try await test.importing(ReportReading(content)) }
            #expect(
                missing == [
                    Domain.Issue("file", .report(.tableMissing(.disputes))),
                    Domain.Issue("file", .report(.figureMissing(cell))),
                ])
        }
    }

    @Test func `days and years that cannot be are named`() async throws {
        try await withOffice(.sqlite) { test in
            func fields(_ year: Int, _ scope: ReportScope = .own, publishedOn: Day?) -> [String] {
                let content = ReportContent(
                    year: year, format: .revised2021, tables: test.sheet(2023).content.tables, publishedOn: nil)
                let new = ReportImport(
                    year: year, scope: scope, reading: ReportReading(content), publishedOn: publishedOn)
                return new.issues(for: test.organisation(.finance), today: day(2026, 3, 10)).map(\.field)
            }
            #expect(fields(2023, publishedOn: day(2024, 1, 1)) == [])
            #expect(fields(2023, publishedOn: nil) == ["publishedOn"])
            #expect(fields(2023, publishedOn: day(2023, 12, 31)) == ["publishedOn"])
            #expect(fields(2023, publishedOn: day(2026, 3, 11)) == ["publishedOn"])
            #expect(fields(2023, .whole, publishedOn: day(2024, 1, 1)) == ["scope"])
            #expect(fields(2026, publishedOn: day(2026, 3, 1)).contains("year"))
            #expect(fields(2018, publishedOn: day(2019, 3, 1)).contains("year"))
        }
    }

    private func issues(_ body: () async throws -> Void) async throws -> [Domain.Issue] {
        do {
            try await body()
            return []
        } catch let invalid as Invalid {
            return invalid.issues
        }
    }
}

extension TestOffice {
    /// A right report, the same for each year.
    func sheet(_ year: Int, of place: Place = .finance) -> ReportSheet {
        var random = SeededRandom(seed: UInt64(year))
        var sheet = ReportSheet(.right(ReportFormat.of(year: year) ?? .revised2021, year: year, using: &random))
        sheet.title = "\(organisation(place).name)\(year)年政府信息公开工作年度报告"
        sheet.overview = ["全年工作平稳。"]
        sheet.content.title = sheet.title
        return sheet
    }

    func importing(
        _ sheet: ReportSheet, of place: Place = .finance, _ scope: ReportScope = .own, year: Int? = nil,
        publishedOn: Day? = day(2024, 1, 25), document: Document.ID? = nil, by caller: Caller = .system
    ) async throws -> ImportedReport {
        let reading = ReportFile.read(Array(sheet.html.utf8))
        let new = ReportImport(
            year: year ?? sheet.content.year ?? 0, scope: scope, reading: reading, publishedOn: publishedOn,
            document: document)
        return try await office.importReport(new, of: place.rawValue, by: caller)
    }

    fileprivate func importing(_ reading: ReportReading) async throws -> ImportedReport {
        let new = ReportImport(year: 2023, scope: .own, reading: reading, publishedOn: day(2024, 1, 25))
        return try await office.importReport(new, of: Place.finance.rawValue, by: .system)
    }

    fileprivate func journalLength() async throws -> Int {
        try await store.read { try $0.value("SELECT COUNT(*) AS value FROM journal") ?? 0 }
    }
}

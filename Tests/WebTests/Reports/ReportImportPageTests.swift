import Actions
import Domain
import TestSupport
import Testing

@testable import Web

/// A report of an older year is brought in at the desk.
@Suite struct ReportImportPageTests {
    private func sheet(_ organisation: String = "阳光市财政局") -> ReportSheet {
        var random = SeededRandom(seed: 23)
        var sheet = ReportSheet(.right(.revised2021, year: 2023, using: &random))
        sheet.title = "\(organisation)2023年政府信息公开工作年度报告"
        sheet.overview = ["全年工作平稳。"]
        return sheet
    }

    private let path = "/desk/reports/import"
    private let fields = [
        ("organisation", "finance"), ("year", "2023"), ("scope", "own"), ("publishedOn", "2024-01-25"),
    ]

    @Test func `a page with the three tables becomes a draft, and what is left to do is said`() async throws {
        let html = Array(sheet().html.utf8)
        try await withSite { [path, fields] site in
            let officer = try await site.browser(.informationOfficer)
            let form = try await officer.form(path, path)
            let page = try await officer.send(form, fields, file: "2023.html", html)
            #expect(page.status == 200)
            #expect(page.text.contains("已经导入。"))
            #expect(page.text.contains("待发布的文件，送审、签完以后公开"))
            #expect(!page.text.contains("发现的问题"))
            let link = try #require(page.tags.first { $0["href"].hasPrefix("/desk/documents/") })
            #expect(try await officer.ask(link["href"]).text.contains("阳光市财政局2023年政府信息公开工作年度报告"))
            // Sent again it is the same one.
            let again = try await officer.send(form, fields, file: "2023.html", html)
            #expect(again.text.contains("这张表单先前已经收到，没有重复办理。"))
        }
    }

    @Test func `what is wrong stands beside the fields, and what was read need not be sent again`() async throws {
        let html = Array(sheet().html.utf8)
        try await withSite { [path, fields] site in
            let officer = try await site.browser(.informationOfficer)
            let form = try await officer.form(path, path)
            let early = fields.dropLast() + [("publishedOn", "2023-02-30")]
            let page = try await officer.send(form, Array(early), file: "2023.html", html)
            #expect(page.status == 422)
            #expect(page.text.contains("公布日期要写成2026-03-10这样的日期"))
            #expect(page.text.contains("不用再选"))
            let kept = try #require(page.form(path))
            #expect(kept["publishedOn"] == "2023-02-30")
            #expect(kept["year"] == "2023")
            let done = try await officer.send(kept, [("publishedOn", "2024-01-25")])
            #expect(done.text.contains("已经导入。"))
        }
    }

    @Test func `a file that is not this report, or no file, is said`() async throws {
        let other = Array(self.sheet("阳光市教育局").html.utf8)
        var sheet = self.sheet()
        sheet.content.tables[.request(.outcome(.repeated), .of(.research))] = 77_777
        let broken = Array(sheet.html.replacing("<td>77777</td>", with: "<td>七</td>").utf8)
        try await withSite { [path, fields] site in
            let officer = try await site.browser(.informationOfficer)
            let form = try await officer.form(path, path)
            let foreign = try await officer.send(form, fields, file: "2023.html", other)
            #expect(foreign.status == 422)
            #expect(foreign.text.contains("文件的标题是《阳光市教育局2023年政府信息公开工作年度报告》，不是所选单位的报告。"))
            let unread = try await officer.send(form, fields, file: "2023.html", broken)
            #expect(unread.status == 422)
            #expect(unread.text.contains("不是一个数"))
            #expect(!unread.text.contains("不用再选"))
            let nothing = try await officer.send(form, fields)
            #expect(nothing.text.contains("请选择文件"))
            let closed = try await officer.send(form, fields, file: "2023.pdf", Array("%PDF-1.7".utf8))
            #expect(closed.text.contains("这个文件打不开"))
        }
    }

    @Test func `a wrong sum is named, at the desk and on the public page`() async throws {
        var sheet = sheet()
        sheet.content.tables[.dispute(.reconsideration, .total)]? += 16
        let html = Array(sheet.html.utf8)
        try await withSite { [path, fields] site in
            let reading = ReportFile.read(html)
            let new = ReportImport(year: 2023, scope: .own, reading: reading, publishedOn: day(2024, 1, 25))
            let imported = try await site.office.office.importReport(new, of: "finance", by: .system)
            let officer = try await site.browser(.informationOfficer)
            let desk = try await officer.ask("/desk/reports/\(imported.id)")
            let page = try await site.browser().ask("/reports/finance/2023")
            for page in [desk, page] {
                #expect(page.text.contains("发现的问题"))
                #expect(page.text.contains("少16。"))
            }
            #expect(page.text.contains("2024-01-25"))
            #expect(try await site.browser().ask("/reports").text.contains("/reports/finance/2023"))
            let again = try await officer.send(
                try await officer.form(path, path), fields, file: "2023.html", html)
            #expect(again.status == 409)
            #expect(again.text.contains("这一年的报告已经有了"))
        }
    }

    @Test func `our own page of a report is read back whole`() async throws {
        let sheet = sheet()
        try await withSite { site in
            let new = ReportImport(
                year: 2023, scope: .own, reading: ReportFile.read(Array(sheet.html.utf8)), publishedOn: day(2024, 1, 25)
            )
            _ = try await site.office.office.importReport(new, of: "finance", by: .system)
            let page = try await site.browser().ask("/reports/finance/2023")
            let reading = ReportFile.read(Array(page.text.utf8))
            #expect(reading.faults == [])
            #expect(
                reading.content.tables.cells.filter { $0.key.section != .otherMatters } == sheet.content.tables.cells)
            #expect(reading.content.title == "阳光市财政局2023年政府信息公开工作年度报告")
        }
    }
}

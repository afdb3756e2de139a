import Actions
import Domain
import TestSupport
import Testing

@testable import Web

/// The way of a report through the pages of the desk to its public page.
struct ReportPageTests {
    private func begin(_ officer: Browser) async throws -> Page {
        let board = try await officer.open("/desk/reports?year=2025")
        return try await officer.send(try #require(board.forms.first { $0["organisation"] == "finance" }))
    }

    private let texts = [("section1", "全年工作平稳。"), ("section5", "更新不够及时，已经改进。"), ("section6", "没有其他需要报告的事项。")]

    @Test func `a report goes from the board to the site`() async throws {
        try await withSite { [texts] site in
            let officer = try await site.browser(.informationOfficer)
            let page = try await begin(officer)
            #expect(page.text.contains("编制中"))
            #expect(page.text.contains("还有4个数字没有填"))
            let report = try #require(page.tags.first { $0["href"].hasSuffix("/figures") })["href"].replacing(
                "/figures", with: "")

            let figures = try await officer.form("\(report)/figures", "\(report)/figures")
            let mistake = try await officer.send(
                figures, [("table2.licences.decisions", "一千"), ("table2.penalties.decisions", "3"), ("source", "审批系统")])
            #expect(mistake.status == 422)
            #expect(mistake.text.contains("应当是一个整数，没有的填0"))
            let kept = try #require(mistake.form("\(report)/figures"))
            #expect(kept["table2.penalties.decisions"] == "3")
            let entered = try await officer.send(
                kept,
                [
                    ("table2.licences.decisions", "１，２３４"), ("table2.coercions.decisions", "—"),
                    ("table2.fees.amount", "12.5"),
                ])
            #expect(entered.text.contains("已经保存。"))
            #expect(entered.text.contains("1,234"))
            #expect(try await officer.ask("\(report)/cells/table2.licences.decisions").text.contains("审批系统"))

            let form = try await officer.form("\(report)/texts", "\(report)/texts")
            #expect(form["section1"]?.contains("新收政府信息公开申请0件") == true)
            #expect(try await officer.send(form, texts).text.contains("已经保存。"))

            let submitted = try await officer.send(try await officer.form(report, "\(report)/submission"))
            #expect(submitted.text.contains("已经提交，等待备案。"))
            let watcher = try await site.browser(.opennessOffice, in: .city)
            #expect(try await watcher.ask("/desk").text.contains("备案"))
            let accepted = try await watcher.send(try await watcher.form(report, "\(report)/acceptance"))
            #expect(accepted.text.contains("已备案"))
            let document = try await officer.send(try await officer.form(report, "\(report)/draft"))
            #expect(document.text.contains("阳光市财政局2025年政府信息公开工作年度报告"))
            #expect(try await officer.ask("/reports/finance/2025").status == 404)
        }
    }

    @Test func `what is missing or wrong is said, and nothing that was typed is lost`() async throws {
        try await withSite { site in
            let officer = try await site.browser(.informationOfficer)
            let page = try await begin(officer)
            let report = try #require(page.tags.first { $0["href"].hasSuffix("/texts") })["href"].replacing(
                "/texts", with: "")
            let form = try await officer.form("\(report)/texts", "\(report)/texts")
            let tooLong = String(repeating: "长", count: ReportAct.Limit.text + 1)
            let refused = try await officer.send(form, [("section1", tooLong), ("section5", "写好的一段。")])
            #expect(refused.status == 422)
            #expect(refused.form("\(report)/texts")?["section5"] == "写好的一段。")
            // Another one was faster.
            _ = try await officer.send(form, [("section5", "先写的。")])
            let late = try await officer.send(form, [("once", "other"), ("section5", "后写的。")])
            #expect(late.status == 409)
            #expect(late.text.contains("别人刚刚办过这一件"))
            #expect(late.form("\(report)/texts")?["section5"] == "后写的。")
            let single = try await officer.form(
                "\(report)/cells/table3.open.natural_person", "\(report)/cells/table3.open.natural_person")
            #expect(try await officer.send(single, [("table3.open.natural_person", "2")]).status == 422)
            let changed = try await officer.send(
                single, [("table3.open.natural_person", "2"), ("source", "启用本系统以前的台账")])
            #expect(changed.text.contains("新收加上年结转是0"))
            #expect(try await officer.ask("\(report)/cells/table3.no_such.total").status == 404)
        }
    }

    @Test func `terms by level are settings`() async throws {
        try await withSite { site in
            let administrator = try await site.browser(.administrator, in: .city)
            let form = try await administrator.form("/desk/reports/terms", "/desk/reports/terms")
            #expect(form["department-term"] == "1-31")
            let refused = try await administrator.send(form, [("department-term", "2-30")])
            #expect(refused.status == 422)
            #expect(refused.text.contains("部门报告最晚公布应当是"))
            #expect(try await administrator.send(form, [("department-term", "1-20")]).text.contains("已经保存。"))
            let officer = try await site.browser(.informationOfficer)
            #expect(try await officer.ask("/desk/reports?year=2025").text.contains("2026-01-20"))
        }
    }
}

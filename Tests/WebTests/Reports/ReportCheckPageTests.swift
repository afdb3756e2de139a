import Actions
import Domain
import HTTPTypes
import Hummingbird
import TestSupport
import Testing

@testable import Web

/// Anyone checks a report: without an account, a script, or a trace.
@Suite struct ReportCheckPageTests {
    private func sheet() -> ReportSheet {
        var random = SeededRandom(seed: 90)
        var sheet = ReportSheet(.right(.revised2021, using: &random))
        sheet.title = "阳光县2025年政府信息公开工作年度报告"
        return sheet
    }

    private func form(_ browser: Browser) async throws -> PageForm {
        try await browser.form("/reports/check", "/reports/check")
    }

    @Test func `a report that was pasted is called right, and shown as it was read`() async throws {
        try await withSite { site in
            let browser = site.browser()
            let page = try await browser.send(try await form(browser), [("report", sheet().text(.rows))])
            #expect(page.status == 200)
            #expect(page.headers[.cacheControl] == "no-store")
            #expect(page.text.contains("<p class=\"lead\">阳光县2025年政府信息公开工作年度报告</p>"))
            #expect(page.text.contains("没有发现对不上的数字"))
            #expect(page.text.contains("R6 上年结转等于上一年报告的结转下年度：缺少上一年的报告。"))
            #expect(page.text.contains("读出的数字"))
            #expect(!page.text.contains("没有读出的"))
        }
    }

    @Test func `a wrong sum is said with its figures and the missing amount`() async throws {
        var sheet = sheet()
        let cell = ReportCell.request(.received, .total)
        let sum = try #require(sheet.content.tables[cell])
        sheet.content.tables[cell] = sum + 16
        let (text, html) = (sheet.text(.cells), sheet.html)
        try await withSite { site in
            let browser = site.browser()
            let pasted = try await browser.send(try await form(browser), [("report", text)])
            let uploaded = try await browser.send(try await form(browser), file: "report.html", Array(html.utf8))
            for page in [pasted, uploaded] {
                #expect(page.text.contains("有2处数字对不上"))
                #expect(page.text.contains("“本年新收·总计”写的是\(sum + 16)，各项加起来是\(sum)"))
                #expect(page.text.contains("，少16。"))
            }
        }
    }

    @Test func `last year's report is held against it`() async throws {
        var random = SeededRandom(seed: 91)
        let (sheet, before) = (sheet(), sheet().content.before(using: &random))
        var wrong = before
        wrong.tables[.request(.carriedOut, .of(.research))]? += 3
        let previous = [before, wrong].map { ReportJSON.write($0) }
        try await withSite { site in
            let browser = site.browser()
            let right = try await browser.send(
                try await form(browser), [("report", sheet.html), ("previous", previous[0])])
            #expect(right.text.contains("没有发现对不上的数字"))
            let page = try await browser.send(
                try await form(browser), [("report", sheet.html), ("previous", previous[1])])
            #expect(page.text.contains("有1处数字对不上"))
            #expect(page.text.contains("少3。"))
            let uploaded = try await browser.send(
                try await form(browser), [("report", sheet.html)], file: "2024.json", Array(previous[1].utf8),
                field: "previousFile")
            #expect(uploaded.text.contains("少3。"))
            let same = try await browser.send(
                try await form(browser), [("report", sheet.html), ("previous", sheet.html)])
            #expect(same.status == 422)
            #expect(same.text.contains("这是2025年的报告；核对2025年的，要用2024年的报告。"))
        }
    }

    @Test func `what cannot be taken is said at its field`() async throws {
        try await withSite { site in
            let browser = site.browser()
            func page(_ filled: [(String, String)]) async throws -> Page {
                try await browser.send(try await form(browser), filled)
            }
            let nothing = try await page([])
            #expect(nothing.status == 422)
            #expect(nothing.text.contains("请粘贴一份报告，或者选择一个文件"))
            let long = try await page([("report", String(repeating: "长", count: 800_000))])
            #expect(long.status == 422)
            #expect(long.text.contains("文字太长，最多2 MB"))
            let pdf = try await browser.send(try await form(browser), file: "a.pdf", Array("%PDF-1.7".utf8))
            #expect(pdf.status == 422)
            #expect(pdf.text.contains("本网站没有安装读这种文件的程序"))
            let large = try await browser.send(
                try await form(browser), file: "a.pdf", Array("%PDF".utf8) + Array(repeating: 0x20, count: 11 << 20))
            #expect(large.text.contains("文件太大，最多10 MB"))
            let weather = try await page([("report", "今天天气很好。<script>alert(1)</script>")])
            #expect(weather.status == 200)
            #expect(weather.text.contains("没有认出年度报告的表格"))
            #expect(!weather.text.contains("<script>alert"))
        }
    }

    @Test func `the page of all reports leads there`() async throws {
        try await withSite { site in
            let page = try await site.browser().open("/reports")
            #expect(page.text.contains("href=\"/reports/check\""))
        }
    }
}

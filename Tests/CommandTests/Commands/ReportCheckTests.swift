import Actions
import Domain
import Foundation
import TestSupport
import Testing

@testable import Command

@Suite struct ReportCheckTests {
    private func sheet(_ seed: UInt64 = 70) -> ReportSheet {
        var random = SeededRandom(seed: seed)
        var sheet = ReportSheet(.right(.revised2021, using: &random))
        sheet.title = "阳光县2025年政府信息公开工作年度报告"
        return sheet
    }

    private func check(_ text: String, as name: String = "report.html", _ arguments: String...) async throws
        -> Program.Answer
    {
        var answer: Program.Answer?
        try await withFolder { folder in
            let file = folder.appending(path: name)
            try Data(text.utf8).write(to: file)
            answer = try Program().run(["report", "check", file.path] + arguments)
        }
        return try #require(answer)
    }

    @Test func `a right report ends with 0, and what was not tested is said`() async throws {
        for text in [sheet().html, sheet().text(.rows), ReportJSON.write(sheet().content)] {
            let answer = try await check(text)
            #expect(answer.status == 0, "\(answer.output)")
            #expect(answer.output.contains("没有检查 R6 上年结转等于上一年报告的结转下年度：缺少上一年的报告。"))
        }
    }

    @Test func `a sum that is wrong is named with its figures and the missing amount`() async throws {
        var sheet = sheet()
        let cell = ReportCell.dispute(.reconsideration, .total)
        let sum = try #require(sheet.content.tables[cell])
        sheet.content.tables[cell] = sum + 16
        let answer = try await check(sheet.html)
        #expect(answer.status == 1)
        #expect(answer.output.contains("错误 R4 "))
        let terms = Dispute.Standing.allCases.compactMap { sheet.content.tables[.dispute(.reconsideration, .of($0))] }
        let working = terms.filter { $0 != 0 }.map(String.init).joined(separator: "＋")
        #expect(answer.output.contains("“行政复议·总计”写的是\(sum + 16)，各项加起来是\(sum)（\(working)），少16。"))
        let json = try await check(sheet.html, as: "report.html", "--json").json
        let findings = try #require(json["findings"] as? [[String: Any]])
        #expect(findings.map { $0["rule"] as? String } == ["R4"])
        #expect(findings.map { $0["severity"] as? String } == ["error"])
        #expect(findings.map { $0["expected"] as? Int } == [sum + 16])
        #expect(findings.map { $0["found"] as? Int } == [sum])
        #expect((json["untested"] as? [String])?.contains("R6") == true)
        #expect(json["unread"] as? [String] == [])
    }

    @Test func `last year's report and those of the units are held against it`() async throws {
        var random = SeededRandom(seed: 71)
        let units = (0..<2).map { _ in ReportContent.right(.revised2021, using: &random) }
        var whole = ReportContent(year: 2025, tables: ReportTables.sum(of: units.map(\.tables), .revised2021))
        let previous = whole.before(using: &random)
        try await withFolder { folder in
            func write(_ content: ReportContent, _ name: String) throws -> String {
                let file = folder.appending(path: name)
                try Data(ReportCSV.write(content).bytes).write(to: file)
                return file.path
            }
            let others =
                try ["--previous", write(previous, "previous.csv"), "--units"]
                + units.enumerated().map { try write($1, "\($0).csv") }
            let right = try Program().run(["report", "check", write(whole, "whole.csv")] + others)
            #expect(right.status == 0, "\(right.output)")
            let sameYear = try Program().run(
                "report", "check", write(whole, "whole.csv"), "--previous", write(whole, "same.csv"))
            #expect(sameYear.status == 1)
            #expect(sameYear.complaints.contains("这是2025年的报告；核对2025年的，要用2024年的报告。"))
            whole.tables[.request(.carriedIn, .of(.citizen))]? += 1
            let wrong = try Program().run(["report", "check", write(whole, "whole.csv"), "--json"] + others)
            let findings = try #require(try wrong.json["findings"] as? [[String: Any]])
            #expect(Set(findings.compactMap { $0["rule"] as? String }) == ["R1", "R3", "R6", "R8"])
        }
    }

    @Test func `a file that is not there, too large or no report is said`() async throws {
        #expect(try Program().run("report", "check", "/nonexistent/report.json").status == 3)
        #expect(try Program().run("report", "check").status == 2)
        let nothing = try await check("今天天气很好。")
        #expect(nothing.status == 1)
        #expect(nothing.output.contains("没有认出年度报告的表格"))
        #expect(try await check(String(repeating: "长", count: 4 << 20)).status == 1)
    }

    @Test func `a PDF and a Word file are opened by the programs that are there`() async throws {
        let sheet = sheet()
        let style =
            "<style>body { font-family: \"Noto Serif CJK SC\", serif; font-size: 8pt } td { border: 1px solid }</style>"
        let unprinted = try Regex("<meta name=\"PubDate\"[^>]*>|</?b>")
        let page = sheet.html.replacing(unprinted, with: "").replacing("</head>", with: "\(style)</head>")
        for format in Press.Format.allCases {
            let file = try await Press.ofPrograms(limit: .seconds(300)).file(of: page, as: format)
            let reading = try await ReportOpener.ofPrograms(limit: .seconds(300)).read(file)
            #expect(reading.faults == [], "\(format)")
            #expect(reading.content.tables == sheet.content.tables, "\(format)")
        }
    }

    @Test(arguments: [70, 71, 72] as [UInt64])
    func `a table that is wider than its page is read whole`(seed: UInt64) async throws {
        let sheet = sheet(seed)
        let style = """
            <style>@page { size: A5 } body { font: 12pt "Noto Serif CJK SC", serif } \
            td { border: 1px solid; white-space: nowrap; padding: 6px }</style>
            """
        let unprinted = try Regex("<meta name=\"PubDate\"[^>]*>|</?b>")
        let page = sheet.html.replacing(unprinted, with: "").replacing("</head>", with: "\(style)</head>")
        let file = try await Press.ofPrograms(limit: .seconds(300)).file(of: page, as: .pdf)
        let reading = try await ReportOpener.ofPrograms(limit: .seconds(300)).read(file)
        let tables = reading.content.tables.cells
        #expect(!tables.isEmpty)
        // A label that breaks in two may keep a row from being read; what is read is right.
        for (cell, value) in tables { #expect(sheet.content.tables[cell] == value, "\(cell)") }
    }

    @Test func `a program that is missing is said`() async throws {
        await #expect(throws: Press.Fault.missing(program: "pdftotext")) {
            try await ReportOpener.ofPrograms(path: "/nonexistent").read(Array("%PDF-1.7".utf8))
        }
    }
}

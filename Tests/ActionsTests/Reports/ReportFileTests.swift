import Actions
import Domain
import Foundation
import TestSupport
import Testing

@Suite struct ReportFileTests {
    private func read(_ text: String) -> ReportReading { ReportFile.read(Array(text.utf8)) }

    private func sheet(_ format: ReportFormat, _ random: inout SeededRandom) -> ReportSheet {
        var sheet = ReportSheet(.right(format, using: &random))
        sheet.title = "阳光县\(sheet.content.year ?? 0)年政府信息公开工作年度报告"
        return sheet
    }

    @Test func `the kind of a file is seen in how it begins`() {
        let kinds: [(String, ReportFile.Kind)] = [
            ("{}", .json), ("\u{FEFF} [ {", .json), ("[2024] 号", .text), ("table,row,column,value\r\n", .csv),
            ("\u{FEFF}\"table\",\"row\",\"column\",\"value\"\n", .csv), ("<p>甲</p>", .html), ("甲<table>", .html),
            ("甲", .text), ("", .text),
        ]
        for (text, kind) in kinds { #expect(ReportFile.kind(of: text) == kind, "\(text)") }
        #expect(ReportFile.read([0xFF, 0xFE, 0x41, 0]).faults.map(\.problem) == [.malformed])
    }

    @Test(arguments: ReportFormat.allCases)
    func `a page with the three tables is read whole, however it writes them`(format: ReportFormat) {
        var random = SeededRandom(seed: 58)
        for number in 0..<60 {
            var sheet = sheet(format, &random)
            sheet.isWrapped = number % 2 == 0
            sheet.isFullWidth = number % 3 == 0
            sheet.hasSeparators = number % 5 == 0
            sheet.hasDashes = number % 7 == 0
            sheet.hasGroups = number % 4 != 0
            let reading = read(sheet.html)
            #expect(reading.faults == [], "\(number)")
            #expect(reading.content.tables == sheet.content.tables, "\(number)")
            #expect(reading.content.format == format)
            #expect(reading.content.title == sheet.title)
            #expect(reading.content.publishedOn == Day(2026, 1, 20))
            #expect(ReportCheck(reading.content).verdict.findings == [])
        }
    }

    @Test func `damaged words are no matter while the rows are all there`() {
        var random = SeededRandom(seed: 59)
        let sheet = sheet(.revised2021, &random)
        let html = sheet.html.replacing("3.补正后申请内容仍不明确", with: "3.补正后申情内容乃不明确").replacing("重复申请", with: "□□□□")
        #expect(read(html) == read(sheet.html))
        #expect(read(html).faults == [])
    }

    private func html(_ random: inout SeededRandom, _ edit: (inout ReportSheet) -> Void = { _ in }) -> String {
        var sheet = sheet(.revised2021, &random)
        // Found again in the markup by its figure.
        sheet.content.tables[.request(.outcome(.repeated), .of(.research))] = 77_777
        edit(&sheet)
        return sheet.html
    }

    @Test func `cells that are empty, missing, merged or no number are named`() {
        var random = SeededRandom(seed: 60)
        let cell = ReportCell.request(.outcome(.repeated), .of(.research))
        let next = ReportCell.request(.outcome(.repeated), .of(.publicWelfare))
        let page = html(&random) { $0.content.tables[next] = 88_888 }
        func faults(_ old: String, _ new: String) -> [ReportReadingFault] {
            read(page.replacing(old, with: new)).faults
        }
        #expect(faults("<td>77777</td>", "<td> </td>") == [ReportReadingFault(.cell(cell), .empty)])
        #expect(
            faults("<td>77777</td>", "<td>七</td>") == [
                ReportReadingFault(.cell(cell), .number(.notANumber), found: "七")
            ])
        #expect(
            faults("<td>77777</td>", "<td>7.5</td>") == [
                ReportReadingFault(.cell(cell), .number(.fraction), found: "7.5")
            ])
        #expect(
            faults("<td>77777</td><td>88888</td>", "<td colspan=2>77777</td>") == [
                ReportReadingFault(.cell(cell), .merged, found: "77777"),
                ReportReadingFault(.cell(next), .merged, found: "77777"),
            ])
        #expect(
            faults("<td>77777</td>", "").map(\.problem) == [.figures(expected: 7, found: 6)])
        #expect(read(page.replacing("<td>77777</td>", with: "<td>-77777</td>")).content.tables[cell] == -77_777)
    }

    @Test func `a row that is not there is named`() throws {
        var random = SeededRandom(seed: 61)
        let page = html(&random)
        let row = try Regex("<tr><td colspan=\"2\">4.保护第三方合法权益</td>.*?</tr>")
        let reading = read(page.replacing(row, with: ""))
        #expect(
            reading.faults == [ReportReadingFault(.row(.request(.outcome(.thirdPartyRights), .of(.citizen))), .missing)]
        )
    }

    @Test func `a picture where a table should be is said`() throws {
        var random = SeededRandom(seed: 62)
        let page = html(&random)
        let table = try Regex("<table><tr><td rowspan.*?</table>").dotMatchesNewlines()
        let reading = read(page.replacing(table, with: "<p><img src=\"table.png\"></p>"))
        #expect(reading.faults == [ReportReadingFault(.section(.requests), .picture)])
        #expect(reading.content.tables[.dispute(.reconsideration, .total)] != nil)
    }

    @Test func `charts and lists beside the tables are no tables of the form`() {
        var random = SeededRandom(seed: 64)
        let sheet = sheet(.revised2021, &random)
        let chart = """
            <table><tr><th>办理结果</th><th>件</th><th>占比</th></tr><tr><td>予以公开</td><td>99</td><td>42.1%</td></tr>\
            <tr><td>部分公开</td><td>34</td><td>14.5%</td></tr></table>\
            <table><tr><th>本年处理决定数量</th><th>2025</th></tr><tr><td>行政许可</td><td>2</td></tr></table>\
            <table><tr><td>规范性文件</td><td>46</td><td>2026-10-09</td></tr></table>
            """
        for page in [sheet.html + chart, chart + sheet.html] {
            #expect(read(page).faults == [])
            #expect(read(page).content.tables == sheet.content.tables)
        }
        #expect(read(chart).faults.map(\.place) != [])
    }

    @Test func `a table that was parted over two pages is one`() {
        var random = SeededRandom(seed: 65)
        let sheet = sheet(.revised2021, &random)
        let parted = sheet.html.replacing(
            "<tr><td colspan=\"3\">（七）总计</td>", with: "</table><p>　</p><table><tr><td colspan=\"3\">（七）总计</td>")
        #expect(parted != sheet.html)
        #expect(read(parted).content.tables == sheet.content.tables)
    }

    @Test func `a page that lays itself out with tables is read, too`() {
        var random = SeededRandom(seed: 63)
        let sheet = sheet(.revised2021, &random)
        let page = "<table><tr><td>导航</td><td><table><tr><td>\(sheet.html)</td></tr></table></td></tr></table>"
        #expect(read(page).content.tables == sheet.content.tables)
        #expect(read(page).faults == [])
    }

    // MARK: real reports

    @Test(.enabled(if: SharedReports.areThere, "the reports in ../shared are absent"))
    func `the real reports are right in every shape`() throws {
        let text = try SharedReports.text("data/annual_reports/examples.json")
        let examples = SharedReports.split(text)
        #expect(examples.count == 2)
        #expect(read(text).faults.map(\.problem) == [.severalReports(2)])
        for example in examples {
            let reading = read(example)
            #expect(reading.faults == [])
            #expect(ReportCheck(reading.content).verdict.findings == [])
            #expect(reading.content.claims.count >= 3)
            var sheet = ReportSheet(reading.content)
            sheet.title = "某地\(reading.content.year ?? 0)年政府信息公开工作年度报告"
            let sentences = reading.content.claims.map(\.excerpt).filter { !$0.contains("处理费") }
            sheet.overview = ["依申请公开：本年，" + sentences.joined(separator: "，") + "，均为政府信息公开申请。"]
            sheet.other = reading.content.claims.map(\.excerpt).filter { $0.contains("处理费") }
            for number in 0..<16 {
                (sheet.isWrapped, sheet.isFullWidth) = (number & 1 > 0, number & 2 > 0)
                (sheet.hasSeparators, sheet.hasDashes) = (number & 4 > 0, number & 8 > 0)
                for shape in [sheet.html] + ReportSheet.Layout.allCases.map(sheet.text) {
                    let reading = read(shape)
                    #expect(reading.faults == [])
                    #expect(reading.content.tables == sheet.content.tables)
                    #expect(!reading.content.claims.isEmpty)
                    #expect(ReportCheck(reading.content).verdict.findings == [])
                }
            }
        }
    }

    @Test(.enabled(if: SharedReports.areThere, "the reports in ../shared are absent"))
    func `the report of Changsha is sixteen requests short, and right but for that`() throws {
        let whole = try SharedReports.text("source-documents/001_54cc73a3226a71e9.txt")
        let begin = try #require(whole.range(of: "根据《中华人民共和国政府信息公开条例》(国务院令 711 号)"))
        let end = try #require(whole.range(of: "南昌政府信息公开工作报告三"))
        for text in [whole, String(whole[begin.lowerBound..<end.lowerBound])] {
            let reading = read(text)
            #expect(reading.faults == [])
            let verdict = ReportCheck(reading.content).verdict
            #expect(verdict.findings.map(\.rule) == [.outcomes])
            #expect(verdict.findings.map(\.expected) == [6111])
            #expect(verdict.findings.map(\.found) == [6095])
            let untested = Set(verdict.untested)
            #expect(untested.isSuperset(of: [.classes, .carried, .rollUp]))
            #expect(untested.isDisjoint(with: [.balance, .outcomes, .disputes]))
        }
    }
}

/// What stands beside this checkout.
private enum SharedReports {
    static var areThere: Bool {
        FileManager.default.fileExists(atPath: folder.appending(path: "data/annual_reports/examples.json").path)
    }

    static func text(_ path: String) throws -> String {
        try String(contentsOf: folder.appending(path: path), encoding: .utf8)
    }

    /// Each report of a list of two by itself.
    static func split(_ list: String) -> [String] {
        let inner = list.trimmingCharacters(in: .whitespacesAndNewlines).dropFirst().dropLast()
        let parts = String(inner).components(separatedBy: "\n },\n {")
        return parts.count == 2 ? [parts[0] + "\n }", "{" + parts[1]] : []
    }

    private static var folder: URL {
        (0..<5).reduce(URL(filePath: #filePath).resolvingSymlinksInPath()) { url, _ in url.deletingLastPathComponent() }
            .appending(path: "shared")
    }
}

import Actions
import Domain
import TestSupport
import Testing

@testable import Web

/// A report as people damage it: what is said is where, what stands there, and what would be right.
@Suite struct ReportFaultWordsTests {
    private let page: String
    private let text: String

    init() {
        var random = SeededRandom(seed: 92)
        var sheet = ReportSheet(.right(.revised2021, using: &random))
        // Found again in the markup by its figure.
        sheet.content.tables[.request(.outcome(.repeated), .of(.research))] = 77_777
        (page, text) = (sheet.html, sheet.text(.rows))
    }

    private func sentences(_ source: String, _ old: String, _ new: String) throws -> [String] {
        try #require(source.contains(old))
        return ReportFile.read(Array(source.replacing(old, with: new).utf8)).faults.map { sentence(for: $0) }
    }

    @Test(arguments: [
        ("", "“重复申请·科研机构”：没有填；没有的填0。"), ("七", "“重复申请·科研机构”：这里是“七”，不是一个数。"),
        ("7.5", "“重复申请·科研机构”：这里是“7.5”，件数不能有小数。"), ("7,77", "“重复申请·科研机构”：这里是“7,77”，千位分隔符的位置不对。"),
        ("7777777777777777", "“重复申请·科研机构”：这里是“7777777777777777”，数字大得不合情理。"),
        ("7<br>8", "“重复申请·科研机构”：这里是“7 8”，不是一个数。"), ("见附件", "“重复申请·科研机构”：这里是“见附件”，不是一个数。"),
    ])
    func `a cell that is no figure`(cell: String, words: String) throws {
        #expect(try sentences(page, "<td>77777</td>", "<td>\(cell)</td>") == [words])
    }

    @Test func `cells that are merged or missing`() throws {
        let merged = try sentences(page, "<td>77777</td><td>", "<td colspan=\"2\">")
        #expect(merged.count == 2)
        #expect(merged.allSatisfy { $0.contains("与别的格合并了，分不清各是多少；每格填一个数。") })
        #expect(try sentences(page, "<td>77777</td>", "").allSatisfy { $0.hasPrefix("“重复申请”一行：") })
        #expect(try sentences(page, "<td>77777</td>", "").allSatisfy { $0.hasSuffix("应有7个数，找到6个。") })
        #expect(try sentences(text, "\t77777", "").allSatisfy { $0.hasSuffix("应有7个数，找到6个。") })
    }

    @Test func `a picture where a table should be`() throws {
        let table = try Regex("<table><tr><td rowspan.*?</table>").dotMatchesNewlines()
        let reading = ReportFile.read(Array(page.replacing(table, with: "<img src=\"3.png\">").utf8))
        #expect(
            reading.faults.map { sentence(for: $0) } == ["三、收到和处理政府信息公开申请情况：表格是图片，读不出数字；请改成文字的表格。"])
    }

    @Test func `figures that are written in another way are read, and one below nought is named by its rule`() throws {
        for figure in ["７７７７７", "77,777", "７７，７７７", "77 777", "77777件"] {
            #expect(try sentences(page, "77777", figure) == [])
        }
        let negative = ReportFile.read(Array(page.replacing("77777", with: "－５").utf8))
        #expect(negative.faults == [])
        let found = ReportCheck(negative.content).verdict.findings.filter { $0.rule == .counts }
        #expect(found.map { sentence(for: $0) } == ["“重复申请·科研机构”写的是-5，不能小于零。"])
    }
}

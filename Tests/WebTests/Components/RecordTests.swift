import Domain
import Testing
import Web

@Suite struct RecordTests {
    @Test func `a fact without a value is not shown`() {
        let html = summaryList([Fact("发文字号", text: nil), Fact("索引号", text: "1")], inPairs: true).text
        #expect(html.contains("<dl class=\"meta pairs\">"))
        #expect(html.contains("<dt>索引号</dt><dd>1</dd>"))
        #expect(!html.contains("发文字号"))
        #expect(summaryList([Fact("发文字号", text: nil)]).isEmpty)
    }

    @Test func `a table names its columns, its rows and its groups`() {
        let rows: [Table.Row] = [.group("乡镇"), .cells(["柳溪镇", "6"]), .marked(["青禾镇", "22"])]
        let columns = [Table.Column("单位"), Table.Column("用时", isNumeric: true)]
        let html = table(Table(caption: "完成情况", columns: columns, rows: rows, total: ["合计", "28"])).text
        #expect(html.contains("<caption>完成情况</caption>"))
        #expect(html.contains("<th scope=\"col\">单位</th><th scope=\"col\" class=\"num\">用时</th>"))
        #expect(html.contains("<tr class=\"group\"><th colspan=\"2\" scope=\"colgroup\">乡镇</th></tr>"))
        #expect(html.contains("<th scope=\"row\">柳溪镇</th><td class=\"num\" data-label=\"用时\">6</td>"))
        #expect(html.contains("<tr class=\"now\">"))
        #expect(html.contains("<tfoot><tr><th scope=\"row\">合计</th>"))
    }

    @Test func `a table that moves sideways can be reached with the keyboard`() {
        let html = table(Table(caption: "补助标准", columns: [Table.Column("对象")], rows: [], style: .scroll)).text
        #expect(html.hasPrefix("<div class=\"scroll\" role=\"region\" aria-label=\"补助标准\" tabindex=\"0\">"))
    }

    @Test func `the ledger is a calendar that counts`() throws {
        let friday = try #require(Day(2026, 9, 18))
        let days = [
            CalendarCell(friday, .start, counts: false, note: "收到"),
            CalendarCell(friday + 1, .rest, counts: false, note: "休"),
            CalendarCell(friday + 2, .working, counts: true, note: "班"), CalendarCell(friday + 3, .due, counts: true),
        ]
        let html = ledger(days, today: friday + 2, caption: "第2个工作日").text
        let empty = String(repeating: "<td></td>", count: 4)
        #expect(html.contains("<tr>\(empty)<td class=\"mark0\"><time datetime=\"2026-09-18\">9/18</time>"))
        #expect(html.contains("<td class=\"day today\"><time datetime=\"2026-09-20\">20</time><span>今天</span>"))
        #expect(html.contains("<span>第1<i>日</i></span><span>班</span></td></tr>"))
        #expect(html.contains("<tr><td class=\"due\"><time datetime=\"2026-09-21\">21</time><span>第2<i>日</i></span>"))
        #expect(html.matches(of: /<th scope="col">/).count == 7)
        #expect(!html.contains("停：这段时间不计"))
    }

    @Test func `a QR code is one path of runs with its quiet zone`() {
        let modules = [[true, true, false], [false, false, true]]
        let html = qrCode(modules, label: "本页地址").text
        #expect(html.contains("role=\"img\" aria-label=\"本页地址\""))
        for svg in [html, qrImage(modules).text] {
            #expect(svg.contains("viewBox=\"-4 -4 10 10\""))
            #expect(svg.contains("<path stroke=\"#000\" d=\"M0 0.5h2M2 1.5h1\"/>"))
        }
    }

    @Test func `a time can be read by programs`() throws {
        let day = try #require(Day(2026, 10, 16))
        #expect(dateTime(day).text == "<time datetime=\"2026-10-16\">2026-10-16</time>")
        let minute = dateTime(Instant(day, hour: 9, minute: 30)).text
        #expect(minute == "<time datetime=\"2026-10-16T09:30+08:00\">2026-10-16 09:30</time>")
    }

    @Test(arguments: [(0, "0"), (999, "999"), (1000, "1,000"), (18_462, "18,462"), (-1_234_567, "-1,234,567")])
    func `thousands have a comma`(number: Int, text: String) {
        #expect(grouped(number) == text)
    }

    @Test func `a tag is a word first`() {
        #expect(tag("已逾期", .bad).text == "<span class=\"tag bad\">已逾期</span>")
        #expect(tag("转载").text == "<span class=\"tag\">转载</span>")
    }
}

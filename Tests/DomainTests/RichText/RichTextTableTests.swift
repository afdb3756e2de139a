import Domain
import Testing

struct RichTextTableTests {
    private func cell(_ text: String, header: Bool = false, columns: Int = 1, rows: Int = 1) -> RichText.Cell {
        RichText.Cell(
            [.paragraph(.init(.init(text)))], isHeader: header, columnSpan: columns, rowSpan: rows)
    }

    @Test func `a first row of headers is the head`() throws {
        let table = try #require(
            RichText.Table(
                caption: .init("标准"),
                [[cell("对象", header: true), cell("金额", header: true)], [cell("低保", header: true), cell("36,000")]]))
        let html = """
            <table><caption>标准</caption><thead><tr><th scope="col">对象</th><th scope="col">金额</th></tr></thead>\
            <tbody><tr><th scope="row">低保</th><td>36,000</td></tr></tbody></table>
            """
        #expect(RichText([.table(table)]).html == html)
        #expect(RichText([.table(table)]).plainText == "标准\n对象\t金额\n低保\t36,000")
    }

    @Test func `on a page a table has a name, can be scrolled by keyboard and has its figures to the right`() throws {
        let table = try #require(RichText.Table([[cell("甲"), cell("-1.5%")]]))
        let html = """
            <div class="scroll" role="region" aria-label="表格" tabindex="0"><table class="table grid-lines"><tbody>\
            <tr><td>甲</td><td class="num">-1.5%</td></tr></tbody></table></div>
            """
        #expect(RichText([.table(table)]).displayHTML(tableName: "表格") == html)
    }

    @Test func `on a page a table in a table is not scrolled on its own`() throws {
        let inner = try #require(RichText.Table([[cell("甲"), cell("乙")]]))
        let outer = try #require(RichText.Table([[RichText.Cell([.table(inner)]), cell("丙")]]))
        let html = RichText([.table(outer)]).displayHTML(tableName: "表格")
        #expect(html.split(separator: "<table").count == 3)
        #expect(html.split(separator: "<div").count == 1)
    }

    @Test func `a head that reaches into the body is no head`() throws {
        let table = try #require(
            RichText.Table([[cell("甲", header: true, rows: 2), cell("乙", header: true)], [cell("丙")]]))
        let html = """
            <table><tbody><tr><th scope="col" rowspan="2">甲</th><th scope="col">乙</th></tr><tr><td>丙</td></tr></tbody></table>
            """
        #expect(table.headRows == 0)
        #expect(RichText([.table(table)]).html == html)
    }

    @Test func `columns of the plain text line up under merged cells`() throws {
        let table = try #require(
            RichText.Table([
                [cell("甲", rows: 2), cell("乙", columns: 2), cell("丙")], [cell("丁"), cell("戊"), cell("己")],
            ]))
        #expect(RichText([.table(table)]).plainText == "甲\t乙\t\t丙\n\t丁\t戊\t己")
    }

    @Test func `spans end with their table`() throws {
        let table = try #require(RichText.Table([[cell("甲", columns: 0, rows: 9), cell("乙", rows: -3)], [cell("丙")]]))
        #expect(table.rows[0].map(\.rowSpan) == [2, 1])
        #expect(table.rows[0].map(\.columnSpan) == [1, 1])
    }

    @Test func `empty rows are kept only where a merged cell needs them`() throws {
        let table = try #require(RichText.Table([[], [cell("甲", rows: 2), cell("乙", rows: 2)], [], [], [cell("丙")]]))
        #expect(table.rows.map(\.count) == [2, 0, 1])
    }

    @Test func `a table without cells or beyond the limits is none`() {
        #expect(RichText.Table([]) == nil)
        #expect(RichText.Table([[], []]) == nil)
        #expect(RichText.Table([Array(repeating: cell(""), count: 200)]) != nil)
        #expect(RichText.Table([Array(repeating: cell(""), count: 201)]) == nil)
        #expect(RichText.Table([[cell("", columns: 300), cell("")]]) == nil)
        #expect(RichText.Table(Array(repeating: [cell("")], count: 5_000)) != nil)
        #expect(RichText.Table(Array(repeating: [cell("")], count: 5_001)) == nil)
        #expect(RichText.Table(Array(repeating: [cell("", columns: 200, rows: 50)], count: 50)) == nil)
    }
}

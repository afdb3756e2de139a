import Domain
import Testing

struct ExcelReadingTests {
    private static func cell(_ name: String, _ text: String) -> String {
        "<c r=\"\(name)\" t=\"inlineStr\"><is><t>\(text)</t></is></c>"
    }

    @Test func `cells are read as people see them, and long numbers whole`() async throws {
        let rows = """
            <sheetData><row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c></row>
            <row r="3"><c r="A3"><v>1.1010519491231002E+17</v></c><c r="B3" s="1"><v>45366</v></c>
            <c r="C3" s="2"><v>45366</v></c><c r="D3"><v>0.5</v></c><c r="E3" t="b"><v>1</v></c></row></sheetData>
            """
        let file = try OfficeFile.xlsx([("名单", "", rows)], strings: ["身份证号", "<![CDATA[日期]]>"])
        let reading = try await OfficeFile.reading(file, as: .xlsx)
        #expect(
            reading.tables == [
                PassageTable(
                    .sheet("名单"),
                    rows: [
                        ["身份证号", "", "日期", "", ""],
                        ["110105194912310020", "2024-03-15", "2024-03-15", "0.5", "1"],
                    ], firstRow: 2)
            ])
        #expect(reading.findings == [])
    }

    private static let looks = """
        <styleSheet><numFmts><numFmt numFmtId="170" formatCode=";;;"/><numFmt numFmtId="171" formatCode="0;-0;;@"/></numFmts>
        <fonts><font/><font><color rgb="FFFFFFFF"/></font><font><color theme="0"/></font><font><color theme="1"/></font></fonts>
        <fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FF1F4E79"/></patternFill></fill>
        <fill><patternFill patternType="solid"><fgColor rgb="FFFFFFFF"/></patternFill></fill></fills>
        <cellStyleXfs><xf numFmtId="170"/></cellStyleXfs><cellXfs><xf/><xf numFmtId="170"/><xf numFmtId="171"/><xf fontId="1"/>
        <xf fontId="2" fillId="2"/><xf fontId="1" fillId="1"/><xf fontId="3"/></cellXfs></styleSheet>
        """

    @Test(arguments: [
        (0, "", []), (1, "", ["甲", "5"]), (2, "", []), (3, "", ["甲", "5"]), (4, "", ["甲", "5"]), (5, "", []),
        (6, "", []),
        // What is behind white letters is not known there.
        (3, "<conditionalFormatting/>", []), (3, "<tableParts><tablePart/></tableParts>", []),
        (1, "<conditionalFormatting/>", ["甲", "5"]),
    ])
    func `a cell that does not show what is in it is told of`(style: Int, more: String, hidden: [String]) async throws {
        let rows = """
            <sheetData><row r="1"><c r="A1" s="\(style)" t="inlineStr"><is><t>甲</t></is></c><c r="B1" s="\(style)"><v>5</v></c>
            <c r="C1" s="\(style)"><v>0</v></c></row></sheetData>\(more)
            """
        let file = try OfficeFile.xlsx([("表", "", rows)], parts: ["xl/styles.xml": Self.looks])
        let reading = try await OfficeFile.reading(file, as: .xlsx)
        // A nought in white is as good as an empty cell.
        #expect(reading.found(.hiddenText) == hidden)
        if !hidden.isEmpty {
            #expect(try reading.finding(.hiddenText).place == .sheetCell(sheet: "表", row: 1, column: 1))
        }
    }

    @Test(arguments: [
        (";;;", true, true), (";;", true, false), (";", true, false), ("[White];[Red];;", true, true),
        ("0;-0;;@", false, false),
        ("General", false, false), ("", false, false), ("\"元\";;;", false, false), ("0;\"a;b\";", false, false),
        ("\\;0", false, false),
    ])
    func `a format without anything in it hides`(format: String, numbers: Bool, words: Bool) {
        let hides = SheetNumber.hides(format)
        #expect(hides.numbers == numbers && hides.words == words)
    }

    @Test func `far rows begin a piece of their own, and none is as long as the sheet is wide`() async throws {
        let rows =
            "<sheetData><row r=\"1\">\(Self.cell("A1", "头"))</row><row r=\"1000000\">\(Self.cell("XFD1000000", "尾"))</row></sheetData>"
        let reading = try await OfficeFile.reading(OfficeFile.xlsx([("表", "", rows)]), as: .xlsx)
        #expect(reading.tables.map(\.firstRow) == [1, 1_000_000])
        #expect(
            reading.tables[1].place(ofRow: 0, column: 16_383) == .sheetCell(sheet: "表", row: 1_000_000, column: 16_384))
    }

    @Test func `hidden rows, columns and sheets with words are told of`() async throws {
        let rows = """
            <cols><col min="2" max="3" hidden="1"/><col min="5" max="5" hidden="1"/></cols><sheetData>
            <row r="1">\(Self.cell("A1", "姓名"))\(Self.cell("B1", "身份证号"))</row>
            <row r="2" hidden="1">\(Self.cell("A2", "张三"))</row><row r="3" hidden="1">\(Self.cell("A3", "李四"))</row>
            <row r="4" hidden="1"/><row r="5">\(Self.cell("A5", "王五"))</row></sheetData>
            """
        let secret = "<sheetData><row r=\"1\">\(Self.cell("A1", "内部"))\(Self.cell("B1", "底数"))</row></sheetData>"
        let file = try OfficeFile.xlsx([
            ("公开", "", rows), ("底稿", "state=\"veryHidden\"", secret), ("空", "state=\"hidden\"", "<sheetData/>"),
        ])
        let reading = try await OfficeFile.reading(file, as: .xlsx)
        #expect(reading.found(.hiddenRows) == ["2–3: 张三"])
        #expect(try reading.finding(.hiddenRows).place == .sheetCell(sheet: "公开", row: 2, column: 1))
        #expect(reading.found(.hiddenColumns) == ["B–C: 身份证号"])
        #expect(reading.found(.hiddenSheet) == ["1 × 2: 内部 底数"])
        #expect(reading.findings.allSatisfy { $0.severity == .block })
        // What is hidden is looked through, too.
        #expect(reading.tables.contains { $0.origin == .sheet("底稿") })
    }

    @Test func `pivot caches, comments, other files and the folder where it lay are told of`() async throws {
        let names = """
            <definedNames><definedName name="底数">[2]表1!$A$1</definedName></definedNames>
            <mc xmlns:x15ac="x"><x15ac:absPath url="D:\\王五\\低保\\"/></mc>
            """
        let file = try OfficeFile.xlsx(
            [("表", "", "<sheetData/>")], workbook: names,
            parts: [
                "xl/pivotCache/pivotCacheDefinition1.xml":
                    "<pivotCacheDefinition recordCount=\"1523\" refreshedBy=\"王五\"><cacheSource><worksheetSource sheet=\"底稿\"/></cacheSource><cacheFields><cacheField name=\"姓名\"/><cacheField name=\"残疾类别\"/></cacheFields></pivotCacheDefinition>",
                "xl/worksheets/_rels/sheet1.xml.rels": OfficeFile.rels(
                    OfficeFile.relation("rId1", "comments", "../comments1.xml")),
                "xl/comments1.xml":
                    "<comments><authors><author>王五</author></authors><commentList><comment ref=\"B7\"><text><r><t>电话13800000000</t></r></text></comment></commentList></comments>",
                "xl/externalLinks/externalLink1.xml": "<externalLink/>",
            ])
        let reading = try await OfficeFile.reading(file, as: .xlsx)
        #expect(reading.found(.pivotCache) == ["1523 × 姓名 残疾类别"])
        #expect(try reading.finding(.pivotCache).place == .sheet("底稿"))
        #expect(reading.found(.author) == ["refreshedBy: 王五"])
        #expect(reading.findings.filter { $0.kind == .filePath }.map(\.match) == ["D:\\王五\\低保\\"])
        #expect(try reading.finding(.comment).place == .sheetCell(sheet: "表", row: 7, column: 2))
        #expect(reading.found(.comment) == ["电话13800000000"])
        #expect(Set(reading.found(.externalLink)) == ["底数 = [2]表1!$A$1", "xl/externalLinks/externalLink1.xml"])
    }
}

import Domain
import Testing

@testable import Actions

/// What becomes of a text of Word that a draft begins with.
struct WordBodyTests {
    @Test func `a notice becomes title, addressee, headings with their numbers, and text`() throws {
        let body = """
            \(Word.line("阳光县人民政府文件", "<w:jc w:val=\"center\"/>", "<w:color w:val=\"FF0000\"/><w:sz w:val=\"72\"/>"))\
            \(Word.line("阳政发〔2026〕12号", "<w:jc w:val=\"center\"/>"))\
            \(Word.line("关于印发阳光县政务公开", "<w:jc w:val=\"center\"/>", "<w:sz w:val=\"44\"/>"))\
            \(Word.line("工作要点的通知", "<w:jc w:val=\"center\"/>", "<w:sz w:val=\"44\"/>"))\
            \(Word.line("各乡镇人民政府："))\
            \(Word.line("总体要求", Word.number(1, 0)))\(Word.line("以公开为常态，不公开为例外。"))\
            \(Word.line("主要任务", Word.number(1, 0)))\
            \(Word.line("主动公开", Word.number(1, 1)))\(Word.line("依申请公开", Word.number(1, 1)))\
            \(Word.line("阳光县人民政府", "<w:jc w:val=\"right\"/>"))\(Word.line("2026年3月10日", "<w:jc w:val=\"right\"/>"))
            """
        let read = try Word.read(body, lists: [Word.list(1, ["%1、", "（%2）"])])
        #expect(read.title == "关于印发阳光县政务公开工作要点的通知")
        #expect(read.number == "阳政发〔2026〕12号")
        #expect(read.signedOn == Day(2026, 3, 10))
        #expect(
            read.text.html == """
                <p class="title">阳光县人民政府文件</p><p class="title">阳政发〔2026〕12号</p><p class="to">各乡镇人民政府：</p>\
                <p>一、总体要求</p><p>以公开为常态，不公开为例外。</p><p>二、主要任务</p><p>（一）主动公开</p><p>（二）依申请公开</p>\
                <p class="sign">阳光县人民政府</p><p class="sign">2026年3月10日</p>
                """)
        #expect(read.notes == [])
    }

    @Test func `headings keep the numbers of their styles, and the highest is the first`() throws {
        let body = """
            \(Word.line("办法", "<w:pStyle w:val=\"T\"/>"))\(Word.line("总则", "<w:pStyle w:val=\"H1\"/>"))\
            \(Word.line("依据", "<w:pStyle w:val=\"H2\"/>"))\(Word.line("范围", "<w:pStyle w:val=\"H2\"/>"))\
            \(Word.line("附则", "<w:pStyle w:val=\"H1\"/>"))
            """
        let styles = """
            <w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>
            <w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>
            <w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
            <w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/><w:basedOn w:val="H1"/><w:pPr><w:numPr>
            <w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
            """
        let read = try Word.read(body, styles: styles, lists: [Word.list(1, ["第%1章", "第%2条"])])
        #expect(read.title == "办法")
        #expect(
            read.text.html
                == "<h2>第一章\u{3000}总则</h2><h3>第一条\u{3000}依据</h3><h3>第二条\u{3000}范围</h3><h2>第二章\u{3000}附则</h2>")
    }

    @Test func `levels of a paper are known by the letters that the standard gives them`() throws {
        let black = "<w:rFonts w:eastAsia=\"黑体\"/>"
        let italic = "<w:rFonts w:eastAsia=\"楷体_GB2312\"/>"
        let read = try Word.read(
            Word.line("一、总体要求", "", black) + Word.line("（一）指导思想", "", italic)
                + Word.line("一、本句是话，不是标题。", "", black) + Word.line("（二）普通字"))
        #expect(read.text.html == "<h2>一、总体要求</h2><h3>（一）指导思想</h3><p>一、本句是话，不是标题。</p><p>（二）普通字</p>")
    }

    @Test(arguments: [
        ("补助申请表", Optional("补助申请表")), ("第一章 总则", nil), ("一、总则", nil),
    ])
    func `a heading above everything is the title, unless it has a number`(heading: String, title: String?) throws {
        let read = try Word.read(Word.line(heading, "<w:outlineLvl w:val=\"0\"/>") + Word.line("一段话。"))
        #expect(read.title == title)
        #expect(read.text.plainText == (title == nil ? "\(heading)\n一段话。" : "一段话。"))
    }

    @Test func `bullets are lists within each other`() throws {
        let read = try Word.read(
            Word.line("甲", Word.number(1, 0)) + Word.line("乙", Word.number(1, 1)) + Word.line("丙", Word.number(1, 0)),
            lists: [Word.list(1, ["●", "○"], format: "bullet")])
        #expect(read.text.html == "<ul><li>甲<ul><li>乙</li></ul></li><li>丙</li></ul>")
    }

    @Test func `merged cells of a table are merged, and its head is one`() throws {
        func cell(_ text: String, _ format: String = "") -> String {
            "<w:tc><w:tcPr>\(format)</w:tcPr>\(text.isEmpty ? "<w:p/>" : Word.line(text))</w:tc>"
        }
        let goesOn = "<w:vMerge/>"
        let read = try Word.read(
            """
            <w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>
            <w:tr><w:trPr><w:tblHeader/></w:trPr>\(cell("单位", "<w:vMerge w:val=\"restart\"/>"))\(cell("金额", "<w:gridSpan w:val=\"2\"/>"))</w:tr>
            <w:tr><w:trPr><w:tblHeader/></w:trPr>\(cell("", goesOn))\(cell("上年"))\(cell("本年"))</w:tr>
            <w:tr>\(cell("财政局", "<w:vMerge w:val=\"restart\"/>"))\(cell("1"))\(cell("2"))</w:tr>
            <w:tr>\(cell("", goesOn))\(cell("3"))\(cell("4"))</w:tr>
            <w:tr><w:trPr><w:del w:author="甲"/></w:trPr>\(cell("删去的"))\(cell("5"))\(cell("6"))</w:tr>
            <w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>\(cell("7", "<w:gridSpan w:val=\"2\"/>"))</w:tr></w:tbl>
            """)
        #expect(
            read.text.html == """
                <table><thead><tr><th scope="col" rowspan="2">单位</th><th scope="col" colspan="2">金额</th></tr>\
                <tr><th scope="col">上年</th><th scope="col">本年</th></tr></thead><tbody>\
                <tr><td rowspan="2">财政局</td><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr>\
                <tr><td></td><td colspan="2">7</td></tr></tbody></table>
                """)
        #expect(read.notes == [RichTextNote(.deletions, count: 1)])
    }

    @Test func `a frame around a text is no table, and a table in a cell stays`() throws {
        let inner = "<w:tbl><w:tr><w:tc>\(Word.line("一"))</w:tc><w:tc>\(Word.line("二"))</w:tc></w:tr></w:tbl>"
        let frame = try Word.read("<w:tbl><w:tr><w:tc>\(Word.line("框里的话"))</w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>")
        #expect(frame.text.html == "<p>框里的话</p>")
        let nested = try Word.read(
            "<w:tbl><w:tr><w:tc>\(inner)<w:p/></w:tc><w:tc>\(Word.line("三"))</w:tc></w:tr></w:tbl>")
        #expect(nested.text.html.components(of: "<table>") == 2)
    }

    @Test func `notes stand at the end, in the order in which they are named`() throws {
        let notes = """
            <w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>
            <w:footnote w:id="5">\(Word.line("后注"))</w:footnote><w:footnote w:id="2">\(Word.line("先注"))</w:footnote>
            <w:footnote w:id="9">\(Word.line("没有人提到"))</w:footnote>
            """
        let read = try Word.read(
            """
            <w:p><w:r><w:t>甲</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t>乙</w:t></w:r>
            <w:r><w:footnoteReference w:id="5"/></w:r><w:r><w:endnoteReference w:id="1"/></w:r></w:p>
            """,
            related: [
                ("footnotes", "footnotes.xml", "<w:footnotes \(OfficeFile.word)>\(notes)</w:footnotes>"),
                (
                    "endnotes", "endnotes.xml",
                    "<w:endnotes \(OfficeFile.word)><w:endnote w:id=\"1\">\(Word.line("尾"))</w:endnote></w:endnotes>"
                ),
            ])
        #expect(
            read.text.html == """
                <p>甲<sup>[1]</sup>乙<sup>[2][尾注1]</sup></p><hr><p>[1] 先注</p><p>[2] 后注</p><p>[尾注1] 尾</p>
                """)
    }

    @Test func `links to pages stay, and others leave their words`() throws {
        let field = """
            <w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "https://www.gov.cn/a"</w:instrText></w:r>
            <w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>政府网</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>
            """
        let link = "<w:hyperlink r:id=\"x\"><w:r><w:t>条例</w:t></w:r></w:hyperlink>"
        let bad = "<w:hyperlink r:id=\"y\"><w:r><w:t>模板</w:t></w:r></w:hyperlink>"
        let links =
            OfficeFile.relation("x", "hyperlink", "https://www.gov.cn/b", isExternal: true)
            + OfficeFile.relation("y", "hyperlink", "file:///C:/a.doc", isExternal: true)
        let read = try Word.read(
            "<w:p xmlns:r=\"\(OfficeFile.relations)\">\(field)\(link)\(bad)</w:p>", links: links)
        #expect(
            read.text.html == """
                <p><a href="https://www.gov.cn/a" rel="external noopener">政府网</a>\
                <a href="https://www.gov.cn/b" rel="external noopener">条例</a>模板</p>
                """)
        #expect(read.notes == [RichTextNote(.links, count: 1)])
    }

    @Test func `what was added comes, and what was struck out, hidden or remarked does not`() throws {
        let body = """
            <w:p><w:r><w:t>补偿</w:t></w:r><w:del w:author="甲"><w:r><w:delText>五百元</w:delText></w:r></w:del>
            <w:ins w:author="甲"><w:r><w:t>三百元</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>不给人看</w:t></w:r>
            <w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t>白字</w:t></w:r>
            <w:moveFrom w:author="甲"><w:r><w:t>移走的</w:t></w:r></w:moveFrom><w:commentRangeStart w:id="1"/>
            <w:r><w:t>整</w:t></w:r><w:r><w:commentReference w:id="1"/></w:r></w:p>
            <w:p><w:pPr><w:rPr><w:del w:author="甲"/></w:rPr></w:pPr><w:r><w:t>两段并</w:t></w:r></w:p>\(Word.line("成一段。"))
            <w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF a</w:instrText><w:t>不该有</w:t></w:r>
            <w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>第三条</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>
            <w:p><w:r><w:rPr><w:strike/></w:rPr><w:t>划掉的</w:t></w:r></w:p>
            """
        let read = try Word.read(
            body,
            related: [
                (
                    "comments", "comments.xml",
                    "<w:comments \(OfficeFile.word)><w:comment w:id=\"1\">\(Word.line("批注的话"))</w:comment></w:comments>"
                ),
                ("header", "header1.xml", "<w:hdr \(OfficeFile.word)>\(Word.line("内部资料"))</w:hdr>"),
                ("footer", "footer1.xml", "<w:ftr \(OfficeFile.word)>\(Word.line("— 1 —"))</w:ftr>"),
            ])
        #expect(read.text.html == "<p>补偿三百元整</p><p>两段并成一段。</p><p>第三条</p><p>划掉的</p>")
        #expect(
            Set(read.notes) == [
                RichTextNote(.deletions, count: 2), RichTextNote(.hidden, count: 1), RichTextNote(.comments, count: 1),
                RichTextNote(.edges, count: 1), RichTextNote(.strikes, count: 1),
            ])
    }

    @Test func `pictures, objects and formulas are counted, and a text box is read once`() throws {
        let box = "<w:txbxContent>\(Word.line("框里的字"))</w:txbxContent>"
        let body = """
            <w:p><w:r><w:t>字</w:t><w:br/><w:t>下一行</w:t><w:br w:type="page"/><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>
            <w:r><w:drawing><a:blip xmlns:a="a"/></w:drawing></w:r><w:r><w:pict><v:imagedata xmlns:v="v"/></w:pict></w:r>
            <w:r><w:object><v:imagedata xmlns:v="v"/></w:object></w:r><m:oMath xmlns:m="m"><m:r><m:t>x</m:t></m:r></m:oMath>
            <w:r><mc:AlternateContent xmlns:mc="mc"><mc:Choice><w:drawing>\(box)</w:drawing></mc:Choice>
            <mc:Fallback><w:pict>\(box)</w:pict></mc:Fallback></mc:AlternateContent></w:r>
            <w:r><w:ruby><w:rt><w:r><w:t>yin</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>音</w:t></w:r></w:rubyBase></w:ruby><w:t>完</w:t></w:r></w:p>
            """
        let read = try Word.read(body)
        #expect(read.text.html == "<p>字<br>下一行☑音完</p><p>框里的字</p>")
        #expect(read.notes == [RichTextNote(.images, count: 2), RichTextNote(.embedded, count: 2)])
    }

    @Test func `a table of contents does not come`() throws {
        let styles = "<w:style w:type=\"paragraph\" w:styleId=\"C\"><w:name w:val=\"toc 1\"/></w:style>"
        let contents = """
            <w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>\
            \(Word.line("目录"))</w:sdtContent></w:sdt>\(Word.line("总则 1", "<w:pStyle w:val=\"C\"/>"))
            """
        let control = "<w:sdt><w:sdtPr/><w:sdtContent>\(Word.line("控件里的字"))</w:sdtContent></w:sdt>"
        let read = try Word.read(contents + control, styles: styles)
        #expect(read.text.html == "<p>控件里的字</p>")
        #expect(read.notes == [RichTextNote(.contents, count: 1)])
    }

    @Test func `bold and other looks come from runs and styles`() throws {
        let styles = """
            <w:style w:type="character" w:styleId="S"><w:rPr><w:b/></w:rPr></w:style>
            <w:style w:type="paragraph" w:default="1" w:styleId="N"><w:rPr><w:i/></w:rPr></w:style>
            """
        let read = try Word.read(
            Word.line("斜", "", "") + Word.line("粗", "", "<w:rStyle w:val=\"S\"/><w:i w:val=\"0\"/>")
                + Word.line("2", "", "<w:vertAlign w:val=\"superscript\"/><w:i w:val=\"0\"/><w:u w:val=\"single\"/>"),
            styles: styles)
        #expect(read.text.html == "<p><em>斜</em></p><p><strong>粗</strong></p><p><u><sup>2</sup></u></p>")
    }

    @Test func `a text without a title has none, and a file that is no text is refused`() throws {
        #expect(try Word.read(Word.line("只有一段普通的话。")).title == nil)
        #expect(throws: WordBody.Fault.damaged) { try WordBody.read(.bytes(Array("PK".utf8))) }
        #expect(throws: WordBody.Fault.damaged) { try WordBody.read(.bytes(try OfficeFile.zip(["a": ""]))) }
        #expect(throws: WordBody.Fault.damaged) { try Word.read("<w:p><w:r>") }
        #expect(throws: WordBody.Fault.tooLong(limit: RichText.Limits.characters)) {
            try Word.read(String(repeating: Word.line(String(repeating: "字", count: 1_000)), count: 1_200))
        }
    }

    @Test func `tables within tables end somewhere`() throws {
        let depth = 30
        let open = "<w:tbl><w:tr><w:tc>\(Word.line("甲"))</w:tc><w:tc>"
        let read = try Word.read(
            String(repeating: open, count: depth) + Word.line("心")
                + String(repeating: "</w:tc></w:tr></w:tbl>", count: depth))
        #expect(read.text.issues(field: "body") == [])
        #expect(read.text.plainText.contains("心"))
        #expect(read.notes.contains { $0.kind == .nesting })
    }
}

/// Texts of Word as they are written here.
enum Word {
    /// A paragraph of one run.
    static func line(_ text: String, _ layout: String = "", _ format: String = "") -> String {
        """
        <w:p><w:pPr>\(layout)</w:pPr><w:r><w:rPr>\(format)</w:rPr><w:t xml:space="preserve">\(text)</w:t></w:r></w:p>
        """
    }

    static func number(_ list: Int, _ level: Int) -> String {
        "<w:numPr><w:ilvl w:val=\"\(level)\"/><w:numId w:val=\"\(list)\"/></w:numPr>"
    }

    /// A list whose levels are written so.
    static func list(_ id: Int, _ texts: [String], format: String = "chineseCounting") -> String {
        let levels = texts.enumerated().map { level, text in
            "<w:lvl w:ilvl=\"\(level)\"><w:start w:val=\"1\"/><w:numFmt w:val=\"\(format)\"/><w:lvlText w:val=\"\(text)\"/></w:lvl>"
        }
        return """
            <w:abstractNum w:abstractNumId="\(id)">\(levels.joined())</w:abstractNum>\
            <w:num w:numId="\(id)"><w:abstractNumId w:val="\(id)"/></w:num>
            """
    }

    static func file(
        _ body: String, styles: String = "", lists: [String] = [],
        related: [(kind: String, name: String, xml: String)] = [], links: String = ""
    ) throws -> [UInt8] {
        let own = [
            ("styles", "styles.xml", "<w:styles \(OfficeFile.word)>\(styles)</w:styles>"),
            ("numbering", "numbering.xml", "<w:numbering \(OfficeFile.word)>\(lists.joined())</w:numbering>"),
        ]
        return try OfficeFile.docx(
            body, related: own.map { (kind: $0.0, name: $0.1, xml: $0.2) } + related, links: links)
    }

    static func read(
        _ body: String, styles: String = "", lists: [String] = [],
        related: [(kind: String, name: String, xml: String)] = [], links: String = ""
    ) throws -> WordBody {
        try WordBody.read(.bytes(file(body, styles: styles, lists: lists, related: related, links: links)))
    }
}

extension String {
    fileprivate func components(of text: String) -> Int {
        split(separator: text, omittingEmptySubsequences: false).count - 1
    }
}

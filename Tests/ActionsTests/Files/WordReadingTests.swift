import Domain
import Testing

struct WordReadingTests {
    @Test func `paragraphs are counted as people count, and tables keep their merged cells`() async throws {
        let body =
            OfficeFile.paragraph("关于印发方案的通知") + "<w:p/>" + OfficeFile.paragraph("各区县：")
                + """
                <w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>\(OfficeFile.paragraph("补偿对象"))</w:tc>
                <w:tc>\(OfficeFile.paragraph("金额"))</w:tc></w:tr>
                <w:tr><w:tc>\(OfficeFile.paragraph("张三"))</w:tc><w:tc>\(OfficeFile.paragraph("东湾村"))</w:tc>
                <w:tc>\(OfficeFile.paragraph("300"))\(OfficeFile.paragraph("元"))</w:tc></w:tr></w:tbl>
                """ + OfficeFile.paragraph("特此通知。")
        let reading = try await OfficeFile.reading(OfficeFile.docx(body), as: .docx)
        #expect(
            reading.passages == [
                .text(.paragraph(1), "关于印发方案的通知"), .text(.paragraph(2), "各区县："),
                .table(PassageTable(.table(1), rows: [["补偿对象", "", "金额"], ["张三", "东湾村", "300\n元"]])),
                .text(.paragraph(3), "特此通知。"),
            ])
        #expect(reading.findings == [])
        #expect(reading.gaps == [])
    }

    @Test func `runs, tabs and breaks are one text, and a text box is read once`() async throws {
        let box = "<w:txbxContent>\(OfficeFile.paragraph("联系人：李四"))</w:txbxContent>"
        let body = """
            <w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><w:r><w:t>总</w:t></w:r><w:r><w:t>则</w:t><w:tab/>
            <w:t>一</w:t><w:br/><w:t>二</w:t></w:r>
            <w:r><mc:AlternateContent xmlns:mc="m"><mc:Choice>\(box)</mc:Choice><mc:Fallback>\(box)</mc:Fallback>
            </mc:AlternateContent></w:r><w:r><w:t>三</w:t></w:r></w:p>
            """
        let reading = try await OfficeFile.reading(OfficeFile.docx(body), as: .docx)
        #expect(reading.text(at: .part(.textBox, 1)) == "联系人：李四")
        #expect(reading.text(at: .paragraph(1)) == "总则\t一\n二三")
        #expect(reading.passages.count == 2)
    }

    @Test func `changes that nobody accepted are told of, and what is struck out is no text`() async throws {
        let body = """
            <w:p><w:r><w:t>补偿</w:t></w:r>
            <w:del w:author="王五"><w:r><w:delText>五百元</w:delText></w:r></w:del>
            <w:ins w:author="王五"><w:r><w:t>三百元</w:t></w:r></w:ins></w:p>
            """
        let reading = try await OfficeFile.reading(OfficeFile.docx(body), as: .docx)
        #expect(reading.text(at: .paragraph(1)) == "补偿三百元")
        #expect(reading.found(.trackedChange) == ["del 王五: 五百元", "ins 王五: 三百元"])
        #expect(try reading.finding(.trackedChange).severity == .block)
    }

    @Test(arguments: [
        ("<w:vanish/>", true), ("<w:vanish w:val=\"0\"/>", false), ("<w:color w:val=\"FFFFFF\"/>", true),
        ("<w:color w:val=\"ffffff\"/><w:shd w:fill=\"1F4E79\"/>", false), ("<w:sz w:val=\"2\"/>", true),
        ("<w:color w:val=\"FFFFFF\"/><w:highlight w:val=\"black\"/>", false), ("<w:sz w:val=\"32\"/>", false),
        ("<w:rStyle w:val=\"Gone\"/>", true),
    ])
    func `text that nobody sees is told of`(format: String, isHidden: Bool) async throws {
        let styles =
            "<w:styles \(OfficeFile.word)><w:style w:styleId=\"Gone\"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>"
        let file = try OfficeFile.docx(
            OfficeFile.paragraph("看得见") + OfficeFile.paragraph("510123199001011234", format),
            related: [("styles", "styles.xml", styles)])
        let reading = try await OfficeFile.reading(file, as: .docx)
        #expect(reading.found(.hiddenText) == (isHidden ? ["510123199001011234"] : []))
        // The guard looks through it all the same.
        #expect(reading.text(at: .paragraph(2)) == "510123199001011234")
    }

    @Test func `white letters in a cell with a ground of its own can be read`() async throws {
        let body = """
            <w:tbl><w:tr><w:tc><w:tcPr><w:shd w:fill="1F4E79"/></w:tcPr>\
            \(OfficeFile.paragraph("序号", "<w:color w:val=\"FFFFFF\"/>"))</w:tc>\
            <w:tc>\(OfficeFile.paragraph("密码", "<w:color w:val=\"FFFFFF\"/>"))</w:tc></w:tr></w:tbl>
            """
        let reading = try await OfficeFile.reading(OfficeFile.docx(body), as: .docx)
        #expect(reading.found(.hiddenText) == ["密码"])
        #expect(try reading.finding(.hiddenText).place == .tableCell(table: 1, row: 1, column: 2))
    }

    @Test func `headers, notes and comments have their places`() async throws {
        func part(_ root: String, _ content: String) -> String {
            "<w:\(root) \(OfficeFile.word)>\(content)</w:\(root)>"
        }
        let file = try OfficeFile.docx(
            OfficeFile.paragraph("正文"),
            related: [
                ("header", "header1.xml", part("hdr", OfficeFile.paragraph("内部资料"))),
                (
                    "footnotes", "footnotes.xml",
                    part(
                        "footnotes",
                        "<w:footnote w:id=\"-1\"><w:p/></w:footnote><w:footnote w:id=\"1\">\(OfficeFile.paragraph("见附件"))</w:footnote>"
                    )
                ),
                (
                    "comments", "comments.xml",
                    part("comments", "<w:comment w:author=\"王五\">\(OfficeFile.paragraph("这里要改"))</w:comment>")
                ),
            ])
        let reading = try await OfficeFile.reading(file, as: .docx)
        #expect(reading.text(at: .part(.header, nil)) == "内部资料")
        #expect(reading.text(at: .part(.footnote, 1)) == "见附件")
        #expect(reading.text(at: .part(.comment, 1)) == "这里要改")
        #expect(reading.found(.comment) == ["王五: 这里要改"])
    }

    @Test func `what tells of its maker, and what is packed into it or fetched, is told of`() async throws {
        let links =
            OfficeFile.relation("a", "attachedTemplate", "file:///C:\\Users\\王五\\模板.dotm", isExternal: true)
            + OfficeFile.relation("b", "hyperlink", "https://www.gov.cn/", isExternal: true)
            + OfficeFile.relation("c", "image", "http://example.org/track.png", isExternal: true)
        let file = try OfficeFile.docx(
            OfficeFile.paragraph("正文"),
            parts: [
                "docProps/core.xml":
                    "<c:coreProperties xmlns:c=\"c\" xmlns:dc=\"d\"><dc:creator>王五</dc:creator><c:lastModifiedBy>Administrator</c:lastModifiedBy></c:coreProperties>",
                "docProps/app.xml":
                    "<Properties><Company>某某公司</Company><Template>D:\\办公\\模板.dot</Template></Properties>",
                "word/embeddings/oleObject1.bin": "x", "word/vbaProject.bin": "x",
            ], links: links)
        let reading = try await OfficeFile.reading(file, as: .docm)
        #expect(reading.found(.author) == ["Company: 某某公司", "creator: 王五"])
        #expect(
            Set(reading.findings.filter { $0.kind == .filePath }.map(\.match)) == [
                "C:\\Users\\王五\\模板.dotm", "D:\\办公\\模板.dot",
            ])
        #expect(reading.findings.filter { $0.kind == .externalLink }.count == 2)
        #expect(reading.found(.embeddedFile) == ["word/embeddings/oleObject1.bin"])
        #expect(reading.found(.macro) == ["word/vbaProject.bin"])
        #expect(try reading.finding(.author).severity == .warn)
        #expect(try reading.finding(.macro).severity == .block)
    }
}

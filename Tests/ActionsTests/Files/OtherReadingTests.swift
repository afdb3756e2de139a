import Domain
import Testing

@testable import Actions

struct PowerPointReadingTests {
    @Test func `slides in their order, with notes, comments, and what is not shown`() async throws {
        func slide(_ attributes: String, _ text: String) -> String {
            "<p:sld xmlns:p=\"p\" xmlns:a=\"a\" \(attributes)><a:p><a:r><a:t>\(text)</a:t></a:r></a:p></p:sld>"
        }
        let notes =
            "<p:notes xmlns:p=\"p\" xmlns:a=\"a\"><a:p><a:t>别说金额</a:t></a:p><a:p><a:fld><a:t>1</a:t></a:fld></a:p></p:notes>"
        let file = try OfficeFile.zip([
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": OfficeFile.rels(OfficeFile.relation("rId1", "officeDocument", "ppt/presentation.xml")),
            "ppt/presentation.xml":
                "<p:presentation xmlns:p=\"p\" xmlns:r=\"\(OfficeFile.relations)\"><p:sldId id=\"256\" r:id=\"rId2\"/><p:sldId id=\"257\" r:id=\"rId1\"/></p:presentation>",
            "ppt/_rels/presentation.xml.rels": OfficeFile.rels(
                OfficeFile.relation("rId1", "slide", "slides/slide1.xml")
                    + OfficeFile.relation("rId2", "slide", "slides/slide2.xml")),
            "ppt/slides/slide1.xml": slide("show=\"0\"", "底稿"), "ppt/slides/slide2.xml": slide("", "封面"),
            "ppt/slides/_rels/slide2.xml.rels": OfficeFile.rels(
                OfficeFile.relation("rId1", "notesSlide", "../notesSlides/notesSlide1.xml")),
            "ppt/notesSlides/notesSlide1.xml": notes,
        ])
        let reading = try await OfficeFile.reading(file, as: .pptx)
        #expect(
            reading.passages == [
                .text(.slide(1), "封面"), .text(.part(.speakerNote, 1), "别说金额"), .text(.slide(2), "底稿"),
            ])
        #expect(reading.pages == 2)
        #expect(try reading.finding(.speakerNote).severity == .warn)
        #expect(try reading.finding(.hiddenSheet).place == .slide(2))
    }
}

struct OpenDocumentReadingTests {
    private static func file(_ content: String, meta: String = "") throws -> [UInt8] {
        try OfficeFile.zip([
            "content.xml":
                "<o xmlns:text=\"t\" xmlns:table=\"b\" xmlns:style=\"s\" xmlns:fo=\"f\" xmlns:office=\"o\" xmlns:dc=\"d\">\(content)</o>",
            "mimetype": "application/vnd.oasis.opendocument.text", "META-INF/manifest.xml": "<m/>",
            "meta.xml": "<m xmlns:dc=\"d\">\(meta)</m>",
        ])
    }

    @Test func `texts with tables, comments, changes and what is not shown`() async throws {
        let file = try Self.file(
            """
            <style:style style:name="T1"><style:text-properties text:display="none"/></style:style>
            <text:tracked-changes><text:changed-region><text:deletion><dc:creator>王五</dc:creator><text:p>五百元</text:p>
            </text:deletion></text:changed-region></text:tracked-changes>
            <text:h>标题</text:h><text:p>一<text:s text:c="2"/>二<text:span text:style-name="T1">藏</text:span>
            <office:annotation><dc:creator>王五</dc:creator><text:p>要改</text:p></office:annotation></text:p>
            <table:table><table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>甲</text:p></table:table-cell>
            <table:covered-table-cell/></table:table-row><table:table-row><table:table-cell><text:p>乙</text:p></table:table-cell>
            <table:table-cell><text:p>丙</text:p></table:table-cell></table:table-row></table:table>
            """, meta: "<dc:creator>王五</dc:creator>")
        let reading = try await OfficeFile.reading(file, as: .odt)
        #expect(reading.text(at: .paragraph(1)) == "标题")
        #expect(reading.text(at: .paragraph(2)) == "一  二藏")
        #expect(reading.tables == [PassageTable(.table(1), rows: [["甲", ""], ["乙", "丙"]])])
        #expect(reading.found(.trackedChange) == ["1 王五: 五百元"])
        #expect(reading.found(.comment) == ["王五: 要改"])
        #expect(try reading.finding(.hiddenText).match == "藏")
        #expect(reading.found(.author) == ["creator: 王五"])
        #expect(reading.gaps == [])
    }

    @Test func `sheets with hidden rows, columns and sheets, and a million rows of nothing`() async throws {
        let file = try Self.file(
            """
            <style:style style:name="ta2"><style:table-properties table:display="false"/></style:style>
            <office:spreadsheet><table:table table:name="公开"><table:table-column/>
            <table:table-column table:visibility="collapse"/>
            <table:table-row><table:table-cell><text:p>姓名</text:p></table:table-cell>
            <table:table-cell><text:p>证号</text:p></table:table-cell></table:table-row>
            <table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row>
            <table:table-row table:visibility="filter"><table:table-cell><text:p>张三</text:p></table:table-cell>
            <table:table-cell office:value-type="float" office:value="110105194912310020"><text:p>1.10105E+17</text:p></table:table-cell>
            </table:table-row><table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="1024"/>
            </table:table-row></table:table>
            <table:table table:name="底稿" table:style-name="ta2"><table:table-row><table:table-cell><text:p>内</text:p></table:table-cell>
            </table:table-row></table:table></office:spreadsheet>
            """)
        let reading = try await OfficeFile.reading(file, as: .ods)
        #expect(
            reading.tables.first?.rows == [
                ["姓名", "证号"], ["", ""], ["", ""], ["", ""], ["张三", "110105194912310020"],
            ])
        #expect(reading.found(.hiddenRows) == ["5–5: 张三 110105194912310020"])
        #expect(reading.found(.hiddenColumns) == ["B–B: 证号"])
        #expect(reading.found(.hiddenSheet) == ["1 × 1: 内"])
    }
}

struct OFDReadingTests {
    @Test func `pages, notes and attachments`() async throws {
        func text(_ boundary: String, _ words: String, _ more: String = "") -> String {
            "<ofd:TextObject Boundary=\"\(boundary)\" \(more)><ofd:TextCode X=\"0\" Y=\"5\">\(words)</ofd:TextCode></ofd:TextObject>"
        }
        let page =
            "<ofd:Page xmlns:ofd=\"o\">" + text("60 20 30 5", "方案") + text("20 20.4 40 5", "补偿安置")
            + text("20 30 40 5", "第一条") + text("20 40 40 5", "藏着的字", "Visible=\"false\"") + "</ofd:Page>"
        let file = try OfficeFile.zip([
            "OFD.xml":
                "<ofd:OFD xmlns:ofd=\"o\"><ofd:Author>王五</ofd:Author><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:OFD>",
            "Doc_0/Document.xml":
                "<ofd:Document xmlns:ofd=\"o\"><ofd:Page ID=\"1\" BaseLoc=\"Pages/Page_0/Content.xml\"/></ofd:Document>",
            "Doc_0/Pages/Page_0/Content.xml": page,
            "Doc_0/Annots/Page_0/Annotation.xml": "<a><Remark>要改</Remark></a>",
            "Doc_0/Attachs/Attachments.xml": "<a><Attachment Name=\"../../名单.xlsx\"/></a>",
        ])
        let reading = try await OfficeFile.reading(file, as: .ofd)
        #expect(reading.text(at: .page(1)) == "补偿安置方案\n第一条\n藏着的字")
        #expect(reading.pages == 1)
        #expect(reading.found(.hiddenText) == ["藏着的字"])
        #expect(reading.found(.comment) == ["要改"])
        #expect(reading.found(.embeddedFile) == ["../../名单.xlsx"])
        #expect(reading.found(.author) == ["Author: 王五"])
        #expect(reading.gaps == [])
    }
}

struct PlainTextReadingTests {
    @Test(arguments: [
        Array("一\n\n二\r\n".utf8), [0xEF, 0xBB, 0xBF] + Array("一\n二".utf8), [0xD2, 0xBB, 0x0A, 0xB6, 0xFE],
        [0xFF, 0xFE, 0x00, 0x4E, 0x0A, 0x00, 0x8C, 0x4E], [0xFE, 0xFF, 0x4E, 0x00, 0x00, 0x0A, 0x4E, 0x8C],
    ])
    func `a text in any writing of offices`(bytes: [UInt8]) async throws {
        let reading = try await OfficeFile.reading(bytes, as: .text)
        #expect(reading.passages == [.text(.paragraph(1), "一"), .text(.paragraph(2), "二")])
        #expect(reading.gaps == [])
    }

    @Test(arguments: ["姓名,金额\n\"张,三\",300\n", "姓名\t金额\n张,三\t300\n"])
    func `a table with commas or tabs`(text: String) async throws {
        let reading = try await OfficeFile.reading(Array(text.utf8), as: .csv)
        #expect(reading.tables == [PassageTable(.table(1), rows: [["姓名", "金额"], ["张,三", "300"]])])
    }

    @Test func `a page, without what runs in it, and with what it hides`() async throws {
        let page = """
            <!DOCTYPE html><title>公告</title><p>正文<b>一</b></p><p style="display: none">13800000000</p>
            <script>alert(1)</script><table><tr><th colspan=2>甲<tr><td>乙<td>丙</table>
            """
        let reading = try await OfficeFile.reading(Array(page.utf8), as: .html)
        #expect(reading.text(at: .paragraph(2)) == "正文一")
        #expect(reading.found(.hiddenText) == ["13800000000"])
        #expect(reading.found(.script) == ["alert(1)"])
        #expect(reading.tables.map(\.rows) == [[["甲", ""], ["乙", "丙"]]])
    }

    @Test func `bytes that are no text are damaged`() async throws {
        #expect(try await OfficeFile.reading([0xFF, 0x00, 0xFF], as: .text).gaps == [.damaged])
    }
}

struct PictureReadingTests {
    @Test func `a small picture in a picture is told of, for it may show more than the large one`() async throws {
        // A directory without fields, and behind it the one of the small picture.
        let exif: [UInt8] = [
            0x49, 0x49, 0x2A, 0, 8, 0, 0, 0, 0, 0, 14, 0, 0, 0, 1, 0, 1, 2, 4, 0, 1, 0, 0, 0, 40, 0, 0, 0, 0, 0, 0, 0,
        ]
        let jpeg =
            [0xFF, 0xD8, 0xFF, 0xE1, 0, UInt8(exif.count + 8)] + Array("Exif\0\0".utf8) + exif + [
                0xFF, 0xDA, 0, 2, 0xFF, 0xD9,
            ]
        let reading = try await OfficeFile.reading(jpeg, as: .jpeg)
        #expect(try reading.finding(.thumbnail).severity == .warn)
        let text = try ZipArchive.bytes(
            of: [
                ("[Content_Types].xml", Array("<Types/>".utf8)),
                (
                    "_rels/.rels",
                    Array(OfficeFile.rels(OfficeFile.relation("a", "officeDocument", "word/document.xml")).utf8)
                ),
                ("word/document.xml", Array("<w:document \(OfficeFile.word)/>".utf8)), ("word/media/image1.jpeg", jpeg),
            ])
        #expect(try await OfficeFile.reading(text, as: .docx).found(.thumbnail) == ["word/media/image1.jpeg"])
    }
}

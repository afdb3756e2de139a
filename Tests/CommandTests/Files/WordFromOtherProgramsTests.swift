import Domain
import Foundation
import Testing

@testable import Actions
@testable import Command

/// Texts as LibreOffice writes them for Word, from one that is written here.
struct WordFromOtherProgramsTests {
    private static let source = """
        <?xml version="1.0" encoding="UTF-8"?>
        <office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">
        <office:automatic-styles>
        <style:style style:name="C" style:family="paragraph"><style:paragraph-properties fo:text-align="center"/><style:text-properties fo:font-size="22pt" style:font-size-asian="22pt" fo:font-weight="bold" style:font-weight-asian="bold"/></style:style>
        <style:style style:name="R" style:family="paragraph"><style:paragraph-properties fo:text-align="end"/></style:style>
        <text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-suffix="、" style:num-format="一, 二, 三, ..."/><text:list-level-style-number text:level="2" style:num-prefix="（" style:num-suffix="）" style:num-format="一, 二, 三, ..."/><text:list-level-style-number text:level="3" style:num-format="①, ②, ③, ..."/></text:list-style>
        </office:automatic-styles>
        <office:body><office:text>
        <text:tracked-changes><text:changed-region text:id="d1"><text:deletion><office:change-info><dc:creator>甲</dc:creator><dc:date>2026-01-01T00:00:00</dc:date></office:change-info><text:p>五百元</text:p></text:deletion></text:changed-region></text:tracked-changes>
        <text:p text:style-name="C">关于补偿标准的通知</text:p><text:p>各乡镇人民政府：</text:p>
        <text:list text:style-name="L"><text:list-item><text:p>总体要求</text:p></text:list-item><text:list-item><text:p>补偿标准</text:p><text:list><text:list-item><text:p>土地补偿</text:p><text:list><text:list-item><text:p>水田</text:p></text:list-item></text:list></text:list-item><text:list-item><text:p>青苗补偿</text:p></text:list-item></text:list></text:list-item></text:list>
        <text:p>每亩补偿<text:change text:change-id="d1"/>三百元<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>含税。</text:p></text:note-body></text:note>，见<text:a xlink:href="https://www.gov.cn/">政府网</text:a>。</text:p>
        <table:table><table:table-column/><table:table-column/><table:table-column/><table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>地类</text:p></table:table-cell><table:covered-table-cell/><table:table-cell table:number-rows-spanned="2"><text:p>标准</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell><text:p>水田</text:p></table:table-cell><table:table-cell><text:p>旱地</text:p></table:table-cell><table:covered-table-cell/></table:table-row></table:table>
        <text:p text:style-name="R">阳光县人民政府</text:p><text:p text:style-name="R">2026年3月10日</text:p>
        </office:text></office:body></office:document>
        """
    private static let body = """
        <p class="to">各乡镇人民政府：</p><p>一、总体要求</p><p>二、补偿标准</p><p>（一）土地补偿</p><p>①水田</p><p>（二）青苗补偿</p>\
        <p>每亩补偿三百元<sup>[1]</sup>，见<a href="https://www.gov.cn/" rel="external noopener">政府网</a>。</p>\
        <table><tbody><tr><td colspan="2">地类</td><td rowspan="2">标准</td></tr><tr><td>水田</td><td>旱地</td></tr></tbody></table>\
        <p class="sign">阳光县人民政府</p><p class="sign">2026年3月10日</p><hr><p>[1] 含税。</p>
        """

    /// By way of the format itself, and of those of which LibreOffice makes it when a draft begins.
    @Test(arguments: [
        (FileType.docx, "docx"), (.doc, "doc:MS Word 97"), (.wps, "doc:MS Word 97"), (.odt, "odt:writer8"),
    ])
    func `one text is the same draft from every format`(type: FileType, format: String) async throws {
        let read = try await Self.read(type, format)
        #expect(read.title == "关于补偿标准的通知")
        #expect(read.signedOn == Day(2026, 3, 10))
        #expect(read.text.html == Self.body)
        // Of what is struck out some formats keep no trace that LibreOffice reads.
        #expect(read.notes.allSatisfy { $0.kind == .deletions })
    }

    /// Of rich text LibreOffice writes some marks of numbers, and merged cells, in its own way.
    @Test func `rich text keeps its words`() async throws {
        let read = try await Self.read(.rtf, "rtf:Rich Text Format")
        #expect(read.title == "关于补偿标准的通知")
        for words in ["总体要求", "每亩补偿三百元", "旱地", "[1] 含税。", "2026年3月10日"] {
            #expect(read.text.plainText.contains(words))
        }
        #expect(!read.text.plainText.contains("五百元"))
    }

    private static func read(_ type: FileType, _ format: String) async throws -> WordBody {
        let ending = type == .wps ? "doc" : type.rawValue
        let file = try await Made.converted(Array(source.utf8), from: "fodt", to: ending, options: format)
        return try await Made.inFolder { folder in
            let path = folder.appending(path: "file.\(ending)")
            try Data(file).write(to: path)
            return try WordBody.read(await FileReader.ofPrograms(patience: 10).wordFile(path.path, of: type))
        }
    }
}

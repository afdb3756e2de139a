import Domain
import TestSupport
import Testing

@testable import Actions

/// Files of offices, which anybody may send: none of our own parsers may crash, hang, or fill the memory.
@Suite struct OfficeFuzzTests {
    private static let word = """
        <w:document xmlns:w="w"><w:body><w:p><w:pPr><w:pStyle w:val="a"/></w:pPr><w:r><w:rPr><w:vanish/><w:sz w:val="2"/></w:rPr><w:t>字
        </w:t></w:r><w:ins w:author="甲"><w:r><w:t>加</w:t></w:r></w:ins></w:p><w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="3"/></w:tcPr>
        <w:p><w:r><w:t>一</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:txbxContent><w:p/></w:txbxContent></w:body></w:document>
        """
    private static let sheet = """
        <worksheet><cols><col min="1" max="3" hidden="1"/></cols><sheetData><row r="2" hidden="1"><c r="B2" t="s"><v>0</v></c>
        <c r="XFD2" s="1"><v>1.5E+17</v></c></row><row r="1048576"><c t="inlineStr"><is><t>字</t></is></c></row></sheetData></worksheet>
        """
    private static let open = """
        <o xmlns:t="t"><style name="a"><table-properties display="false"/></style><spreadsheet><table name="表" style-name="a">
        <table-column number-columns-repeated="16384" visibility="collapse"/><table-row number-rows-repeated="1048576">
        <table-cell number-columns-repeated="1024" value-type="float" value="123456789012345"><p>字<s c="9"/></p></table-cell></table-row>
        </table></spreadsheet><annotation><creator>甲</creator><p>注</p></annotation></o>
        """

    @Test func `parts of texts, sheets and slides are read to an end`() {
        Fuzz.bytes([Self.word, Self.sheet, Self.open].map { Array($0.utf8) }) { bytes in
            var draft = ReadingDraft()
            _ = XMLCursor.read(bytes) { cursor in
                var text = WordText(.body, hiddenStyles: ["a"])
                text.read(&cursor, &draft)
            }
            _ = XMLCursor.read(bytes) { cursor in
                var sheet = ExcelSheet(
                    "表", isHidden: true, strings: ["一"], looks: [CellLook(isDate: true)], isSince1904: false)
                sheet.read(&cursor, &draft)
            }
            _ = XMLCursor.read(bytes) { cursor in
                var text = OpenDocumentText()
                text.read(&cursor, &draft)
            }
            _ = XMLCursor.read(bytes) { cursor in DrawingText.read(&cursor) }
            return draft.reading.passages.allSatisfy { passage in
                guard case .table(let table) = passage else { return true }
                return Set(table.rows.map(\.count)).count <= 1 && table.firstRow > 0
            }
        }
    }

    @Test func `a ZIP that is none is refused, and no file in it is larger than there is room for`() throws {
        let zip = try ZipArchive.bytes(of: [
            ("word/document.xml", Array(Self.word.utf8)), ("OFD.xml", Array("<o/>".utf8)),
        ])
        Fuzz.bytes([zip, FileSample.docx, FileSample.ofd]) { bytes in
            guard var folder = try? ZipFolder(.bytes(bytes)) else { return true }
            let files = folder.files { _ in true }
            var draft = ReadingDraft()
            try? WordReading.read(.bytes(bytes), into: &draft)
            try? OFDReading.read(.bytes(bytes), into: &draft)
            return files.values.allSatisfy { $0.count <= 16 << 20 }
        }
    }

    private static let lists = """
        <w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="chineseCounting"/>
        <w:lvlRestart w:val="0"/><w:isLgl/><w:lvlText w:val="%1.%9、"/></w:lvl><w:styleLink w:val="a"/></w:abstractNum><w:num w:numId="1">
        <w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="9"/></w:lvlOverride></w:num></w:numbering>
        """
    private static let rich = """
        <w:document xmlns:w="w"><w:body><w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:jc w:val="center"/>
        <w:outlineLvl w:val="1"/><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:rPr><w:b/><w:sz w:val="44"/></w:rPr><w:t>字</w:t><w:br/></w:r></w:p>
        <w:tbl><w:tr><w:trPr><w:tblHeader/><w:gridBefore w:val="2"/></w:trPr><w:tc><w:tcPr><w:vMerge w:val="restart"/><w:gridSpan w:val="9"/></w:tcPr>
        <w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>HYPERLINK "http://a.b/"</w:instrText><w:fldChar w:fldCharType="separate"/>
        <w:t>一</w:t><w:fldChar w:fldCharType="end"/></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr></w:tc></w:tr></w:tbl>
        </w:body></w:document>
        """

    @Test func `a text of Word becomes a body that is read back as it is, whatever is wrong with it`() {
        Fuzz.bytes([Self.rich, Self.word, Self.lists].map { Array($0.utf8) }) { bytes in
            var styles = WordStyles()
            _ = XMLCursor.read(bytes) { styles.read(&$0) }
            var numbering = WordNumbering()
            _ = XMLCursor.read(Array(Self.lists.utf8)) { numbering = WordLists.read(&$0) }
            if let other = XMLCursor.read(bytes, WordLists.read), bytes.count.isMultiple(of: 2) { numbering = other }
            var story = WordStory(styles, numbering, links: [:], WordReferences())
            var pieces: [WordPiece] = []
            _ = XMLCursor.read(bytes) { pieces = story.read(&$0, to: "document") }
            let text = RichText(WordOutline(pieces).blocks)
            guard let read = try? RichTextParser.parse(text.html).text else { return false }
            return read.issues(field: "body") == [] && (try? RichTextParser.parse(read.html).text) == read
        }
    }

    @Test func `a package of Word is read, or refused`() throws {
        let sample = try WordSample.notice("关于预算的通知", "正文。")
        Fuzz.bytes([sample]) { bytes in
            guard let body = try? WordBody.read(.bytes(bytes)) else { return true }
            return body.text.issues(field: "body") == [] && body.title.map { $0.count <= 150 } ?? true
        }
    }

    @Test func `earlier versions of a PDF are found, or are not there`() {
        let sample = "%PDF-1.7\nstartxref\n9\n%%EOF\nstartxref\n20\n%%EOF\n"
        Fuzz.texts([sample, "甲\n乙\u{C}丙"]) { text in
            let bytes = Array(text.utf8)
            let lost = PDFVersions.lost(from: text, in: String(text.reversed()))
            return PDFVersions.earlier(in: bytes).allSatisfy { $0 < bytes.count } && lost.allSatisfy { !$0.isEmpty }
        }
        Fuzz.long(["%%EOF", "startxref 1 %%EOF "]) { _ = PDFVersions.earlier(in: Array($0.utf8)) }
    }

    @Test func `traces of pictures are read, or are not there`() {
        let tiff: [UInt8] = [
            0x49, 0x49, 0x2A, 0, 8, 0, 0, 0, 2, 0, 0x3B, 1, 2, 0, 4, 0, 0, 0, 0x41, 0x42, 0x43, 0, 0x25, 0x88, 4, 0, 1,
            0, 0, 0,
            38, 0, 0, 0, 8, 0, 0, 0, 1, 0, 2, 0, 5, 0, 3, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0,
        ]
        let jpeg: [UInt8] =
            [0xFF, 0xD8, 0xFF, 0xE1, 0, UInt8(tiff.count + 8)] + Array("Exif\0\0".utf8) + tiff + [0xFF, 0xDA]
        let png: [UInt8] = Array(FileSample.png.prefix(8)) + [0, 0, 0, UInt8(tiff.count)] + Array("eXIf".utf8) + tiff
        let xmp = "<x exif:GPSLatitude=\"1\" exif:GPSLongitude=\"2\"><dc:creator><li>甲</li></dc:creator>"
        let xmpJPEG: [UInt8] =
            [0xFF, 0xD8, 0xFF, 0xE1, 0, UInt8(xmp.utf8.count + 31)] + Array("http://ns.adobe.com/xap/1.0/\0".utf8)
            + Array(xmp.utf8)
        Fuzz.bytes([tiff, jpeg, png, xmpJPEG]) { bytes in
            let traces = PictureTraces(bytes)
            return traces.authors.allSatisfy { $0.unicodeScalars.count <= 100 && !$0.isEmpty }
        }
    }

    @Test func `what poppler writes is read, whatever a PDF makes it write`() {
        let boxes = "<page width=\"100\" height=\"50\">\n<word xMin=\"1\" yMin=\"2\" xMax=\"30\" yMax=\"9\">甲乙</word>\n"
        let picture = Array("P5\n10 5\n255\n".utf8) + [UInt8](repeating: 9, count: 50)
        Fuzz.bytes([Array(boxes.utf8), picture, Array("  一行\n      二　三\n".utf8)]) { bytes in
            let text = String(decoding: bytes, as: UTF8.self)
            _ = PageLines.paragraphs(of: text)
            let picture =
                GrayPicture.read(bytes).first
                ?? GrayPicture(width: 10, height: 5, pixels: [UInt8](repeating: 0, count: 50))
            for page in BoxedPage.read(text) {
                _ = PageSight(page, picture).unseen
                _ = page.wordsBeyond(in: text)
            }
            return true
        }
        Fuzz.long(["<word xMin=\"1\">\n", "  一 二   三\n", "P5\n1 1\n255\n0"]) { text in
            _ = BoxedPage.read(text)
            _ = PageLines.paragraphs(of: text)
            _ = GrayPicture.read(Array(text.utf8))
        }
    }

    @Test func `numbers, cells, formats and paths are read to an end`() {
        let samples = [
            "1.5E+17", "AB12", "yyyy\"年\"[Red]\\d", "C:\\a\\b", "file:///home/a", "\\\\a\\b", "-0.0E-30", "E",
        ]
        Fuzz.texts(samples) { text in
            _ = SheetNumber.isDate(text)
            _ = SheetNumber.day(text, isSince1904: true)
            let cell = SheetNumber.cell(text)
            return SheetNumber.plain(text).utf8.count <= max(text.utf8.count, 80)
                && cell.map { $0.row > 0 && $0.column > 0 && SheetNumber.letters($0.column).count <= 3 } ?? true
                && (LocalPath.first(in: text)?.unicodeScalars.count ?? 0) <= 260
        }
        Fuzz.long(samples) { _ = LocalPath.first(in: $0) }
    }

    @Test func `remarks of a PDF are found, or are not there`() {
        let note = "<< /Subtype /Text /T (a\\)b) /Contents <FEFF89816539> /AP << /N 1 >> >>"
        let packed = "<< /Type /ObjStm /Filter /FlateDecode >> stream\r\nx\u{9C}endstream"
        Fuzz.texts([note, packed, "<<<<>>>>/Subtype/Caret/Contents((("]) { text in
            let bytes = Array(text.utf8)
            for place in PDFNote.packedObjects(in: bytes) {
                if Inflation.unpacked(bytes[place], most: 1 << 20).count > 1 << 20 { return false }
            }
            return PDFNote.all(in: bytes).allSatisfy { !$0.text.isEmpty }
        }
        Fuzz.long(["<<", "/Subtype /Text ", "/ObjStm stream ", "<</Subtype/Text/Contents(a"]) { text in
            _ = PDFNote.all(in: Array(text.utf8))
            _ = PDFNote.packedObjects(in: Array(text.utf8))
        }
    }

    @Test func `bytes of any writing are a text or none`() {
        Fuzz.bytes([FileSample.gbText, FileSample.text, [0xFF, 0xFE, 0x00, 0x4E], [0x81, 0x30, 0x81, 0x30]]) { bytes in
            _ = LocalFile.text(bytes)
            return true
        }
    }
}

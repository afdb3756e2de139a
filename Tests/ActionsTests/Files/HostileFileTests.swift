import Domain
import Testing

@testable import Actions

/// Files that are made to do harm, or came to harm.
struct HostileFileTests {
    private static let types: [FileType] = [.docx, .xlsx, .pptx, .odt, .ods, .ofd]

    @Test func `what unpacks to gigabytes is not unpacked`() async throws {
        let paragraph = OfficeFile.paragraph(String(repeating: "a", count: 1 << 20))
        let file = try OfficeFile.docx(String(repeating: paragraph, count: 100))
        #expect(file.count < 1 << 20)
        let reading = try await OfficeFile.reading(file, as: .docx)
        #expect(reading.gaps == [.tooLong(limit: ReadingDraft.mostCharacters)])
        #expect(reading.passages.reduce(0) { $0 + $1.plainText.utf8.count } <= ReadingDraft.mostCharacters)
    }

    @Test func `a million shared strings fill no memory`() async throws {
        let string = String(repeating: "字", count: 40)
        let file = try OfficeFile.xlsx(
            [("表", "", "<sheetData/>")], strings: [String](repeating: string, count: 200_000))
        let reading = try await OfficeFile.reading(file, as: .xlsx)
        #expect(reading.gaps == [.tooLong(limit: ReadingDraft.mostCharacters)])
    }

    @Test func `one cell that is repeated does not make a table of a billion`() async throws {
        let xml = """
            <office:document xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:spreadsheet><table:table>
            <table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384">
            <text:p>一</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:document>
            """
        let reading = try await OfficeFile.reading(OfficeFile.zip(["content.xml": xml]), as: .ods)
        #expect(reading.tables.reduce(0) { $0 + $1.rows.count } == 100)
    }

    @Test(arguments: [
        "<!DOCTYPE w [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">]>",
        "<!DOCTYPE w [<!ENTITY c SYSTEM \"file:///etc/passwd\">]>",
        "<!DOCTYPE w SYSTEM \"http://127.0.0.1:1/a.dtd\">",
    ])
    func `no entity is unfolded or fetched`(doctype: String) async throws {
        let xml =
            "\(doctype)<w:document \(OfficeFile.word)><w:body><w:p><w:r><w:t>&c;</w:t></w:r></w:p></w:body></w:document>"
        let file = try OfficeFile.docx("", parts: ["word/document.xml": xml])
        let reading = try await OfficeFile.reading(file, as: .docx)
        #expect(reading.passages == [])
        #expect(reading.gaps == [.damaged])
    }

    @Test func `what nests without end is damaged`() async throws {
        let deep = String(repeating: "<w:tbl><w:tr><w:tc>", count: 50_000)
        #expect(try await OfficeFile.reading(OfficeFile.docx(deep), as: .docx).gaps == [.damaged])
        let page = String(repeating: "<div>", count: 100_000) + "字"
        #expect(try await OfficeFile.reading(Array(page.utf8), as: .html).gaps == [.damaged])
    }

    @Test func `a name that leads elsewhere leads nowhere`() async throws {
        let file = try OfficeFile.docx(
            OfficeFile.paragraph("正文"), parts: ["../../../tmp/yangguang-evil": "x", "/etc/passwd": "x"],
            links: OfficeFile.relation("a", "header", "../../../../etc/passwd"))
        let reading = try await OfficeFile.reading(file, as: .docx)
        #expect(reading.text(at: .paragraph(1)) == "正文")
        #expect(LocalFile.size(of: "/tmp/yangguang-evil") == nil)
    }

    @Test func `two parts of one name are damage, for each program shows another`() async throws {
        let bytes = try ZipArchive.bytes(of: [
            ("OFD.xml", Array("<o/>".utf8)), ("OFD.xml", Array("<o/>".utf8)),
        ])
        #expect(try await OfficeFile.reading(bytes, as: .ofd).gaps == [.damaged])
    }

    @Test(arguments: [FileType.pdf, .png, .gif, .rtf, .text])
    func `a file that is a ZIP as well holds one`(type: FileType) async throws {
        let file = Array("GIF89a=1;alert(1)".utf8) + (try OfficeFile.zip(["a.txt": "x"]))
        let reading = try await OfficeFile.reading(file, as: type)
        #expect(reading.found(.embeddedFile) == ["ZIP"])
    }

    @Test(arguments: types)
    func `a file that was cut off, or is none, is damaged`(type: FileType) async throws {
        let file = try OfficeFile.docx(OfficeFile.paragraph("正文"))
        for bytes in [
            [], Array("PK\u{3}\u{4}".utf8), Array(file.prefix(file.count / 2)), try OfficeFile.zip(["a": ""]),
        ] {
            let reading = try await OfficeFile.reading(bytes, as: type)
            #expect(reading.gaps == [.damaged])
            #expect(reading.passages == [])
        }
    }

    @Test func `a text with a password is said to have one`() async throws {
        let name = "EncryptedPackage".utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
        var bytes: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 504)
        bytes += name + [UInt8](repeating: 0, count: 64 - name.count) + [UInt8(name.count + 2), 0, 2]
        bytes += [UInt8](repeating: 0, count: 61)
        let reading = try await OfficeFile.reading(bytes, as: .docx)
        #expect(reading.gaps == [.encrypted])
        #expect(reading.found(.encrypted) == [""])
    }

    @Test func `without its program a file is not read, and it is said`() async throws {
        let missing: [(FileType, String)] = [
            (.pdf, "pdfinfo"), (.jpeg, "tesseract"), (.doc, "soffice"), (.rtf, "soffice"),
        ]
        for (type, program) in missing {
            #expect(try await OfficeFile.reading([1, 2, 3], as: type).gaps == [.missing(program: program)])
        }
    }
}

import Actions
import Domain
import Foundation
import Testing

@testable import Command

/// With the real programs.
struct FileReaderTests {
    private static let page = """
        <!DOCTYPE html><meta charset="utf-8"><style>body { font: 16px "Noto Serif CJK SC" } \
        .box { position: absolute; background: black; left: 0; top: 0; width: 100%; height: 100% } \
        span { display: inline-block; position: relative }</style>
        """

    @Test func `the pages of a clean PDF are read, and nothing is wrong with it`() async throws {
        let file = try await Made.pdf(
            Self.page + """
                <h1>关于补偿的公告</h1><p>本次征地补偿共计３００万元，依据《土地管理法》第四十八条执行。联系电话：0791-12345678。</p>
                <table border=1><tr><td>姓名</td><td>金额</td></tr><tr><td>张三</td><td>300</td></tr></table>
                <p style="page-break-before: always; background: #a00; color: white">第二页</p>
                <p style="color: #777">灰色的字也看得见。</p>
                """)
        let reading = try await Made.reading(file, as: .pdf)
        #expect(reading.pages == 2)
        #expect(reading.gaps == [])
        #expect(reading.findings == [])
        let pages = reading.passages.map(\.plainText)
        #expect(pages.count == 2)
        #expect(pages[0].contains("关于补偿的公告"))
        #expect(pages[0].contains("张三\t300") || pages[0].contains("张三 300"))
        #expect(pages[1].contains("灰色的字也看得见。"))
    }

    @Test func `what lies under black bars is told word for word`() async throws {
        let file = try await Made.pdf(
            Self.page
                + "<p>申请人<span>张三丰<b class=box></b></span>，证号<span>510123199001011234<b class=box></b></span>，同意。</p>")
        let reading = try await Made.reading(file, as: .pdf)
        let found = reading.findings.filter { $0.kind == .coveredText }.map(\.match).joined()
        #expect(found.contains("510123199001011234"))
        #expect(found.contains("张三"))
        #expect(!found.contains("申请"))
        #expect(!found.contains("同意"))
        #expect(
            reading.findings.allSatisfy { $0.kind == .coveredText && $0.place == .page(1) && $0.severity == .block })
    }

    @Test func `words in white, in no colour, under white and beyond the page are told of`() async throws {
        let file = TinyPDF.page(
            TinyPDF.text("Visible words", x: 20, y: 170) + TinyPDF.text("13800000001", x: 20, y: 140, before: "1 g")
                + TinyPDF.text("13800000002", x: 20, y: 110, before: "3 Tr")
                + TinyPDF.text("13800000003", x: 20, y: 80)
                + TinyPDF.box(x: 15, y: 75, width: 200, height: 20, shade: 1)
                + TinyPDF.text("13800000004", x: 400, y: 50) + TinyPDF.text("13800000005", x: 20, y: 5),
            box: "[0 30 300 200]")
        let reading = try await Made.reading(file, as: .pdf)
        #expect(
            reading.findings.filter { $0.kind == .hiddenText }.map(\.match) == [
                "138000000011380000000213800000003"
            ])
        let beyond = try #require(reading.findings.first { $0.kind == .textOutsidePage })
        #expect(beyond.match.contains("13800000004"))
        #expect(beyond.match.contains("13800000005"))
        #expect(!beyond.match.contains("Visible"))
    }

    @Test func `a program in a PDF is told of, and its attachments are`() async throws {
        let script = "/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>"
        let reading = try await Made.reading(
            TinyPDF.page(TinyPDF.text("Words", x: 20, y: 100), catalog: script), as: .pdf)
        #expect(reading.findings.map(\.kind) == [.script])
        let names =
            "/Names << /EmbeddedFiles << /Names [(../../evil.exe) << /Type /Filespec /F (../../evil.exe) /EF << /F 4 0 R >> >>] >> >>"
        let attached = try await Made.reading(
            TinyPDF.page(TinyPDF.text("Words", x: 20, y: 100), catalog: names), as: .pdf)
        #expect(attached.findings.map(\.kind) == [.embeddedFile])
        #expect(attached.findings.first?.match.contains("evil.exe") == true)
    }

    @Test func `remarks that are pinned to a page are told of, packed or not`() async throws {
        let note = "<< /Type /Annot /Subtype /Text /Rect [1 1 2 2] /T (Wang) /Contents <FEFF89816539> >>"
        let packed = try #require(try Program.packed("9 0 \(note)"))
        let plain = TinyPDF.page(TinyPDF.text("Words", x: 20, y: 100)) + Array("9 0 obj\n\(note)\nendobj\n".utf8)
        let object = Array("9 0 obj\n<< /Type /ObjStm /N 1 /Filter /FlateDecode >>\nstream\r\n".utf8) + packed
        let hidden = TinyPDF.page(TinyPDF.text("Words", x: 20, y: 100)) + object + Array("\nendstream\nendobj\n".utf8)
        for file in [plain, hidden] {
            let reading = try await Made.reading(file, as: .pdf)
            #expect(reading.findings.map(\.kind) == [.comment])
            #expect(reading.findings.first?.excerpt == "Wang: 要改")
        }
    }

    @Test func `a PDF of a hundred thousand pages is read as far as the limit`() async throws {
        let reading = try await Made.reading(TinyPDF.empty(pages: 100_000), as: .pdf)
        #expect(reading.pages == 100_000)
        #expect(reading.gaps == [.tooLong(limit: 2_000)])
    }

    @Test func `a scanned page is read by eye`() async throws {
        let picture = try await Made.picture(of: Self.page + "<p style='font-size: 40px'>征地补偿安置方案</p>")
        let scan = try await Made.pdf(
            "<img style='width: 100%' src='data:image/png;base64,\(Data(picture).base64EncodedString())'>")
        let reading = try await Made.reading(scan, as: .pdf)
        #expect(reading.passages.first?.plainText.contains("征地补偿安置方案") == true)
        #expect(reading.findings == [])
        let alone = try await Made.reading(picture, as: .png)
        // An eye of one glance: of eight characters one may be taken for another.
        let seen = alone.passages.first?.plainText ?? ""
        #expect("征地补偿安置方案".count { seen.contains($0) } >= 7, "\(seen)")
    }

    @Test(arguments: [(FileType.doc, "doc:MS Word 97"), (.rtf, "rtf:Rich Text Format"), (.odt, "odt:writer8")])
    func `old texts are read by way of new ones`(type: FileType, format: String) async throws {
        let page = """
            <html><head><meta charset="utf-8"></head><body><p>各区县：</p>
            <table border="1"><tr><td>姓名</td><td>金额</td></tr><tr><td>张三</td><td>300</td></tr></table></body></html>
            """
        let file = try await Made.converted(
            Array(page.utf8), from: "html", to: type.rawValue, options: format, filter: "HTML (StarWriter)")
        #expect(type.fits(file))
        let reading = try await Made.reading(file, as: type)
        #expect(reading.gaps == [])
        #expect(reading.passages.first == .text(.paragraph(1), "各区县："))
        let tables = reading.passages.compactMap { if case .table(let table) = $0 { table.rows } else { nil } }
        #expect(tables == [[["姓名", "金额"], ["张三", "300"]]])
    }

    @Test(arguments: [(FileType.xls, "xls"), (.ods, "ods"), (.xlsx, "xlsx")])
    func `tables of Excel and LibreOffice are read cell by cell`(type: FileType, ending: String) async throws {
        let csv = Array("姓名,证号\n张三,\"=\"\"510123199001011234\"\"\"\n".utf8)
        let file = try await Made.converted(csv, from: "csv", to: ending, filter: "CSV:44,34,76,1")
        #expect(type.fits(file))
        let reading = try await Made.reading(file, as: type)
        #expect(reading.gaps == [])
        let table = try #require(
            reading.passages.compactMap { if case .table(let table) = $0 { table } else { nil } }.first)
        #expect(table.rows[0] == ["姓名", "证号"])
        #expect(table.rows[1][0] == "张三")
    }

    @Test func `a PDF with a password, and one that is broken, say so`() async throws {
        let broken = try await Made.reading(Array("%PDF-1.7\nnothing".utf8), as: .pdf)
        #expect(broken.gaps == [.damaged])
        let docx = try await Press.ofPrograms(limit: .seconds(300)).file(of: "<p>密</p>", as: .docx)
        let options =
            #"pdf:writer_pdf_Export:{"EncryptFile":{"type":"boolean","value":"true"},"DocumentOpenPassword":{"type":"string","value":"x"}}"#
        let locked = try await Made.converted(docx, from: "docx", to: "pdf", options: options)
        let reading = try await Made.reading(locked, as: .pdf)
        #expect(reading.gaps == [.encrypted])
        #expect(reading.findings.map(\.kind) == [.encrypted])
    }
}

extension Program {
    /// With zlib, by Python's.
    fileprivate static func packed(_ text: String) throws -> [UInt8]? {
        let code = "import sys, zlib; print(zlib.compress(sys.argv[1].encode()).hex())"
        return Hex.decode(try tool("python3", "-c", code, text).split(separator: "\n").joined())
    }
}

/// Files made by the real programs, for the reader to read.
enum Made {
    static func reading(_ bytes: [UInt8], as type: FileType, by reader: FileReader = .ofPrograms(patience: 10))
        async throws -> FileReading
    {
        try await inFolder { folder in
            let file = folder.appending(path: "file.\(type.endings[0])")
            try Data(bytes).write(to: file)
            return try await reader.read(file.path, as: type)
        }
    }

    static func pdf(_ page: String) async throws -> [UInt8] {
        try await inFolder { folder in
            let (from, to) = (folder.appending(path: "a.html"), folder.appending(path: "a.pdf"))
            try page.write(to: from, atomically: true, encoding: .utf8)
            _ = try Program.tool("weasyprint", "--quiet", from.path, to.path)
            return try Array(Data(contentsOf: to))
        }
    }

    static func picture(of page: String) async throws -> [UInt8] {
        let file = try await pdf(page)
        return try await inFolder { folder in
            let from = folder.appending(path: "a.pdf")
            try Data(file).write(to: from)
            _ = try Program.tool(
                "pdftoppm", "-png", "-r", "150", "-singlefile", from.path, folder.appending(path: "a").path)
            return try Array(Data(contentsOf: folder.appending(path: "a.png")))
        }
    }

    static func converted(
        _ bytes: [UInt8], from: String, to: String, options: String? = nil, filter: String? = nil
    ) async throws -> [UInt8] {
        try await inFolder { folder in
            let file = folder.appending(path: "a.\(from)")
            try Data(bytes).write(to: file)
            _ = try Program.tool(
                "soffice", "--headless", "-env:UserInstallation=file://\(folder.path)/profile",
                filter.map { "--infilter=\($0)" } ?? "--nologo", "--convert-to", options ?? to, "--outdir",
                "\(folder.path)/made",
                file.path)
            return try Array(Data(contentsOf: folder.appending(path: "made/a.\(to)")))
        }
    }

    static func inFolder<Value>(_ body: (URL) async throws -> Value) async throws -> Value {
        let folder = FileManager.default.temporaryDirectory.appending(path: "yangguang-made-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try await body(folder)
    }
}

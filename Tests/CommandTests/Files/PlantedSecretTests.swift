import Domain
import Foundation
import Testing

@testable import Actions
@testable import Command

/// Everything that the guard looks for in words, planted into a file of every kind that is read.
struct PlantedSecretTests {
    private static let secrets: [(kind: GuardKind, words: String)] = [
        (.secrecyMark, "机密★10年"), (.internalMark, "内部资料 注意保存"), (.nameWithBirth, "村民赵熙峻出生于2017年5月22日。"),
        (.homeAddress, "家庭住址：阳光县柳溪镇东湾村3组12号。"), (.bankCard, "补贴打入一卡通6222021234567890128。"),
        (.mobileNumber, "村民李大海，男，联系电话：13900002207。"), (.personalLandline, "户主李大海，电话0564-1234567。"),
        (.personalEmail, "申请人：张三，邮箱zhangsan@qq.com。"), (.health, "村民张三患有精神分裂症。"), (.disability, "户主孙大伟，肢体二级残疾。"),
        (.minor, "孤儿王小宝，住在县福利院。"), (.identityNumber, "公民身份号码：11010519491231002X。"), (.numberFormat, "见阳政发[2026]5号。"),
        (.outdatedCitation, "依照国务院令第492号办理。"), (.brokenDate, "时间为2026年2月30日。"), (.wording, "截止目前进展顺利。"),
        (.processPaper, "当否，请批示。"),
    ]
    /// Not said in words, but by how a file is made.
    private static let ofFiles: Set<GuardKind> = [
        .hiddenRows, .hiddenColumns, .hiddenSheet, .pivotCache, .externalLink, .trackedChange, .comment, .speakerNote,
        .hiddenText, .coveredText, .textOutsidePage, .embeddedFile, .macro, .script, .author, .filePath, .location,
        .thumbnail, .earlierVersion, .encrypted, .unread, .virus,
    ]
    /// Between two secrets, so that none tells of another.
    private static let filler = "以上事项请各单位遵照执行，有关工作按照要求落实到位，不得推诿拖延，确保各项任务按期完成。"
    private static let planted = ["关于某事的通知"] + secrets.flatMap { [$0.words, filler] }
    private static let clean = [
        "关于做好政务公开工作的通知", "各乡镇人民政府，县政府各部门：", filler, "一、坚持以公开为常态、不公开为例外，依法公开政府信息。", "咨询电话：0791-12345678。", "阳光县人民政府",
        "2026年3月10日",
    ]
    private static let list = [["姓名", "身份证号码"], ["张三", "11010519491231002X"]]

    private enum Shape {
        case text, pages, slides, sheet, csv

        /// Where the words of a paragraph are found.
        func holds(_ place: TextPlace, paragraph: Int) -> Bool {
            switch (self, place) {
            case (.text, .paragraph(paragraph)), (.pages, .page), (.slides, .slide(1)): true
            case (.sheet, .sheetCell(_, row: paragraph, column: 1)): true
            case (.csv, .tableCell(table: 1, row: paragraph, column: 1)): true
            default: false
            }
        }

        var hasTables: Bool { self != .pages && self != .slides }
    }

    private static let shapes: [(FileType, Shape)] = [
        (.docx, .text), (.doc, .text), (.wps, .text), (.odt, .text), (.rtf, .text), (.html, .text), (.text, .text),
        (.pdf, .pages), (.ofd, .pages), (.pptx, .slides), (.ppt, .slides), (.dps, .slides), (.xlsx, .sheet),
        (.xls, .sheet), (.et, .sheet), (.ods, .sheet), (.csv, .csv),
    ]

    @Test func `every kind of finding is planted here, or is one of files, and every kind of file is read`() {
        let planted = Set(Self.secrets.map(\.kind)).union([.forbiddenColumn])
        #expect(planted.union(Self.ofFiles) == Set(GuardKind.allCases))
        #expect(planted.isDisjoint(with: Self.ofFiles))
        let pictures: Set<FileType> = [.jpeg, .png, .gif, .tiff]
        #expect(Set(Self.shapes.map(\.0)).union(pictures) == Set(FileType.ofOffices))
    }

    @Test(arguments: shapes.map(\.0))
    func `what is planted is found where it stands, and nothing else`(type: FileType) async throws {
        let shape = try #require(Self.shapes.first { $0.0 == type }).1
        let rules = try RuleFiles.guardRules()
        let reading = try await Made.reading(Self.file(Self.planted, as: type), as: type)
        #expect(reading.gaps == [] && reading.findings == [])
        let found = rules.findings(in: reading.passages)
        for (index, secret) in Self.secrets.enumerated() {
            let own = found.filter { $0.kind == secret.kind && secret.words.contains($0.match) }
            #expect(
                own.contains { shape.holds($0.place, paragraph: 2 * index + 2) }, "\(secret.kind) in \(type): \(own)")
        }
        #expect(found.count == Self.secrets.count, "\(type): \(found.map { "\($0.kind) \($0.match)" })")
    }

    @Test(arguments: shapes.filter { $0.1.hasTables && $0.0 != .text }.map(\.0))
    func `a column that must not be public is found in a list of people`(type: FileType) async throws {
        let rules = try RuleFiles.guardRules()
        let reading = try await Made.reading(Self.file([], list: Self.list, as: type), as: type)
        let found = rules.findings(in: [.text(.title, "2026年困难残疾人生活补贴发放名单")] + reading.passages)
        #expect(Set(found.map(\.kind)) == [.forbiddenColumn, .identityNumber], "\(type)")
        #expect(found.filter { $0.kind == .forbiddenColumn }.map(\.match) == ["身份证号码"])
    }

    @Test(arguments: shapes.map(\.0))
    func `an official text without anything to hide gives no finding`(type: FileType) async throws {
        let reading = try await Made.reading(Self.file(Self.clean, as: type), as: type)
        #expect(reading.findings == [] && reading.gaps == [])
        #expect(try RuleFiles.guardRules().findings(in: reading.passages) == [])
    }

    // MARK: Files

    private static func file(_ paragraphs: [String], list: [[String]] = [], as type: FileType) async throws -> [UInt8] {
        let rows = paragraphs.map { [$0, ""] } + list
        let csv = Array(rows.map { $0.joined(separator: ",") + "\n" }.joined().utf8)
        let page = Array(page(paragraphs, list).utf8)
        switch type {
        case .text: return Array(paragraphs.joined(separator: "\n").utf8)
        case .html: return page
        case .csv: return csv
        case .pdf: return try await Made.pdf(String(decoding: page, as: UTF8.self))
        case .ofd: return try ofd(paragraphs)
        case .docx: return try await text(page, "docx", "docx:MS Word 2007 XML")
        case .doc, .wps: return try await text(page, "doc", "doc:MS Word 97")
        case .odt: return try await text(page, "odt", "odt:writer8")
        case .rtf: return try await text(page, "rtf", "rtf:Rich Text Format")
        case .xlsx, .ods: return try await Made.converted(csv, from: "csv", to: type.rawValue, filter: sheetFilter)
        case .xls, .et: return try await Made.converted(csv, from: "csv", to: "xls", filter: sheetFilter)
        case .pptx: return try await Made.converted(slides(paragraphs), from: "fodp", to: "pptx")
        case .ppt, .dps: return try await Made.converted(slides(paragraphs), from: "fodp", to: "ppt")
        case .jpeg, .png, .gif, .tiff, .docm, .xlsm, .pptm: return []
        }
    }

    /// Every column as text.
    private static let sheetFilter = "CSV:44,34,76,1,1/2/2/2"

    private static func text(_ page: [UInt8], _ ending: String, _ format: String) async throws -> [UInt8] {
        try await Made.converted(page, from: "html", to: ending, options: format, filter: "HTML (StarWriter)")
    }

    private static func page(_ paragraphs: [String], _ list: [[String]]) -> String {
        let rows = list.map { "<tr>" + $0.map { "<td>\($0)</td>" }.joined() + "</tr>" }.joined()
        let table = rows.isEmpty ? "" : "<table border=\"1\">\(rows)</table>"
        let text = paragraphs.map { "<p>\($0)</p>" }.joined()
        return "<html><head><meta charset=\"utf-8\"></head><body>\(text)\(table)</body></html>"
    }

    private static func slides(_ paragraphs: [String]) -> [UInt8] {
        let names = ["office", "text"].map { "xmlns:\($0)=\"urn:oasis:names:tc:opendocument:xmlns:\($0):1.0\"" }
        let drawing = "xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\""
        let size = "xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\""
        let text = paragraphs.map { "<text:p>\($0)</text:p>" }.joined()
        let xml = """
            <?xml version="1.0" encoding="UTF-8"?><office:document \(names.joined(separator: " ")) \(drawing) \(size) \
            office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.presentation"><office:body>\
            <office:presentation><draw:page><draw:frame svg:width="20cm" svg:height="15cm" svg:x="1cm" svg:y="1cm">\
            <draw:text-box>\(text)</draw:text-box></draw:frame></draw:page></office:presentation></office:body></office:document>
            """
        return Array(xml.utf8)
    }

    private static func ofd(_ paragraphs: [String]) throws -> [UInt8] {
        let lines = paragraphs.enumerated().map { index, text in
            "<TextObject Boundary=\"10 \(10 + 10 * index) 180 5\"><TextCode X=\"0\" Y=\"5\">\(text)</TextCode></TextObject>"
        }
        let files = [
            ("OFD.xml", "<OFD><DocRoot>Doc_0/Document.xml</DocRoot></OFD>"),
            ("Doc_0/Document.xml", "<Document><Page ID=\"1\" BaseLoc=\"Pages/Page_0/Content.xml\"/></Document>"),
            ("Doc_0/Pages/Page_0/Content.xml", "<Page>\(lines.joined())</Page>"),
        ]
        return try ZipArchive.bytes(of: files.map { (name: $0.0, bytes: Array($0.1.utf8)) })
    }
}

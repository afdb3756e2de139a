import Domain
import Foundation
import Testing

@testable import Actions

/// Files of offices, as small as they can be, written here as XML.
enum OfficeFile {
    static let word = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
    static let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

    /// - Parameters:
    ///   - body: what stands in `w:body`.
    ///   - parts: more parts by name; those in `word/` with the kind of their relation.
    static func docx(
        _ body: String, related: [(kind: String, name: String, xml: String)] = [], parts: [String: String] = [:],
        links: String = ""
    ) throws -> [UInt8] {
        let relations = related.enumerated().map { relation("rId\($0 + 1)", $1.kind, $1.name) }.joined()
        var files = [
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": rels(relation("rId1", "officeDocument", "word/document.xml")),
            "word/document.xml": "<w:document \(word)><w:body>\(body)</w:body></w:document>",
            "word/_rels/document.xml.rels": rels(relations + links),
        ]
        for part in related { files["word/\(part.name)"] = part.xml }
        return try zip(files.merging(parts) { $1 })
    }

    /// A paragraph of one run.
    static func paragraph(_ text: String, _ format: String = "") -> String {
        "<w:p><w:r><w:rPr>\(format)</w:rPr><w:t xml:space=\"preserve\">\(text)</w:t></w:r></w:p>"
    }

    /// - Parameter sheets: name, attributes in the workbook, and what stands in `worksheet`.
    static func xlsx(
        _ sheets: [(name: String, state: String, xml: String)], strings: [String] = [], workbook: String = "",
        parts: [String: String] = [:]
    ) throws -> [UInt8] {
        var files = [
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": rels(relation("rId1", "officeDocument", "xl/workbook.xml")),
        ]
        var (list, relations) = ("", relation("rIdS", "sharedStrings", "sharedStrings.xml"))
        relations += relation("rIdF", "styles", "styles.xml")
        for (index, sheet) in sheets.enumerated() {
            let number = index + 1
            list += "<sheet name=\"\(sheet.name)\" sheetId=\"\(number)\" \(sheet.state) r:id=\"rId\(number)\"/>"
            relations += relation("rId\(number)", "worksheet", "worksheets/sheet\(number).xml")
            files["xl/worksheets/sheet\(number).xml"] = "<worksheet>\(sheet.xml)</worksheet>"
        }
        files["xl/workbook.xml"] =
            "<workbook xmlns:r=\"\(Self.relations)\"><workbookPr/><sheets>\(list)</sheets>\(workbook)</workbook>"
        files["xl/_rels/workbook.xml.rels"] = rels(relations)
        files["xl/sharedStrings.xml"] = "<sst>\(strings.map { "<si><t>\($0)</t></si>" }.joined())</sst>"
        files["xl/styles.xml"] = """
            <styleSheet><numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts>
            <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
            <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="176"/></cellXfs></styleSheet>
            """
        return try zip(files.merging(parts) { $1 })
    }

    static func relation(_ id: String, _ kind: String, _ target: String, isExternal: Bool = false) -> String {
        let mode = isExternal ? " TargetMode=\"External\"" : ""
        return "<Relationship Id=\"\(id)\" Type=\"\(relations)/\(kind)\" Target=\"\(target)\"\(mode)/>"
    }

    static func rels(_ relations: String) -> String { "<Relationships>\(relations)</Relationships>" }

    static func zip(_ files: [String: String]) throws -> [UInt8] {
        try ZipArchive.bytes(of: files.sorted { $0.key < $1.key }.map { ($0.key, Array($0.value.utf8)) })
    }

    /// What a reader without programs makes of a file.
    static func reading(_ bytes: [UInt8], as type: FileType) async throws -> FileReading {
        let file = FileManager.default.temporaryDirectory.appending(path: "yangguang-file-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(bytes).write(to: file)
        return try await FileReader.absent.read(file.path, as: type)
    }
}

extension FileReading {
    /// Places and matches of the findings of a kind.
    func found(_ kind: GuardKind) -> [String] { findings.filter { $0.kind == kind }.map(\.excerpt) }

    func finding(_ kind: GuardKind) throws -> GuardFinding { try #require(findings.first { $0.kind == kind }) }

    var tables: [PassageTable] {
        passages.compactMap { if case .table(let table) = $0 { table } else { nil } }
    }

    func text(at place: TextPlace) -> String? {
        for case .text(place, let text) in passages { return text }
        return nil
    }
}

import Actions

/// A text of Word, as small as it can be.
package enum WordSample {
    /// A notice whose headings Word numbers, with a picture.
    /// - Parameter media: more pictures by the ends of their names, that stand in no place.
    package static func notice(
        _ title: String, _ sentence: String, media: [(name: String, bytes: [UInt8])] = []
    ) throws -> [UInt8] {
        let word = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
        let kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        let list = "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr><w:outlineLvl w:val=\"0\"/>"
        func line(_ text: String, _ layout: String = "") -> String {
            "<w:p><w:pPr>\(layout)</w:pPr><w:r><w:t>\(text)</w:t></w:r></w:p>"
        }
        func related(_ id: String, _ kind: String, _ target: String) -> String {
            "<Relationship Id=\"\(id)\" Type=\"\(kinds)/\(kind)\" Target=\"\(target)\"/>"
        }
        let files = [
            ("[Content_Types].xml", "<Types/>"),
            (
                "_rels/.rels",
                "<Relationships>\(related("a", "officeDocument", "word/document.xml"))</Relationships>"
            ),
            (
                "word/_rels/document.xml.rels",
                "<Relationships>\(related("a", "numbering", "numbering.xml"))</Relationships>"
            ),
            (
                "word/document.xml",
                """
                <w:document \(word)><w:body>\(line(title, "<w:jc w:val=\"center\"/>"))\(line("各科室："))\(line("总体要求", list))\
                \(line(sentence))\(line("工作安排", list))<w:p><w:r><w:drawing><a:blip xmlns:a="a"/></w:drawing></w:r></w:p>\
                <w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>\(line("项目"))</w:tc></w:tr>
                <w:tr><w:tc>\(line("甲"))</w:tc><w:tc>\(line("乙"))</w:tc></w:tr></w:tbl></w:body></w:document>
                """
            ),
            (
                "word/numbering.xml",
                """
                <w:numbering \(word)><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="chineseCounting"/>\
                <w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>
                """
            ),
        ]
        return try ZipArchive.bytes(
            of: files.map { (name: $0.0, bytes: Array($0.1.utf8)) }
                + media.map { (name: "word/media/\($0.name)", bytes: $0.bytes) })
    }
}

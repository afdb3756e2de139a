import Domain

/// The parts of files of Word, Excel and PowerPoint that tell of who made them (ECMA-376).
enum OfficeCleaning {
    /// Small pictures of the first page, and what others have written down beside the known properties.
    static func isDropped(_ name: String) -> Bool {
        name.hasPrefix("docProps/") && name != "docProps/core.xml" && name != "docProps/app.xml"
    }

    static func part(_ name: String, _ bytes: [UInt8]) -> [UInt8] {
        switch name {
        case "docProps/core.xml": return Array(core.utf8)
        case "docProps/app.xml": return Array(app.utf8)
        case "_rels/.rels", "[Content_Types].xml":
            return edited(bytes) { text in
                text.removeElements("Relationship") { isDroppedTarget($0, "Target") }
                text.removeElements("Override") { isDroppedTarget($0, "PartName") }
            }
        case "xl/workbook.xml":
            return edited(bytes) { $0.removeElements("mc:AlternateContent") { $0.contains("absPath") } }
        case "word/settings.xml":
            return edited(bytes) { $0.removeElements("w:attachedTemplate") { _ in true } }
        case "word/_rels/settings.xml.rels":
            return edited(bytes) { $0.removeElements("Relationship") { $0.contains("/attachedTemplate\"") } }
        default: return PictureCleaning.cleaned(bytes, called: name)
        }
    }

    private static func isDroppedTarget(_ element: Substring, _ attribute: String) -> Bool {
        guard let start = element.firstRange(of: "\(attribute)=\"") else { return false }
        let target = element[start.upperBound...].prefix { $0 != "\"" }
        return isDropped(String(target.drop { $0 == "/" }))
    }

    private static func edited(_ bytes: [UInt8], _ change: (inout XMLText) -> Void) -> [UInt8] {
        // Written in another encoding it stays; what is still in it is found when the file is read again.
        guard var text = XMLText(bytes) else { return bytes }
        change(&text)
        return text.bytes
    }

    private static let core = """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>
        """
    private static let app = """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>
        """
}

/// A part of a file as text, of which elements are taken out. Nothing else in it changes.
struct XMLText {
    private var text: String

    init?(_ bytes: [UInt8]) {
        guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
        self.text = text
    }

    var bytes: [UInt8] { Array(text.utf8) }

    /// - Parameter name: of elements that do not stand in one another.
    mutating func removeElements(_ name: String, where isWanted: (Substring) -> Bool) {
        var kept = ""
        var rest = text[...]
        while let start = rest.firstRange(of: "<\(name)") {
            guard let end = Self.end(of: name, in: rest[start.lowerBound...]) else { break }
            kept += rest[..<start.lowerBound]
            let element = rest[start.lowerBound..<end]
            let isOther = rest[start.upperBound...].first.map { $0.isLetter || $0 == ":" } ?? true
            if isOther || !isWanted(element) { kept += element }
            rest = rest[end...]
        }
        text = kept + rest
    }

    private static func end(of name: String, in element: Substring) -> String.Index? {
        guard let close = element.firstIndex(of: ">") else { return nil }
        let isEmpty = element[..<close].last == "/"
        return isEmpty ? element.index(after: close) : element.firstRange(of: "</\(name)>")?.upperBound
    }
}

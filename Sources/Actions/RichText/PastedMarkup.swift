/// Markup brought to what libxml2 reads quickly and rightly: known tags, few attributes, no comments.
///
/// libxml2 2.9 shows Word's `<![if !supportLists]>` as text and compares each attribute of a tag with all before it,
/// so that one tag of 5 MB would keep it busy for a quarter of an hour.
struct PastedMarkup {
    private(set) var output: [UInt8] = []
    var notes = RichTextNotes()
    private var source: MarkupScanner
    private let keepsStructure: Bool
    /// Whether an end tag of a list item still has to be written.
    private var endsItem = false

    init(_ html: String, keepsStructure: Bool = true) {
        source = MarkupScanner(html)
        self.keepsStructure = keepsStructure
        output.reserveCapacity(html.utf8.count)
        while let token = source.next() {
            if endsItem { endItem(before: token) }
            switch token {
            case .text(let bytes): output += bytes
            case .lessThan: output += "&lt;".utf8
            case .start(let tag): write(tag)
            case .end(let name): writeEnd(name)
            }
        }
    }

    private mutating func write(_ tag: MarkupScanner.Tag) {
        guard let kind = ElementKind(tag.name) else { return }
        switch kind {
        case .unread: source.skip(toEndOf: tag.name)
        case .unreadFrame:
            source.skip(toEndOf: tag.name)
            notes.add(.embedded)
        case .droppedTag(let note): notes.add(note)
        case .lineBreak: output += "<br>".utf8
        default:
            guard keepsStructure else { return writeFlat(kind) }
            output += "<\(elementName(tag.name, kind))".utf8
            if tag.name == "center" { output += " align=\"center\"".utf8 }
            for attribute in tag.attributes { write(attribute) }
            output += ">".utf8
        }
    }

    private mutating func writeEnd(_ name: String) {
        switch ElementKind(name) {
        case nil, .unread, .unreadFrame, .droppedTag, .rule: return
        case .lineBreak: output += "<br>".utf8
        case .item where keepsStructure: endsItem = true
        case let kind?:
            if keepsStructure { output += "</\(elementName(name, kind))>".utf8 } else { writeFlat(kind) }
        }
    }

    /// Browsers put a nested list behind its item, where libxml2 takes it for the end of the outer list.
    private mutating func endItem(before token: MarkupScanner.Token) {
        switch token {
        case .text(let bytes) where bytes.allSatisfy({ $0 == 0x20 || (0x09...0x0D).contains($0) }): return
        case .start(let tag):
            if case .list = ElementKind(tag.name) { break }
            output += "</li>".utf8
        case .text, .lessThan, .end: output += "</li>".utf8
        }
        endsItem = false
    }

    /// Boundaries between blocks become line ends, those between cells spaces; the rest goes.
    private mutating func writeFlat(_ kind: ElementKind) {
        switch kind {
        case .marks, .span, .link, .dropped: return
        case .cell: output += " ".utf8
        default: output += "<br><br>".utf8
        }
    }

    private mutating func write(_ attribute: MarkupScanner.Attribute) {
        output += " \(attribute.name)=\"".utf8
        for byte in attribute.value {
            switch byte {
            case UInt8(ascii: "\""): output += "&quot;".utf8
            case UInt8(ascii: "<"): output += "&lt;".utf8
            case UInt8(ascii: ">"): output += "&gt;".utf8
            default: output.append(byte)
            }
        }
        output += "\"".utf8
    }

    /// libxml2 2.9 does not know the elements of HTML 5, and so not that they end a paragraph.
    private func elementName(_ name: String, _ kind: ElementKind) -> String {
        kind == .block && name != "p" ? "div" : name
    }
}

import Domain

/// The notes at the foot of pages and at the end of a .docx. A page of the web has one foot: all of them stand at the end, in the
/// order in which the text names them.
struct WordReferences {
    enum Kind: Hashable {
        case footnote, endnote
    }

    struct Name: Hashable {
        var kind: Kind
        var id: String
    }

    private var notes: [Name: [RichText.Block]] = [:]
    private var marks: [Name: String] = [:]
    private var order: [Name] = []

    private static let most = 2_000

    mutating func add(_ blocks: [RichText.Block], as kind: Kind, _ id: String) {
        if !blocks.isEmpty, notes.count < Self.most { notes[Name(kind: kind, id: id)] = blocks }
    }

    /// What stands in the text for a note; nil where there is none.
    mutating func mark(_ kind: Kind, _ id: String) -> String? {
        let name = Name(kind: kind, id: id)
        if let mark = marks[name] { return mark }
        guard notes[name] != nil else { return nil }
        order.append(name)
        let number = order.count { $0.kind == kind }
        let isMixed = notes.keys.contains { $0.kind == .footnote } && kind == .endnote
        let mark = isMixed ? "[尾注\(number)]" : "[\(number)]"
        marks[name] = mark
        return mark
    }

    /// Below a line, each with its mark; empty where the text names none.
    var blocks: [RichText.Block] {
        let blocks = order.flatMap { name in Self.marked(notes[name] ?? [], with: marks[name] ?? "") }
        return blocks.isEmpty ? [] : [.rule] + blocks
    }

    private static func marked(_ blocks: [RichText.Block], with mark: String) -> [RichText.Block] {
        let run = RichText.Run("\(mark) ")
        guard case .paragraph(let first)? = blocks.first else {
            return [.paragraph(RichText.Paragraph(RichText.Inlines([run])))] + blocks
        }
        let text = RichText.Inlines([run] + first.text.runs)
        return [.paragraph(RichText.Paragraph(text))] + blocks.dropFirst()
    }
}

/// What of pasted text was not kept, so that the page can tell its writer.
package struct RichTextNote: Hashable, Sendable {
    package let kind: Kind
    package let count: Int

    package init(_ kind: Kind, count: Int) {
        self.kind = kind
        self.count = count
    }

    package enum Kind: Hashable, Sendable, CaseIterable {
        /// Pictures: what they show has to be said in words.
        case images
        /// Videos, objects, formulas, drawings, pages within the page.
        case embedded
        /// Fields and buttons of a form.
        case controls
        /// Text that tracked changes had already deleted.
        case deletions
        /// Addresses that are not http, https, mailto or of this site; their words were kept.
        case links
        /// Merged cells that reached beyond their table.
        case spans
        /// Tables too large to keep; their rows became paragraphs.
        case tables
        /// Lists, tables and quotes within each other too deeply; their words were kept.
        case nesting
    }
}

struct RichTextNotes {
    private var counts: [RichTextNote.Kind: Int] = [:]

    mutating func add(_ kind: RichTextNote.Kind, _ count: Int = 1) {
        counts[kind, default: 0] += count
    }

    var list: [RichTextNote] {
        RichTextNote.Kind.allCases.compactMap { kind in counts[kind].map { RichTextNote(kind, count: $0) } }
    }
}

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
        /// Text that is not shown where it comes from.
        case hidden
        case comments
        /// Headers and footers with words.
        case edges
        /// A table of contents, whose page numbers mean nothing on a page of the web.
        case contents
        /// Words that are crossed out: they were kept, and the line through them was not.
        case strikes
    }
}

struct RichTextNotes {
    private var counts: [RichTextNote.Kind: Int] = [:]

    mutating func add(_ kind: RichTextNote.Kind, _ count: Int = 1) {
        counts[kind, default: 0] += count
    }

    /// For what is told of without a number.
    mutating func addOnce(_ kind: RichTextNote.Kind) { counts[kind] = 1 }

    mutating func add(_ notes: [RichTextNote]) {
        for note in notes { add(note.kind, note.count) }
    }

    var list: [RichTextNote] {
        RichTextNote.Kind.allCases.compactMap { kind in counts[kind].map { RichTextNote(kind, count: $0) } }
    }
}

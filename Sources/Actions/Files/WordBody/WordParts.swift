import Domain

/// The parts of a .docx that are needed to show its body: styles, numbers, notes, and what leads elsewhere.
struct WordParts {
    struct Body {
        var pieces: [WordPiece]
        /// What stands at the end of pages in Word.
        var foot: [RichText.Block]
        var notes: [RichTextNote]
        /// There was more than a document may have.
        var isCut: Bool
    }

    /// What stands beside the text and does not come.
    private(set) var notes = RichTextNotes()
    private let main: String
    private let relations: [OfficePackage.Relation]
    private var styles = WordStyles()
    private var numbering = WordNumbering()
    private var references = WordReferences()
    private var isCut = false

    init(of main: String, _ package: inout OfficePackage, _ gaps: inout ReadingDraft) {
        self.main = main
        relations = package.relations(of: main, &gaps)
        for relation in relations where !relation.isExternal {
            switch relation.kind {
            case "styles": package.read(relation.target, into: &gaps) { cursor, _ in styles.read(&cursor) }
            case "numbering":
                package.read(relation.target, into: &gaps) { cursor, _ in numbering = WordLists.read(&cursor) }
            case "comments":
                package.read(relation.target, into: &gaps) { cursor, _ in
                    while let step = cursor.next() { if step == .start("comment") { notes.add(.comments) } }
                }
            case "header", "footer":
                package.read(relation.target, into: &gaps) { cursor, _ in readEdge(&cursor) }
            default: break
            }
        }
        for relation in relations where !relation.isExternal {
            switch relation.kind {
            case "footnotes": readNotes(relation.target, .footnote, &package, &gaps)
            case "endnotes": readNotes(relation.target, .endnote, &package, &gaps)
            default: break
            }
        }
    }

    func body(_ package: inout OfficePackage, _ gaps: inout ReadingDraft) -> Body {
        var story = WordStory(styles, numbering, links: Self.links(relations), references)
        var pieces: [WordPiece] = []
        package.read(main, into: &gaps) { cursor, _ in
            // What stands before it is the colour of the page.
            while let step = cursor.next(), step != .start("body") {}
            pieces = story.read(&cursor, to: "body")
        }
        return Body(
            pieces: pieces, foot: story.references.blocks, notes: story.notes.list, isCut: isCut || story.isFull)
    }

    private static func links(_ relations: [OfficePackage.Relation]) -> [String: String] {
        let links = relations.filter { $0.kind == "hyperlink" && $0.isExternal }.map { ($0.id, $0.target) }
        return Dictionary(links) { first, _ in first }
    }

    /// A page number is no loss.
    private mutating func readEdge(_ cursor: inout XMLCursor) {
        var text = ""
        while text.utf8.count < 1_000, let step = cursor.next() {
            switch step {
            case .start("t"): text += cursor.textInside()
            case .start("Fallback"): cursor.skip()
            case .start, .end, .text: break
            }
        }
        let isNumber = text.unicodeScalars.allSatisfy {
            !$0.properties.isAlphabetic || "第页共".unicodeScalars.contains($0)
        }
        if !isNumber { notes.add(.edges) }
    }

    private mutating func readNotes(
        _ part: String, _ kind: WordReferences.Kind, _ package: inout OfficePackage, _ gaps: inout ReadingDraft
    ) {
        let links = Self.links(package.relations(of: part, &gaps))
        var story = WordStory(styles, numbering, links: links, WordReferences())
        let name = kind == .footnote ? "footnote" : "endnote"
        package.read(part, into: &gaps) { cursor, _ in
            while !story.isFull, let step = cursor.next() {
                guard step == .start(name) else { continue }
                let (id, type) = (cursor["id"] ?? "", cursor["type"] ?? "normal")
                let blocks = story.read(&cursor, to: name).plainBlocks
                // The others are the lines that Word draws between notes and text.
                if type == "normal" { references.add(blocks, as: kind, id) }
            }
        }
        notes.add(story.notes.list)
        isCut = isCut || story.isFull
    }
}

import Domain

/// Goes through a story of a .docx, its body or a note, and keeps what a reader sees of it: with the numbers that Word counts,
/// with what was added, without what was struck out.
struct WordStory {
    let styles: WordStyles
    var numbering: WordNumbering
    var notes = RichTextNotes()
    /// Addresses by the names of their relations.
    let links: [String: String]
    /// What it says of references to notes, the mark that stands for each.
    var references: WordReferences

    /// What is left to be read, in characters; a paragraph, cell or piece of text takes some as well.
    private(set) var room = mostCharacters
    private var fields: [Field] = []
    /// Fields whose result has not begun.
    private var openInstructions = 0
    /// The links that are open, nil for one that cannot be kept.
    private var openLinks: [RichText.Link?] = []
    /// Those around what is being read, the innermost last.
    var tables: [TableGround] = []
    /// What came before a mark of a paragraph that was struck out goes on in the next.
    var unfinished: WordLine?

    static let mostCharacters = 2 * RichText.Limits.characters
    private static let costOfAnything = 4
    private static let longestInstruction = 4_096

    struct Field {
        var instruction = ""
        /// What the field shows, and not how it is found.
        var isResult = false
        var isLink = false
    }

    /// What is behind the letters of a cell.
    struct TableGround {
        /// By its style, which may colour any of its cells.
        var isUnknown = false
        var isShaded = false
    }

    init(_ styles: WordStyles, _ numbering: WordNumbering, links: [String: String], _ references: WordReferences) {
        self.styles = styles
        self.numbering = numbering
        self.links = links
        self.references = references
    }

    var isFull: Bool { room <= 0 }

    mutating func take(room count: Int = 0) { room -= count + Self.costOfAnything }

    /// - Parameter last: the element whose end is the end of the story.
    mutating func read(_ cursor: inout XMLCursor, to last: String) -> [WordPiece] {
        var pieces: [WordPiece] = []
        while !isFull, let step = cursor.next(), step != .end(last) { read(step, &cursor, into: &pieces) }
        if let line = unfinished { pieces.append(.line(line)) }
        unfinished = nil
        return pieces
    }

    /// What stands where paragraphs stand.
    mutating func read(_ step: XMLCursor.Step, _ cursor: inout XMLCursor, into pieces: inout [WordPiece]) {
        switch step {
        case .start("p"): readParagraph(&cursor, into: &pieces)
        case .start("tbl"): readTable(&cursor, into: &pieces)
        case .start("del"), .start("moveFrom"): skipDeleted(&cursor)
        case .start("sdt"): beginControl(&cursor)
        // The same once more, for older programs; how the page is laid out.
        case .start("Fallback"), .start("sectPr"): cursor.skip()
        case .start("altChunk"), .start("subDoc"):
            notes.add(.embedded)
            cursor.skip()
        case .start, .end, .text: break
        }
    }

    /// A control is passed through, but for a table of contents.
    mutating func beginControl(_ cursor: inout XMLCursor) {
        while let step = cursor.next() {
            switch step {
            case .start("docPartGallery") where cursor["val"] == "Table of Contents":
                notes.addOnce(.contents)
                // To the end of the properties, and over all that they are of.
                while let step = cursor.next(), step != .start("sdtContent") { if step == .end("sdt") { return } }
                return cursor.skip()
            case .start("sdtContent"), .end("sdt"): return
            case .start, .end, .text: break
            }
        }
    }

    mutating func skipDeleted(_ cursor: inout XMLCursor) {
        let text = cursor.textInside()
        if !text.isEmpty { notes.add(.deletions) }
    }

    // MARK: Fields and links

    /// Whether text stands in what fields show, and not in how it is found.
    var showsText: Bool { openInstructions == 0 }
    var openLink: RichText.Link? { openLinks.last ?? nil }
    var hasGround: Bool { tables.contains { $0.isUnknown || $0.isShaded } }

    mutating func turnField(_ kind: String) {
        switch kind {
        case "begin":
            fields.append(Field())
            openInstructions += 1
        case "separate":
            guard var field = fields.popLast(), !field.isResult else { return }
            field.isResult = true
            openInstructions -= 1
            if let address = Self.address(in: field.instruction) {
                openLinks.append(link(address))
                field.isLink = true
            }
            fields.append(field)
        case "end":
            guard let field = fields.popLast() else { return }
            if !field.isResult { openInstructions -= 1 }
            if field.isLink { _ = openLinks.popLast() }
        default: break
        }
    }

    mutating func addInstruction(_ text: String) {
        guard let last = fields.indices.last, fields[last].instruction.utf8.count < Self.longestInstruction else {
            return
        }
        fields[last].instruction += text
    }

    /// A text box, on whatever ground.
    mutating func readBox(_ cursor: inout XMLCursor) -> [WordPiece] {
        let (outer, before) = (tables, unfinished)
        (tables, unfinished) = ([TableGround(isUnknown: true)], nil)
        defer { (tables, unfinished) = (outer, before) }
        return read(&cursor, to: "txbxContent")
    }

    private mutating func readParagraph(_ cursor: inout XMLCursor, into pieces: inout [WordPiece]) {
        take()
        var paragraph = WordParagraphDraft(styles.style(nil), after: unfinished)
        unfinished = nil
        let links = openLinks
        while !isFull, let step = cursor.next(), step != .end("p") {
            switch step {
            case .start("pPr"): readProperties(&cursor, &paragraph)
            default: readInline(step, &cursor, &paragraph)
            }
        }
        openLinks = links
        if paragraph.hasHidden { notes.add(.hidden) }
        if paragraph.hasStruck { notes.add(.strikes) }
        if paragraph.isInContents {
            notes.addOnce(.contents)
        } else if paragraph.goesOn {
            unfinished = paragraph.line
        } else {
            pieces.append(.line(paragraph.line))
        }
        pieces += paragraph.boxes
    }

    private mutating func readProperties(_ cursor: inout XMLCursor, _ paragraph: inout WordParagraphDraft) {
        var (layout, style, isOfMark): (WordLayout, String?, Bool) = (WordLayout(), nil, false)
        while let step = cursor.next(), step != .end("pPr") {
            switch step {
            case .start("pPrChange"), .start("rPrChange"), .start("sectPr"), .start("numberingChange"): cursor.skip()
            case .start("pStyle"): style = cursor["val"]
            case .start("rPr"): isOfMark = true
            case .end("rPr"): isOfMark = false
            case .start("del") where isOfMark, .start("moveFrom") where isOfMark: paragraph.goesOn = true
            case .start(let name): if !isOfMark { layout.take(name, cursor) }
            case .end, .text: break
            }
        }
        paragraph.take(styles.style(style), layout)
        let full = paragraph.line.layout
        // What goes on in the next paragraph has the number of that one.
        guard !paragraph.goesOn, !paragraph.isInContents, let list = full.list, list > 0 else { return }
        let level = full.level ?? style.flatMap { numbering.level(ofStyle: $0, in: list) } ?? 0
        paragraph.line.level = level
        paragraph.line.mark = numbering.next(in: list, level: level)
    }

    /// What stands where runs stand.
    private mutating func readInline(
        _ step: XMLCursor.Step, _ cursor: inout XMLCursor, _ paragraph: inout WordParagraphDraft
    ) {
        switch step {
        case .start("r"): readRun(&cursor, &paragraph)
        case .start("hyperlink"): openLinks.append(link(cursor.relation.flatMap { links[$0] }))
        case .start("fldSimple"): openLinks.append(link(Self.address(in: cursor["instr"] ?? "")))
        case .end("hyperlink"), .end("fldSimple"): _ = openLinks.popLast()
        case .start("del"), .start("moveFrom"): skipDeleted(&cursor)
        case .start("sdt"): beginControl(&cursor)
        case .start("oMath"), .start("subDoc"):
            notes.add(.embedded)
            cursor.skip()
        case .start("Fallback"): cursor.skip()
        case .start, .end, .text: break
        }
    }

    /// Addresses of pages alone; those of somebody's disk or programs are no loss to readers, but told of.
    private mutating func link(_ address: String?) -> RichText.Link? {
        guard let address else { return nil }
        let link = RichText.Link(address)
        if let link, link.isExternal { return link }
        notes.add(.links)
        return nil
    }

    /// `HYPERLINK "https://www.gov.cn/"`
    private static func address(in instruction: String) -> String? {
        let words = instruction.split(whereSeparator: \.isWhitespace)
        guard words.first?.uppercased() == "HYPERLINK", words.count > 1, words[1].hasPrefix("\"") else { return nil }
        return words[1].split(separator: "\"").first.map(String.init)
    }
}

import Domain

/// Goes through one story of a .docx: its body, a header, a note, a text box. Paragraphs, tables, changes that nobody
/// accepted, and text that is not shown.
struct WordText {
    enum Origin {
        case body
        case part(FilePart, Int)
    }

    private let origin: Origin
    private let hiddenStyles: Set<String>
    /// What is not the body is one text.
    private(set) var story = ""

    private var paragraphs = 0
    private var tables = 0
    private var boxes = 0
    private var paragraph = WordParagraph()
    private var openTables: [WordTable] = []
    private var change: Change?

    private struct Change {
        var element: String
        var author: String
        var text = ""

        var isStruckOut: Bool { element == "del" || element == "moveFrom" }
    }

    private static let changes: Set<String> = ["ins", "del", "moveFrom", "moveTo"]

    init(_ origin: Origin, hiddenStyles: Set<String>) {
        self.origin = origin
        self.hiddenStyles = hiddenStyles
    }

    /// - Parameter last: the element whose end is the end of the story; nil for the end of the file.
    mutating func read(_ cursor: inout XMLCursor, to last: String? = nil, _ draft: inout ReadingDraft) {
        while !draft.isFull, let step = cursor.next() {
            switch step {
            // The same once more, for older programs.
            case .start("Fallback"): cursor.skip()
            case .start("t"): take(cursor.textInside())
            case .start("delText"): change?.text += cursor.textInside()
            case .start("instrText"): draft.find(pathIn: cursor.textInside(), at: .part(.link, nil))
            case .start("txbxContent"): readBox(&cursor, &draft)
            case .start(let name): begin(name, cursor, &draft)
            case .end(let name):
                if name == last { return }
                end(name, &draft)
            case .text: break
            }
        }
    }

    private mutating func readBox(_ cursor: inout XMLCursor, _ draft: inout ReadingDraft) {
        boxes += 1
        var box = WordText(.part(.textBox, boxes), hiddenStyles: hiddenStyles)
        box.read(&cursor, to: "txbxContent", &draft)
        draft.add(box.story, at: .part(.textBox, boxes))
    }

    private mutating func begin(_ name: String, _ cursor: XMLCursor, _ draft: inout ReadingDraft) {
        switch name {
        case "p": paragraph = WordParagraph(isShaded: openTables.last?.isShaded ?? false)
        case "tbl": openTables.append(WordTable())
        case "tr", "tc", "tcPr", "gridSpan", "gridBefore", "shd":
            if !openTables.isEmpty { openTables[openTables.count - 1].begin(name, cursor) }
            paragraph.begin(name, cursor, hiddenStyles)
        case "tab": if !paragraph.isInProperties { take("\t") }
        case "br", "cr": take("\n")
        case "noBreakHyphen": take("-")
        case "fldSimple": draft.find(pathIn: cursor["instr"] ?? "", at: .part(.link, nil))
        case "docPr", "cNvPr": draft.find(pathIn: cursor["descr"] ?? "", at: .part(.picture, nil))
        default:
            // Changes of paragraph marks and of formats have no words.
            if Self.changes.contains(name), !paragraph.isInProperties {
                change = Change(element: name, author: cursor["author"] ?? "")
            }
            paragraph.begin(name, cursor, hiddenStyles)
        }
    }

    private mutating func end(_ name: String, _ draft: inout ReadingDraft) {
        switch name {
        case "p": endParagraph(&draft)
        case "tcPr": if !openTables.isEmpty { openTables[openTables.count - 1].endProperties() }
        case "tc": if !openTables.isEmpty { openTables[openTables.count - 1].endCell() }
        case "tr": endRow(&draft)
        case "tbl": endTable(&draft)
        default:
            if name == change?.element { endChange(&draft) }
            let isOnGround = if case .part(.textBox, _) = origin { true } else { false }
            paragraph.end(name, isOnOtherGround: isOnGround)
        }
    }

    private mutating func take(_ text: String) {
        change?.text += text
        // Struck out, it is not part of the text any more.
        if change?.isStruckOut != true { paragraph.take(text) }
    }

    private mutating func endParagraph(_ draft: inout ReadingDraft) {
        let ended = paragraph
        paragraph = WordParagraph()
        if !openTables.isEmpty {
            if !ended.hidden.isEmpty { draft.find(.hiddenText, at: place, match: ended.hidden, excerpt: ended.text) }
            openTables[openTables.count - 1].add(ended.text)
            return
        }
        if ended.text.trimmed.isEmpty { return }
        paragraphs += 1
        if !ended.hidden.isEmpty { draft.find(.hiddenText, at: place, match: ended.hidden, excerpt: ended.text) }
        switch origin {
        case .body: draft.add(ended.text, at: place)
        case .part: story += (story.isEmpty ? "" : "\n") + ended.text
        }
    }

    private mutating func endRow(_ draft: inout ReadingDraft) {
        guard !openTables.isEmpty else { return }
        openTables[openTables.count - 1].endRow()
        if case .body = origin, openTables.count == 1, openTables[0].isLong {
            draft.add(openTables[0].takePiece(of: tables + 1))
        }
    }

    /// A table within a cell is text of the cell.
    private mutating func endTable(_ draft: inout ReadingDraft) {
        guard var table = openTables.popLast() else { return }
        if !openTables.isEmpty {
            openTables[openTables.count - 1].add(table.plainText)
            return
        }
        switch origin {
        case .body:
            tables += 1
            draft.add(table.takePiece(of: tables))
        case .part: story += (story.isEmpty ? "" : "\n") + table.plainText
        }
    }

    private mutating func endChange(_ draft: inout ReadingDraft) {
        guard let ended = change else { return }
        change = nil
        if ended.text.trimmed.isEmpty { return }
        draft.find(
            .trackedChange, at: place, match: ended.text, excerpt: "\(ended.element) \(ended.author): \(ended.text)")
    }

    private var place: TextPlace {
        switch origin {
        case .part(let part, let number): return .part(part, number)
        case .body:
            guard let table = openTables.first else { return .paragraph(max(1, paragraphs)) }
            return .tableCell(table: tables + 1, row: table.rowNumber, column: table.column)
        }
    }
}

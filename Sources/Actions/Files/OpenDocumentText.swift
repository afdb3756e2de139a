import Domain

/// Goes through the content of an OpenDocument file: paragraphs, tables or sheets, comments, changes, what is not shown.
struct OpenDocumentText {
    private var isSpreadsheet = false
    private var paragraphs = 0
    private var tables = 0
    private var comments = 0
    private var changes = 0
    private var style = ""
    private var styles = HiddenStyles()
    private var paragraph: String?
    /// Words in a span that is not shown, and how deep in it we are.
    private var hidden = ""
    private var spans: [Bool] = []
    private var openTables: [OpenDocumentTable] = []

    private struct HiddenStyles {
        var texts: Set<String> = []
        var tables: Set<String> = []
    }

    mutating func read(_ cursor: inout XMLCursor, _ draft: inout ReadingDraft) {
        while !draft.isFull, let step = cursor.next() {
            switch step {
            case .start("annotation"): readComment(&cursor, &draft)
            case .start("tracked-changes"): readChanges(&cursor, &draft)
            case .start("note"): readNote(&cursor, &draft)
            case .start(let name): begin(name, cursor, &draft)
            case .end(let name): end(name, &draft)
            case .text(let text): take(text)
            }
        }
    }

    private mutating func begin(_ name: String, _ cursor: XMLCursor, _ draft: inout ReadingDraft) {
        switch name {
        case "spreadsheet": isSpreadsheet = true
        case "style": style = cursor["name"] ?? ""
        case "table-properties": if cursor["display"] == "false" { styles.tables.insert(style) }
        case "text-properties":
            if cursor["display"] == "none"
                || cursor["color"]?.lowercased() == "#ffffff" && cursor["background-color"] == nil
            {
                styles.texts.insert(style)
            }
        case "p", "h":
            if paragraph != nil { endParagraph(&draft) }
            paragraph = ""
            spans = [styles.texts.contains(cursor["style-name"] ?? "")]
        case "span": spans.append(spans.last == true || styles.texts.contains(cursor["style-name"] ?? ""))
        case "hidden-text", "hidden-paragraph":
            draft.find(.hiddenText, at: place, match: cursor["string-value"] ?? "", excerpt: paragraph ?? "")
        case "section":
            if cursor["display"] == "none" { draft.find(.hiddenText, at: place, excerpt: cursor["name"] ?? "") }
        case "s": take(String(repeating: " ", count: max(1, min(cursor["c"].flatMap { Int($0) } ?? 1, 100))))
        case "tab": take("\t")
        case "line-break": take("\n")
        case "a", "object", "image":
            draft.find(pathIn: cursor["href"] ?? "", at: .part(.link, nil))
        case "table" where openTables.count < 8:
            let isHidden = styles.tables.contains(cursor["style-name"] ?? "")
            openTables.append(OpenDocumentTable(cursor["name"] ?? "", isHidden: isHidden))
        case "table-column", "table-row", "table-cell", "covered-table-cell":
            if !openTables.isEmpty { openTables[openTables.count - 1].begin(name, cursor) }
        default: break
        }
    }

    private mutating func end(_ name: String, _ draft: inout ReadingDraft) {
        switch name {
        case "p", "h": endParagraph(&draft)
        case "span": if spans.count > 1 { spans.removeLast() }
        case "table-cell", "covered-table-cell":
            if !openTables.isEmpty { openTables[openTables.count - 1].endCell() }
        case "table-row":
            guard !openTables.isEmpty else { return }
            openTables[openTables.count - 1].endRow()
            if openTables.count == 1, let piece = openTables[0].takePiece(of: origin, isEnd: false) { draft.add(piece) }
        case "table": endTable(&draft)
        default: break
        }
    }

    private mutating func take(_ text: String) {
        guard paragraph != nil else { return }
        paragraph? += text
        if spans.last == true { hidden += text }
    }

    private mutating func endParagraph(_ draft: inout ReadingDraft) {
        guard let text = paragraph else { return }
        paragraph = nil
        if openTables.isEmpty, !text.trimmed.isEmpty { paragraphs += 1 }
        if !hidden.trimmed.isEmpty { draft.find(.hiddenText, at: place, match: hidden, excerpt: text) }
        hidden = ""
        if openTables.isEmpty {
            draft.add(text, at: place)
        } else {
            openTables[openTables.count - 1].add(text)
        }
    }

    private mutating func endTable(_ draft: inout ReadingDraft) {
        guard var table = openTables.popLast() else { return }
        if openTables.isEmpty {
            let origin = origin(of: table)
            if let piece = table.takePiece(of: origin, isEnd: true) { draft.add(piece) }
            tables += 1
            if isSpreadsheet { table.tell(&draft) }
        } else {
            openTables[openTables.count - 1].add(table.plainText)
        }
    }

    private var origin: PassageTable.Origin { openTables.first.map { origin(of: $0) } ?? .table(tables + 1) }

    private func origin(of table: OpenDocumentTable) -> PassageTable.Origin {
        isSpreadsheet ? .sheet(table.name) : .table(tables + 1)
    }

    private var place: TextPlace {
        guard let table = openTables.first else { return .paragraph(max(1, paragraphs)) }
        return isSpreadsheet
            ? .sheetCell(sheet: table.name, row: table.rowNumber, column: table.column)
            : .tableCell(table: tables + 1, row: table.rowNumber, column: table.column)
    }
}

// What stands beside the text.
extension OpenDocumentText {
    private mutating func readComment(_ cursor: inout XMLCursor, _ draft: inout ReadingDraft) {
        let (author, text) = Self.signedText(&cursor, to: "annotation")
        comments += 1
        draft.add(text, at: .part(.comment, comments))
        draft.find(.comment, at: place, match: text, excerpt: "\(author): \(text)")
    }

    /// What was deleted stands here; what was added stands in the text, and only its author here.
    private mutating func readChanges(_ cursor: inout XMLCursor, _ draft: inout ReadingDraft) {
        while let step = cursor.next(), step != .end("tracked-changes") {
            guard step == .start("changed-region") else { continue }
            let (author, text) = Self.signedText(&cursor, to: "changed-region")
            changes += 1
            draft.find(.trackedChange, at: .whole, match: text, excerpt: "\(changes) \(author): \(text)")
        }
    }

    private static func signedText(_ cursor: inout XMLCursor, to last: String) -> (author: String, text: String) {
        var (author, texts): (String, [String]) = ("", [])
        while let step = cursor.next(), step != .end(last) {
            switch step {
            case .start("creator"): author = cursor.textInside()
            case .start("p"), .start("h"): texts.append(cursor.textInside())
            case .start, .end, .text: break
            }
        }
        return (author, texts.joined(separator: "\n"))
    }

    private mutating func readNote(_ cursor: inout XMLCursor, _ draft: inout ReadingDraft) {
        var texts: [String] = []
        while let step = cursor.next(), step != .end("note") {
            if step == .start("p") { texts.append(cursor.textInside()) }
        }
        draft.add(texts.joined(separator: "\n"), at: .part(.footnote, nil))
    }
}

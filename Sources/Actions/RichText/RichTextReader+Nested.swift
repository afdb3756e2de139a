import Domain

extension RichTextReader {
    mutating func readQuote(_ node: HTMLNode, _ look: Look) {
        let quoted = contained { $0.readChildren(of: node, look) }
        if !quoted.isEmpty { append(.quote(quoted)) }
    }

    /// What stands between the items belongs to the item before it: Word and browsers nest lists that way.
    mutating func readList(_ node: HTMLNode, isOrdered: Bool, _ look: Look) {
        var items: [[RichText.Block]] = []
        for child in node.children where !child.isBlankText {
            let isItem = child.kind == .item
            let blocks = contained { isItem ? $0.readChildren(of: child, look) : $0.read(child, look) }
            if blocks.isEmpty { continue }
            if isItem || items.isEmpty { items.append(blocks) } else { items[items.count - 1] += blocks }
        }
        if !items.isEmpty { append(.list(RichText.List(isOrdered: isOrdered, items))) }
    }

    mutating func readTable(_ node: HTMLNode, _ look: Look) {
        let parts = TableParts(node)
        for stray in parts.strays { read(stray, look) }
        endParagraph()
        // Words in one cell only: a frame that someone drew around the text.
        guard parts.rows.joined().count(where: \.hasWords) > 1 else {
            for part in parts.captions + parts.rows.joined() { read(part, look) }
            return
        }
        let captions = parts.captions.flatMap { caption in contained { $0.readChildren(of: caption, look) } }
        let caption = RichText.Inlines(RichText(captions).plainText)
        let rows = parts.rows.map { row in row.map { readCell($0, look) } }
        if let table = RichText.Table(caption: caption, rows) {
            let cut = zip(rows.joined(), table.rows.joined()).count { $0.spans != $1.spans }
            if cut > 0 { notes.add(.spans, cut) }
            append(.table(table))
        } else {
            notes.add(.tables)
            flatten(rows, caption)
        }
    }

    private mutating func readCell(_ node: HTMLNode, _ look: Look) -> RichText.Cell {
        let columns = node[attribute: "colspan"].flatMap(Int.init) ?? 1
        let rows = node[attribute: "rowspan"].flatMap(Int.init) ?? 1
        let blocks = contained { $0.readChildren(of: node, look) }
        let isHeader = node.kind == .cell(isHeader: true)
        return RichText.Cell(blocks, isHeader: isHeader, columnSpan: max(1, columns), rowSpan: max(1, rows))
    }

    private mutating func flatten(_ rows: [[RichText.Cell]], _ caption: RichText.Inlines) {
        let lines = rows.map { row in
            RichText.Inlines(row.map { RichText($0.blocks).plainText }.joined(separator: "\u{3000}"))
        }
        for line in [caption] + lines where !line.isEmpty { append(.paragraph(RichText.Paragraph(line))) }
    }
}

extension RichText.Cell {
    fileprivate var spans: [Int] { [columnSpan, rowSpan] }
}

/// The cells of one table, without those of tables within it.
private struct TableParts {
    private(set) var captions: [HTMLNode] = []
    private(set) var rows: [[HTMLNode]] = []
    /// What stands between rows and cells, which browsers show before the table.
    private(set) var strays: [HTMLNode] = []

    init(_ table: HTMLNode) {
        add(table)
    }

    private mutating func add(_ node: HTMLNode) {
        for child in node.children where !child.isBlankText {
            switch child.kind {
            case .caption: captions.append(child)
            case .rowGroup: add(child)
            case .row: addRow(child)
            case .cell: rows.append([child])
            default: strays.append(child)
            }
        }
    }

    private mutating func addRow(_ node: HTMLNode) {
        var cells: [HTMLNode] = []
        for child in node.children where !child.isBlankText {
            if case .cell = child.kind { cells.append(child) } else { strays.append(child) }
        }
        rows.append(cells)
    }
}

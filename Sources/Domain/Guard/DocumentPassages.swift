extension DocumentContent {
    /// Everything that a reader of the published document gets to see of what was typed, with its places. The title has
    /// rules of its own and is not among them.
    package var passages: [Passage] {
        let fields: [(String, String)] = [
            ("summary", summary), ("keywords", keywords.joined(separator: "，")), ("issuer", issuer),
            ("documentNumber", documentNumber), ("publicNote", publicNote), ("sourceAddress", sourceAddress),
        ]
        return fields.filter { !$0.1.isEmpty }.map { .text(.field($0.0), $0.1) } + body.passages
    }
}

extension RichText {
    /// Paragraphs and tables in their order, each with its number.
    package var passages: [Passage] {
        var collector = PassageCollector()
        collector.add(blocks)
        return collector.passages
    }
}

private struct PassageCollector {
    private(set) var passages: [Passage] = []
    private var paragraphs = 0
    private var tables = 0

    mutating func add(_ blocks: [RichText.Block]) {
        for block in blocks {
            switch block {
            case .heading(let heading): add(heading.text.text)
            case .paragraph(let paragraph): add(paragraph.text.text)
            case .list(let list): list.items.forEach { add($0) }
            case .quote(let blocks): add(blocks)
            case .table(let table): add(table)
            case .rule: break
            }
        }
    }

    private mutating func add(_ text: String) {
        paragraphs += 1
        passages.append(.text(.paragraph(paragraphs), text))
    }

    private mutating func add(_ table: RichText.Table) {
        tables += 1
        if !table.caption.isEmpty { add(table.caption.text) }
        let width =
            zip(table.rows, table.columns).flatMap { cells, columns in
                zip(cells, columns).map { $1 + $0.columnSpan }
            }.max() ?? 0
        let rows = zip(table.rows, table.columns).map { cells, columns in
            var row = Array(repeating: "", count: width)
            for (cell, column) in zip(cells, columns) { row[column] = RichText(cell.blocks).plainText }
            return row
        }
        passages.append(.table(PassageTable(.table(tables), rows: rows)))
    }
}

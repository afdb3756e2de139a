import Domain

/// A table of a .docx, whose cells say how many columns they span and that they go on from above.
struct WordGrid {
    struct Cell {
        var blocks: [RichText.Block] = []
        fileprivate(set) var span = 1
        /// Goes on from the cell above.
        var isContinued = false
        /// Goes on from the cell before.
        var isSwallowed = false
        var isDeleted = false

        mutating func take(span text: String?) { span = WordGrid.span(text.flatMap { Int($0) }) }
    }

    struct Row {
        var isHeader = false
        var isDeleted = false
        fileprivate private(set) var cells: [(column: Int, cell: Cell)] = []
        private var width = 0

        mutating func add(_ cell: Cell) {
            if cell.isDeleted { return }
            if cell.isSwallowed, let last = cells.indices.last {
                cells[last].cell.span = WordGrid.span(cells[last].cell.span + cell.span)
                cells[last].cell.blocks += cell.blocks
            } else {
                cells.append((width, cell))
            }
            width += cell.span
        }

        /// Columns before the first cell.
        mutating func addGap(_ columns: Int) {
            var gap = Cell()
            gap.span = WordGrid.span(columns)
            add(gap)
        }
    }

    private var rows: [Row] = []

    /// Word itself has no more than 63 columns.
    private static let widest = 64

    private static func span(_ number: Int?) -> Int { min(max(number ?? 1, 1), widest) }

    mutating func add(_ row: Row) {
        if !row.isDeleted { rows.append(row) }
    }

    /// - Parameter isTooDeep: whether it stands in more tables than a document may have within each other.
    func piece(isTooDeep: Bool, _ notes: inout RichTextNotes) -> WordPiece {
        let cells = joined
        let filled = cells.joined().filter { !$0.blocks.isEmpty }
        // Words in one cell only: a frame that someone drew around the text.
        guard filled.count > 1 else { return .blocks(filled.first?.blocks ?? []) }
        if isTooDeep {
            notes.add(.nesting)
        } else if let table = RichText.Table(cells) {
            let cut = zip(cells.joined(), table.rows.joined()).count {
                $0.columnSpan != $1.columnSpan || $0.rowSpan != $1.rowSpan
            }
            if cut > 0 { notes.add(.spans, cut) }
            return .table(table)
        } else {
            notes.add(.tables)
        }
        return .blocks(cells.compactMap(Self.line))
    }

    /// With what goes on from above left out, and counted where it begins.
    private var joined: [[RichText.Cell]] {
        let begun = rows.map { Set($0.cells.map(\.column)) }
        let continued = rows.map { row in Set(row.cells.filter(\.cell.isContinued).map(\.column)) }
        return rows.enumerated().map { index, row in
            row.cells.compactMap { column, cell in
                let hasAbove = index > 0 && begun[index - 1].contains(column)
                if cell.isContinued, hasAbove { return nil }
                let height = 1 + continued[(index + 1)...].prefix { $0.contains(column) }.count
                return RichText.Cell(
                    cell.blocks, isHeader: row.isHeader, columnSpan: cell.span, rowSpan: height)
            }
        }
    }

    private static func line(_ row: [RichText.Cell]) -> RichText.Block? {
        let text = RichText.Inlines(row.map { RichText($0.blocks).plainText }.joined(separator: "\u{3000}"))
        return text.isEmpty ? nil : .paragraph(RichText.Paragraph(text))
    }
}

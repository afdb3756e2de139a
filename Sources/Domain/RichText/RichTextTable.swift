extension RichText {
    package struct Table: Hashable, Sendable {
        package let caption: Inlines
        package let rows: [[Cell]]

        /// Nil for a table without cells or beyond the limits. Spans are cut to what the table has room for.
        package init?(caption: Inlines = Inlines([]), _ rows: [[Cell]]) {
            guard let layout = Layout(rows) else { return nil }
            self.caption = caption
            self.rows = layout.rows
        }

        /// How many rows at the top are all headers; none where a cell reaches from them into the body,
        /// because a cell cannot span the border of `thead`.
        package var headRows: Int {
            let count = rows.prefix { !$0.isEmpty && $0.allSatisfy(\.isHeader) }.count
            let fits = rows.prefix(count).enumerated().allSatisfy { index, row in
                row.allSatisfy { index + $0.rowSpan <= count }
            }
            return fits && count < rows.count ? count : 0
        }

        /// For each row the columns in which its cells begin.
        package var columns: [[Int]] { Layout(rows)?.columns ?? [] }
    }

    package struct Cell: Hashable, Sendable {
        package let isHeader: Bool
        package let columnSpan: Int
        package let rowSpan: Int
        package let blocks: [Block]

        package init(_ blocks: [Block], isHeader: Bool = false, columnSpan: Int = 1, rowSpan: Int = 1) {
            self.isHeader = isHeader
            self.columnSpan = columnSpan
            self.rowSpan = rowSpan
            self.blocks = blocks
        }

        fileprivate func spanning(columns: Int, rows: Int) -> Cell {
            Cell(blocks, isHeader: isHeader, columnSpan: columns, rowSpan: rows)
        }
    }
}

/// The grid that rows of spanning cells make, as browsers lay it out.
private struct Layout {
    private(set) var rows: [[RichText.Cell]] = []
    private(set) var columns: [[Int]] = []

    init?(_ source: [[RichText.Cell]]) {
        /// For each column, how many more rows a cell above reaches down.
        var reach: [Int] = []
        var slots = 0
        for (index, row) in source.enumerated() {
            if row.isEmpty, reach.allSatisfy({ $0 == 0 }) { continue }
            var (cells, starts, column) = ([RichText.Cell](), [Int](), 0)
            for cell in row {
                while column < reach.count, reach[column] > 0 { column += 1 }
                let width = min(max(cell.columnSpan, 1), RichText.Limits.tableColumns)
                let height = min(max(cell.rowSpan, 1), source.count - index)
                slots += width * height
                guard column + width <= RichText.Limits.tableColumns, slots <= RichText.Limits.tableCells
                else { return nil }
                reach += Array(repeating: 0, count: max(0, column + width - reach.count))
                for covered in column..<(column + width) { reach[covered] = max(reach[covered], height) }
                cells.append(cell.spanning(columns: width, rows: height))
                starts.append(column)
                column += width
            }
            rows.append(cells)
            columns.append(starts)
            reach = reach.map { max(0, $0 - 1) }
        }
        if rows.isEmpty { return nil }
    }
}

/// A piece of what stands in a document or a file, with its place: what the search finds and the guard looks through.
package enum Passage: Hashable, Sendable, Codable {
    case text(TextPlace, String)
    case table(PassageTable)

    /// All its words, cells of a row with a tab between them.
    package var plainText: String {
        switch self {
        case .text(_, let text): text
        case .table(let table): table.rows.map { $0.joined(separator: "\t") }.joined(separator: "\n")
        }
    }
}

/// A table with every row as long as its widest one; a cell that spans several stands in the first of them.
package struct PassageTable: Hashable, Sendable, Codable {
    package enum Origin: Hashable, Sendable, Codable {
        /// Of a text, from 1.
        case table(Int)
        case sheet(String)
    }

    package var origin: Origin
    package var rows: [[String]]
    /// The row of the sheet that is the first here, from 1: large sheets come in several pieces.
    package var firstRow: Int

    package init(_ origin: Origin, rows: [[String]], firstRow: Int = 1) {
        self.origin = origin
        self.rows = rows
        self.firstRow = firstRow
    }

    /// - Parameters:
    ///   - row: in `rows`, from 0.
    ///   - column: from 0.
    package func place(ofRow row: Int, column: Int) -> TextPlace {
        switch origin {
        case .table(let number): .tableCell(table: number, row: firstRow + row, column: column + 1)
        case .sheet(let name): .sheetCell(sheet: name, row: firstRow + row, column: column + 1)
        }
    }
}

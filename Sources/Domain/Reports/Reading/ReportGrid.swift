/// A table with all its places: what covers several of them stands in each.
package struct ReportGrid: Hashable, Sendable {
    package struct Cell: Hashable, Sendable {
        package var text: String
        package var columns: Int
        package var rows: Int

        package init(_ text: String, columns: Int = 1, rows: Int = 1) {
            self.text = text
            self.columns = columns
            self.rows = rows
        }
    }

    /// A cell as a row meets it.
    struct Piece: Hashable, Sendable {
        var text: String
        var width: Int
        /// It began in a row above.
        var isFromAbove: Bool
        var reachesBelow: Bool

        var isFigure: Bool { ReportNumber.isFigure(text) || (try? ReportNumber.read(text, in: .count)) != nil }
        var isBlank: Bool { text.unicodeScalars.allSatisfy { $0.properties.isWhitespace || $0 == "\u{200B}" } }
    }

    let rows: [[Piece]]

    /// Nobody's report has more, and a page may say `colspan="1000000"`.
    private static let mostColumns = 100
    private static let mostRows = 2000

    package init(_ source: [[Cell]]) {
        var open: [(piece: Piece, column: Int, left: Int)] = []
        rows = source.prefix(Self.mostRows).map { cells in
            var (row, column): ([Piece], Int) = ([], 0)
            var cells = cells[...]
            var stillOpen: [(piece: Piece, column: Int, left: Int)] = []
            while column < Self.mostColumns {
                if let above = open.first(where: { $0.column == column }) {
                    var piece = above.piece
                    piece.isFromAbove = true
                    piece.reachesBelow = above.left > 1
                    row.append(piece)
                    if above.left > 1 { stillOpen.append((above.piece, column, above.left - 1)) }
                    column += above.piece.width
                } else if let cell = cells.popFirst() {
                    let width = max(1, min(cell.columns, Self.mostColumns - column))
                    let piece = Piece(text: cell.text, width: width, isFromAbove: false, reachesBelow: cell.rows > 1)
                    row.append(piece)
                    if cell.rows > 1 { stillOpen.append((piece, column, min(cell.rows, Self.mostRows) - 1)) }
                    column += width
                } else if let later = open.first(where: { $0.column > column }) {
                    column = later.column
                } else {
                    break
                }
            }
            open = stillOpen
            return row
        }
    }

    var texts: [String] { rows.flatMap { $0.filter { !$0.isFromAbove }.map(\.text) } }
}

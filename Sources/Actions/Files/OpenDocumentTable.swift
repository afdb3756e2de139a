import Domain

/// A table or a sheet of OpenDocument, as far as it has been read. What is repeated a million times is empty; of the rest
/// no more is kept than makes a piece.
struct OpenDocumentTable {
    private var rows: [[String]] = []
    private var firstRow = 1
    /// Rows after the last that are not written out.
    private var gap = 0
    private var row: [String] = []
    private var cell = ""
    private var value = ""
    private var cellRepeats = 1
    private var rowRepeats = 1
    private var isRowHidden = false
    private var columns = 0
    private var sight: SheetSight

    private static let mostRows = 500
    private static let mostColumns = 1_024
    /// What is repeated with words in it is written as often as this.
    private static let mostRepeats = 100
    /// More rows without words than this end a piece.
    private static let widestGap = 20

    init(_ name: String, isHidden: Bool) {
        sight = SheetSight(name, isHidden: isHidden)
    }

    var name: String { sight.name }

    /// Of the open row and the open cell, from 1.
    var rowNumber: Int { firstRow + rows.count }
    var column: Int { row.count + 1 }
    var plainText: String { rows.map { $0.joined(separator: "\t") }.joined(separator: "\n") }

    mutating func begin(_ name: String, _ cursor: XMLCursor) {
        switch name {
        case "table-column":
            let count = Self.repeats(cursor["number-columns-repeated"])
            if Self.isOutOfSight(cursor["visibility"]) { sight.hide(columns: (columns + 1)...(columns + count)) }
            columns += count
        case "table-row":
            row = []
            rowRepeats = Self.repeats(cursor["number-rows-repeated"])
            isRowHidden = Self.isOutOfSight(cursor["visibility"])
        default:
            (cell, value) = ("", "")
            cellRepeats = Self.repeats(cursor["number-columns-repeated"])
            // Shown, a long number loses its last digits.
            if cursor["value-type"] == "float" { value = SheetNumber.plain(cursor["value"] ?? "") }
        }
    }

    private static func isOutOfSight(_ visibility: String?) -> Bool {
        visibility == "collapse" || visibility == "filter"
    }

    private static func repeats(_ count: String?) -> Int { max(1, min(count.flatMap { Int($0) } ?? 1, 1_048_576)) }

    mutating func add(_ text: String) { cell += (cell.isEmpty ? "" : "\n") + text }

    mutating func endCell() {
        let text = value.filter(\.isNumber).count > 11 ? value : cell.trimmed
        let count = min(cellRepeats, Self.mostColumns - row.count, text.isEmpty ? .max : Self.mostRepeats)
        guard count > 0 else { return }
        if !text.isEmpty { sight.see(text, inColumn: column) }
        row += [String](repeating: text, count: count)
    }

    mutating func endRow() {
        while row.last?.isEmpty == true { row.removeLast() }
        if row.isEmpty {
            if rows.isEmpty {
                firstRow += rowRepeats
            } else if rowRepeats > Self.widestGap {
                gap = rowRepeats
            } else {
                rows += [[String]](repeating: [], count: rowRepeats)
            }
            return
        }
        let count = min(rowRepeats, Self.mostRepeats)
        sight.see(row, at: rowNumber, count: count, isHidden: isRowHidden)
        rows += [[String]](repeating: row, count: count)
        gap = max(0, rowRepeats - Self.mostRepeats)
    }

    /// The rows up to now, where they are enough for a piece, or the table is at its end.
    mutating func takePiece(of origin: PassageTable.Origin, isEnd: Bool) -> PassageTable? {
        guard isEnd || gap > 0 || rows.count >= Self.mostRows else { return nil }
        let count = rows.count + gap
        while rows.last?.isEmpty == true { rows.removeLast() }
        defer {
            firstRow += count
            rows = []
            gap = 0
        }
        return rows.isEmpty ? nil : PassageTable(origin, rows: rows.padded, firstRow: firstRow)
    }

    func tell(_ draft: inout ReadingDraft) { sight.tell(&draft) }
}

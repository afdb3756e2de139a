import Domain

/// Goes through a sheet of an .xlsx, passes on its rows in pieces, and keeps in mind what of them is hidden.
struct ExcelSheet {
    private let strings: [String]
    private let looks: [CellLook]
    private let isSince1904: Bool

    private var piece: [[String]] = []
    private var firstRow = 1
    private var row: [String] = []
    private var rowNumber = 0
    private var isRowHidden = false
    private var hidesRows = false
    private var cell = Cell()
    private var sight: SheetSight

    private struct Cell {
        var column = 0
        var kind = ""
        var style = 0
        var value = ""
    }

    private static let mostRows = 500
    /// Rows without words within a piece: more begin another one.
    private static let widestGap = 20
    private static let mostCells = 100_000
    private static let mostColumns = 16_384

    init(_ name: String, isHidden: Bool, strings: [String], looks: [CellLook], isSince1904: Bool) {
        sight = SheetSight(name, isHidden: isHidden)
        self.strings = strings
        self.looks = looks
        self.isSince1904 = isSince1904
    }

    mutating func read(_ cursor: inout XMLCursor, _ draft: inout ReadingDraft) {
        while !draft.isFull, let step = cursor.next() {
            switch step {
            case .start("sheetFormatPr"): hidesRows = ["1", "true"].contains(cursor["zeroHeight"])
            case .start("col"): beginColumns(cursor)
            case .start("row"): beginRow(cursor)
            case .start("c"): beginCell(cursor)
            case .start("v"): cell.value = cursor.textInside()
            case .start("is"): cell.value = cursor.richText()
            case .start("oddHeader"), .start("evenHeader"), .start("firstHeader"):
                draft.add(cursor.textInside(), at: .part(.header, nil))
            case .start("oddFooter"), .start("evenFooter"), .start("firstFooter"):
                draft.add(cursor.textInside(), at: .part(.footer, nil))
            // Either may put another ground behind cells.
            case .start("conditionalFormatting"), .start("tablePart"): sight.hasOtherGrounds = true
            case .end("c"): endCell()
            case .end("row"): endRow(&draft)
            case .start, .end, .text: break
            }
        }
        endPiece(&draft)
        sight.tell(&draft)
    }

    private mutating func beginColumns(_ cursor: XMLCursor) {
        let isHidden = ["1", "true"].contains(cursor["hidden"]) || cursor["width"].flatMap { Double($0) } == 0
        guard isHidden, let first = cursor["min"].flatMap({ Int($0) }), let last = cursor["max"].flatMap({ Int($0) }),
            first > 0, first <= min(last, Self.mostColumns)
        else { return }
        sight.hide(columns: first...min(last, Self.mostColumns))
    }

    private mutating func beginRow(_ cursor: XMLCursor) {
        let number = cursor["r"].flatMap { Int($0) } ?? rowNumber + 1
        rowNumber = min(max(number, rowNumber + 1), 1_048_576)
        let height = cursor["ht"].flatMap { Double($0) }
        isRowHidden = cursor["hidden"].map { ["1", "true"].contains($0) } ?? (hidesRows || height == 0)
        row = []
    }

    private mutating func beginCell(_ cursor: XMLCursor) {
        let column = cursor["r"].flatMap { SheetNumber.cell($0)?.column } ?? cell.column + 1
        cell = Cell(column: column, kind: cursor["t"] ?? "n", style: cursor["s"].flatMap { Int($0) } ?? 0)
    }

    private mutating func endCell() {
        let text = shown(cell)
        // A cell before the last one stands where no program puts it.
        guard !text.isEmpty, cell.column > row.count, cell.column <= Self.mostColumns else { return }
        row += [String](repeating: "", count: cell.column - row.count - 1) + [text]
        sight.see(text, inColumn: cell.column)
        seeHidden(text)
    }

    private func look(of cell: Cell) -> CellLook {
        looks.indices.contains(cell.style) ? looks[cell.style] : CellLook()
    }

    private mutating func seeHidden(_ text: String) {
        let look = look(of: cell)
        let isByFormat = cell.kind == "n" ? look.hidesNumbers : look.hidesWords
        // A nought that is not shown hides nothing.
        guard isByFormat || look.isWhite, text != "0" else { return }
        sight.seeHidden(text, at: (rowNumber, cell.column), isWhite: !isByFormat)
    }

    private func shown(_ cell: Cell) -> String {
        switch cell.kind {
        case "s": return Int(cell.value).flatMap { strings.indices.contains($0) ? strings[$0] : nil } ?? ""
        case "n":
            return (look(of: cell).isDate ? SheetNumber.day(cell.value, isSince1904: isSince1904) : nil)
                ?? SheetNumber.plain(cell.value)
        default: return cell.value.trimmed
        }
    }

    private mutating func endRow(_ draft: inout ReadingDraft) {
        cell.column = 0
        if row.isEmpty { return }
        sight.see(row, at: rowNumber, isHidden: isRowHidden)
        let missing = rowNumber - firstRow - piece.count
        let width = max(row.count, piece.last?.count ?? 0)
        if missing > Self.widestGap || piece.count >= Self.mostRows
            || width * (piece.count + missing + 1) > Self.mostCells
        {
            endPiece(&draft)
        }
        if piece.isEmpty { firstRow = rowNumber }
        piece += [[String]](repeating: [], count: rowNumber - firstRow - piece.count)
        piece.append(row)
    }

    private mutating func endPiece(_ draft: inout ReadingDraft) {
        draft.add(PassageTable(.sheet(sight.name), rows: piece.padded, firstRow: firstRow))
        piece = []
    }
}

import Domain

/// Tables, whose cells are stories of their own.
extension WordStory {
    /// Within each other; with the lists in their cells they stay within the limits of a document.
    private static let deepestTable = 4

    mutating func readTable(_ cursor: inout XMLCursor, into pieces: inout [WordPiece]) {
        tables.append(TableGround())
        var table = WordGrid()
        while !isFull, let step = cursor.next(), step != .end("tbl") {
            switch step {
            case .start("tblStyle"): tables[tables.count - 1].isUnknown = true
            case .start("tblGrid"), .start("tblPrChange"), .start("Fallback"): cursor.skip()
            case .start("tr"): table.add(readRow(&cursor))
            case .start, .end, .text: break
            }
        }
        tables.removeLast()
        pieces.append(table.piece(isTooDeep: tables.count >= Self.deepestTable, &notes))
    }

    private mutating func readRow(_ cursor: inout XMLCursor) -> WordGrid.Row {
        var row = WordGrid.Row()
        while !isFull, let step = cursor.next(), step != .end("tr") {
            switch step {
            case .start("tc"): row.add(readCell(&cursor))
            case .start("gridBefore"): row.addGap(cursor["val"].flatMap { Int($0) } ?? 1)
            case .start("tblHeader"): row.isHeader = XMLCursor.isOn(cursor["val"])
            case .start("del"): row.isDeleted = true
            case .start("trPrChange"), .start("tblPrEx"), .start("Fallback"): cursor.skip()
            case .start, .end, .text: break
            }
        }
        if row.isDeleted { notes.add(.deletions) }
        return row
    }

    private mutating func readCell(_ cursor: inout XMLCursor) -> WordGrid.Cell {
        take()
        tables[tables.count - 1].isShaded = false
        var (cell, pieces): (WordGrid.Cell, [WordPiece]) = (WordGrid.Cell(), [])
        while !isFull, let step = cursor.next(), step != .end("tc") {
            switch step {
            case .start("gridSpan"): cell.take(span: cursor["val"])
            case .start("vMerge"): cell.isContinued = cursor["val"] != "restart"
            case .start("hMerge"): cell.isSwallowed = cursor["val"] != "restart"
            case .start("cellDel"): cell.isDeleted = true
            case .start("shd"): tables[tables.count - 1].isShaded = cursor.isColoured
            case .start("tcPrChange"): cursor.skip()
            default: read(step, &cursor, into: &pieces)
            }
        }
        if let line = unfinished { pieces.append(.line(line)) }
        unfinished = nil
        cell.blocks = pieces.plainBlocks
        return cell
    }
}

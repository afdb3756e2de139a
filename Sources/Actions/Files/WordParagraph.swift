import Domain

/// A paragraph of a .docx, and what of it is not to be seen.
struct WordParagraph {
    private(set) var text = ""
    private(set) var hidden = ""
    /// Within its format, not its words.
    private(set) var isInProperties = false

    private var isShaded: Bool
    private var isHidden = false
    private var run: Run?

    private struct Run {
        var isHidden = false
        var isWhite = false
        var isShaded = false
        var text = ""
    }

    /// In half points: nobody reads letters of two points.
    private static let smallest = 4

    /// - Parameter isShaded: whether it stands on a ground of another colour than the paper.
    init(isShaded: Bool = false) {
        self.isShaded = isShaded
    }

    mutating func take(_ piece: String) {
        text += piece
        run?.text += piece
    }

    mutating func begin(_ name: String, _ cursor: XMLCursor, _ hiddenStyles: Set<String>) {
        switch name {
        case "pPr": isInProperties = true
        case "r": run = Run()
        case "pStyle": isHidden = cursor["val"].map(hiddenStyles.contains) ?? false
        case "shd" where isInProperties: isShaded = isShaded || cursor.isColoured
        case "shd": run?.isShaded = cursor.isColoured
        case "highlight": run?.isShaded = cursor["val"] != "none"
        case "vanish": if XMLCursor.isOn(cursor["val"]) { run?.isHidden = true }
        case "rStyle": if cursor["val"].map(hiddenStyles.contains) == true { run?.isHidden = true }
        case "color": run?.isWhite = cursor["val"]?.uppercased() == "FFFFFF"
        case "sz": if let size = cursor["val"].flatMap({ Int($0) }), size <= Self.smallest { run?.isHidden = true }
        default: break
        }
    }

    /// - Parameter isOnOtherGround: whether white may be seen there.
    mutating func end(_ name: String, isOnOtherGround: Bool) {
        switch name {
        case "pPr": isInProperties = false
        case "r":
            guard let ended = run else { return }
            run = nil
            let isUnseen = ended.isWhite && !ended.isShaded && !isShaded && !isOnOtherGround
            if isHidden || ended.isHidden || isUnseen, !ended.text.trimmed.isEmpty { hidden += ended.text }
        default: break
        }
    }
}

/// A table of a .docx, as far as it has been read.
struct WordTable {
    private(set) var rows: [[String]] = []
    /// Of the table, from 1: a long one is passed on in pieces.
    private(set) var firstRow = 1
    private(set) var isShaded = false
    private var row: [String] = []
    private var cell = ""
    private var span = 1
    private var isInProperties = false

    /// Word itself has no more than 63 columns.
    private static let widest = 64
    private static let mostRows = 1_000

    /// Of the open cell, from 1.
    var column: Int { row.count + 1 }
    var rowNumber: Int { firstRow + rows.count }
    var isLong: Bool { rows.count >= Self.mostRows }

    var plainText: String { rows.map { $0.joined(separator: "\t") }.joined(separator: "\n") }

    mutating func begin(_ name: String, _ cursor: XMLCursor) {
        let number = max(1, min(cursor["val"].flatMap { Int($0) } ?? 1, Self.widest))
        switch name {
        case "tr": row = []
        case "tc": (cell, span, isShaded) = ("", 1, false)
        case "gridSpan": span = number
        case "gridBefore": row += [String](repeating: "", count: min(number, Self.widest - row.count))
        case "tcPr": isInProperties = true
        case "shd": if isInProperties { isShaded = cursor.isColoured }
        default: break
        }
    }

    mutating func endProperties() { isInProperties = false }

    mutating func add(_ text: String) {
        cell += (cell.isEmpty ? "" : "\n") + text
    }

    mutating func endCell() {
        if row.count < Self.widest {
            row.append(cell.trimmed)
            row += [String](repeating: "", count: min(span - 1, Self.widest - row.count))
        } else {
            row[row.count - 1] += " " + cell.trimmed
        }
        (cell, span, isShaded) = ("", 1, false)
    }

    mutating func endRow() {
        rows.append(row)
        row = []
    }

    /// The rows up to now, as a piece of a table.
    mutating func takePiece(of number: Int) -> PassageTable {
        defer {
            firstRow += rows.count
            rows = []
        }
        return PassageTable(.table(number), rows: rows.padded, firstRow: firstRow)
    }
}

extension XMLCursor {
    /// Of shading: whether it is another ground than white paper.
    var isColoured: Bool {
        let fill = self["fill"]?.uppercased() ?? "AUTO"
        return fill != "AUTO" && fill != "FFFFFF"
    }
}

extension [[String]] {
    /// With every row as long as the widest one.
    var padded: [[String]] {
        let width = map(\.count).max() ?? 0
        return map { $0 + [String](repeating: "", count: width - $0.count) }
    }
}

import Domain

/// What of a sheet is shown and what is not, gathered while its rows go by, whatever program wrote it.
struct SheetSight {
    let name: String
    private let isHidden: Bool
    private var rows = HiddenLines()
    private var columns: [ClosedRange<Int>] = []
    /// The first words in each column that is not shown.
    private var columnWords: [Int: String] = [:]
    private var size = (rows: 0, columns: 0)
    private var firstWords = ""
    private var hiddenCells: [(row: Int, column: Int, text: String, isWhite: Bool)] = []
    /// What is behind white letters is not known.
    var hasOtherGrounds = false

    private static let mostColumns = 16_384
    private static let mostCells = 50

    init(_ name: String, isHidden: Bool) {
        self.name = name
        self.isHidden = isHidden
    }

    mutating func hide(columns hidden: ClosedRange<Int>) {
        if columns.count < Self.mostColumns { columns.append(hidden) }
    }

    mutating func see(_ text: String, inColumn column: Int) {
        if columns.contains(where: { $0.contains(column) }), columnWords[column] == nil { columnWords[column] = text }
    }

    /// - Parameter count: how many rows like this one follow each other.
    mutating func see(_ row: [String], at number: Int, count: Int = 1, isHidden: Bool) {
        let words = row.filter { !$0.isEmpty }.joined(separator: " ")
        if isHidden { for line in number..<(number + count) { rows.add(line, words) } }
        size = (size.rows + count, max(size.columns, row.count))
        if firstWords.isEmpty { firstWords = words }
    }

    /// A value that its cell does not show.
    mutating func seeHidden(_ text: String, at place: (row: Int, column: Int), isWhite: Bool) {
        if hiddenCells.count < Self.mostCells { hiddenCells.append((place.row, place.column, text, isWhite)) }
    }

    func tell(_ draft: inout ReadingDraft) {
        if isHidden, size.rows > 0 {
            draft.find(
                .hiddenSheet, at: .sheet(name), match: name,
                excerpt: "\(size.rows) × \(size.columns): \(firstWords)")
        }
        for cell in hiddenCells where !cell.isWhite || !hasOtherGrounds {
            draft.find(
                .hiddenText, at: .sheetCell(sheet: name, row: cell.row, column: cell.column), match: cell.text,
                excerpt: cell.text)
        }
        for (lines, words) in rows.found {
            draft.find(
                .hiddenRows, at: .sheetCell(sheet: name, row: lines.lowerBound, column: 1),
                excerpt: "\(lines.lowerBound)–\(lines.upperBound): \(words)")
        }
        for hidden in columns {
            let words = columnWords.filter { hidden.contains($0.key) }.sorted { $0.key < $1.key }.map(\.value)
            guard !words.isEmpty else { continue }
            let range = "\(SheetNumber.letters(hidden.lowerBound))–\(SheetNumber.letters(hidden.upperBound))"
            draft.find(
                .hiddenColumns, at: .sheetCell(sheet: name, row: 1, column: hidden.lowerBound),
                excerpt: "\(range): \(words.joined(separator: " "))")
        }
    }
}

/// Rows that are not shown, those beside each other as one, with the words of the first.
struct HiddenLines {
    private(set) var found: [(lines: ClosedRange<Int>, words: String)] = []

    private static let most = 50

    mutating func add(_ line: Int, _ words: String) {
        if let last = found.last, last.lines.upperBound + 1 == line {
            found[found.count - 1].lines = last.lines.lowerBound...line
        } else if found.count < Self.most {
            found.append((line...line, words))
        }
    }
}

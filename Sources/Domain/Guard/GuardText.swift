/// What is looked through, as one row of characters: passages one after another, so that a word is near to a number over the
/// end of a line, a paragraph or a cell. Marks of known words are set once, and every rule looks at them.
struct GuardText {
    struct Segment {
        let range: Range<Int>
        let place: TextPlace
        let cell: Cell?
    }

    struct Cell {
        /// In `tables`.
        let table: Int
        let row: Int
        let column: Int
        /// Where the first cell of its row begins.
        let rowStart: Int
        /// The other cells of its row are empty, as above and below the tables of a sheet.
        let isAlone: Bool
    }

    /// Stands between two segments.
    static let gap: Unicode.Scalar = "\u{2029}"

    private(set) var typed: [Unicode.Scalar] = []
    /// In half width, with one kind of blank and of hyphen: one for one of those in `typed`.
    private(set) var plain: [Unicode.Scalar] = []
    private(set) var segments: [Segment] = []
    private(set) var tables: [TableReading] = []
    /// Where each of them begins.
    private(set) var tableStarts: [Int] = []
    private(set) var marks: [WordMark] = []
    private(set) var numbers: [NumberGroup] = []

    init(_ passages: [Passage], words: WordFinder) {
        for passage in passages {
            switch passage {
            case .text(let place, let text): append(text, at: place, cell: nil)
            case .table(let table): append(table)
            }
        }
        marks = words.marks(in: plain)
        numbers = segments.flatMap { NumberGroup.groups(in: plain, range: $0.range) }
    }

    private mutating func append(_ text: String, at place: TextPlace, cell: Cell?) {
        if !plain.isEmpty {
            typed.append(Self.gap)
            plain.append(Self.gap)
        }
        let start = plain.count
        for scalar in text.unicodeScalars {
            typed.append(scalar)
            plain.append(scalar.plainForGuard)
        }
        segments.append(Segment(range: start..<plain.count, place: place, cell: cell))
    }

    private mutating func append(_ table: PassageTable) {
        let before = tables.last
        tableStarts.append(plain.count)
        tables.append(TableReading(table, after: before, caption: caption))
        for (row, cells) in table.rows.enumerated() {
            let rowStart = plain.isEmpty ? 0 : plain.count + 1
            let isAlone = cells.count { !$0.isEmpty } == 1
            for (column, text) in cells.enumerated() {
                let cell = Cell(table: tables.count - 1, row: row, column: column, rowStart: rowStart, isAlone: isAlone)
                append(text, at: table.place(ofRow: row, column: column), cell: cell)
            }
        }
    }

    /// What a table before which it stands may be called: the beginning of the text, and the words right above.
    private var caption: String {
        let title = segments.first { !$0.range.isEmpty }.map { plain[$0.range].prefix(60) } ?? []
        return String(String.UnicodeScalarView(title + plain.suffix(80)))
    }

    // MARK: What rules ask

    func segment(at position: Int) -> Segment? {
        var (low, high) = (0, segments.count)
        while low < high {
            let middle = (low + high) / 2
            if segments[middle].range.upperBound < position { low = middle + 1 } else { high = middle }
        }
        return low < segments.count && segments[low].range.lowerBound <= position ? segments[low] : nil
    }

    func words(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(typed[range])) }

    func plainWords(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(plain[range])) }

    func scalar(at position: Int) -> Unicode.Scalar? { plain.indices.contains(position) ? plain[position] : nil }

    /// - Parameter replacement: what goes in the place of the match.
    func finding(
        _ kind: GuardKind, _ severity: GuardKind.Severity, _ range: Range<Int>, replacement: String? = nil
    ) -> LocatedFinding {
        let segment = segment(at: range.lowerBound)
        let bounds = segment?.range ?? range
        let around = max(bounds.lowerBound, range.lowerBound - 12)..<min(bounds.upperBound, range.upperBound + 12)
        let excerpt = typed[around].map { $0 == "\n" || $0 == "\r" || $0 == "\t" ? " " : $0 }
        return LocatedFinding(
            position: range.lowerBound,
            finding: GuardFinding(
                kind, severity, at: segment?.place ?? .whole, match: words(range),
                excerpt: String(String.UnicodeScalarView(excerpt)), replacement: replacement))
    }
}

/// A finding and where in the row of characters it stands.
struct LocatedFinding {
    let position: Int
    let finding: GuardFinding
}

extension Unicode.Scalar {
    var plainForGuard: Unicode.Scalar {
        switch value {
        case 0x0A, 0x20...0x7E, 0x4E00...0x9FFF: self
        case 0x09, 0x0B...0x0D, 0xA0, 0xAD, 0x2000...0x200D, 0x202F, 0x205F, 0x2060, 0x3000, 0xFEFF: " "
        case 0x2010...0x2015, 0x2212, 0xFE58, 0xFE63, 0xFF0D: "-"
        case 0xD7, 0x2715: "X"
        default: halfWidth
        }
    }

    var isDigit: Bool { (0x30...0x39).contains(value) }
    var isASCIILetter: Bool { (0x41...0x5A).contains(value) || (0x61...0x7A).contains(value) }
    /// As fast as a rule needs it, without rare ideographs.
    var isCommonHan: Bool { (0x4E00...0x9FFF).contains(value) }
}

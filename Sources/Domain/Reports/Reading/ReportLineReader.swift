/// Reads the figures of a table that was copied as text: by the words of its lines; and where a label wraps around its
/// figures, as it does in the text of a PDF, by their order.
struct ReportLineReader {
    let format: ReportFormat
    let shape: ReportShape
    private let lines: [Line]

    private struct Line {
        var label: String
        var figures: [String]
    }

    static func read(_ lines: [String], _ format: ReportFormat, _ section: ReportSection) -> ReportTableReading {
        guard var shape = ReportShape.all(format).first(where: { $0.section == section }) else {
            return ReportTableReading()
        }
        if section == .disputes, isTurned(lines) {
            shape = .disputes([.reconsideration, .suitAfterReconsideration, .directSuit])
        }
        return ReportLineReader(format: format, shape: shape, lines: withoutPageNumbers(lines).map(line)).reading
    }

    private var reading: ReportTableReading {
        let figures = lines.flatMap(\.figures)
        let cells = shape.cells
        if shape.section == .disputes, let row = lines.first(where: { $0.figures.count == cells.count }) {
            return taking(row.figures)
        }
        if figures.count == cells.count, wordsAgree {
            let reading = taking(figures)
            if isLikely(reading.tables) { return reading }
        }
        var reading = ReportTableReading()
        readByLabels(&reading)
        let isTable = figures.count * 2 >= cells.count
        if isTable, reading.tables.cells.count * 2 < cells.count {
            let problem = ReportReadingFault.Problem.unreadable(expected: cells.count, found: figures.count)
            return ReportTableReading(faults: [ReportReadingFault(.section(shape.section), problem)])
        }
        // A sentence, and no table: 予以公开 12 件.
        return reading.tables.cells.isEmpty ? ReportTableReading() : reading
    }

    private func taking(_ figures: [String]) -> ReportTableReading {
        var reading = ReportTableReading()
        for (text, cell) in zip(figures, shape.cells) { reading.take(text, as: cell) }
        return reading
    }

    // MARK: by order

    /// How many figures stand before the words of each row.
    private var places: [Int: Set<Int>] {
        var (places, before): ([Int: Set<Int>], Int) = ([:], 0)
        for line in lines {
            // The heads of the fourth table stand above all its figures; 其他 and 总计 are heads of columns, too.
            let isHead = line.figures.isEmpty && (shape.section == .disputes || ReportLabelReader.isBare(line.label))
            if !isHead, let row = shape.row(of: line.label) { places[row, default: []].insert(before) }
            before += line.figures.count
        }
        return places
    }

    private var starts: [Int] { shape.rows.indices.map { shape.rows[..<$0].reduce(0) { $0 + $1.count } } }

    /// Whether no words stand far from their figures: those of a row stand before them or, wrapped around them, behind.
    private var wordsAgree: Bool {
        let starts = starts
        return places.allSatisfy { row, places in
            !places.isDisjoint(with: [starts[row], starts[row] + shape.rows[row].count])
        }
    }

    private var isLabelledThroughout: Bool {
        let places = places
        return starts.enumerated().allSatisfy { places[$0]?.contains($1) ?? false }
    }

    /// `pdftotext` may move figures from one place to another. Then many rows break at once, or a total has changed places
    /// with one of its parts, or what one column lacks another has too much. A single wrong sum is the report's.
    private func isLikely(_ tables: ReportTables) -> Bool {
        let findings = ReportCheck(ReportContent(format: format, tables: tables)).verdict.findings
        func broken(_ rule: ReportRule) -> [ReportFinding] { findings.filter { $0.rule == rule } }
        func stated(_ finding: ReportFinding) -> Int { finding.expected ?? 0 }
        func sum(_ finding: ReportFinding) -> Int { finding.found ?? 0 }
        let rows = broken(.classes) + broken(.disputes)
        let isSwapped = rows.contains { row in row.terms.contains { 2 * $0 == stated(row) + sum(row) } }
        let isShifted = [ReportRule.balance, .outcomes].contains { rule in
            let gaps = broken(rule).map { stated($0) - sum($0) }
            return gaps.count > 1 && gaps.reduce(0, +) == 0
        }
        return !isSwapped && !isShifted && (rows.count <= 1 || isLabelledThroughout)
    }

    // MARK: by words

    private func readByLabels(_ reading: inout ReportTableReading) {
        let widths = Set(shape.rows.map(\.count))
        let rows = lines.filter { line in
            widths.contains(line.figures.count) || !line.figures.isEmpty && shape.row(of: line.label) != nil
        }
        var places = rows.map { line in
            shape.row(of: line.label).flatMap { line.figures.count == shape.rows[$0].count ? $0 : nil }
        }
        if widths.count == 1 { fillGaps(&places, rows) }
        for (line, place) in zip(rows, places) {
            if let place {
                for (text, cell) in zip(line.figures, shape.rows[place]) { reading.take(text, as: cell) }
            } else if let row = shape.row(of: line.label), !places.contains(row) {
                let problem = ReportReadingFault.Problem.figures(
                    expected: shape.rows[row].count, found: line.figures.count)
                let words = line.figures.joined(separator: " ")
                reading.faults.append(ReportReadingFault(.row(shape.rows[row][0]), problem, found: words))
            }
        }
    }

    /// Rows without words stand between their neighbours, where exactly so many are missing there.
    private func fillGaps(_ places: inout [Int?], _ rows: [Line]) {
        var (before, start) = (-1, 0)
        for end in 0...places.count {
            let next = end < places.count ? places[end] : shape.rows.count
            guard let next else { continue }
            let gap = (start..<end).filter { rows[$0].figures.count == shape.rows[0].count }
            if next > before, gap.count == next - before - 1 {
                for (index, place) in zip(gap, (before + 1)..<next) { places[index] = place }
            }
            (before, start) = (next, end + 1)
        }
    }

    private static func line(_ text: String) -> Line {
        var line = Line(label: "", figures: [])
        let gaps: Set<Unicode.Scalar> = ["|", "│", "┃", "｜"]
        for token in text.unicodeScalars.split(whereSeparator: { $0.properties.isWhitespace || gaps.contains($0) }) {
            let (words, figure) = parted(String(token))
            line.label += words
            if let figure { line.figures.append(figure) }
        }
        return line
    }

    /// 予以公开1288 is a word and a figure; 1.属于国家秘密 is a word.
    private static func parted(_ token: String) -> (words: String, figure: String?) {
        if ReportNumber.isFigure(token) { return ("", token) }
        let signs: Set<Unicode.Scalar> = [",", "，", "."]
        let tail = token.unicodeScalars.reversed().prefix { ("0"..."9").contains($0.halfWidth) || signs.contains($0) }
        let words = String(token.unicodeScalars.dropLast(tail.count))
        let figure = String(String.UnicodeScalarView(tail.reversed()))
        let isAfterWord = words.unicodeScalars.last.map { $0.isHan || "”\"’)）".unicodeScalars.contains($0) } ?? false
        return isAfterWord && ReportNumber.isFigure(figure) ? (words, figure) : (token, nil)
    }

    /// `- 3 -`, and what stands alone at the end of a page of `pdftotext`.
    private static func withoutPageNumbers(_ lines: [String]) -> [String] {
        lines.indices.filter { index in
            let signs = Array(lines[index].unicodeScalars.filter { !$0.properties.isWhitespace })
            let isNumber = !signs.isEmpty && signs.count <= 3 && signs.allSatisfy { ("0"..."9").contains($0) }
            let endsPage =
                isNumber
                && (lines[index].unicodeScalars.contains("\u{C}")
                    || index + 1 < lines.count && lines[index + 1].unicodeScalars.first == "\u{C}")
            let dashes: Set<Unicode.Scalar> = ["-", "—", "–", "－"]
            let isFramed =
                signs.count >= 3 && dashes.contains(signs[0]) && dashes.contains(signs[signs.count - 1])
                && signs.contains { ("0"..."9").contains($0) }
            return !endsPage && !isFramed || lines[index].split(separator: " ").count > 3
        }.map { lines[$0] }
    }

    private static func isTurned(_ lines: [String]) -> Bool {
        let direct = lines.firstIndex { $0.contains("未经复议直接起诉") }
        let after = lines.firstIndex { $0.contains("复议后起诉") }
        guard let direct, let after, direct == after else { return (after ?? 0) < (direct ?? 0) && after != nil }
        let parts = lines[direct].split(separator: "复议后起诉", maxSplits: 1, omittingEmptySubsequences: false)
        return parts.count == 2 && parts[1].contains("未经复议直接起诉")
    }
}

/// Reads the figures of a table that was copied as text: by the words of its lines; and where a label wraps around its
/// figures, as it does in the text of a PDF, by their order.
struct ReportLineReader {
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
        return ReportLineReader(shape: shape, lines: withoutPageNumbers(lines).map(line)).reading
    }

    private var reading: ReportTableReading {
        var reading = ReportTableReading()
        let figures = lines.flatMap(\.figures)
        let cells = shape.cells
        if figures.count == cells.count, isInOrder {
            for (text, cell) in zip(figures, cells) { reading.take(text, as: cell) }
            return reading
        }
        if shape.section == .disputes, let row = lines.first(where: { $0.figures.count == cells.count }) {
            for (text, cell) in zip(row.figures, cells) { reading.take(text, as: cell) }
            return reading
        }
        readByLabels(&reading)
        let isTable = figures.count * 2 >= cells.count
        if isTable, reading.tables.cells.isEmpty, reading.faults.isEmpty {
            let problem = ReportReadingFault.Problem.unreadable(expected: cells.count, found: figures.count)
            reading.faults.append(ReportReadingFault(.section(shape.section), problem))
        }
        return reading
    }

    /// Whether no line says another row than its place does.
    private var isInOrder: Bool {
        var before = 0
        for line in lines where !line.figures.isEmpty {
            if let row = shape.row(of: line.label), line.figures.count == shape.rows[row].count,
                before != shape.rows[..<row].reduce(0, { $0 + $1.count })
            {
                return false
            }
            before += line.figures.count
        }
        return true
    }

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

/// Reads the figures of a table, by the words of its rows; where those are damaged, by their order.
struct ReportGridReader {
    let grid: ReportGrid
    private var reading = ReportTableReading()

    static func read(_ grid: ReportGrid, _ format: ReportFormat) -> ReportTableReading {
        var reader = ReportGridReader(grid: grid)
        let sections = Set(grid.texts.compactMap(ReportLabelReader.section))
        for shape in ReportShape.all(format) where sections.contains(shape.section) {
            if shape.section == .disputes {
                reader.readDisputes()
            } else {
                reader.read(shape, isAlone: sections.count == 1)
            }
        }
        return reader.reading
    }

    private init(grid: ReportGrid) {
        self.grid = grid
    }

    /// A row with figures, and the row of the form that its words say.
    private struct Line {
        var index: Int?
        var label: String
        var figures: [ReportGrid.Piece]
    }

    private mutating func read(_ shape: ReportShape, isAlone: Bool) {
        let known = grid.rows.map { line($0, shape) }
        let widths = Set(shape.rows.map(\.count))
        let unknown = zip(grid.rows, known).map { row, line in
            line == nil && isAlone && widths.count == 1 ? unlabelled(row, widths.first ?? 0) : nil
        }
        let lines = zip(known, unknown).compactMap { $0 ?? $1 }
        let isByOrder =
            lines.count == shape.rows.count
            && lines.enumerated().allSatisfy { place, line in line.index.map { $0 == place } ?? true }
        for (place, line) in lines.enumerated() {
            if let index = line.index ?? (isByOrder ? place : nil) {
                take(line, as: shape.rows[index])
            } else {
                reading.faults.append(
                    ReportReadingFault(.label(shape.section, String(line.label.prefix(40))), .unknownLabel))
            }
        }
    }

    private func line(_ row: [ReportGrid.Piece], _ shape: ReportShape) -> Line? {
        let labels = row.indices.filter { !row[$0].isFigure && shape.row(of: row[$0].text) != nil }
        guard let last = labels.last, let index = shape.row(of: row[last].text) else { return nil }
        var figures = row[(last + 1)...]
        while figures.count > shape.rows[index].count, figures.last?.isBlank == true { figures.removeLast() }
        guard figures.contains(where: \.isFigure) else { return nil }
        return Line(index: index, label: row[last].text, figures: Array(figures))
    }

    private func unlabelled(_ row: [ReportGrid.Piece], _ width: Int) -> Line? {
        let figures = row.suffix(width)
        guard row.count >= width, figures.contains(where: \.isFigure), figures.allSatisfy({ $0.isFigure || $0.isBlank })
        else { return nil }
        return Line(index: nil, label: row.dropLast(width).map(\.text).joined(), figures: Array(figures))
    }

    private mutating func take(_ line: Line, as cells: [ReportCell]) {
        let places = line.figures.reduce(0) { $0 + $1.width }
        if line.figures.count == cells.count {
            for (piece, cell) in zip(line.figures, cells) { take(piece, as: cell) }
        } else if places == cells.count {
            var cells = cells[...]
            for piece in line.figures {
                let covered = cells.prefix(piece.width)
                cells = cells.dropFirst(piece.width)
                if let cell = covered.first, covered.count == 1 {
                    take(piece, as: cell)
                } else {
                    reading.faults += covered.map { ReportReadingFault(.cell($0), .merged, found: piece.text) }
                }
            }
        } else {
            let problem = ReportReadingFault.Problem.figures(expected: cells.count, found: line.figures.count)
            let words = line.figures.map(\.text).joined(separator: " ")
            reading.faults.append(ReportReadingFault(.row(cells[0]), problem, found: words))
        }
    }

    private mutating func take(_ piece: ReportGrid.Piece, as cell: ReportCell) {
        if piece.isFromAbove || piece.reachesBelow {
            reading.faults.append(ReportReadingFault(.cell(cell), .merged, found: piece.text))
        } else {
            reading.take(piece.text, as: cell, unit(of: cell))
        }
    }

    /// 单位:元 where the form has 单位:万元
    private func unit(of cell: ReportCell) -> ReportNumber.Unit? {
        guard cell.isMoney else { return nil }
        let words = grid.texts.lazy.filter { $0.unicodeScalars.contains("元") && $0.count < 40 }
        return words.contains { $0.contains("单位") && !$0.contains("万元") } ? .yuan : nil
    }

    private mutating func readDisputes() {
        let order = grid.texts.compactMap { text in
            ReportLabelReader.block(text).flatMap { ReportNumber.isFigure(text) ? nil : $0 }
        }
        let suits = order.filter { $0 != .reconsideration }
        let isTurned = suits.first == .suitAfterReconsideration
        let shape = ReportShape.disputes(
            isTurned ? [.reconsideration, .suitAfterReconsideration, .directSuit] : Dispute.Block.allCases)
        let rows = grid.rows.filter {
            $0.contains { $0.isFigure } && $0.suffix(2).allSatisfy { $0.isFigure || $0.isBlank }
        }
        let labelled = rows.compactMap { line($0, shape) }
        if !labelled.isEmpty {
            for line in labelled { if let index = line.index { take(line, as: shape.rows[index]) } }
            return
        }
        let cells = shape.inOneRow.cells
        for row in rows where ReportLabelReader.row(row.first?.text ?? "") == nil {
            var figures = row.drop { !$0.isFigure && !$0.isBlank }
            while figures.count > cells.count, figures.first?.isBlank == true { figures.removeFirst() }
            while figures.count > cells.count, figures.last?.isBlank == true { figures.removeLast() }
            // A heading with a number in it is no row of figures.
            if figures.count + 4 < cells.count { continue }
            take(Line(index: 0, label: "", figures: Array(figures)), as: cells)
        }
    }
}

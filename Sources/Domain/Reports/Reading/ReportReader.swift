/// Reads the report that a page or a text holds: its tables, what its sentences say, its title and year.
package struct ReportReader: Sendable {
    private let source: ReportSource
    private let outline: ReportOutline

    package static func read(_ source: ReportSource) -> ReportReading {
        ReportReader(source: source, outline: ReportOutline(source.items)).reading
    }

    private var reading: ReportReading {
        let title = ReportTitle.title(source, before: outline.places.isEmpty ? source.items.count : outline.start)
        let year = ReportTitle.year(in: title) ?? yearOfPeriod
        let format = formatOfTables ?? year.flatMap(ReportFormat.of) ?? .revised2021
        let tables = tables(format)
        let sentences = ReportSentences.read(prose, names: [ReportTitle.agency(of: title)])
        let content = ReportContent(
            year: year, format: format, title: title, tables: tables.tables, claims: sentences.claims,
            shares: sentences.shares, texts: texts, publishedOn: source.publishedOn)
        return ReportReading(content, faults: tables.faults).named
    }

    private var grids: [ReportGrid] {
        source.items.compactMap { if case .table(let grid) = $0 { grid } else { nil } }
    }

    /// 统计期限自2024年1月1日起
    private var yearOfPeriod: Int? {
        let lines = source.items.lazy.compactMap(\.line).prefix(2000)
        return lines.first { $0.contains("年1月1日") && $0.contains("期") }.flatMap { line in
            line.split(separator: "年1月1日", maxSplits: 1).first.flatMap { ReportTitle.year(in: "\($0.suffix(4))年") }
        }
    }

    private var formatOfTables: ReportFormat? {
        let tabular = [ReportSection.disclosure, .requests].flatMap(lines)
        let words = grids.lazy.flatMap(\.texts).filter { $0.utf8.count < 400 } + tabular.filter { $0.utf8.count < 400 }
        return words.lazy.compactMap(ReportLabelReader.format).first
    }

    private func lines(of section: ReportSection) -> [String] {
        (outline.places[section].map { source.items[$0] } ?? []).compactMap(\.line)
    }

    private func tables(_ format: ReportFormat) -> ReportTableReading {
        var all = ReportTableReading()
        let readings = grids.map { ReportGridReader.read($0, format) }
        for shape in ReportShape.all(format) { all.merge(readings.map { $0.part(of: shape.section) }, shape) }
        for shape in ReportShape.all(format) {
            let isThere =
                shape.cells.contains { all.tables[$0] != nil } || all.faults.contains { $0.section == shape.section }
            if !isThere { readWithoutTable(shape, format, &all) }
            all.nameMissing(shape)
        }
        return all
    }

    private func readWithoutTable(_ shape: ReportShape, _ format: ReportFormat, _ all: inout ReportTableReading) {
        let lines = lines(of: shape.section)
        let text = ReportLineReader.read(lines, format, shape.section)
        for (cell, value) in text.tables.cells { all.tables[cell] = value }
        all.faults += text.faults
        guard text.tables.cells.isEmpty, text.faults.isEmpty, let place = outline.places[shape.section] else { return }
        if source.items[place].contains(.picture) {
            all.faults.append(ReportReadingFault(.section(shape.section), .picture))
        }
    }

    /// What the written sections say; of a text without sections, all.
    private var prose: String {
        if outline.places.isEmpty { return paragraphs(source.items.compactMap(\.line)) }
        return [ReportSection.overview, .otherMatters].map { paragraphs(lines(of: $0)) }.joined(separator: "\n")
    }

    private var texts: [ReportSection: String] {
        var texts: [ReportSection: String] = [:]
        for section in ReportSection.written {
            let text = paragraphs(lines(of: section))
            if !text.isEmpty { texts[section] = text }
        }
        return texts
    }

    /// Lines that only the paper parted are joined.
    private func paragraphs(_ lines: [String]) -> String {
        var text = ""
        for line in lines {
            let scalars = line.unicodeScalars
            guard let start = scalars.firstIndex(where: { !$0.properties.isWhitespace }) else {
                if !source.isWrapped, !text.isEmpty { text += "\n" }
                continue
            }
            let words = String(
                scalars[start...].reversed().drop { $0.properties.isWhitespace }.reversed().map(Character.init))
            let endsBefore = text.unicodeScalars.last.map { "。！？；：\n".unicodeScalars.contains($0) } ?? true
            if !text.isEmpty, !source.isWrapped || endsBefore { text += "\n" }
            text += words
        }
        return text
    }
}

extension ReportReadingFault {
    /// The section that it is in, where it is in one.
    package var section: ReportSection? {
        switch place {
        case .section(let section), .label(let section, _): section
        case .row(let cell), .cell(let cell): cell.section
        case .report, .path, .line: nil
        }
    }
}

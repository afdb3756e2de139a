/// The rows of one of the tables, with the cells of each in their order.
struct ReportShape: Sendable {
    var section: ReportSection
    var rows: [[ReportCell]]

    static func all(_ format: ReportFormat) -> [ReportShape] {
        [disclosures(format), requests(format), disputes()]
    }

    static func disclosures(_ format: ReportFormat) -> ReportShape {
        ReportShape(
            section: .disclosure,
            rows: DisclosureItem.all(format).map { item in item.measures(format).map { .disclosure(item, $0) } })
    }

    static func requests(_ format: ReportFormat) -> ReportShape {
        ReportShape(
            section: .requests,
            rows: ReportRow.all(format).map { row in ReportColumn.allCases.map { .request(row, $0) } })
    }

    static func disputes(_ order: [Dispute.Block] = Dispute.Block.allCases) -> ReportShape {
        ReportShape(
            section: .disputes, rows: order.map { block in DisputeColumn.allCases.map { .dispute(block, $0) } })
    }

    /// All blocks beside one another, as the form of the fourth table has them.
    var inOneRow: ReportShape { ReportShape(section: section, rows: [cells]) }

    var cells: [ReportCell] { rows.flatMap(\.self) }

    /// The row that words stand for.
    func row(of label: some StringProtocol) -> Int? {
        switch section {
        case .disclosure:
            guard let item = ReportLabelReader.item(label) else { return nil }
            return rows.firstIndex { if case .disclosure(item, _)? = $0.first { true } else { false } }
        case .requests:
            guard let row = ReportLabelReader.row(label) else { return nil }
            return rows.firstIndex { if case .request(row, _)? = $0.first { true } else { false } }
        case .disputes:
            guard rows.count > 1, let block = ReportLabelReader.block(label) else { return nil }
            return rows.firstIndex { if case .dispute(block, _)? = $0.first { true } else { false } }
        case .overview, .problems, .otherMatters: return nil
        }
    }
}

/// The cells that a table gives, and what of it could not be read.
struct ReportTableReading: Sendable {
    var tables = ReportTables()
    var faults: [ReportReadingFault] = []

    mutating func take(_ text: String, as cell: ReportCell, _ unit: ReportNumber.Unit? = nil) {
        do {
            guard let value = try ReportNumber.read(text, in: unit ?? cell.unit) else {
                return faults.append(ReportReadingFault(.cell(cell), .empty))
            }
            // The first stands; a page that shows a table twice over is no matter.
            if let before = tables[cell] {
                if before != value { faults.append(ReportReadingFault(.cell(cell), .twice, found: text)) }
                return
            }
            tables[cell] = value
        } catch {
            faults.append(ReportReadingFault(.cell(cell), .number(error), found: text))
        }
    }

    func part(of section: ReportSection) -> ReportTableReading {
        ReportTableReading(
            tables: ReportTables(tables.cells.filter { $0.key.section == section }),
            faults: faults.filter { $0.section == section })
    }

    /// The table of one section, of all the tables that a page has. A list or a chart that shows some of the same words is
    /// no table of the form, and neither adds figures nor faults.
    mutating func merge(_ parts: [ReportTableReading], _ shape: ReportShape) {
        for part in parts.sorted(by: { $0.tables.cells.count > $1.tables.cells.count }) {
            let isForm =
                part.tables.cells.count * 2 >= shape.cells.count || part.faults.count * 2 >= shape.rows.count
            guard isForm || part.tables.cells.keys.contains(where: { tables[$0] == nil }) else { continue }
            for cell in shape.cells {
                guard let value = part.tables[cell] else { continue }
                if tables[cell] == nil {
                    tables[cell] = value
                } else if isForm, tables[cell] != value {
                    faults.append(ReportReadingFault(.cell(cell), .twice, found: cell.written(value)))
                }
            }
            faults += part.faults
        }
    }

    /// Cells of a table that is there, of which nothing was said yet.
    mutating func nameMissing(_ shape: ReportShape) {
        guard shape.cells.contains(where: { tables[$0] != nil }) else { return }
        for row in shape.rows {
            let isNamed = faults.contains { fault in
                switch fault.place {
                case .row(let cell): row.contains(cell)
                case .cell, .report, .section, .label, .path, .line: false
                }
            }
            let missing = row.filter { cell in
                tables[cell] == nil && !faults.contains { $0.place == .cell(cell) }
            }
            if isNamed || missing.isEmpty { continue }
            if missing == row, row.count > 1 {
                faults.append(ReportReadingFault(.row(row[0]), .missing))
            } else {
                faults += missing.map { ReportReadingFault(.cell($0), .missing) }
            }
        }
    }
}

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
        rows.firstIndex { row in
            switch row.first {
            case .disclosure(let item, _): ReportLabelReader.item(label) == item
            case .request(let own, _): ReportLabelReader.row(label) == own
            case .dispute(let block, _):
                row.count == DisputeColumn.allCases.count && ReportLabelReader.block(label) == block
            case .fee, nil: false
            }
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

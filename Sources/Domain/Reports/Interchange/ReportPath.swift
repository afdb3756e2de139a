// Where the interchange format keeps a figure (docs/annual-report-format.md).

extension ReportCell {
    /// `table2.licences`, `table3.open.natural_person`
    package var path: [String] {
        switch self {
        case .disclosure(.fees, .amount): ["table2", "fees_10k_yuan"]
        case .disclosure(let item, let measure):
            item.measures(.revised2021) == [measure]
                ? ["table2", item.rawValue] : ["table2", item.rawValue, measure.rawValue]
        case .request(let row, let column): ["table3", row.key, column.key]
        case .dispute(let block, let column): ["table4", block.reportKey, column.key]
        case .fee(let item): ["prose", item.rawValue]
        }
    }

    /// `licences.decisions` is the number of the trial form, where 行政许可 has other measures beside it.
    package func path(_ format: ReportFormat) -> [String] {
        guard format == .trial2019, case .disclosure(let item, let measure) = self else { return path }
        return ["table2", item.rawValue, measure.rawValue]
    }
}

extension ReportFigure {
    /// The name of what a sentence tells of: `new_received`, `litigation_total`.
    package var key: String? {
        switch self {
        case .cell(.request(let row, .total)): row.key
        case .cell(.dispute(let block, let column)): "\(block.reportKey)_\(column.key)"
        case .cell(.fee(let item)): item.rawValue
        case .group(let group): group.reportKey
        case .suits(let column): "litigation_\(column.key)"
        case .cell(.request), .cell(.disclosure): nil
        }
    }

    package init?(key: String) {
        guard let figure = Self.known[key] else { return nil }
        self = figure
    }

    private static let known: [String: ReportFigure] = {
        let cells = ReportCell.all(.revised2021) + FeeItem.allCases.map(ReportCell.fee)
        // 予以公开 is an outcome and a group at once; what a sentence tells of is the group.
        let figures =
            RequestOutcome.Group.allCases.map(ReportFigure.group) + cells.map(ReportFigure.cell)
            + DisputeColumn.allCases.map(ReportFigure.suits)
        return Dictionary(
            figures.compactMap { figure in figure.key.map { ($0, figure) } }, uniquingKeysWith: { first, _ in first })
    }()
}

/// Money as the tables write it: 96171.6 万元.
package enum ReportMoney {
    package static func tenThousands(_ fen: Int) -> String { decimal(fen, decimals: 6) }
    package static func yuan(_ fen: Int) -> String { decimal(fen, decimals: 2) }

    private static func decimal(_ value: Int, decimals: Int) -> String {
        let digits = padded(Int(value.magnitude), decimals + 1)
        let fraction = digits.suffix(decimals).reversed().drop { $0 == "0" }.reversed()
        let whole = digits.dropLast(decimals)
        return (value < 0 ? "-" : "") + whole + (fraction.isEmpty ? "" : "." + String(fraction))
    }
}

extension ReportCell {
    /// The figure as tables and files write it, without separators.
    package func written(_ value: Int) -> String {
        switch unit {
        case .count: String(value)
        case .tenThousands: ReportMoney.tenThousands(value)
        case .yuan: ReportMoney.yuan(value)
        }
    }
}

package import Domain

/// What the form calls the places of its tables.
package func name(of cell: ReportCell) -> String {
    switch cell {
    case .disclosure(let item, let measure):
        "\(item.label(measure.format(of: item)))·\(measure.label(measure.format(of: item), of: item))"
    case .request(.ended, .total): name(of: ReportRow.ended)
    case .request(let row, let column): "\(name(of: row))·\(column.label)"
    case .dispute(let block, let column): "\(block.reportLabel)·\(column.label)"
    case .fee(let item): item.label
    }
}

package func name(of figure: ReportFigure) -> String {
    switch figure {
    case .cell(let cell): name(of: cell)
    case .group(let group): "\(name(of: group))·总计"
    case .suits(let column): "行政诉讼·\(column.label)"
    }
}

func name(of row: ReportRow) -> String {
    switch row {
    case .received: "本年新收"
    case .carriedIn: "上年结转"
    case .outcome(.other): "其他处理中的其他"
    case .outcome(let outcome): name(of: outcome)
    case .group(let group): name(of: group)
    case .ended: "办理结果总计"
    case .carriedOut: "结转下年度继续办理"
    }
}

func amount(_ value: Int, of figure: ReportFigure) -> String { amount(value, of: figure.cell) }

/// A figure with its unit, where it is money.
func amount(_ value: Int, of cell: ReportCell?) -> String {
    guard let cell, cell.isMoney else { return String(value) }
    switch cell.unit {
    case .tenThousands: return "\(ReportMoney.tenThousands(value))万元"
    case .yuan, .count: return "\(ReportMoney.yuan(value))元"
    }
}

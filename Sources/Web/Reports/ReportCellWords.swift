package import Domain

/// What the form calls the places of its tables.
package func name(of cell: ReportCell) -> String {
    switch cell {
    case .disclosure(let item, let measure): "\(name(of: item))·\(name(of: measure))"
    case .request(let row, let column): "\(name(of: row))·\(name(of: column))"
    case .dispute(let block, let column): "\(name(of: block))·\(name(of: column))"
    case .fee(let item): name(of: item)
    }
}

package func name(of figure: ReportFigure) -> String {
    switch figure {
    case .cell(let cell): name(of: cell)
    case .group(let group): "\(name(of: group))·总计"
    case .suits(let column): "行政诉讼·\(name(of: column))"
    }
}

func name(of item: DisclosureItem) -> String {
    switch item {
    case .regulations: "规章"
    case .normativeDocuments: "行政规范性文件"
    case .licences: "行政许可"
    case .otherServices: "其他对外管理服务事项"
    case .penalties: "行政处罚"
    case .coercions: "行政强制"
    case .fees: "行政事业性收费"
    case .procurement: "政府集中采购"
    }
}

func name(of measure: DisclosureMeasure) -> String {
    switch measure {
    case .made: "本年制发件数"
    case .repealed: "本年废止件数"
    case .valid: "现行有效件数"
    case .published: "本年新公开数量"
    case .allPublished: "对外公开总数量"
    case .previous: "上一年项目数量"
    case .change: "本年增/减"
    case .decisions: "本年处理决定数量"
    case .projects: "采购项目数量"
    case .amount: "金额（万元）"
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

/// 自然人, as the form has it.
func name(of column: ReportColumn) -> String {
    switch column {
    case .of(.citizen): "自然人"
    case .of(.otherOrganisation): "其他"
    case .of(let kind): name(of: kind)
    case .total: "总计"
    }
}

func name(of column: DisputeColumn) -> String {
    switch column {
    case .of(let standing): name(of: standing)
    case .total: "总计"
    }
}

func name(of item: FeeItem) -> String {
    switch item {
    case .notices: "收费通知件数"
    case .charged: "收费通知总金额"
    case .paid: "实际收取的信息处理费"
    }
}

/// A figure with its unit, where it is money.
func words(_ value: Int, of cell: ReportCell?) -> String {
    guard let cell, cell.isMoney else { return String(value) }
    switch cell.unit {
    case .tenThousands: return "\(ReportMoney.tenThousands(value))万元"
    case .yuan, .count: return "\(ReportMoney.yuan(value))元"
    }
}

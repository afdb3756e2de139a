package import Domain

/// What could not be read, where it stands, and what would be right.
package func sentence(for fault: ReportReadingFault) -> String {
    let found = fault.found.isEmpty ? "" : "这里是“\(fault.found)”，"
    return "\(place(of: fault))：\(found)\(problem(of: fault))。"
}

/// Of a report of another year than the one before; nil where it may be that one.
package func sentence(forWrongPrevious previous: ReportContent, of content: ReportContent) -> String? {
    guard let year = content.year, let found = previous.year, found != year - 1 else { return nil }
    return "这是\(found)年的报告；核对\(year)年的，要用\(year - 1)年的报告。"
}

/// Of a unit's report of another year than the whole; nil where the years may be the same.
package func sentence(forWrongUnit unit: ReportContent, of content: ReportContent) -> String? {
    guard let year = content.year, let found = unit.year, found != year else { return nil }
    return "这是\(found)年的报告；核对\(year)年的汇总，要用各单位\(year)年的报告。"
}

private func place(of fault: ReportReadingFault) -> String {
    switch fault.place {
    case .report: "整份报告"
    case .section(let section): section.heading
    case .row(.request(let row, _)): "“\(name(of: row))”一行"
    case .row(.dispute(let block, _)): "“\(block.reportLabel)”"
    case .row(.disclosure(let item, _)): "“\(item.label(.revised2021))”一行"
    case .row(.fee(let item)): item.label
    case .cell(let cell): "“\(name(of: cell))”"
    case .label(let section, let label): "“\(section.title)”里“\(label)”一行"
    case .path(let path): path
    case .line(let line): "第\(line)行"
    }
}

private func problem(of fault: ReportReadingFault) -> String {
    switch fault.problem {
    case .number(let problem): sentence(for: problem)
    case .empty: "没有填；没有的填0"
    case .missing: "表里没有；没有的填0"
    case .merged: "与别的格合并了，分不清各是多少；每格填一个数"
    case .figures(let expected, let found): "应有\(expected)个数，找到\(found)个"
    case .unreadable(let expected, let found):
        "应有\(expected)个数，找到\(found)个，认不出哪个数在哪一格；从PDF复制的文字常常乱了次序，请改为上传PDF文件，或者从网页上复制"
    case .unknownLabel: "不是统一格式里的一行"
    case .twice: "与前面出现的数不同"
    case .picture: "表格是图片，读不出数字；请改成文字的表格"
    case .unknownKey: "不是交换格式里的名称"
    case .wrongKind(let kind): "应当是\(name(of: kind))"
    case .malformed: "文件在这里读不下去；应当是UTF-8的JSON、CSV、网页或文字"
    case .severalReports(let count): "有\(count)份报告，请一次检查一份"
    case .nothing: "没有认出年度报告的表格，也没有认出写着件数的句子"
    }
}

private func sentence(for problem: ReportNumber.Problem) -> String {
    switch problem {
    case .notANumber: "不是一个数"
    case .fraction: "件数不能有小数"
    case .decimals(let most): "小数最多\(most)位"
    case .separators: "千位分隔符的位置不对"
    case .tooLarge: "数字大得不合情理"
    }
}

private func name(of kind: ReportReadingFault.Kind) -> String {
    switch kind {
    case .object: "一个对象{…}"
    case .list: "一个列表[…]"
    case .text: "文字"
    case .number: "数字"
    case .year: "年份，例如2025"
    case .day: "日期，例如2026-01-20"
    case .entry: "[名称, 数字, 原文]"
    }
}

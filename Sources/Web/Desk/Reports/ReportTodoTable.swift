import Actions
import Domain

/// The reports that wait for this person, with what is to be done.
func reportTodoTable(_ lines: [ReportTodoLine], today: Day) -> HTML {
    let rows = lines.map { line in
        let late: HTML? = line.due.flatMap { $0 < today ? tag("逾期\(today - $0)天", .bad) : nil }
        return Table.Row.cells([
            "<a href=\"\(Links.Desk.report(line.report.id))\">\(line.report.title(of: line.organisation))</a>",
            "\(task(line.stage))", "\(line.due.map { dateTime($0) }) \(late)",
        ])
    }
    return table(
        Table(
            columns: [.init("报告", isLabelled: false), .init("要您做", isShort: true), .init("最晚公布", isShort: true)],
            rows: rows))
}

private func task(_ stage: ReportCase.Stage) -> String {
    switch stage {
    case .draft: "编制"
    case .returned: "修改"
    case .submitted: "备案"
    case .accepted: "发布"
    }
}

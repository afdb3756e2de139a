import Actions
import Domain

/// The form for figures that the register does not have.
struct ReportFiguresView: Sendable {
    var report: DeskReport
    var fields: FormFields
    var obstacle: Obstacle?
    var csrf: String
}

func reportFiguresPage(_ view: ReportFiguresView) -> HTML {
    let report = view.report
    let address = Links.Desk.report(report.report.id)
    let obstacle: HTML? = view.obstacle.map { notification(.warn, title: $0.title, "<p>\($0.advice)</p>") }
    let cells = report.cellsToEnter
    guard !cells.isEmpty else {
        return """
            \(obstacle)<h1>填写数字</h1>
            \(emptyState(report.mayWrite ? "没有要填的数字：都从登记里算出来了。" : "现在不能填写数字。"))
            \(buttons([buttonLink("返回报告", to: address, kind: .quiet)]))
            """
    }
    let groups = ReportSection.allCases.compactMap { section -> HTML? in
        let own = cells.filter { $0.section == section }
        guard !own.isEmpty else { return nil }
        return """
            <fieldset><legend><h2>\(section.heading)</h2></legend>
            \(own.map { line($0, view) })</fieldset>

            """
    }
    return """
        \(obstacle)\
        <p class="soft">\(report.content.title)</p>
        <h1>填写数字</h1>
        <p class="lead">其余的数字都从登记里算出来。这里的来自别的系统：填数字，写明来源；您的姓名和时间会一起记下。</p>
        \(postForm(to: "\(address)/figures", csrfToken: view.csrf, """
            \(hiddenField("version", String(report.state.eventCount)))\
            \(groups)\(view.fields.line("source", hint: "这次填写或者修改的数字从哪里来，例如：行政审批系统1月5日导出；财政局非税收入报表"))
            \(buttons([button("保存"), buttonLink("返回", to: address, kind: .quiet)]))
            """))
        """
}

private func line(_ cell: ReportCell, _ view: ReportFiguresView) -> HTML {
    let entry = view.report.state.entries[cell]
    let who = entry.flatMap { $0.person }.flatMap { view.report.names[$0] } ?? ""
    return view.fields.line(cell.key, hint: entry.map { "来源：\($0.source)（\(who)）" }, size: 14, isOptional: true)
}

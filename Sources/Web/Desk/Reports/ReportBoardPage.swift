import Actions
import Domain

struct ReportBoardView: Sendable {
    var board: ReportBoard
    var today: Day
    /// The organs whose reports this person writes.
    var writable: Set<Organisation.ID>
    var setsTerms: Bool
    var csrf: String
}

/// Who has to report on a year, how far each has come, and who is late.
func reportBoardPage(_ view: ReportBoardView) -> HTML {
    let board = view.board
    let late = board.lines.filter { $0.daysLate(today: view.today) != nil && $0.publishedOn == nil }
    let counts = [
        ("应当编制", board.lines.count), ("已经公布", board.lines.count { $0.publishedOn != nil }),
        ("备案待公布", board.lines.count { $0.stage == .accepted && $0.publishedOn == nil }),
        ("等待备案", board.lines.count { $0.stage == .submitted }), ("逾期未公布", late.count),
    ]
    let terms: HTML? = view.setsTerms ? "<a href=\"\(Links.Desk.reportTerms)\">公布期限</a>" : nil
    let older: HTML? = view.writable.isEmpty ? nil : "<a href=\"\(Links.Desk.importReport)\">导入往年的报告</a>"
    return """
        <h1>\(String(board.year))年的年度报告</h1>
        \(yearChooser(view))
        \(summaryList(counts.map { Fact($0, text: String($1)) }, inPairs: true))
        \(table(
            Table(
                caption: "各单位\(String(board.year))年政府信息公开工作年度报告",
                columns: [
                    .init("单位", isLabelled: false), .init("范围", isShort: true), .init("进展", isShort: true),
                    .init("最晚公布", isShort: true), .init("公布", isShort: true), .init("办理", isShort: true),
                ], rows: board.lines.map { row($0, view) })))
        <p class="row">\(older)\(terms)<a href="\(Links.reports)">网站上的年报</a>\
        <a href="\(Links.checkReport)">检查任何一份报告</a></p>
        """
}

private func yearChooser(_ view: ReportBoardView) -> HTML {
    let years = (2019...view.today.year).reversed().map { Choice(String($0), "\($0)年") }
    return """
        <form action="\(Links.Desk.reports)" class="row">
        \(selectField(FormField("year", "年度"), choices: years, selected: String(view.board.year)))
        \(buttons([button("查看", kind: .quiet)]))
        </form>
        """
}

private func row(_ line: ReportBoard.Line, _ view: ReportBoardView) -> Table.Row {
    let name: HTML =
        line.report.map { "<a href=\"\(Links.Desk.report($0))\">\(line.organisation.name)</a>" }
        ?? "\(line.organisation.name)"
    return .cells(
        [
            name, tag(Web.name(of: line.scope)), stage(line), line.due.map { dateTime($0) } ?? "",
            line.publishedOn.map { dateTime($0) } ?? "", work(line, view),
        ].enumerated().map { index, cell in index == 4 ? "\(cell)\(lateness(line, view))" : cell })
}

private func stage(_ line: ReportBoard.Line) -> HTML {
    guard let stage = line.stage else { return "没有开始" }
    if line.publishedOn != nil { return tag("已公布", .good) }
    return tag(name(of: stage), tone(of: stage))
}

func tone(of stage: ReportCase.Stage) -> Tone {
    switch stage {
    case .draft: .plain
    case .returned: .bad
    case .submitted: .info
    case .accepted: .good
    }
}

private func lateness(_ line: ReportBoard.Line, _ view: ReportBoardView) -> HTML? {
    line.daysLate(today: view.today).map { days in
        tag(line.publishedOn == nil ? "逾期\(days)天" : "晚了\(days)天", .bad)
    }
}

private func work(_ line: ReportBoard.Line, _ view: ReportBoardView) -> HTML {
    guard line.report == nil, view.writable.contains(line.organisation.id) else { return "" }
    return postForm(
        to: Links.Desk.reports, csrfToken: view.csrf,
        """
        \(hiddenField("organisation", line.organisation.code))\(hiddenField("year", String(view.board.year)))\
        \(hiddenField("scope", line.scope.rawValue))\
        <button class="button quiet">开始编制<span class="hidden">\(line.organisation.name)\(Web.name(of: line.scope))</span></button>
        """)
}

import Actions
import Domain

/// Everything the page of one report at the desk shows.
struct DeskReportView: Sendable {
    var report: DeskReport
    var today: Day
    var issues: [Issue]
    var obstacle: Obstacle?
    var sent: (step: ReportStep, words: String)?
    var done: String
    var csrf: String
    var once: String

    var state: ReportCase { report.state }
    var id: AnnualReport.ID { report.report.id }
}

func deskReportPage(_ view: DeskReportView) -> HTML {
    let report = view.report
    let obstacle: HTML? = view.obstacle.map { notification(.warn, title: $0.title, "<p>\($0.advice)</p>") }
    return """
        \(obstacle)\(doneMessage(view.done))\
        <div class="head">
        <p class="row">\(tag(name(of: view.state.stage), tone(of: view.state.stage)))\(tag(name(of: report.report.scope)))</p>
        <h1>\(report.content.title)</h1>
        <p>\(timeLine(view))</p>
        </div>
        <div class="split work">
        <div>
        \(returned(view))\(differences(view))\(findings(report.verdict, report.repetitions))\(parts(view))\
        </div>
        <aside aria-label="办理">
        \(reportSteps(view))
        </aside>
        </div>
        \(ReportSection.allCases.map { section($0, view) })\
        <section aria-labelledby="past"><h2 id="past">经过</h2>
        \(timeline(story(view)))
        </section>
        """
}

private func doneMessage(_ done: String) -> HTML? {
    switch done {
    case "": nil
    case "figures", "texts": statusMessage("已经保存。")
    case ReportStep.submission.rawValue: statusMessage("已经提交，等待备案。数字和文字从现在起不再变。")
    case "imported": statusMessage("已经导入。")
    case "repeated": statusMessage("这张表单先前已经收到，没有重复办理。")
    default: statusMessage("已经办好，写进了经过。")
    }
}

private func timeLine(_ view: DeskReportView) -> HTML {
    let report = view.report
    if let day = report.publishedOn {
        let late: HTML? = report.due.flatMap { day > $0 ? tag("晚了\(day - $0)天", .bad) : nil }
        return "\(dateTime(day))公布\(report.due.map { "，最晚\($0.iso)" } ?? "") \(late)"
    }
    guard let due = report.due else { return "" }
    return due < view.today
        ? "<strong>逾期\(view.today - due)天</strong>，本应在\(due.iso)以前公布"
        : "最晚\(due.iso)公布，还有<strong>\(due - view.today)天</strong>"
}

private func returned(_ view: DeskReportView) -> HTML? {
    guard view.state.isOpen, !view.state.reason.isEmpty else { return nil }
    let title = view.state.stage == .returned ? "被退回，请改好再提交" : "已经撤回"
    return notification(view.state.stage == .returned ? .warn : .info, title: title, "<p>\(view.state.reason)</p>")
}

/// The report stands still; what was put right in the register since then shows here.
private func differences(_ view: DeskReportView) -> HTML? {
    guard !view.report.differences.isEmpty else { return nil }
    let rows = view.report.differences.map { difference in
        Table.Row.cells([
            "<a href=\"\(Links.Desk.report(view.id, "cells/\(difference.cell.key)"))\">\(name(of: difference.cell))</a>",
            "\(amount(difference.reported, of: difference.cell))", "\(amount(difference.now, of: difference.cell))",
        ])
    }
    return """
        <section aria-labelledby="differences"><h2 id="differences">报告以后登记有了变化</h2>
        <p>报告提交以后，登记里更正了记录。报告的数字不变；要改报告，请退回重新提交，已经公布的用更正。</p>
        \(table(
            Table(
                columns: [.init("数字", isLabelled: false), .init("报告里", isNumeric: true), .init("登记里现在", isNumeric: true)],
                rows: rows, style: .few)))
        </section>

        """
}

private func findings(_ verdict: ReportVerdict, _ repetitions: [ReportRepetition]) -> HTML {
    let untested = verdict.untested.map { "<li>\($0.rawValue) \(sentence(forUntested: $0))</li>\n" as HTML }
    return """
        <section aria-labelledby="check"><h2 id="check">检查</h2>
        \(verdict.findings.isEmpty ? notification(.good, "<p>勾稽关系全部相符，没有提醒。</p>") : findingTable(verdict.findings))
        \(repetitions.map(repetition))\
        \(untested.isEmpty ? nil : details("没有检查的\(untested.count)项", "<ul>\n\(untested)</ul>"))
        </section>

        """
}

/// The passages, so that whoever wrote them sees what to write anew.
private func repetition(_ repetition: ReportRepetition) -> HTML {
    let sentences = repetition.sentences.map { "<li>\($0)</li>\n" as HTML }
    return details(
        "“\(repetition.section.title)”与《\(repetition.title)》相同的句子", "<ul>\n\(sentences)</ul>")
}

private func parts(_ view: DeskReportView) -> HTML? {
    let report = view.report
    guard report.report.scope == .whole else { return nil }
    let shown = view.state.isOpen ? report.parts : view.state.frozen?.parts ?? []
    let names = shown.compactMap { part -> HTML? in
        report.tree[part.share.organisation].map {
            "<li><a href=\"\(Links.Desk.report(part.report))\">\($0.name)</a> \(tag(name(of: part.share.scope)))</li>\n"
        }
    }
    let missing = view.state.isOpen ? report.missing.compactMap { report.tree[$0.organisation]?.name } : []
    let warning: HTML? =
        missing.isEmpty
        ? nil
        : notification(.warn, title: "还差\(missing.count)个单位", "<p>\(missing.joined(separator: "、"))的报告还没有备案，汇总数不全。</p>")
    let list: HTML? =
        names.isEmpty ? nil : details("由\(names.count)份报告汇总，每个单位只算一次", "<ul>\n\(names)</ul>")
    return "<section aria-labelledby=\"parts\"><h2 id=\"parts\">汇总范围</h2>\n\(warning)\(list)</section>\n"
}

private func section(_ section: ReportSection, _ view: DeskReportView) -> HTML {
    let content = view.report.content
    let body: HTML =
        switch section {
        case .disclosure, .requests, .disputes:
            reportTable(section, content.format) { figure($0, view) }
        case .overview, .problems, .otherMatters:
            (content.texts[section] ?? "").isEmpty
                ? emptyState("还没有写。") : HTML(sanitised: RichText(plainText: content.texts[section] ?? "").html)
        }
    return "<section><h2>\(section.heading)</h2>\n\(body)\n\(section == .otherMatters ? fees(view) : nil)</section>\n"
}

/// Every figure leads to what it is made of.
private func figure(_ cell: ReportCell, _ view: DeskReportView) -> HTML {
    """
    <a href="\(Links.Desk.report(view.id, "cells/\(cell.key)"))">\(reportFigure(cell, view.report.content.tables))</a>\
    \(view.state.entries[cell] == nil ? nil : "<span class=\"soft\" title=\"填报的数字\">＊</span>" as HTML)
    """
}

private func fees(_ view: DeskReportView) -> HTML {
    let facts = FeeItem.allCases.map { Fact($0.label, figure(.fee($0), view)) }
    return "<p class=\"small soft\">信息处理费（登记里）</p>\n\(summaryList(facts))"
}

private func story(_ view: DeskReportView) -> [TimelineEvent] {
    view.report.events.reversed().map { event in
        let (title, remark) = told(event.happening)
        let who = event.actor.flatMap { view.report.names[$0] } ?? ""
        return TimelineEvent(
            title, dateTime(event.instant), HTML([who, remark].filter { !$0.isEmpty }.joined(separator: "：")))
    }
}

private func told(_ happening: ReportEvent.Happening) -> (String, String) {
    switch happening {
    case .begun: ("开始编制", "")
    case .entered(let values, let source):
        ("填写数字", listed(values.keys.map { name(of: $0) }.sorted()) + "；来源：\(source)")
    case .written(let texts):
        ("写文字", texts.keys.sorted { $0.rawValue < $1.rawValue }.map(\.title).joined(separator: "、"))
    case .submitted: ("提交", "")
    case .recalled(let reason): ("撤回", reason)
    case .returned(let reason): ("退回", reason)
    case .accepted(let opinion): ("备案", opinion)
    case .drafted: ("转为待发布的文件", "")
    case .imported: ("导入", "")
    }
}

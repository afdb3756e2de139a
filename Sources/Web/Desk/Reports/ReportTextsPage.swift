import Actions
import Domain

/// The form for the three sections that are written.
struct ReportTextsView: Sendable {
    var report: DeskReport
    var fields: FormFields
    var obstacle: Obstacle?
    var csrf: String
}

func reportTextsPage(_ view: ReportTextsView) -> HTML {
    let report = view.report
    let address = Links.Desk.report(report.report.id)
    let obstacle: HTML? = view.obstacle.map {
        notification(.warn, title: $0.title, "<p>\($0.advice)</p><p>您写的还在下面，没有保存。</p>")
    }
    guard report.mayWrite else {
        return """
            \(obstacle)<h1>写文字</h1>
            \(emptyState("现在不能改文字。"))
            \(buttons([buttonLink("返回报告", to: address, kind: .quiet)]))
            """
    }
    return """
        \(obstacle)\
        <p class="soft">\(report.content.title)</p>
        <h1>写文字</h1>
        <p class="lead">文字里的数字会和表格逐个核对，对不上的会指出来。</p>
        \(report.state.texts.isEmpty ? inset("<p>下面已经按表格里的数字起草，请补充、修改以后保存。</p>") : nil)\
        \(postForm(to: "\(address)/texts", csrfToken: view.csrf, """
            \(hiddenField("version", String(report.state.eventCount)))\
            \(ReportSection.written.map { section in
                """
                \(view.fields.area(section.field, hint: hint(of: section, report.report.scope), rows: section == .overview ? 16 : 8))
                \(view.obstacle == nil ? newDraft(of: section, report) : storedText(of: section, report))
                """ as HTML
            })
            \(buttons([button("保存"), buttonLink("返回", to: address, kind: .quiet)]))
            """))
        """
}

/// What somebody else has saved meanwhile.
private func storedText(of section: ReportSection, _ report: DeskReport) -> HTML? {
    report.state.texts[section].map { details("现在保存的文字", isOpen: true, paragraphs($0)) }
}

/// What the figures say now, for a text that was written when they were others.
private func newDraft(of section: ReportSection, _ report: DeskReport) -> HTML? {
    guard report.state.texts[section] != nil, let draft = report.draft.text(of: section), !draft.isEmpty else {
        return nil
    }
    return details("按现在的数字起草的文字，可以复制", paragraphs(draft))
}

/// 国办公开办函〔2021〕30号
private func hint(of section: ReportSection, _ scope: ReportScope) -> String {
    switch section {
    case .overview:
        "要写到：主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障"
            + (scope == .whole ? "，还有工作考核、社会评议、责任追究结果" : "") + "，一般不超过1000字"
    case .problems: "存在的主要问题，和怎样改进；每年要有新的内容，不要照抄去年或者别的单位"
    case .otherMatters: "收取信息处理费的情况；没有其他事项的，写“没有其他需要报告的事项”"
    case .disclosure, .requests, .disputes: ""
    }
}

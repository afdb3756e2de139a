import Actions
import Domain

/// What this person can do with the report as it stands, the next step first.
func reportSteps(_ view: DeskReportView) -> HTML {
    "\(writing(view))\(submission(view))\(decision(view))\(publication(view))\(recall(view))"
}

private func writing(_ view: DeskReportView) -> HTML? {
    guard view.report.mayWrite else { return nil }
    let address = Links.Desk.report(view.id)
    let cells = view.report.cellsToEnter
    let empty = cells.count { view.report.content.tables[$0] == nil }
    let texts = ReportSection.written.count { (view.report.content.texts[$0] ?? "").isEmpty }
    let figures: HTML? =
        cells.isEmpty
        ? nil
        : """
        <p>\(empty == 0 ? "来自别的系统的数字都填了。" : "还有\(empty)个数字要填，来自别的系统。")</p>
        \(buttons([buttonLink("填写数字", to: "\(address)/figures", kind: empty == 0 ? .quiet : .main)]))
        """
    return """
        <section class="card"><h2>编制</h2>
        \(figures)<p>\(texts == 0 ? "三个部分的文字都写了。" : "还有\(texts)个部分的文字没有写。")</p>
        \(buttons([buttonLink("写文字", to: "\(address)/texts", kind: texts == 0 ? .quiet : .main)]))
        </section>

        """
}

private func submission(_ view: DeskReportView) -> HTML? {
    guard view.report.mayWrite else { return nil }
    do {
        try view.state.checkSubmission(
            of: view.report.report.year, view.report.content, view.report.verdict, missing: view.report.missing,
            today: view.today)
    } catch {
        return "<section class=\"card\"><h2>提交</h2>\n<p>现在还不能提交：\(sentence(for: error))</p></section>\n"
    }
    return """
        <section class="card decide"><h2>提交</h2>
        <p>提交以后，数字和文字不再变，由公开办备案。</p>
        \(view.form(.submission, nil, button("提交备案")))
        </section>

        """
}

private func decision(_ view: DeskReportView) -> HTML? {
    guard view.report.may.contains(.acceptReports), !view.state.isOpen, !view.report.hasDocument else { return nil }
    let acceptance: HTML? =
        view.state.stage == .submitted
        ? view.form(
            .acceptance, view.wordsField(.acceptance, "备案意见", isOptional: true), button("同意备案")) : nil
    let giveBack = details(
        "退回", isOpen: view.sent?.step == .giveBack,
        view.form(
            .giveBack, view.wordsField(.giveBack, "退回的理由", hint: "写明哪里要改，编制的人看得到"), button("退回", kind: .quiet)))
    return """
        <section class="card\(acceptance == nil ? "" : " decide")"><h2>备案</h2>
        \(acceptance)\(giveBack)
        </section>

        """
}

private func publication(_ view: DeskReportView) -> HTML? {
    if view.report.hasDocument, let document = view.state.document {
        let report = view.report
        let page: HTML? =
            report.publishedOn == nil
            ? nil
            : "<p><a href=\"\(Links.report(report.organisation.code, report.report.year, report.report.scope))\">网站上的这份年报</a></p>\n"
        return """
            <section class="card"><h2>发布</h2>
            <p><a href="\(Links.Desk.document(document))">\(report.publishedOn == nil ? "待发布的文件，送审、签完以后公开" : "公开的文件")</a></p>
            \(page)</section>

            """
    }
    guard view.state.stage == .accepted, view.report.may.contains(.writeReports) else { return nil }
    return """
        <section class="card decide"><h2>发布</h2>
        <p>\(view.report.isGivenUp ? "原来的文件没有发布或者已经撤下，要另转一件。" : "已经备案。")转为文件以后，和别的文件一样审核、发布，公布的日期记进公开日志。</p>
        \(view.form(.draft, nil, button("转为待发布的文件")))
        </section>

        """
}

private func recall(_ view: DeskReportView) -> HTML? {
    guard view.state.stage == .submitted, view.report.may.contains(.writeReports) else { return nil }
    return details(
        "撤回重改", isOpen: view.sent?.step == .recall,
        view.form(.recall, view.wordsField(.recall, "撤回的理由"), button("撤回", kind: .quiet)))
}

extension DeskReportView {
    fileprivate func form(_ step: ReportStep, _ words: FormField?, _ button: HTML) -> HTML {
        let area = words.map { textArea($0, value: sent?.step == step ? sent?.words ?? "" : "", rows: 4) }
        return postForm(
            to: Links.Desk.report(id, step.rawValue), csrfToken: csrf,
            """
            \(hiddenField("once", "\(once)\(step.rawValue)"))\(hiddenField("version", String(state.eventCount)))\
            \(area)\(buttons([button]))
            """)
    }

    /// Several forms of the page have a field of this name; an issue names it as the rules do.
    fileprivate func wordsField(
        _ step: ReportStep, _ label: String, hint: String? = nil, isOptional: Bool = false
    ) -> FormField {
        let field = step == .acceptance ? "opinion" : "reason"
        return FormField(
            "words", label, hint: hint, message: sent?.step == step ? message(field, issues) : nil,
            isOptional: isOptional, id: sent?.step == step ? field : "words-\(step.rawValue)")
    }
}

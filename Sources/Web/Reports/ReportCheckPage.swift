import Actions
import Domain

/// What was sent to be checked, and what came of it.
struct ReportCheckView: Sendable {
    var text = ""
    var previous = ""
    var reading: ReportReading?
    var before: ReportContent?
    var errors: [FormError] = []

    fileprivate func message(_ field: String) -> String? { errors.first { $0.fieldID == field }?.message }
}

func reportCheckPage(_ view: ReportCheckView) -> HTML {
    guard let reading = view.reading else {
        return """
            \(errorSummary(view.errors))\
            <h1>检查年度报告</h1>
            <p class="lead">粘贴或者上传任何单位的政府信息公开工作年度报告，马上知道哪些数字对不上，差多少。不用注册，您发来的内容不保存。</p>
            \(form(view))
            """
    }
    let verdict = ReportCheck(reading.content, previous: view.before).verdict
    return """
        <h1>检查结果</h1>
        <p class="lead">\(headline(reading, verdict))</p>
        \(verdict.findings.isEmpty ? nil : findingTable(verdict.findings))\(unread(reading.faults))\(untested(verdict.untested))\(tables(reading.content))\
        <section aria-labelledby="again"><h2 id="again">再检查一份</h2>
        <p class="soft">刚才的内容没有保存。离开本页，结果也就没有了。</p>
        \(form(view))</section>
        """
}

private func form(_ view: ReportCheckView) -> HTML {
    let file = fileField(
        FormField(
            "file", "或者选择一个文件", hint: "网页、文字、JSON、CSV、PDF或者Word（docx），最多10 MB。选了文件，就检查文件。",
            message: view.message("file"), isOptional: true),
        endings: ["html", "htm", "txt", "json", "csv", "pdf", "docx"])
    let previous = textArea(
        FormField(
            "previous", "上一年的报告", hint: "用来核对上年结转、现行有效件数和尚未审结的案件。", message: view.message("previous"),
            isOptional: true), value: view.previous, rows: 4)
    return postForm(
        to: Links.checkReport, csrfToken: nil, takesFile: true,
        """
        \(textArea(
            FormField(
                "report", "报告全文", hint: "从网页上全选、复制，粘贴到这里；也可以粘贴网页源代码、JSON或者CSV。", message: view.message("report"),
                isOptional: true), value: view.text, rows: 10))
        \(file)
        \(previous)
        \(buttons([button("检查")]))
        """)
}

private func headline(_ reading: ReportReading, _ verdict: ReportVerdict) -> String {
    let title = reading.content.title.isEmpty ? "这份报告" : "《\(reading.content.title)》"
    if reading.isEmpty { return "没有读出年度报告的数字。" }
    let errors = verdict.findings.count { $0.severity == .error }
    let others = verdict.findings.count - errors
    let remarks = others == 0 ? "" : "另有\(others)处提醒或者存疑。"
    let unread = reading.faults.isEmpty ? "" : "有\(reading.faults.count)处没有读出。"
    return (errors == 0 ? "\(title)没有发现错误。" : "\(title)有\(errors)处错误。") + remarks + unread
}

private func unread(_ faults: [ReportReadingFault]) -> HTML? {
    list("没有读出的", "unread", faults.map { sentence(for: $0) })
}

private func untested(_ rules: [ReportRule]) -> HTML? {
    list("没有检查的", "untested", rules.map { "\($0.rawValue) \(sentence(forUntested: $0))" })
}

private func list(_ title: String, _ id: String, _ sentences: [String]) -> HTML? {
    guard !sentences.isEmpty else { return nil }
    return """
        <section aria-labelledby="\(id)"><h2 id="\(id)">\(title)</h2>
        <ul>\(sentences.map { "<li>\($0)</li>" as HTML })</ul></section>

        """
}

// MARK: what was read

private func tables(_ content: ReportContent) -> HTML {
    let read = Set(content.tables.cells.keys.map(\.section))
    let tables = ReportSection.allCases.filter(read.contains).map { section in
        reportTable(section, content.format) { reportFigure($0, content.tables, missing: "—") }
    }
    let parts = tables + [claims(content)].compactMap(\.self)
    guard !parts.isEmpty else { return "" }
    return """
        <section aria-labelledby="read"><h2 id="read">读出的数字</h2>
        <p>检查以这些数字为准。与原报告不一样的，是没有读对。</p>
        \(parts)</section>

        """
}

private func claims(_ content: ReportContent) -> HTML? {
    guard !content.claims.isEmpty else { return nil }
    let rows = content.claims.map { claim -> Table.Row in
        let cell: ReportCell? = if case .cell(let cell) = claim.figure { cell } else { nil }
        return .cells(["\(name(of: claim.figure))", "\(amount(claim.value, of: cell))", "\(claim.excerpt)"])
    }
    return table(
        Table(
            caption: "文字里的数字", columns: [.init("项目"), .init("数字", isNumeric: true), .init("原文")], rows: rows))
}

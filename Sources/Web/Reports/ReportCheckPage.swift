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
    let title: HTML? = reading.content.title.isEmpty ? nil : "<p class=\"lead\">\(reading.content.title)</p>\n"
    return """
        <h1>检查结果</h1>
        \(title)\(outcome(reading, verdict))
        \(reading.isEmpty ? nil : more(reading, verdict))\
        <section aria-labelledby="again"><h2 id="again">再检查一次</h2>
        <p class="soft">刚才的内容没有保存。离开本页，结果也就没有了。</p>
        \(form(view))</section>
        """
}

private func form(_ view: ReportCheckView) -> HTML {
    func file(_ name: String, _ label: String, hint: String) -> HTML {
        fileField(
            FormField(name, label, hint: hint, message: view.message(name)),
            endings: ["html", "htm", "txt", "json", "csv", "pdf", "docx"])
    }
    func text(_ name: String, _ label: String, hint: String, _ value: String, rows: Int) -> HTML {
        textArea(FormField(name, label, hint: hint, message: view.message(name)), value: value, rows: rows)
    }
    let previous = groupedField(
        FormField("before", "上一年的报告", hint: "用来核对上年结转、现行有效件数和尚未审结的案件。", isOptional: true), words: .chinese,
        controls: """
            \(text("previous", "上一年报告的全文", hint: "和上面一样粘贴。", view.previous, rows: 4))
            \(file("previousFile", "或者选择上一年报告的文件", hint: "选了文件，就用文件。"))
            """)
    return postForm(
        to: Links.checkReport, csrfToken: nil, takesFile: true,
        """
        \(text("report", "报告全文", hint: "从网页上全选、复制，粘贴到这里；也可以粘贴网页源代码、JSON或者CSV。", view.text, rows: 10))
        \(file("file", "或者选择一个文件", hint: "网页、文字、JSON、CSV、PDF或者Word（docx），最多10 MB。选了文件，就检查文件。"))
        \(previous)
        \(buttons([button("检查")]))
        """)
}

// MARK: what came of it

/// What a reader came for: which figures do not fit, and how much is missing.
private func outcome(_ reading: ReportReading, _ verdict: ReportVerdict) -> HTML {
    if reading.isEmpty {
        return notification(.warn, title: "没有读出年度报告的数字", list(reading.faults.map { sentence(for: $0) }))
    }
    let errors = verdict.findings.filter { $0.severity == .error }
    if !errors.isEmpty {
        let items = errors.map { error -> HTML in
            "<li>\(sentence(for: error))<span class=\"soft\">（\(error.rule.rawValue) \(name(of: error.rule))）</span></li>"
        }
        return notification(.bad, title: "有\(errors.count)处数字对不上", "<ul>\(items)</ul>")
    }
    let count = "读出表格里的\(reading.content.tables.cells.count)个数、文字里的\(reading.content.claims.count)个数。"
    return reading.faults.isEmpty
        ? notification(.good, title: "没有发现对不上的数字", "<p>\(count)</p>")
        : notification(.warn, title: "读出的数字没有对不上的，还有\(reading.faults.count)处没有读出", "<p>\(count)</p>")
}

private func more(_ reading: ReportReading, _ verdict: ReportVerdict) -> HTML {
    let others = verdict.findings.filter { $0.severity != .error }
    return """
        \(others.isEmpty ? nil : findingTable(others, caption: "提醒和存疑"))\
        \(section("没有读出的", "unread", reading.faults.map { sentence(for: $0) }))\
        \(section("对得上的", "held", verdict.held.map { "\($0.rawValue) \(name(of: $0))" }))\
        \(section("没有检查的", "untested", verdict.untested.map { "\($0.rawValue) \(sentence(forUntested: $0))" }))\
        \(tables(reading.content))
        """
}

private func section(_ title: String, _ id: String, _ sentences: [String]) -> HTML? {
    guard !sentences.isEmpty else { return nil }
    return "<section aria-labelledby=\"\(id)\"><h2 id=\"\(id)\">\(title)</h2>\n\(list(sentences))</section>\n"
}

private func list(_ sentences: [String]) -> HTML {
    "<ul>\(sentences.map { "<li>\($0)</li>" as HTML })</ul>"
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
        <p>检查用的是这些数字。哪个和原报告不一样，就是没有读对，以原报告为准。</p>
        \(parts)</section>

        """
}

private func claims(_ content: ReportContent) -> HTML? {
    guard !content.claims.isEmpty else { return nil }
    let rows = content.claims.map { claim -> Table.Row in
        .cells(["\(name(of: claim.figure))", "\(amount(claim.value, of: claim.figure))", "\(claim.excerpt)"])
    }
    return table(
        Table(
            caption: "文字里的数字", columns: [.init("项目"), .init("数字", isNumeric: true), .init("原文")], rows: rows,
            style: .few))
}

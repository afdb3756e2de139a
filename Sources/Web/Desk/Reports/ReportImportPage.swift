import Actions
import Domain

struct ReportImportView: Sendable {
    var organisations: [Organisation]
    var fields: FormFields
    var upload: ReportUpload
    var obstacle: Obstacle?
    var csrf: String
    var once: String
}

func reportImportPage(_ view: ReportImportView) -> HTML {
    let fields = view.fields
    let read: HTML? = view.upload.kept.map { text in
        let count = view.upload.reading?.content.tables.cells.count ?? 0
        return "\(hiddenField("read", text))\(inset("<p>文件已经读出\(grouped(count))个数字，不用再选。另选一个文件，就用新的。</p>"))"
    }
    let obstacle = view.obstacle.map { notification(.warn, title: $0.title, "<p>\($0.advice)</p>") }
    return """
        \(obstacle)\
        <h1>导入往年的年度报告</h1>
        <p class="lead">以前在别处公布过的报告，照原样放进历年年报：数字和文字都不改，算错的也照原样，公开的页面会说明。</p>
        \(postForm(to: Links.Desk.importReport, csrfToken: view.csrf, takesFile: true, """
            \(hiddenField("once", view.once))\(read)
            \(fields.list("organisation", view.organisations.map { Choice($0.code, $0.name) }))
            \(fields.line("year", hint: "报告说的是哪一年，例如2023。2019年起才有统一的格式。", size: 6))
            \(scopeField(view))
            \(dayField(fields))
            \(fields.line(
                "document", hint: "这份报告已经作为文件公开的，填它的网址；没有的不填，导入以后成为一件待审的文件。", isOptional: true))
            \(fileField(
                FormField(
                    "file", "报告文件", hint: "有三张表的网页（另存为html）、JSON或者CSV，也可以是docx。",
                    message: message("file", fields.issues), isOptional: view.upload.kept != nil),
                endings: ["html", "htm", "json", "csv", "docx"]))
            \(buttons([button("导入"), buttonLink("返回", to: Links.Desk.reports, kind: .quiet)]))
            """))
        """
}

/// Only a government sums up.
private func scopeField(_ view: ReportImportView) -> HTML {
    guard view.organisations.contains(where: { ReportUnits.scopes($0.kind).contains(.whole) }) else {
        return hiddenField("scope", ReportScope.own.rawValue)
    }
    return radios(
        FormField("scope", label(ofField: "scope"), message: message("scope", view.fields.issues)),
        choices: [
            Choice(ReportScope.own.rawValue, "本级", hint: "一个单位自己的报告"),
            Choice(ReportScope.whole.rawValue, "汇总", hint: "一级政府连同下面各单位的报告"),
        ], selected: view.fields["scope"])
}

private func dayField(_ fields: FormFields) -> HTML {
    let message = message("publishedOn", fields.issues)
    return textField(
        FormField(
            "publishedOn", label(ofField: "publishedOn"), hint: "当时真正公布的那一天。文件里写明的，可以不填。", message: message,
            isOptional: message == nil), value: fields["publishedOn"], kind: .date, size: 12)
}

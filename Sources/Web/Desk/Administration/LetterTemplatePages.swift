import Actions
import Domain

/// What the page of one text shows.
struct LetterTemplateView: Sendable {
    var record: LetterTemplateRecord
    /// As it is edited, with the names of places in Chinese.
    var text: String
    var issues: [Issue]
    var isPreviewed: Bool
    var isStale: Bool
    var csrf: String
    var once: String
}

func letterTemplatesPage(_ list: LetterTemplateList, done: String) -> HTML {
    let code = list.organisation.code
    let rows = LetterTemplates.names.map { template in
        let owner = list.owners[template]
        return Table.Row.cells([
            "<a href=\"\(Links.Desk.letterTemplate(template, of: code))\">\(name(ofTemplate: template))</a>",
            HTML(source(owner, for: list.organisation)),
        ])
    }
    return """
        \(doneMessage(done))\
        <h1>文书模板</h1>
        <p class="lead">\(list.organisation.name)</p>
        <p>本单位没有改过的，用上级单位的文字；上级也没有改过的，用程序自带的原文。改了只管以后的文书，已经发出的不变。</p>
        \(table(Table(columns: [.init("文书", isLabelled: false), .init("现在用")], rows: rows, style: .few)))
        \(buttons([buttonLink("返回", to: Links.Desk.organisations, kind: .quiet)]))
        """
}

private func doneMessage(_ done: String) -> HTML? {
    switch done {
    case "written": statusMessage("文书模板已经保存，以后的文书按它写。")
    case "restored": statusMessage("已经恢复原文，以后的文书按原文写。")
    default: nil
    }
}

private func source(_ owner: Organisation?, for organisation: Organisation) -> String {
    guard let owner else { return "原文" }
    return owner.id == organisation.id ? "本单位的文字" : "\(owner.shortName)的文字"
}

func letterTemplatePage(_ view: LetterTemplateView) -> HTML {
    let record = view.record
    let address = Links.Desk.letterTemplate(record.name, of: record.organisation.code)
    let version = record.versions.first?.version ?? 0
    let stale: HTML? =
        view.isStale
        ? notification(.warn, title: "刚才别人改过", "<p>您写的还在下面，没有保存。看过别人改的以后，可以再保存。</p>") : nil
    return """
        \(stale)<h1>\(name(ofTemplate: record.name))</h1>
        <p class="lead">\(record.organisation.name)，现在用\(source(record.owner, for: record.organisation))。</p>
        \(postForm(to: address, csrfToken: view.csrf, warnsBeforeLeaving: true, """
            \(hiddenField("once", view.once))\(hiddenField("version", String(version)))\
            \(textArea(
                FormField("letterText", "文书内容", hint: hint(record.name), message: message("letterText", view.issues)),
                value: view.text, rows: 12))
            \(buttons([
                button("保存", name: "action", value: "save"),
                button("预览", kind: .quiet, name: "action", value: "preview"),
                buttonLink("返回", to: Links.Desk.letterTemplates(record.organisation.code), kind: .quiet),
            ]))
            """))
        \(preview(view))\(placeTable())\(restoreForm(view, address, version))\(history(record))
        """
}

/// Only what begins a letter has a title.
private func hint(_ template: String) -> String {
    let isWhole = RequestLetter.Kind(rawValue: template) != nil
    let lines = isWhole ? "第一行是标题，以后一行一段。" : "一行一段。"
    return lines + "花括号里的位置由程序填写；填不出来的，那一行不写进文书。"
}

private func preview(_ view: LetterTemplateView) -> HTML? {
    guard view.isPreviewed else { return nil }
    let places = LetterTemplates.Place.allCases
    let values = Dictionary(places.map { ($0, sample(of: $0)) }, uniquingKeysWith: { first, _ in first })
    let lines = LetterTemplates.filled(LetterTemplates.typed(view.text), values)
    return """
        <section class="paper" aria-labelledby="preview"><h2 id="preview">预览</h2>
        <p class="soft">里面的人和事是例子。还没有保存。</p>
        <div class="official">\(lines.map { "<p>\($0)</p>\n" as HTML })</div>
        </section>
        """
}

private func placeTable() -> HTML {
    let rows = LetterTemplates.Place.allCases.map { place in
        Table.Row.cells(["{\(name(of: place))}", HTML(sample(of: place))])
    }
    return details(
        "可以用的位置",
        table(Table(columns: [.init("写成", isShort: true), .init("例如")], rows: rows, style: .few)))
}

private func restoreForm(_ view: LetterTemplateView, _ address: String, _ version: Int) -> HTML? {
    guard view.record.isOwn else { return nil }
    return details(
        "恢复原文",
        postForm(
            to: "\(address)/restoration", csrfToken: view.csrf,
            """
            \(hiddenField("once", view.once + "r"))\(hiddenField("version", String(version)))\
            <p>以后的文书不再用本单位的文字。本单位的文字留在下面的记录里。</p>
            \(buttons([button("恢复原文", kind: .danger)]))
            """))
}

private func history(_ record: LetterTemplateRecord) -> HTML? {
    guard !record.versions.isEmpty else { return nil }
    let items = record.versions.map { version -> HTML in
        let text: HTML =
            version.words.isEmpty ? "<p>恢复原文</p>" : "<pre>\(LetterTemplates.shown(version.words))</pre>"
        return """
            <h3>第\(version.version)版，\(version.instant.day.iso)，\(version.personName ?? "系统")</h3>
            \(text)
            """
    }
    return details("以前的文字", items.joined(separator: "\n"))
}

import Actions
import Domain

/// What the form offers to choose from.
struct DocumentFormChoices: Sendable {
    var organisation: Organisation
    /// For which it could be written instead; empty once something is typed, for the rows are those of one.
    var others: [Organisation]
    var rows: [CatalogueRow]
    var classification: Classification
}

/// The form in which a document is written: one page, in the order in which people think of it.
/// - Parameter above: what stands in the form above its fields.
func documentFormPage(
    _ form: DocumentForm, _ choices: DocumentFormChoices, above: HTML, action: String, version: Int?, once: String,
    csrf: String,
    issues: [Issue], isCorrection: Bool, assets: Assets, person: Person.ID
) -> HTML {
    let note: HTML? =
        isCorrection
        ? "\(input("publicNote", hint: "公众会在文件页上看到这句话，例如：表2单位由毫克/升改为微克/升", form, issues))"
        : nil
    let hidden: HTML = """
        \(hiddenField("once", once))\(version.map { hiddenField("version", String($0)) })\
        \(hiddenField("organisation", choices.organisation.code))
        """
    return """
        <link rel="stylesheet" href="\(assets.address("editor.css"))">
        <script type="module" src="\(assets.address("editor.js"))"></script>
        <h1>\(isCorrection ? "更正已公布的文件" : "写文件")</h1>
        \(organisationLine(choices))\(form.isUntouched && version == nil ? beginningFromFile(choices, once: once, csrf: csrf, issues) : nil)\
        \(notesOfPaste(form.notes))\
        \(postForm(to: action, csrfToken: csrf, warnsBeforeLeaving: true, """
            \(hidden)\(above)\(note)\
            \(textArea(FormField("title", "标题", message: message("title", issues)), value: form.values["title"] ?? "", rows: 2))
            \(bodyField(form, issues, person: person))
            <h2>文件信息</h2>
            \(form.isSuggested ? suggestionNote(form) : nil)\
            <div class="split half"><div>\(leftFields(form, choices, issues))</div><div>\(rightFields(form, choices, issues))</div></div>
            \(attributeFields(form, issues))
            \(details("更多：来源、解读、定时发布", isOpen: hasMoreIssues(issues), moreFields(form, issues)))
            \(buttons([
                button("保存并送审", name: "action", value: "submit"),
                button("保存草稿", kind: .quiet, name: "action", value: "save"),
            ]))
            """))
        """
}

/// What the program filled in is said, so that nobody sends what nobody looked at.
private func suggestionNote(_ form: DocumentForm) -> HTML {
    let number = form.content.documentNumber.isEmpty ? "" : "发文字号接着上一件编，没有文号的请清空。"
    return inset("<p>公开目录、主题分类、体裁照您常写的文件填好了，成文日期填的是今天，请核对。\(number)</p>")
}

/// Chosen first and with a button of its own, so that without scripts too the form lists the rows of the right one.
private func organisationLine(_ choices: DocumentFormChoices) -> HTML {
    if choices.others.isEmpty { return "<p class=\"soft\">发布单位：\(choices.organisation.name)</p>" }
    let all = ([choices.organisation] + choices.others).map { Choice($0.code, $0.name) }
    return """
        <form method="get" action="\(Links.Desk.newDocument)">
        \(selectField(
            FormField("organisation", "发布单位", hint: "先选单位再写：公开目录是这个单位的"), choices: all,
            selected: choices.organisation.code))
        \(buttons([button("换成这个单位", kind: .quiet)]))
        </form>
        """
}

/// One press, and what was written in Word stands as a draft.
private func beginningFromFile(_ choices: DocumentFormChoices, once: String, csrf: String, _ issues: [Issue]) -> HTML {
    let problem = message("file", issues)
    return details(
        "从Word文件起草", isOpen: problem != nil,
        postForm(
            to: Links.Desk.draftFromFile, csrfToken: csrf, takesFile: true,
            """
            \(hiddenField("once", once + "f"))\(hiddenField("organisation", choices.organisation.code))\
            \(fileField(
                FormField("file", "选Word文件", hint: """
                    docx、doc、wps、odt、rtf都可以。标题、正文、自动编号、表格和脚注转成草稿，原文件留作附件；图片、批注、页眉页脚不转，转完会说少了什么
                    """, message: problem),
                endings: ["docx", "doc", "wps", "odt", "rtf"]))
            \(buttons([button("起草", kind: .quiet)]))
            """))
}

/// The plain field is what everybody gets; the script makes an editor of it.
private func bodyField(_ form: DocumentForm, _ issues: [Issue], person: Person.ID) -> HTML {
    let problem = message("body", issues)
    let described = problem == nil ? "body-hint" : "body-hint body-error"
    let error: HTML? = problem.map {
        "<p class=\"message\" id=\"body-error\"><span class=\"hidden\">错误：</span>\($0)</p>\n"
    }
    return """
        <div class="\(problem == nil ? "field" : "field error")">
        <label for="body" id="body-label">正文</label>
        <p class="hint" id="body-hint">可以从Word粘贴。<noscript>\(hintWithoutScript(form))</noscript></p>
        \(error)<textarea id="body" name="body" rows="20" data-editor data-owner="\(person.text)" \
        aria-describedby="\(described)"\(attribute: "aria-invalid", problem == nil ? nil : "true")\
        \(attribute: "data-format", form.bodyIsHTML ? "html" : nil)>
        \(form.values["body"] ?? "")</textarea>
        <input type="hidden" name="bodyFormat" value="\(form.bodyIsHTML ? "html" : "text")">
        </div>
        """
}

private func hintWithoutScript(_ form: DocumentForm) -> String {
    form.bodyIsHTML
        ? "这篇正文里有表格、加粗这样的格式。浏览器不开脚本，格式就显示为尖括号里的记号，例如<p>和</p>之间是一段：只改文字，不要动尖括号和里面的字。"
        : "浏览器不开脚本，这里就是纯文本：空一行是新的一段，只换行还在同一段；一行的开头写#和一个空格，就是标题。"
}

private func leftFields(_ form: DocumentForm, _ choices: DocumentFormChoices, _ issues: [Issue]) -> HTML {
    let rows = choices.rows.map { Choice($0.code, "\($0.area)／\($0.title)") }
    let topics = choices.classification.topics.flatMap { topic in
        [Choice(topic.code, topic.name)] + topic.children.map { Choice($0.code, "\(topic.name)／\($0.name)") }
    }
    let genres = choices.classification.genres.map { Choice($0.code, $0.name) }
    return """
        \(input("documentNumber", hint: "例如：阳自然资发〔2026〕18号，括号和多余的零会自动改正", form, issues, isOptional: true))
        \(list("catalogueRow", hint: "公布期限按这一行算", rows, form, issues))
        \(list("topic", topics, form, issues))
        \(list("genre", genres, form, issues))
        \(selectField(
            FormField("legalForm", label(ofField: "legalForm"), hint: "年度报告按它统计", message: message("legalForm", issues)),
            choices: [Choice("", "都不是")] + LegalForm.allCases.map { Choice($0.rawValue, name(of: $0)) },
            selected: form.values["legalForm"]))
        """
}

private func rightFields(_ form: DocumentForm, _ choices: DocumentFormChoices, _ issues: [Issue]) -> HTML {
    """
    \(day("signedOn", form, issues))
    \(day("formedOn", hint: "公布期限从这一天的第二天起算；不填按成文日期", form, issues, isOptional: true))
    \(day("effectiveOn", form, issues, isOptional: true))
    \(day("expiresOn", hint: "过了这一天自动标为失效", form, issues, isOptional: true))
    \(input("keywords", hint: "用逗号隔开", form, issues, isOptional: true))
    """
}

private func attributeFields(_ form: DocumentForm, _ issues: [Issue]) -> HTML {
    let attributes = DisclosureAttribute.allCases.map { attribute in
        Choice(attribute.rawValue, name(of: attribute), hint: hint(of: attribute))
    }
    let grounds = [Choice("", "（主动公开的不用选）")] + WithholdingGround.allCases.map { Choice($0.rawValue, name(of: $0)) }
    return """
        \(radios(FormField("attribute", "公开属性", message: message("attribute", issues)), choices: attributes, selected: form.values["attribute"] ?? "proactive"))
        <div data-unless="attribute=proactive">
        \(selectField(
            FormField("attributeGround", "不主动公开的法律依据", message: message("attributeGround", issues)), choices: grounds,
            selected: form.values["attributeGround"]))
        \(textArea(
            FormField("attributeReason", "不主动公开的理由", message: message("attributeReason", issues), isOptional: true),
            value: form.values["attributeReason"] ?? "", rows: 2))
        </div>
        """
}

private func hint(of attribute: DisclosureAttribute) -> String {
    switch attribute {
    case .proactive: "以公开为常态"
    case .onRequest: "要写明理由和依据"
    case .withheld: "要写明理由和依据，定期复查"
    }
}

/// What is wrong must be seen.
private func hasMoreIssues(_ issues: [Issue]) -> Bool {
    let fields = ["summary", "issuer", "origin", "sourceAddress", "interprets", "publishAt"]
    return issues.contains { fields.contains($0.field) }
}

private func moreFields(_ form: DocumentForm, _ issues: [Issue]) -> HTML {
    let origins = DocumentOrigin.allCases.map { Choice($0.rawValue, name(of: $0)) }
    return """
        \(textArea(
            FormField("summary", "内容概述", hint: "一两句话，列在目录里", message: message("summary", issues), isOptional: true),
            value: form.values["summary"] ?? "", rows: 3))
        \(input("issuer", hint: "不填就是本单位；联合发文写全", form, issues, isOptional: true))
        \(selectField(FormField("origin", "信息来源", message: message("origin", issues)), choices: origins, selected: form.values["origin"]))
        \(input("sourceAddress", hint: "转载的要写", form, issues, isOptional: true))
        \(input("interprets", hint: "这是一件解读时，填它解读的文件的网址、索引号或者发文字号", form, issues, isOptional: true))
        \(textField(
            FormField("publishAt", "定时发布时间", hint: "不填就在审批同意时公布", message: message("publishAt", issues), isOptional: true),
            value: form.values["publishAt"] ?? "", kind: .dateTime, size: 20))
        """
}

private func input(
    _ name: String, hint: String? = nil, _ form: DocumentForm, _ issues: [Issue], isOptional: Bool = false
) -> HTML {
    textField(
        FormField(name, label(ofField: name), hint: hint, message: message(name, issues), isOptional: isOptional),
        value: form.values[name] ?? "")
}

private func day(
    _ name: String, hint: String? = nil, _ form: DocumentForm, _ issues: [Issue], isOptional: Bool = false
) -> HTML {
    textField(
        FormField(name, label(ofField: name), hint: hint, message: message(name, issues), isOptional: isOptional),
        value: form.values[name] ?? "", kind: .date, size: 12)
}

private func list(
    _ name: String, hint: String? = nil, _ choices: [Choice], _ form: DocumentForm, _ issues: [Issue]
) -> HTML {
    selectField(
        FormField(name, label(ofField: name), hint: hint, message: message(name, issues)),
        choices: [Choice("", "请选择")] + choices, selected: form.values[name])
}

/// What of a pasted text was not kept, so that nobody is surprised in public.
func notesOfPaste(_ notes: [RichTextNote], title: String = "粘贴的内容有一部分没有保留") -> HTML? {
    guard !notes.isEmpty else { return nil }
    return notification(.warn, title: title, "<ul>\(notes.map { "<li>\(sentence(for: $0))</li>" })</ul>")
}

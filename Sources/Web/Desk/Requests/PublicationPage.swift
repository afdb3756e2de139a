import Actions
import Domain

/// The form with which what one applicant was given is proposed for everybody (Art 44(2)).
func publicationPage(_ view: DeskRequestView, _ form: Form) -> HTML {
    let id = view.request.request.id
    let obstacle: HTML? = view.obstacle.map {
        notification(.warn, title: $0.title, "<p>\($0.advice)</p>\n<p>您写的还在表格里，没有提交。</p>")
    }
    return """
        \(obstacle)<p class="soft">\(unbroken(view.request.request.number.text))</p>
        <h1>转为主动公开</h1>
        <p class="lead">多个申请人要相同的信息、又可以公开的，可以转为主动公开（条例第四十四条）。这里只生成一份草稿，由信息员补全以后送审，照常审查才公布。</p>
        \(postForm(to: Links.Desk.request(id, "publication"), csrfToken: view.csrf, warnsBeforeLeaving: true, """
            \(view.marks)
            \(textField(FormField("title", "标题", hint: "写信息的名称，不写申请人", message: message("title", view.issues)), value: form.text("title")))
            \(textArea(
                FormField(
                    "body", "正文", hint: "可以先空着，由信息员填。不能有申请人的姓名、号码、电话、地址", message: message("body", view.issues),
                    isOptional: true), value: form.raw("body"), rows: 10))
            \(buttons([button("生成草稿"), buttonLink("不转了", to: Links.Desk.request(id), kind: .quiet)]))
            """))
        """
}

/// Beside an answered request: what was drafted from it, and the way to do so.
func publicationSection(_ view: DeskRequestView) -> HTML? {
    guard view.state.decidedOn != nil, view.state.outcome?.isDisclosure == true, view.request.form != nil else {
        return nil
    }
    let drafted = view.request.publications.map { publication -> HTML in
        let title: HTML =
            view.request.may.contains(.readDocuments)
            ? "<a href=\"\(Links.Desk.document(publication.document))\">\(publication.title)</a>"
            : HTML(publication.title)
        return "<li>\(title)\(publication.isPublic ? tag("已公布", .good) : tag("还没有公布"))</li>"
    }
    let list: HTML? = drafted.isEmpty ? nil : "<ul class=\"list\">\(drafted)</ul>"
    let alike = view.request.others.count { $0.likeness >= 0.5 } + 1
    let advice: HTML? =
        alike < 3 || !drafted.isEmpty ? nil : "<p><strong>相近的申请已经有\(alike)件</strong>，建议转为主动公开（第四十四条）。</p>"
    let link: HTML? =
        view.request.may.contains(.handleRequests)
        ? buttons([buttonLink("转为主动公开", to: Links.Desk.request(view.request.request.id, "publication"), kind: .quiet)])
        : nil
    if list == nil, advice == nil, link == nil { return nil }
    return "<section class=\"card\"><h2>主动公开</h2>\(list)\(advice)\(link)</section>"
}

import Actions
import Domain

/// The forms beside a document: what this person can do with it now, and nothing else.
func deskActions(_ view: DeskDocumentView) -> HTML {
    let parts = [
        draftActions(view), decisionForm(view), overrideForm(view), confirmationForm(view), publishedActions(view),
    ].compactMap(\.self)
    if parts.isEmpty {
        return "<section class=\"card\"><h2>现在不用您办</h2><p>\(waitingFor(view))</p></section>"
    }
    return parts.joined(separator: "\n")
}

private func waitingFor(_ view: DeskDocumentView) -> String {
    switch view.state.stage {
    case .inReview: "等\(view.state.dueSteps.map { name(of: $0) }.joined(separator: "、"))。"
    case .draft, .returned: "在拟稿人手里。"
    case .scheduled(let at): "\(at.wallClockMinute)自动公布。"
    case .settled, .discarded: "已经办结。"
    }
}

private func draftActions(_ view: DeskDocumentView) -> HTML? {
    guard view.document.mayDraft else { return nil }
    let id = view.document.id
    switch view.state.stage {
    case .draft:
        return """
            <section class="card decide"><h2>草稿</h2>
            \(buttons([buttonLink("接着写", to: Links.Desk.document(id, "edit"))]))
            \(postForm(to: Links.Desk.document(id, "submission"), csrfToken: view.csrf, "\(view.marks)\(buttons([button("送审", kind: .quiet)]))"))
            \(details("放弃这件草稿", discardForm(view)))
            </section>
            """
    case .returned(let step, let reason):
        return """
            <section class="card decide"><h2>\(name(of: step))退回</h2>
            <div class="note warn"><p>\(reason)</p></div>
            \(buttons([buttonLink("修改", to: Links.Desk.document(id, "edit"))]))
            \(details("放弃这件草稿", discardForm(view)))
            </section>
            """
    case .inReview, .scheduled, .settled, .discarded: return nil
    }
}

private func discardForm(_ view: DeskDocumentView) -> HTML {
    postForm(
        to: Links.Desk.document(view.document.id, "discarding"), csrfToken: view.csrf,
        """
        \(view.marks)\(textField(FormField("reason", "理由", isOptional: true, id: "discard-reason")))\
        \(button("放弃", kind: .danger))
        """)
}

private func decisionForm(_ view: DeskDocumentView) -> HTML? {
    guard let step = view.document.steps.first else { return nil }
    let next =
        switch step {
        case .check: "同意，送复核"
        case .review: "同意，送审批"
        case .secrecy: "经逐项保密审查，可以公开"
        case .approval: view.document.content.attribute == .proactive ? "同意，公布" : "同意，登记为不公开"
        }
    return postForm(
        to: Links.Desk.document(view.document.id, "decision"), csrfToken: view.csrf, warnsBeforeLeaving: true,
        """
        <div class="card decide">
        <h2>您的\(name(of: step))意见</h2>
        \(summaryList([
            Fact("您签的是", "第\(view.document.revision.number)版"),
            Fact("公开属性", text: name(of: view.document.content.attribute)),
        ]))
        \(view.marks)\(hiddenField("step", step.rawValue))\
        \(radios(
            FormField("decision", "处理", message: message("decision", view.issues)),
            choices: [Choice("sign", next), Choice("return", "退回修改")]))
        \(textArea(
            FormField("opinion", "意见", hint: step == .secrecy ? "写明依据，例如：不涉及国家秘密、工作秘密和个人隐私" : "退回时要写明怎么改", message: message("opinion", view.issues)),
            value: view.typed, rows: 4))
        \(button("提交意见"))
        <p class="small soft">提交后记录您的姓名、时间和版本，不能改。</p>
        </div>
        """)
}

private func overrideForm(_ view: DeskDocumentView) -> HTML? {
    guard view.document.mayOverride, view.state.stage == .inReview, view.state.signatures[.secrecy] != nil,
        view.state.parts[view.person] == nil
    else { return nil }
    let form = postForm(
        to: Links.Desk.document(view.document.id, "override"), csrfToken: view.csrf,
        """
        \(view.marks)<p>跳过还没有签的审核、复核、审批，立即公布。会标明紧急发布，要由另一个人事后确认。</p>
        \(textArea(FormField("reason", "紧急理由", message: message("reason", view.issues)), rows: 3))\
        \(button("紧急公布", kind: .danger))
        """)
    return "<section class=\"card\">\(details("紧急发布", form))</section>"
}

private func confirmationForm(_ view: DeskDocumentView) -> HTML? {
    guard let override = view.state.override, override.confirmedBy == nil, view.document.mayOverride,
        override.person != view.person
    else { return nil }
    let who = override.person.flatMap { view.document.names[$0] } ?? ""
    return postForm(
        to: Links.Desk.document(view.document.id, "override/confirmation"), csrfToken: view.csrf,
        """
        <div class="card decide"><h2>确认紧急发布</h2>
        <p>\(who)于\(override.instant.wallClockMinute)紧急公布：\(override.reason)</p>
        <p class="small soft">认为不当的，请撤下文件。</p>
        \(view.marks)\(textArea(FormField("opinion", "确认意见", isOptional: true, id: "confirm-opinion"), rows: 3))\(button("确认"))
        </div>
        """)
}

private func publishedActions(_ view: DeskDocumentView) -> HTML? {
    guard view.state.isPublic, view.state.stage == .settled else { return nil }
    let id = view.document.id
    var links: [HTML] = []
    if view.document.mayDraft { links.append(buttonLink("更正", to: Links.Desk.document(id, "edit"), kind: .quiet)) }
    if view.document.mayWithdraw {
        links.append(buttonLink("废止、失效", to: Links.Desk.document(id, "validity"), kind: .quiet))
        links.append(buttonLink("撤下", to: Links.Desk.document(id, "withdrawal"), kind: .danger))
    }
    guard !links.isEmpty else { return nil }
    return "<section class=\"card\"><h2>已经公布</h2>\(buttons(links))</section>"
}

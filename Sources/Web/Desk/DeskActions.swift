import Actions
import Domain

/// The forms beside a document: what this person can do with it now, and nothing else.
func deskActions(_ view: DeskDocumentView) -> HTML {
    let parts = [
        draftActions(view), decisionForm(view), overrideForm(view), confirmationForm(view), publishedActions(view),
    ].compactMap(\.self)
    let waiting: HTML = "<section class=\"card\"><h2>现在不用您办</h2><p>\(waitingFor(view))</p></section>"
    return ((parts.isEmpty ? [waiting] : parts) + [recallForm(view)].compactMap(\.self)).joined(separator: "\n")
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
            \(postForm(to: Links.Desk.document(id, DeskForm.submission.rawValue), csrfToken: view.csrf, "\(view.marks)\(buttons([button("送审", kind: .quiet)]))"))
            \(discardForm(view))
            </section>
            """
    case .returned(let step, let reason):
        return """
            <section class="card decide"><h2>\(name(of: step))退回</h2>
            <div class="note warn"><p>\(reason)</p></div>
            \(buttons([buttonLink("修改", to: Links.Desk.document(id, "edit"))]))
            \(discardForm(view))
            </section>
            """
    case .inReview, .scheduled, .settled, .discarded: return nil
    }
}

private func discardForm(_ view: DeskDocumentView) -> HTML {
    let problem = view.problem("reason", in: .discarding)
    let form = postForm(
        to: Links.Desk.document(view.document.id, DeskForm.discarding.rawValue), csrfToken: view.csrf,
        """
        \(view.marks)\(textField(
            FormField("reason", "理由", message: problem, isOptional: true), value: view.typed("reason", in: .discarding) ?? ""))\
        \(button("放弃", kind: .danger))
        """)
    return details("放弃这件草稿", isOpen: problem != nil || view.typed("reason", in: .discarding) != nil, form)
}

private func decisionForm(_ view: DeskDocumentView) -> HTML? {
    guard view.offers(.decision), let step = view.document.steps.first else { return nil }
    let next =
        switch step {
        case .check: "同意，送复核"
        case .review: "同意，送审批"
        case .secrecy: "经逐项保密审查，可以公开"
        case .approval: view.document.content.attribute == .proactive ? "同意，公布" : "同意，登记为不公开"
        }
    let hint =
        step == .secrecy
        ? "写明审查的结论和依据，例如：经审查，不涉及国家秘密、工作秘密、商业秘密和个人隐私，可以公开。退回时写明怎么改" : "可以照用，也可以改写；退回时写明怎么改"
    return postForm(
        to: Links.Desk.document(view.document.id, DeskForm.decision.rawValue), csrfToken: view.csrf,
        warnsBeforeLeaving: true,
        """
        <div class="card decide">
        <h2>您的\(name(of: step))意见</h2>
        \(summaryList([
            Fact("您签的是", "第\(view.document.revision.number)版"),
            Fact("公开属性", text: name(of: view.document.content.attribute)),
        ]))
        \(view.marks)\(hiddenField("step", step.rawValue))\
        \(radios(
            FormField("decision", "处理", message: view.problem("decision", in: .decision)),
            choices: [Choice("sign", next), Choice("return", "退回修改")],
            selected: view.typed("decision", in: .decision)))
        \(textArea(
            FormField("opinion", "意见", hint: hint, message: view.problem("opinion", in: .decision)),
            value: view.typed("opinion", in: .decision) ?? usualOpinion(on: step), rows: 4))
        \(buttons([button("提交意见"), NextInLine.submitButton(view.waiting.count)].compactMap(\.self)))
        <p class="small soft">\(NextInLine.remark(view.waiting.count))提交后记录您的姓名、时间和版本，不能改。</p>
        </div>
        """)
}

/// What the field begins with, so that to agree is one press. The secrecy review has to say its conclusion and its
/// ground (Regulation, Art 17), which nobody should sign unread.
func usualOpinion(on step: ReviewStep) -> String {
    switch step {
    case .check: "经审核，同意。"
    case .review: "经复核，同意。"
    case .approval: "同意。"
    case .secrecy: ""
    }
}

private func recallForm(_ view: DeskDocumentView) -> HTML? {
    guard view.offers(.recall) else { return nil }
    let explanation =
        if case .scheduled(let at) = view.state.stage {
            "\(at.wallClockMinute)不再公布；回到草稿，改好后重新送审。"
        } else {
            "回到草稿，已经签的意见作废，改好后重新送审。"
        }
    return foldedForm(
        .recall, "撤回修改", explanation, FormField("recallReason", "理由", hint: "审核的人会看到"),
        button("撤回", kind: .danger), view)
}

private func overrideForm(_ view: DeskDocumentView) -> HTML? {
    guard view.offers(.override) else { return nil }
    return foldedForm(
        .override, "紧急发布", "跳过还没有签的审核、复核、审批，立即公布。会标明紧急发布，要由另一个人事后确认。", FormField("reason", "紧急理由"),
        button("紧急公布", kind: .danger), view)
}

/// What is seldom done lies folded, and open where something was typed in it.
private func foldedForm(
    _ kind: DeskForm, _ title: String, _ explanation: String, _ field: FormField, _ button: HTML,
    _ view: DeskDocumentView
) -> HTML {
    var field = field
    field.message = view.problem(field.name, in: kind)
    let typed = view.typed(field.name, in: kind)
    let form = postForm(
        to: Links.Desk.document(view.document.id, kind.rawValue), csrfToken: view.csrf,
        "\(view.marks)<p>\(explanation)</p>\n\(textArea(field, value: typed ?? "", rows: 3))\(button)")
    return "<section class=\"card\">\(details(title, isOpen: field.message != nil || typed != nil, form))</section>"
}

private func confirmationForm(_ view: DeskDocumentView) -> HTML? {
    guard view.offers(.confirmation), let override = view.state.override else { return nil }
    let who = override.person.flatMap { view.document.names[$0] } ?? ""
    let field = FormField(
        "confirmOpinion", "确认意见", message: view.problem("confirmOpinion", in: .confirmation), isOptional: true)
    return postForm(
        to: Links.Desk.document(view.document.id, DeskForm.confirmation.rawValue), csrfToken: view.csrf,
        """
        <div class="card decide"><h2>确认紧急发布</h2>
        <p>\(who)于\(override.instant.wallClockMinute)紧急公布：\(override.reason)</p>
        <p class="small soft">认为不当的，请撤下文件。</p>
        \(view.marks)\(textArea(field, value: view.typed("confirmOpinion", in: .confirmation) ?? "", rows: 3))\(button("确认"))
        </div>
        """)
}

/// What was kept from the public can be decided again (Regulation Art 18: 动态调整).
private func filedActions(_ view: DeskDocumentView) -> HTML? {
    guard view.document.mayDraft else { return nil }
    return """
        <section class="card"><h2>已登记为不公开</h2>
        <p>可以公开了，或者内容有变化的，写新的一版重新送审。</p>
        \(buttons([buttonLink("写新的一版", to: Links.Desk.document(view.document.id, "edit"), kind: .quiet)]))
        </section>
        """
}

private func publishedActions(_ view: DeskDocumentView) -> HTML? {
    guard view.state.stage == .settled else { return nil }
    if view.state.publicity == .filed { return filedActions(view) }
    guard view.state.isPublic else { return nil }
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

import Actions
import Domain

/// Everything the page of one petition at the desk shows.
struct DeskPetitionView: Sendable {
    var petition: DeskPetition
    var today: Day
    var issues: [Issue]
    var obstacle: Obstacle?
    var sent: (kind: PetitionAct.Kind, form: Form)?
    var done: String
    var csrf: String
    var once: String

    var state: PetitionCase { petition.state }
    var id: Petition.ID { petition.petition.id }
}

func deskPetitionPage(_ view: DeskPetitionView) -> HTML {
    let form = view.state.form
    let kept: HTML? = view.sent == nil ? nil : "\n<p>您写的还在表格里，没有提交。</p>"
    let obstacle: HTML? = view.obstacle.map {
        notification(.warn, title: $0.title, "<p>\($0.advice)</p>\(kept)")
    }
    let about = view.petition.tree.flattened.map(\.0).first { $0.code == form?.about }?.name ?? ""
    return """
        \(obstacle)\(doneMessage(view.done))\
        <div class="head">
        <p class="soft">\(view.petition.petition.number.text)</p>
        <h1>\(form?.title ?? "提出人的信息已经销毁")</h1>
        <p>\(timeLine(view))</p>
        </div>
        <div class="split work">
        <div>
        \(form.map { summaryList(facts(of: $0, about: about)) })
        \(answerForm(view))\(rectificationForm(view))\(result(view))\
        <section aria-labelledby="past"><h2 id="past">经过</h2>
        \(timeline(story(view)))
        </section>
        </div>
        <aside aria-label="提出人和材料">
        \(petitionerCard(view))\(fileSection(view))\(forwardingForm(view))\(noteForm(view))\(codeForm(view))
        </aside>
        </div>
        """
}

private func doneMessage(_ done: String) -> HTML? {
    switch done {
    case "yes": statusMessage("已经办好，写进了经过。")
    case "repeated": statusMessage("这张表单先前已经收到，没有重复办理。")
    default: nil
    }
}

private func timeLine(_ view: DeskPetitionView) -> HTML {
    if let day = view.state.closedOn { return "\(day.chinese)\(view.state.outcome == nil ? "撤回" : "办结")" }
    guard let due = view.petition.due, let left = view.petition.daysLeft else { return "" }
    return due < view.today
        ? "<strong>超过承诺\(-left)个工作日</strong>，本应在\(due.iso)以前办结"
        : "还剩<strong>\(left)个工作日</strong>，承诺最晚\(due.iso)办结"
}

extension DeskPetitionView {
    /// A form of this page: what was typed stands in it, and what was wrong.
    fileprivate func form(_ kind: PetitionAct.Kind, _ words: FormField, _ fields: HTML = "", _ button: HTML) -> HTML {
        var words = words
        words.message = problem("words", in: kind)
        return postForm(
            to: Links.Desk.petition(id, kind.rawValue), csrfToken: csrf,
            """
            \(hiddenField("once", "\(once)\(kind.rawValue)"))\(hiddenField("version", String(state.eventCount)))\
            \(fields)\(textArea(words, value: typed("words", in: kind), rows: 4))
            \(buttons([button]))
            """)
    }

    fileprivate func typed(_ field: String, in kind: PetitionAct.Kind) -> String {
        sent?.kind == kind ? sent?.form.text(field) ?? "" : ""
    }

    fileprivate func problem(_ field: String, in kind: PetitionAct.Kind) -> String? {
        sent?.kind == kind ? message(field, issues) : nil
    }

    /// Two forms of the page have a field of this name.
    fileprivate func wordsField(_ kind: PetitionAct.Kind, _ label: String, hint: String? = nil) -> FormField {
        FormField("words", label, hint: hint, id: sent?.kind == kind ? "words" : "words-\(kind.rawValue)")
    }
}

private func answerForm(_ view: DeskPetitionView) -> HTML? {
    guard view.state.isOpen else { return nil }
    let kind = view.petition.petition.kind
    let until: HTML? =
        kind == .complaint
        ? textField(
            FormField(
                "rectifyUntil", "整改期限", hint: "督促整改的要填", message: view.problem("rectifyUntil", in: .answer),
                isOptional: true), value: view.typed("rectifyUntil", in: .answer), kind: .date) : nil
    let fields: HTML = """
        \(radios(
            FormField("petitionOutcome", "结果", message: view.problem("petitionOutcome", in: .answer)),
            choices: kind.outcomes.map { Choice($0.rawValue, name(of: $0), hint: hint(of: $0)) },
            selected: view.typed("petitionOutcome", in: .answer)))\(until)
        """
    return """
        <section class="card decide"><h2>告知结果</h2>
        \(view.form(
            .answer, view.wordsField(.answer, "告诉提出人的话", hint: "写明查明的情况、怎么处理、理由；提出人凭查询码看到"), fields, button("告知并办结")))
        </section>
        """
}

private func hint(of outcome: PetitionOutcome) -> String {
    switch outcome {
    case .corrected: "审核属实，已经更正（第四十一条）"
    case .notCorrected: "写明理由"
    case .rectificationOrdered, .criticised: "《政府信息公开条例》第四十七条"
    case .unfounded: "写明查证的情况"
    case .referred: "写明应当向哪个机关提出和它的联系方式"
    }
}

private func rectificationForm(_ view: DeskPetitionView) -> HTML? {
    guard view.state.awaitsRectification, !view.state.isAnonymous, let until = view.state.rectifyUntil else {
        return nil
    }
    let late: HTML? = until < view.today ? tag("已逾期", .bad) : nil
    return """
        <section class="card decide"><h2>督促整改 \(late)</h2>
        <p>限期\(until.chinese)以前整改。</p>
        \(view.form(.rectification, view.wordsField(.rectification, "整改的情况", hint: "提出人看得到"), "", button("登记整改完成")))
        </section>
        """
}

private func result(_ view: DeskPetitionView) -> HTML? {
    guard let outcome = view.state.outcome else { return nil }
    return """
        <section><h2>结果：\(name(of: outcome))</h2>
        \(view.state.answer.split(whereSeparator: \.isNewline).map { "<p>\(String($0))</p>\n" as HTML })
        </section>
        """
}

private func story(_ view: DeskPetitionView) -> [TimelineEvent] {
    view.petition.events.reversed().map { event in
        let (title, remark) = deskWords(event, view.petition.tree)
        let who = event.actor.flatMap { view.petition.names[$0] } ?? ""
        return TimelineEvent(
            title, dateTime(event.day), HTML([who, remark].filter { !$0.isEmpty }.joined(separator: "：")))
    }
}

private func deskWords(_ event: PetitionEvent, _ tree: OrganisationTree) -> (String, String) {
    switch event.happening {
    case .submitted(let channel, _, _): ("提交", name(of: channel))
    case .filed(let file): (file.kind == .scan ? "添加材料" : "提出人添加证据", file.name)
    case .supplemented: ("提出人补充", event.words)
    case .noted: ("说明", event.words)
    case .forwarded(let organisation): ("转送\(tree[organisation]?.name ?? "")", event.words)
    case .answered(let outcome, _): ("告知结果：\(name(of: outcome))", "")
    case .withdrawn: ("提出人撤回", event.words)
    case .rectified: ("整改完成", event.words)
    case .anonymised: ("销毁提出人信息", "")
    }
}

private func petitionerCard(_ view: DeskPetitionView) -> HTML? {
    guard let petitioner = view.state.form?.petitioner else { return nil }
    let name = petitioner.name.isEmpty ? "没有写姓名" : petitioner.maskedName
    let look: HTML? =
        petitioner == Petitioner()
        ? nil
        : """
        \(postForm(to: Links.Desk.petition(view.id, "petitioner"), csrfToken: view.csrf, buttons([button("查看", kind: .quiet)])))
        <p class="small soft">每次查看都会写进操作日志。</p>
        """
    return "<section class=\"card\"><h2>提出人</h2><p>\(name)</p>\(look)</section>\n"
}

private func fileSection(_ view: DeskPetitionView) -> HTML? {
    let items = view.state.files.map { file -> HTML in
        """
        <li>\(file.name)（\(size(file.size))）\(postForm(
            to: Links.Desk.petition(view.id, "files/\(file.position)"), csrfToken: view.csrf,
            "<button class=\"button quiet\">打开<span class=\"hidden\">\(file.name)</span></button>"))</li>
        """
    }
    let problem = message("file", view.issues)
    let form: HTML? =
        view.state.isOpen
        ? details(
            "添加来信、证据的扫描件", isOpen: problem != nil,
            postForm(
                to: Links.Desk.petition(view.id, "files"), csrfToken: view.csrf, takesFile: true,
                """
                \(hiddenField("once", "\(view.once)file"))\(hiddenField("version", String(view.state.eventCount)))\
                \(attachmentField(view.issues))
                \(buttons([button("添加", kind: .quiet)]))
                """)) : nil
    if items.isEmpty, form == nil { return nil }
    let list: HTML = items.isEmpty ? "<p>没有。</p>" : "<ul>\(items)</ul>"
    return "<section><h2>材料</h2>\(list)\(form)</section>\n"
}

private func forwardingForm(_ view: DeskPetitionView) -> HTML? {
    guard view.state.isOpen, !view.petition.receivers.isEmpty else { return nil }
    let fields = selectField(
        FormField("petitionReceiver", "转给哪个机关", message: view.problem("petitionReceiver", in: .forwarding)),
        choices: [Choice("", "请选择")] + view.petition.receivers.map { Choice($0.code, $0.name) },
        selected: view.typed("petitionReceiver", in: .forwarding))
    let title = view.petition.petition.kind == .correction ? "转送有权更正的机关" : "转送其他公开工作主管部门"
    return details(
        title, isOpen: view.sent?.kind == .forwarding,
        view.form(
            .forwarding, view.wordsField(.forwarding, "转送的理由", hint: "提出人看得到"), fields, button("转送", kind: .quiet)))
}

private func noteForm(_ view: DeskPetitionView) -> HTML? {
    if view.state.isAnonymous { return nil }
    return details(
        "记录说明", isOpen: view.sent?.kind == .note,
        view.form(.note, view.wordsField(.note, "说明", hint: "只有办理的人看得到"), "", button("记录", kind: .quiet)))
}

private func codeForm(_ view: DeskPetitionView) -> HTML? {
    if view.state.isAnonymous { return nil }
    return details(
        "换查询码",
        postForm(
            to: Links.Desk.petition(view.id, "code"), csrfToken: view.csrf,
            "\(hiddenField("once", "\(view.once)code"))<p>提出人忘了查询码的，核实以后换一个；原来的不能再用。</p>\(buttons([button("换查询码", kind: .quiet)]))"
        ))
}

import Actions
import Domain

/// Everything the page of one request at the desk shows.
struct DeskRequestView: Sendable {
    var request: DeskRequest
    var person: Person.ID
    var today: Day
    var issues: [Issue] = []
    var obstacle: Obstacle?
    var sent: (kind: RequestAct.Kind, form: Form)?
    var done = ""
    /// What was just done was done to this one.
    var earlier: InformationRequest?
    /// What else waits for this person's signature, most urgent first.
    var waiting: [InformationRequest.ID] = []
    var csrf: String
    var once: String

    var state: RequestCase { request.state }

    var marks: HTML {
        "\(hiddenField("once", once))\(hiddenField("version", String(state.eventCount)))"
    }
}

func deskRequestPage(_ view: DeskRequestView) -> HTML {
    let form = view.request.form
    let kept: HTML? = view.sent == nil ? nil : "\n<p>您写的还在表格里，没有提交。</p>"
    let obstacle: HTML? = view.obstacle.map {
        notification(.warn, title: $0.title, "<p>\($0.advice)</p>\(kept)")
    }
    return """
        \(obstacle)\(doneMessage(view))\
        <div class="head">
        <p class="soft">\(unbroken(view.request.request.number.text))</p>
        <h1>\(form?.title ?? "申请人的信息已经销毁")</h1>
        <div class="row">\(stateTag(view))<span>\(timeLine(view))</span></div>
        </div>
        <div class="split work">
        <div>
        \(whatToSign(view))\(nextAct(view))\(taskList(view))\(whatIsDrafted(view))\(searchSection(view))\
        \(disputeSection(view))
        <section aria-labelledby="ledger"><h2 id="ledger">期限账</h2>
        \(termExplanation(view.request.term, view.state, view.request.ledger, today: view.today))
        </section>
        <section aria-labelledby="past"><h2 id="past">经过</h2>
        \(timeline(deskStory(view)))
        </section>
        </div>
        <aside aria-label="申请人和材料">
        \(applicantCard(view))\(wantedSection(view))\(fileSection(view))\
        \(letterList(view.request.letters) { Links.Desk.letter($0.place, of: view.request.request.id) })
        \(innerSheetForms(view))\(linkedDocuments(view.request.documents))\(relativesSection(view))\
        \(similarSection(view))\(otherActs(view))\(publicationSection(view))\(evidenceSection(view))
        </aside>
        </div>
        """
}

private func doneMessage(_ view: DeskRequestView) -> HTML? {
    if view.done == "publication" { return statusMessage("草稿已经生成，信息员在待办里看得到，补全以后送审。") }
    guard view.done == "repeated" || RequestAct.Kind(rawValue: view.done) != nil else { return nil }
    let sentence = view.done == "repeated" ? "这张表单先前已经收到，没有重复办理。" : "已经办好，写进了经过。"
    return statusNote("<p>\(sentence)\(view.placeAfterAct)</p>")
}

private func stateTag(_ view: DeskRequestView) -> HTML {
    var tags = [tag(name(of: view.state.stage), view.state.stage == .closed ? .good : .info)]
    if view.state.awaited == .clarification { tags.append(tag("等补正", .warn)) }
    if view.state.awaited == .payment { tags.append(tag("等缴费", .warn)) }
    if let due = view.request.ledger?.due, view.state.isAwaitingAnswer, due < view.today {
        tags.append(tag("已逾期", .bad))
    }
    return tags.joined(separator: " ")
}

private func timeLine(_ view: DeskRequestView) -> HTML {
    guard view.state.isAwaitingAnswer else {
        return view.state.closedOn.map { "\($0.chinese)办结" } ?? ""
    }
    guard let due = view.request.ledger?.due, let left = view.request.daysLeft else {
        return view.state.receivedOn == nil ? "还没有确认收到日期" : "期限没有在走"
    }
    let words: HTML =
        due < view.today
        ? "<strong>逾期\(-left)个工作日</strong>，本应在\(due.iso)以前答复"
        : "还剩<strong>\(left)个工作日</strong>，最晚\(due.iso)"
    return "\(words)　<a href=\"#ledger\">怎么算的</a>"
}

extension DeskRequestView {
    /// What this person should do next.
    fileprivate var mainAct: RequestAct.Kind? {
        var first: [RequestAct.Kind] = [.receipt, .signature, .delivery]
        if state.searches.isEmpty, state.draft == nil, state.awaited == nil { first.append(.search) }
        return first.first(where: offers)
    }
}

/// The one thing that is to be done next, with its form open.
private func nextAct(_ view: DeskRequestView) -> HTML? {
    if let sent = view.sent, view.offers(sent.kind), sent.kind != .draft {
        return "<section class=\"card decide\"><h2>\(view.verb(sent.kind))</h2>\(view.form(sent.kind))</section>"
    }
    guard let kind = view.mainAct else { return nil }
    let back: HTML? = kind == .signature ? details("退回修改", view.form(.return)) : nil
    return "<section class=\"card decide\"><h2>\(view.verb(kind))</h2>\(view.form(kind))\(back)</section>"
}

private func taskList(_ view: DeskRequestView) -> HTML {
    let state = view.state
    func task(_ title: String, _ remark: String, isDone: Bool, isOpen: Bool) -> HTML {
        let word = isDone ? tag("已完成", .good) : isOpen ? tag("现在办", .info) : tag("还不能开始")
        let small: HTML? = remark.isEmpty ? nil : "<small>\(remark)</small>"
        return "<li><div>\(title)\(small)</div>\(word)</li>"
    }
    let isReceived = state.receivedOn != nil
    let found = state.searches.last?.found
    var tasks = [
        task(
            "登记和收到日期",
            [state.channel.map { name(of: $0) }, state.receivedOn?.iso].compactMap(\.self).joined(separator: "，"),
            isDone: isReceived, isOpen: true),
        task(
            "检索", found.map { $0.isEmpty ? "没有找到" : $0 } ?? "", isDone: found != nil, isOpen: isReceived && state.isOpen
        ),
    ]
    if !state.consultations.isEmpty {
        let waiting = state.consultations.values.count { $0.opinion == nil }
        tasks.append(
            task("征求意见", "\(state.consultations.count)份，\(waiting)份没有回", isDone: waiting == 0, isOpen: true))
    }
    if !state.assistances.isEmpty {
        let waiting = state.unansweredAssistances
        let until = waiting.compactMap { state.assistances[$0]?.until }.min()
        let remark = until.map { "\(waiting.count)份没有回，最早\($0.iso)到期" } ?? "都有了回复"
        tasks.append(task("协办", remark, isDone: waiting.isEmpty, isOpen: state.isOpen))
    }
    tasks.append(
        task(
            "拟答复", state.draft.map { name(of: $0.outcome) } ?? "", isDone: state.draft != nil && !state.isReturned,
            isOpen: isReceived && state.isOpen))
    for step in AnswerDraft.steps {
        let signer = state.signatures[step].flatMap(\.self).flatMap { view.request.names[$0] }
        tasks.append(
            task(name(of: step), signer ?? "", isDone: state.signatures[step] != nil, isOpen: state.dueStep == step))
    }
    tasks.append(task("送达", state.closedOn?.iso ?? "", isDone: state.closedOn != nil, isOpen: state.stage == .decided))
    for dispute in state.disputes {
        let remark = dispute.result.map { name(of: $0) } ?? name(of: Dispute.Standing.pending)
        tasks.append(task(name(of: dispute.filing.block), remark, isDone: dispute.result != nil, isOpen: true))
    }
    return "<section aria-labelledby=\"tk\"><h2 id=\"tk\">办理步骤</h2>\n<ol class=\"tasks\">\(tasks)</ol></section>\n"
}

/// Who signs reads first what they sign.
private func whatToSign(_ view: DeskRequestView) -> HTML? {
    view.offers(.signature) ? draftSection(view) : nil
}

private func whatIsDrafted(_ view: DeskRequestView) -> HTML? {
    view.offers(.signature) ? nil : draftSection(view)
}

private func draftSection(_ view: DeskRequestView) -> HTML? {
    let preview: HTML? =
        view.request.preview.isEmpty
        ? nil : "<div class=\"official\">\(view.request.preview.map { "<p>\($0)</p>\n" as HTML })</div>"
    let chooser: HTML? =
        view.offers(.draft) ? "\(outcomeChooser(view.request.request.id, selected: view.state.draft?.outcome))" : nil
    if preview == nil, chooser == nil { return nil }
    let returned: HTML? =
        view.state.isReturned ? notification(.warn, title: "被退回", "<p>\(view.lastReturn)</p>") : nil
    return """
        <section class="paper" aria-labelledby="draft"><h2 id="draft">拟答复</h2>
        \(returned)\(preview)\(chooser)
        </section>
        """
}

/// The 21 outcomes of the report's table; the next page asks for what the chosen one needs.
func outcomeChooser(_ id: InformationRequest.ID, selected: RequestOutcome?) -> HTML {
    let choices = RequestOutcome.allCases.map { outcome in
        let group = name(of: outcome.group)
        let own = name(of: outcome)
        return Choice(outcome.rawValue, group == own ? own : "\(group)：\(own)")
    }
    return """
        <form action="\(Links.Desk.request(id, "draft"))">
        \(selectField(FormField("outcome", "答复类型"), choices: [Choice("", "请选择")] + choices, selected: selected?.rawValue))
        \(buttons([button("写这种答复", kind: .quiet)]))
        </form>
        """
}

private func searchSection(_ view: DeskRequestView) -> HTML? {
    guard !view.state.searches.isEmpty, view.request.form != nil else { return nil }
    let rows = view.state.searches.map { record in
        Table.Row.cells([
            HTML(record.places), HTML(record.words), HTML(record.searcher),
            HTML(record.found.isEmpty ? "没有找到" : record.found),
        ])
    }
    return """
        <section aria-labelledby="searches"><h2 id="searches">检索记录</h2>
        \(table(Table(columns: [.init("范围"), .init("检索词"), .init("检索人", isShort: true), .init("结果")], rows: rows)))
        </section>
        """
}

private func applicantCard(_ view: DeskRequestView) -> HTML? {
    guard let applicant = view.request.form?.applicant else { return nil }
    return """
        <section class="card"><h2>申请人</h2>
        \(summaryList([
            Fact("类别", text: name(of: applicant.kind)), Fact("姓名", text: applicant.maskedName),
            Fact("证件", text: "\(name(of: applicant.identification.kind)) 尾号\(applicant.identification.tail)"),
            Fact("电话", text: applicant.maskedPhone),
            Fact("取得方式", text: view.request.form.map { "\(name(of: $0.wanted.form))，\(name(of: $0.wanted.way))" }),
        ]))
        \(postForm(to: Links.Desk.request(view.request.request.id, "applicant"), csrfToken: view.csrf, """
            \(hiddenField("once", view.once + "a"))\(buttons([button("看完整信息", kind: .quiet)]))
            <p class="small soft">每次查看都会留下记录。</p>
            """))
        \(renewCodeForm(view))
        </section>
        """
}

private func renewCodeForm(_ view: DeskRequestView) -> HTML? {
    guard view.request.may.contains(.handleRequests) else { return nil }
    return details(
        "申请人忘了查询码",
        postForm(
            to: Links.Desk.request(view.request.request.id, "code"), csrfToken: view.csrf,
            "<p>先核对申请人的证件。换了以后，旧的查询码不能再用。</p>\(buttons([button("换一个查询码", kind: .quiet)]))"))
}

private func wantedSection(_ view: DeskRequestView) -> HTML? {
    guard let wanted = view.request.form?.wanted else { return nil }
    let years = [wanted.fromYear, wanted.toYear].compactMap(\.self).map(String.init).joined(separator: "—")
    return """
        <section><h2>要的信息</h2>
        <p>\(wanted.description)</p>
        \(summaryList([Fact("文号", text: wanted.documentNumber), Fact("年份", text: years)]))
        </section>
        """
}

/// Where it came from, and what was made of it.
private func relativesSection(_ view: DeskRequestView) -> HTML? {
    guard !view.request.relatives.isEmpty else { return nil }
    let items = view.request.relatives.map { request -> HTML in
        "<li><a href=\"\(Links.Desk.request(request.id))\">\(unbroken(request.number.text))</a></li>"
    }
    return "<section><h2>移送和拆分的申请</h2>\n<ul class=\"list\">\(items)</ul></section>\n"
}

private func similarSection(_ view: DeskRequestView) -> HTML? {
    guard !view.request.others.isEmpty else { return nil }
    let own = view.request.others.filter(\.isSameApplicant)
    let others = view.request.others.filter { !$0.isSameApplicant }
    func list(_ requests: [SimilarRequest]) -> HTML {
        let items = requests.map { other -> HTML in
            let likeness = other.likeness >= 0.5 ? "内容相近" : nil
            let remarks = [other.outcome.map { name(of: $0) }, likeness].compactMap(\.self)
            let remark = remarks.isEmpty ? "" : "（\(remarks.joined(separator: "，"))）"
            return """
                <li><a href="\(Links.Desk.request(other.request.id))">\(unbroken(other.request.number.text))</a>\(other.title)\(remark)</li>
                """
        }
        return "<ul class=\"list\">\(items)</ul>"
    }
    let mine: HTML? = own.isEmpty ? nil : "<section><h2>同一申请人的其他申请</h2>\(list(own))</section>"
    let theirs: HTML? =
        others.isEmpty
        ? nil
        : """
        <section class="note"><h2>另有\(others.count)件申请内容相近</h2>\(list(others))
        <p class="small">多人申请相同信息的，可以转为主动公开（第四十四条）。</p></section>
        """
    return "\(mine)\(theirs)"
}

/// The rest of what can be done now, each folded away.
private func otherActs(_ view: DeskRequestView) -> HTML? {
    let open: Set<RequestAct.Kind> = [.receipt, .signature, .return, .delivery, .draft]
    let rest = RequestAct.Kind.allCases.filter {
        !open.contains($0) && $0 != view.sent?.kind && $0 != view.mainAct && view.offers($0)
    }
    guard !rest.isEmpty else { return nil }
    return "<section><h2>还可以办</h2>\(rest.map { details(view.verb($0), view.form($0)) })</section>"
}

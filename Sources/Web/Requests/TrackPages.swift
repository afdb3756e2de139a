import Actions
import Domain

/// What the page of a tracked request shows.
struct TrackView: Sendable {
    var tracked: TrackedRequest
    var today: Day
    var issues: [Issue]
    var obstacle: Obstacle?
    var sent: Form
    var once: String

    var state: RequestCase { tracked.state }
}

func trackFormPage(_ form: Form, _ issues: [Issue]) -> HTML {
    """
    \(errorSummary(formErrors(issues)))\
    <h1>查申请进度</h1>
    <p class="lead">不用注册。编号和查询码在提交申请以后的页面和受理回执上。</p>
    \(ticketForm(to: Links.trackRequest, "申请编号", example: "市财政局申〔2026〕47号", form, issues))
    <p class="soft">更正申请和投诉，<a href="\(Links.trackPetition)">在这里查</a>。</p>
    \(details("忘了编号或者查询码？", "<p>带上证件到受理机关补查。受理机关的地址和电话在<a href=\"\(Links.newRequest)\">依申请公开</a>页。</p>"))
    """
}

/// Where a number and a code are typed.
func ticketForm(to address: String, _ label: String, example: String, _ form: Form, _ issues: [Issue]) -> HTML {
    postForm(
        to: address, csrfToken: nil,
        """
        \(textField(
            FormField("requestNumber", label, hint: "例如：\(example)", message: message("requestNumber", issues)),
            value: form.text("requestNumber")))
        \(textField(
            FormField("queryCode", "查询码", hint: "8位，例如7K4M-92QX", message: message("queryCode", issues)),
            value: form.text("queryCode"), size: 12))
        \(buttons([button("查进度")]))
        """)
}

func trackPage(_ view: TrackView) -> HTML {
    let (tracked, state) = (view.tracked, view.state)
    let lead = leadLine(view)
    let obstacle: HTML? = view.obstacle.map { notification(.warn, title: $0.title, "<p>\($0.advice)</p>") }
    return """
        \(obstacle)\(errorSummary(formErrors(view.issues)))\
        <div class="head">
        <h1>\(headline(state))</h1>
        \(lead.isEmpty ? nil : "<p class=\"lead\">\(lead)</p>" as HTML)
        </div>
        \(summaryList(
            [
                Fact("申请编号", unbroken(tracked.request.number.text)), Fact("状态", statusTag(view)),
                Fact("受理机关", text: [tracked.organisation.name, tracked.profile.phone].filter { !$0.isEmpty }.joined(separator: "，")),
                Fact("提交日期", state.submittedOn.map { dateTime($0) } ?? ""),
                Fact("收到日期", state.receivedOn.map { dateTime($0) } ?? "等受理机关确认"),
                Fact("申请内容", text: tracked.form.wanted.description.isEmpty ? tracked.form.wanted.documentNumber : tracked.form.wanted.description, isWide: true),
            ], inPairs: true))
        \(clarificationForm(view))\
        <div class="split half">
        <section aria-labelledby="tl"><h2 id="tl">办到哪一步</h2>
        \(timeline(applicantStory(view)))
        \(letterList(tracked.letters) { Links.trackedLetter($0.place) })
        \(trackedFiles(state.filesForApplicant))
        </section>
        <section aria-labelledby="lg"><h2 id="lg">日期是怎么算的</h2>
        \(termExplanation(tracked.term, state, tracked.ledger, today: view.today))
        </section>
        </div>
        \(linkedDocuments(tracked.documents))\(relatives(view))\
        \(remedies(view))\(ratingForm(view))\(withdrawalForm(view))\
        \(postForm(to: Links.trackRequest("leave"), csrfToken: nil, buttons([button("查别的申请", kind: .quiet)])))
        """
}

/// Requests that belong together open with the same query code.
private func relatives(_ view: TrackView) -> HTML? {
    guard !view.tracked.relatives.isEmpty else { return nil }
    let items = view.tracked.relatives.map { request -> HTML in
        """
        <li>\(unbroken(request.number.text))\(postForm(to: Links.trackRequest("relative"), csrfToken: nil, """
            \(hiddenField("requestNumber", request.number.text))\(button("看这一件", kind: .quiet))
            """))</li>
        """
    }
    return "<section><h2>相关的申请</h2>\n<ul class=\"list\">\(items)</ul></section>\n"
}

/// What is published and was asked for.
func linkedDocuments(_ documents: [LinkedDocument]) -> HTML? {
    guard !documents.isEmpty else { return nil }
    let items = documents.map { "<li><a href=\"\(Links.document($0.id))\">\($0.title)</a></li>" as HTML }
    return "<section><h2>已经公开的文件</h2>\n<ul class=\"list\">\(items)</ul></section>\n"
}

private func headline(_ state: RequestCase) -> String {
    switch state.stage {
    case .submitted: "您的申请已提交，等受理机关确认"
    case .underWay where state.awaited == .clarification: "请您补充申请的内容"
    case .underWay where state.awaited == .payment: "请您缴纳信息处理费"
    case .underWay, .decided: "您的申请正在办理"
    case .transferred: "您的申请已经移送其他机关"
    case .closed where state.decidedOn == nil: "您的申请已经撤回"
    case .closed: "您的申请已经答复"
    }
}

private func leadLine(_ view: TrackView) -> HTML {
    if let clarification = view.state.clarification, view.state.awaited == .clarification {
        return "请在\(clarification.until.chinese)以前补充。收到您的补充以后，期限重新计算。"
    }
    guard let due = view.tracked.ledger?.due, let left = view.tracked.daysLeft else { return "" }
    if due < view.today { return "本应在\(due.chinese)以前答复，已经逾期\(-left)个工作日。" }
    return "最晚\(due.chinese)答复，\(left == 0 ? "就是今天" : "还有\(left)个工作日")。"
}

private func statusTag(_ view: TrackView) -> HTML {
    if view.state.isAwaitingAnswer, let due = view.tracked.ledger?.due, due < view.today { return tag("已逾期", .bad) }
    switch view.state.awaited {
    case .clarification where view.state.isOpen: return tag("等您补充", .warn)
    case .payment where view.state.isOpen: return tag("等您缴费", .warn)
    case .clarification, .payment, nil: break
    }
    return tag(name(of: view.state.stage), view.state.stage == .closed ? .good : .info)
}

/// Letters with links to their pages.
func letterList(_ letters: [RequestLetter], address: (RequestLetter) -> String) -> HTML? {
    guard !letters.isEmpty else { return nil }
    let items = letters.map { letter -> HTML in
        "<li><a href=\"\(address(letter))\">\(name(of: letter.kind))，\(unbroken(letter.number))</a><span>\(letter.day)</span></li>"
    }
    return "<h2>文书</h2>\n<ul class=\"list\">\(items)</ul>"
}

/// Every count of the term: those that were begun anew, and the one that holds.
func termExplanation(_ term: RequestTerm, _ state: RequestCase, _ ledger: DayLedger?, today: Day) -> HTML {
    guard !term.counts.isEmpty else { return "<p>确认收到申请以后开始计算：收到当天不算，从第二天起20个工作日。</p>" }
    let earlier = term.counts.compactMap { count -> HTML? in
        guard let ended = count.ended else { return nil }
        let why = ended.awaited == .clarification ? "要求补正（第三十条）" : "通知缴费（信息处理费管理办法）"
        return "<li>\(count.dayZero.chinese)起计算，\(ended.since.chinese)因为\(why)停止，以后重新计算。</li>"
    }
    let stops = term.stops.map { stop -> HTML in
        """
        <li>\(stop.days.lowerBound.chinese)到\(stop.days.upperBound.chinese)征求\(name(of: stop.cause))的意见，不计入期限\
        （第三十三条第三款）。</li>
        """
    }
    var rules: [HTML] = []
    if let days = state.extendedBy { rules.append("<li>延长\(days)个工作日（第三十三条第二款）。</li>") }
    let remarks = earlier + stops + rules
    let list: HTML? = remarks.isEmpty ? nil : "<ul>\(remarks)</ul>\n"
    guard let ledger else { return "\(list)<p>现在没有期限在走。</p>" }
    return """
        \(list)\(termLedger(ledger, today: today, caption: "\(ledger.dayZero.chinese)收到，\(ledger.due.chinese)截止"))
        \(provisionalRemark(ledger))
        """
}

private func clarificationForm(_ view: TrackView) -> HTML? {
    guard view.state.awaited == .clarification, view.state.isOpen else { return nil }
    let asked = view.tracked.events.last { if case .clarificationAsked = $0.happening { true } else { false } }
    return postForm(
        to: Links.trackRequest("clarification"), csrfToken: nil,
        """
        \(hiddenField("once", view.once))\
        \(textArea(
            FormField("words", "您的补充", hint: "要补充的是：\(asked?.words ?? "")", message: message("words", view.issues)),
            value: view.sent.text("words")))
        \(buttons([button("提交补充")]))
        """)
}

private func withdrawalForm(_ view: TrackView) -> HTML? {
    guard view.state.isOpen else { return nil }
    return details(
        "撤回这件申请",
        postForm(
            to: Links.trackRequest("withdrawal"), csrfToken: nil,
            """
            \(hiddenField("once", view.once))\
            <p>撤回以后不再办理，可以重新申请。</p>
            \(textField(FormField("reason", "原因", isOptional: true)))
            \(buttons([button("撤回申请", kind: .danger)]))
            """))
}

private func ratingForm(_ view: TrackView) -> HTML? {
    guard view.state.stage == .closed, view.state.decidedOn != nil, view.state.rating == nil else { return nil }
    let choices = [(5, "非常满意"), (4, "满意"), (3, "基本满意"), (2, "不满意"), (1, "非常不满意")]
    return """
        <section aria-labelledby="rate"><h2 id="rate">您对这次答复满意吗？</h2>
        \(postForm(to: Links.trackRequest("rating"), csrfToken: nil, """
            \(hiddenField("once", view.once))\
            \(radios(FormField("rating", "评价"), choices: choices.map { Choice(String($0.0), $0.1) }, selected: view.sent.text("rating")))
            \(textField(FormField("words", "想说的话", isOptional: true), value: view.sent.text("words")))
            \(buttons([button("提交评价", kind: .quiet)]))
            """))
        </section>
        """
}

/// What can be done against an answer, or against none, each with its own last day.
private func remedies(_ view: TrackView) -> HTML? {
    let state = view.state
    if state.isAwaitingAnswer {
        guard let due = view.tracked.ledger?.due, due < view.today else { return nil }
        return notification(
            .warn, title: "到期没有答复，可以怎么办",
            "<p>可以依法申请行政复议（先复议，法律规定不履行公开职责的要先复议），也可以向上一级行政机关或者政府信息公开工作主管部门投诉、举报（《政府信息公开条例》第五十一条）。</p>\n<p><a href=\"\(complaint(view.tracked))\">网上投诉</a></p>"
        )
    }
    guard let outcome = state.outcome, state.decidedOn != nil, let start = state.closedOn else { return nil }
    let review = Remedy.reconsideration(from: start)
    let suit = Remedy.suit(from: start)
    func left(_ day: Day) -> String { day < view.today ? "已经过期" : "还有\(day - view.today)天" }
    let body: HTML =
        outcome.isReconsiderationFirst
        ? """
        <p>对不予公开的部分不服的，先申请行政复议，最晚\(review.chinese)（\(left(review))）；对复议决定不服的，收到复议决定书之日起15日内向人民法院起诉。</p>
        """
        : """
        <p>可以申请行政复议，最晚\(review.chinese)（\(left(review))）；也可以直接向人民法院起诉，最晚\(suit.chinese)（\(left(suit))）。</p>
        """
    return notification(title: "对答复不服，可以怎么办", "\(body)<p class=\"small soft\">从答复送达之日起算；您实际收到更晚的，从收到之日起算。</p>")
}

/// Where to complain of the organ, with what is known of the request.
private func complaint(_ tracked: TrackedRequest) -> String {
    Links.query(
        Links.petition(.complaint, .write),
        [("about", tracked.organisation.code), ("matter", tracked.request.number.text)])
}

/// A letter as a page that can be read, printed and read aloud.
func letterPage(_ letter: RequestLetter) -> HTML {
    """
    <article class="official">
    <h1>\(letter.title)</h1>
    <p class="soft no">\(unbroken(letter.number))</p>
    <p>\(letter.addressee)：</p>
    \(letter.paragraphs.map { "<p>\($0)</p>\n" as HTML })
    <p class="sign">\(letter.organ)<br>\(letter.day)</p>
    </article>
    """
}

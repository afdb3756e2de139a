import Actions
import Domain

/// What the page of a tracked petition shows.
struct TrackPetitionView: Sendable {
    var tracked: TrackedPetition
    var today: Day
    var issues: [Issue]
    var obstacle: Obstacle?
    var sent: Form
    var once: String

    var state: PetitionCase { tracked.state }
}

func trackPetitionFormPage(_ form: Form, _ issues: [Issue]) -> HTML {
    """
    \(errorSummary(formErrors(issues)))\
    <h1>查更正、投诉的进度</h1>
    <p class="lead">不用注册。编号和查询码在提交以后的页面上。</p>
    \(ticketForm(to: Links.trackPetition, "编号", example: "市政府办投诉〔2026〕3号", form, issues))
    <p class="soft">依申请公开的进度，<a href="\(Links.trackRequest)">在这里查</a>。</p>
    """
}

func trackPetitionPage(_ view: TrackPetitionView) -> HTML {
    let (tracked, state) = (view.tracked, view.state)
    let obstacle: HTML? = view.obstacle.map { notification(.warn, title: $0.title, "<p>\($0.advice)</p>") }
    return """
        \(obstacle)\(errorSummary(formErrors(view.issues)))\
        <div class="head"><h1>\(headline(view))</h1>\
        \(leadLine(view).map { "<p class=\"lead\">\($0)</p>" as HTML })</div>
        \(summaryList(
            [
                Fact("编号", text: tracked.petition.number.text),
                Fact("办理机关", text: [tracked.organisation.name, tracked.profile.phone].filter { !$0.isEmpty }.joined(separator: "，")),
                Fact("提交日期", state.submittedOn.map { dateTime($0) } ?? ""),
                Fact("内容", text: state.form?.matter, isWide: true),
            ], inPairs: true))
        \(answer(view))\
        <section aria-labelledby="tl"><h2 id="tl">办到哪一步</h2>
        \(timeline(petitionerStory(view)))
        </section>
        \(files(state.files))\(supplementForm(view))\(withdrawalForm(view))\
        \(postForm(to: Links.trackPetition("leave"), csrfToken: nil, buttons([button("查别的", kind: .quiet)])))
        """
}

private func headline(_ view: TrackPetitionView) -> String {
    let what =
        switch view.tracked.petition.kind {
        case .correction: "更正申请"
        case .complaint: "投诉"
        }
    if view.state.isOpen { return "您的\(what)正在办理" }
    return view.state.outcome == nil ? "您的\(what)已经撤回" : "您的\(what)已经办结"
}

private func leadLine(_ view: TrackPetitionView) -> String? {
    guard view.state.isOpen, let due = view.tracked.due else { return nil }
    let days = "承诺\(view.state.workingDays)个工作日内告诉您结果"
    return due < view.today ? "\(days)，本应在\(due.chinese)以前，已经超过。" : "\(days)，最晚\(due.chinese)。"
}

/// What was decided, and what can be done against it.
private func answer(_ view: TrackPetitionView) -> HTML? {
    guard let outcome = view.state.outcome, let day = view.state.closedOn else { return nil }
    let rectification = view.state.rectifyUntil.map { until -> HTML in
        view.state.rectifiedOn.map { "<p>\($0.chinese)已经整改。</p>" } ?? "<p>限期\(until.chinese)以前整改。</p>"
    }
    let remedy: HTML? =
        outcome == .notCorrected
        ? """
        <p class="small soft">不服的，可以从收到之日起60日内申请行政复议（行政复议法第二十条），\
        或者6个月内向人民法院起诉（行政诉讼法第四十六条）。</p>
        """ : nil
    return """
        <section class="card" aria-labelledby="answer"><h2 id="answer">结果：\(name(of: outcome))</h2>
        \(view.state.answer.split(whereSeparator: \.isNewline).map { "<p>\(String($0))</p>\n" as HTML })
        <p class="soft">\(view.tracked.organisation.name)，\(dateTime(day))</p>
        \(rectification)\(remedy)
        </section>
        """
}

private func petitionerStory(_ view: TrackPetitionView) -> [TimelineEvent] {
    let events = view.tracked.events.compactMap { event -> TimelineEvent? in
        guard let (title, remark) = plainWords(event, view.tracked.names) else { return nil }
        return TimelineEvent(title, dateTime(event.day), HTML(remark))
    }
    return events.reversed().enumerated().map { index, event in
        var event = event
        event.isNow = index == 0 && view.state.isOpen
        return event
    }
}

/// Nil for what happens inside the office.
private func plainWords(_ event: PetitionEvent, _ names: [Organisation.ID: String]) -> (String, String)? {
    switch event.happening {
    case .submitted(let channel, _, _): ("收到", name(of: channel))
    case .supplemented: ("您的补充", event.words)
    case .filed: ("收到您的证据", "")
    case .forwarded(let organisation): ("转送\(names[organisation] ?? "其他机关")办理", event.words)
    case .answered(let outcome, _): ("办结：\(name(of: outcome))", "")
    case .withdrawn: ("已经撤回", "")
    case .rectified: ("整改完成", event.words)
    case .noted, .anonymised: nil
    }
}

private func files(_ files: [RequestFile]) -> HTML? {
    guard !files.isEmpty else { return nil }
    let items = files.map { file -> HTML in
        """
        <li><a href="\(Links.trackPetition("files/\(file.position)"))">\(file.name)</a>\
        <span>\(size(file.size))</span></li>
        """
    }
    return "<h2>证据</h2>\n<ul class=\"list\">\(items)</ul>\n"
}

private func supplementForm(_ view: TrackPetitionView) -> HTML? {
    guard view.state.isOpen else { return nil }
    let words = postForm(
        to: Links.trackPetition("supplement"), csrfToken: nil,
        """
        \(hiddenField("once", view.once))\
        \(textArea(
            FormField("words", "还想说的", message: message("words", view.issues)), value: view.sent.text("words"), rows: 4))
        \(buttons([button("补充", kind: .quiet)]))
        """)
    let file = postForm(
        to: Links.trackPetition("files"), csrfToken: nil, takesFile: true,
        """
        \(hiddenField("once", "\(view.once)file"))\(attachmentField(view.issues))
        \(buttons([button("添加证据", kind: .quiet)]))
        """)
    let isSent = !view.sent.text("words").isEmpty || view.issues.contains { ["words", "file"].contains($0.field) }
    return details("补充情况、添加证据", isOpen: isSent, "\(words)\(file)")
}

private func withdrawalForm(_ view: TrackPetitionView) -> HTML? {
    guard view.state.isOpen else { return nil }
    let problem = message("reason", view.issues)
    return details(
        "撤回", isOpen: problem != nil,
        postForm(
            to: Links.trackPetition("withdrawal"), csrfToken: nil,
            """
            \(hiddenField("once", "\(view.once)withdrawal"))\
            <p>撤回以后不再办理，可以重新提交。</p>
            \(textField(
                FormField("reason", "原因", message: problem, isOptional: true), value: view.sent.text("reason")))
            \(buttons([button("撤回", kind: .danger)]))
            """))
}

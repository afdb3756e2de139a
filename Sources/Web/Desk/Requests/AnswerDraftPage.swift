import Actions
import Domain

/// What a decision of one kind needs: its article, its words, and the records it stands on.
func answerDraftPage(_ view: DeskRequestView, _ outcome: RequestOutcome) -> HTML {
    let id = view.request.request.id
    let earlier = view.state.draft?.outcome == outcome ? view.state.draft : nil
    func typed(_ name: String, else value: String) -> String {
        view.sent.map { $0.form.text(name) } ?? value
    }
    let missing = view.state.missingRecords(for: outcome)
    let records: HTML? =
        missing.isEmpty
        ? nil
        : notification(
            .warn, title: "还缺记录", "<p>这种答复要有\(missing.map { name(of: $0) }.joined(separator: "、"))，先在申请页上补。</p>")
    let articles: HTML? =
        outcome.articles.isEmpty
        ? nil
        : checkboxes(
            FormField("article", "依据的条款", hint: "《政府信息公开条例》，至少选一条", message: message("article", view.issues)),
            choices: outcome.articles.map { Choice($0.text, $0.name) },
            selected: view.sent.map { Set($0.form.all("article")) }
                ?? Set((earlier?.articles ?? (outcome.articles.count == 1 ? outcome.articles : [])).map(\.text)))
    let parts = DecisionPart.allCases.filter { $0.isWritten && outcome.parts.contains($0) }.map { part in
        textArea(
            FormField(
                part.rawValue, name(of: part), hint: hint(of: part), message: message(part.rawValue, view.issues)),
            value: typed(part.rawValue, else: earlier?.parts[part] ?? ""), rows: 4)
    }
    let obstacle: HTML? = view.obstacle.map { notification(.warn, title: $0.title, "<p>\($0.advice)</p>") }
    let remedy =
        outcome.isReconsiderationFirst
        ? "先申请行政复议（60日内），对复议决定不服再起诉（15日内）。" : "可以申请行政复议（60日内），也可以直接起诉（6个月内）。"
    return """
        \(obstacle)<p class="soft">\(unbroken(view.request.request.number.text))</p>
        <h1>拟答复：\(name(of: outcome))</h1>
        \(records)
        \(postForm(to: Links.Desk.request(id, RequestAct.Kind.draft.rawValue), csrfToken: view.csrf, warnsBeforeLeaving: true, """
            \(view.marks)\(hiddenField("outcome", outcome.rawValue))\(articles)\(parts)
            \(notification(title: "救济告知由系统写入", "<p>\(remedy)</p>"))
            \(buttons([button("保存，送复核"), buttonLink("不写了", to: Links.Desk.request(id), kind: .quiet)]))
            """))
        <section><h2>换一种答复</h2>\(outcomeChooser(id, selected: outcome))</section>
        """
}

private func hint(of part: DecisionPart) -> String? {
    switch part {
    case .way: "写清怎样取得、在哪里、什么时候；随信附上的写明附件"
    case .reasons: "会原样进入答复书"
    case .withheldPart: "写清是哪一部分"
    case .otherLaw: "名称和条款，例如：《不动产登记暂行条例》第二十七条"
    case .earlierAnswer: "例如：市财政局公复〔2026〕3号"
    case .thirdPartyRecord, .searchRecord, .clarificationRecord, .excessRecord, .feeRecord: nil
    }
}

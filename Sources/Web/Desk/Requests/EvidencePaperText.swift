import Actions
import Domain

/// What stands on a paper of an evidence pack.
func paperText(_ paper: EvidencePaper, _ request: DeskRequest) -> HTML {
    switch paper.content {
    case .application:
        "<h1>\(name(of: paper.kind))</h1>\n\(request.form.map { factTable(applicationFacts($0, request)) })"
    case .letter(let letter):
        """
        <h1>\(letter.title)</h1>
        <p>\(letter.number)</p>
        <p>\(letter.addressee)：</p>
        \(letter.paragraphs.map { "<p>\($0)</p>\n" as HTML })<p class="sign">\(letter.organ)<br>\(letter.day)</p>
        """
    case .record(let events):
        "<h1>\(name(of: paper.kind))</h1>\n\(events.map { factTable(facts(of: $0, request)) })"
    case .law(let articles, let other):
        """
        <h1>\(name(of: paper.kind))</h1>
        <p>《中华人民共和国政府信息公开条例》（国务院令第711号）\(articles.map(\.name).joined(separator: "、"))</p>
        <p>\(other)</p>
        """
    }
}

private func factTable(_ facts: [(String, String)]) -> HTML {
    let rows = facts.filter { !$0.1.isEmpty }.map { label, value -> HTML in
        "<tr><th scope=\"row\">\(label)</th><td>\(value)</td></tr>\n"
    }
    return "<table><tbody>\n\(rows)</tbody></table>\n<p></p>\n"
}

/// Everything that was handed in: a court must see who asked.
private func applicationFacts(_ form: ApplicationForm, _ request: DeskRequest) -> [(String, String)] {
    let (applicant, wanted) = (form.applicant, form.wanted)
    let years = [wanted.fromYear, wanted.toYear].compactMap(\.self).map(String.init).joined(separator: "—")
    return [
        ("申请编号", request.request.number.text), ("受理机关", request.organisation.name),
        ("提交日期", request.state.submittedOn?.chinese ?? ""),
        ("提交方式", request.state.channel.map { name(of: $0) } ?? ""), ("申请人类别", name(of: applicant.kind)),
        ("姓名或者名称", applicant.name),
        (name(of: applicant.identification.kind), applicant.identification.number), ("联系人", applicant.contactName),
        ("电话", applicant.phone), ("电子邮箱", applicant.email), ("通信地址", applicant.address),
        ("邮政编码", applicant.postcode), ("代理人", applicant.agent?.name ?? ""),
        ("代理人证件号码", applicant.agent?.identification.number ?? ""), ("代理人电话", applicant.agent?.phone ?? ""),
        ("申请公开的信息", wanted.description), ("文号", wanted.documentNumber), ("年份", years),
        ("提供的形式", name(of: wanted.form)), ("取得的方式", name(of: wanted.way)),
    ]
}

private func facts(of event: RequestEvent, _ request: DeskRequest) -> [(String, String)] {
    let who = event.actor.flatMap { request.names[$0] } ?? "申请人"
    return [("日期", event.day.chinese), ("事项", deskTitle(of: event, names: request.names)), ("办理人", who)]
        + details(of: event.happening) + [("内容", event.words)]
}

private func details(of happening: RequestEvent.Happening) -> [(String, String)] {
    switch happening {
    case .searched(let record):
        [
            ("检索范围", record.places), ("检索词", record.words), ("检索人", record.searcher),
            ("检索结果", record.found.isEmpty ? "没有找到" : record.found),
        ]
    case .drafted(let draft):
        [("依据", draft.articles.map(\.name).joined(separator: "、"))]
            + DecisionPart.allCases.compactMap { part in draft.parts[part].map { (name(of: part), $0) } }
    case .submitted, .received, .clarificationAsked, .clarified, .consulted, .consultationDelivered, .opinionReceived,
        .extended, .reasonsAsked, .postponed, .feeAsked, .feePaid, .withdrawn, .answered, .delivered, .assigned,
        .signed, .returned, .noted, .archived, .rated, .disputeOpened, .disputeDecided, .publicationDrafted,
        .anonymised, .transferred, .divided, .derived, .linked, .assistanceAsked, .assistanceGiven, .filed, .annulled:
        []
    }
}

import Actions
import Domain

/// The sheets of a request that stay in its file (宿政办函〔2021〕21号), made of the request as it stands.
enum InnerSheet: String, Sendable, CaseIterable {
    /// 审查呈批单
    case approval
    /// 登记表
    case registration
    /// The application as it was handed in, on the printed form.
    case application

    var title: String {
        switch self {
        case .approval: "政府信息公开申请审查呈批单"
        case .registration: "政府信息公开申请登记表"
        case .application: PaperApplication.title
        }
    }

    func sheet(_ desk: DeskRequest, _ form: ApplicationForm) -> Sheet {
        let main: HTML =
            switch self {
            case .approval: approvalTable(desk, form)
            case .registration: paperTable(registrationRows(desk, form))
            case .application: PaperApplication(fields: ApplicationFields(form)).table
            }
        return Sheet(title: title, organ: desk.organisation.name, number: desk.request.number.text, main: main)
    }
}

/// A form for each: who is named on it is named to those who ask only, and that is written down.
func innerSheetForms(_ view: DeskRequestView) -> HTML? {
    guard view.request.form != nil else { return nil }
    let forms = InnerSheet.allCases.map { sheet in
        details(
            sheet.title,
            postForm(
                to: Links.Desk.request(view.request.request.id, "sheets/\(sheet.rawValue)"), csrfToken: view.csrf,
                buttons([button("打印", kind: .quiet, name: "format", value: "sheet")] + Press.Format.buttons)))
    }
    return """
        <section><h2>内部表单</h2>
        \(forms)
        <p class="small soft">上面有申请人的姓名，每次打开都会留下记录。</p>
        </section>
        """
}

private typealias PaperRow = (title: String, words: String)

private func paperTable(_ rows: [PaperRow]) -> HTML {
    let lines = rows.map { "<tr><th scope=\"row\">\($0.title)</th><td>\($0.words)</td></tr>\n" as HTML }
    return "<table class=\"table grid-lines\">\n<tbody>\n\(lines)</tbody>\n</table>\n"
}

private func registrationRows(_ desk: DeskRequest, _ form: ApplicationForm) -> [PaperRow] {
    let (applicant, wanted, state) = (form.applicant, form.wanted, desk.state)
    let addresses = [applicant.phone, applicant.email, applicant.address, applicant.postcode].filter { !$0.isEmpty }
    return [
        ("登记编号", desk.request.number.text), ("来的方式", state.channel.map { name(of: $0) } ?? ""),
        ("提交日期", state.submittedOn?.chinese ?? ""), ("收到日期", state.receivedOn?.chinese ?? ""),
        ("答复期限", desk.ledger?.due.chinese ?? ""), ("申请人", applicant.name),
        ("申请人类别", name(of: applicant.kind)),
        ("身份证明", "\(name(of: applicant.identification.kind)) \(applicant.identification.number)"),
        ("联系人", applicant.contactName), ("联系方式", addresses.joined(separator: "，")),
        ("代理人", [applicant.agent?.name, applicant.agent?.phone].compactMap(\.self).joined(separator: "，")),
        ("申请内容", wanted.description), ("文号", wanted.documentNumber),
        ("形式和方式", "\(name(of: wanted.form))，\(name(of: wanted.way))"),
        ("承办人", state.assignee.flatMap { desk.names[$0] } ?? ""), ("答复类型", state.outcome.map { name(of: $0) } ?? ""),
        ("决定日期", state.decidedOn?.chinese ?? ""), ("送达日期", state.closedOn?.chinese ?? ""),
        ("文书", desk.letters.map(\.number).joined(separator: "，")), ("归档", state.isArchived ? "已经归档" : ""),
    ]
}

/// What those who sign have to know, with a place for each signature.
private func approvalTable(_ desk: DeskRequest, _ form: ApplicationForm) -> HTML {
    let state = desk.state
    var rows: [PaperRow] = [
        ("申请编号", desk.request.number.text), ("申请人", form.applicant.name), ("申请内容", form.wanted.description),
        ("收到日期", state.receivedOn?.chinese ?? ""), ("答复期限", desk.ledger?.due.chinese ?? ""),
    ]
    rows += state.searches.map { record -> PaperRow in
        (
            "检索记录",
            "\(record.places)，检索词：\(record.words)，\(record.searcher)：\(record.found.isEmpty ? "没有找到" : record.found)"
        )
    }
    rows += state.consultations.sorted { $0.key < $1.key }.map { _, asked -> PaperRow in
        ("征求意见", "\(name(of: asked.cause))，\(asked.opinion.map { name(of: $0) } ?? "没有回复")")
    }
    if let draft = state.draft {
        rows.append(("拟答复类型", name(of: draft.outcome)))
        rows.append(("依据", draft.articles.map(\.name).joined(separator: "、")))
        rows += DecisionPart.allCases.compactMap { part -> PaperRow? in draft.parts[part].map { (name(of: part), $0) } }
    }
    rows.append(("拟稿人", signature(desk) { if case .drafted = $0 { true } else { false } }))
    rows += AnswerDraft.steps.map { step -> PaperRow in
        (name(of: step), state.signatures[step] == nil ? blankSignature : signature(desk) { $0 == .signed(step) })
    }
    let answer = desk.preview.isEmpty ? desk.letters.last { $0.kind == .answer }?.paragraphs ?? [] : desk.preview
    let heading: HTML? = answer.isEmpty ? nil : "<h2>答复书\(desk.preview.isEmpty ? "" : "（稿）")</h2>\n"
    return "\(paperTable(rows))\(heading)\(answer.map { "<p>\($0)</p>\n" as HTML })"
}

private let blankSignature = "　　　　　　　　　　签名：　　　　　　　　　年　　月　　日"

/// The opinion, the name and the day of who did it last.
private func signature(_ desk: DeskRequest, _ isIt: (RequestEvent.Happening) -> Bool) -> String {
    guard let event = desk.events.last(where: { isIt($0.happening) }) else { return blankSignature }
    let who = event.actor.flatMap { desk.names[$0] } ?? ""
    return [event.words, who, event.day.chinese].filter { !$0.isEmpty }.joined(separator: "　")
}

import Actions
import Domain

/// The forms of the acts on one request: which there are now, and what they ask for. How they are read is in
/// `RequestActReading.swift`.
extension DeskRequestView {
    /// Whether the act makes sense as the request stands, and this person may do it.
    func offers(_ kind: RequestAct.Kind) -> Bool {
        request.may.contains(.readRequests) && !request.may.isDisjoint(with: kind.permissions) && request.form != nil
            && isTime(for: kind)
    }

    private func isTime(for kind: RequestAct.Kind) -> Bool {
        let runs = state.stage == .underWay && state.awaited == nil
        return switch kind {
        case .receipt: state.stage == .submitted
        case .clarificationNotice: runs && state.clarification == nil
        case .clarification: state.isOpen && state.awaited == .clarification
        case .consultation: runs
        case .consultationDelivery: state.isOpen && !undelivered.isEmpty
        case .opinion: state.isOpen && !unanswered.isEmpty
        case .extension: runs && state.extendedBy == nil
        case .reasonsNotice: runs && state.reasonsAskedOn == nil
        case .postponement: runs && state.reasonsAskedOn != nil
        case .feeNotice: runs && state.fee == nil
        case .payment: state.isOpen && state.awaited == .payment
        case .withdrawal: state.isOpen
        case .transfer: state.isOpen && state.draft == nil
        case .division: runs && state.parts == nil && state.draft == nil
        case .link: state.isAwaitingAnswer
        case .assignment: state.isAwaitingAnswer
        case .search, .draft: state.stage == .underWay
        case .signature, .return: state.dueStep.map { canSign($0) } ?? false
        case .delivery: state.stage == .decided
        case .note: true
        case .archive: !state.isAwaitingAnswer && !state.isArchived
        case .assistance: state.stage == .underWay
        case .assistanceReply: state.stage == .underWay && !state.unansweredAssistances.isEmpty
        case .dispute: state.firstDisputeDay(due: request.ledger?.due).map { $0 <= today } ?? false
        case .disputeDecision: !state.openDisputes.isEmpty
        }
    }

    private func canSign(_ step: ReviewStep) -> Bool {
        request.may.contains(step.answerPermission) && state.canSign(step, by: person)
    }

    private var unanswered: [Int] { state.consultations.filter { $0.value.opinion == nil }.keys.sorted() }
    private var undelivered: [Int] { unanswered.filter { state.consultations[$0]?.deliveredOn == nil } }

    /// The form of an act; its fields have their own names for ids only where it was sent and could not be done.
    func form(_ kind: RequestAct.Kind) -> HTML {
        let endsTurn = kind == .signature || kind == .return
        let submit = button(verb(kind), kind: kind == .withdrawal || kind == .return ? .danger : .main)
        let next = endsTurn ? NextInLine.submitButton(waiting.count) : nil
        let remark: HTML? = next.map { _ in "<p class=\"small soft\">\(NextInLine.remark(waiting.count))</p>" }
        return postForm(
            to: Links.Desk.request(request.request.id, kind.rawValue), csrfToken: csrf,
            "\(marks)\(fields(kind))\(buttons([submit, next].compactMap(\.self)))\(remark)")
    }

    private func fields(_ kind: RequestAct.Kind) -> HTML {
        switch kind {
        case .receipt: dayField(kind, "收到日期", hint: "网上、传真和平常信函，双方确认之日是收到之日（第三十一条）")
        case .clarificationNotice:
            """
            \(wordsField(kind, "要补正什么", hint: "一次性写全，会原样进入补正告知书（第三十条）"))
            \(dayField(kind, "申请人最晚哪天补正", name: "deadline", value: ""))
            \(dayField(kind, "告知的日期"))
            """
        case .clarification: "\(wordsField(kind, "补正的内容", isOptional: true))\(dayField(kind, "收到补正的日期"))"
        case .consultation:
            """
            \(radios(
                field(kind, "cause", "征求谁的意见"),
                choices: [
                    Choice("third-party", "第三方", hint: "第三十二条：15个工作日，逾期由机关决定"),
                    Choice("joint-maker", "共同制作的机关", hint: "第三十四条：15个工作日，逾期视为同意"),
                ], selected: typed(kind, "cause")))
            \(textField(field(kind, "addressee", "收件人"), value: typed(kind, "addressee")))
            \(wordsField(kind, "征求什么意见", hint: "会原样进入征求意见书，不要写申请人是谁"))
            \(dayField(kind, "发出的日期"))
            """
        case .consultationDelivery: "\(letterField(kind, undelivered))\(dayField(kind, "送达的日期"))"
        case .opinion:
            """
            \(letterField(kind, unanswered))
            \(radios(
                field(kind, "consultedOpinion", "意见"),
                choices: ConsultedOpinion.allCases.map { Choice($0.rawValue, name(of: $0)) },
                selected: typed(kind, "consultedOpinion")))
            \(wordsField(kind, "理由", hint: "不同意的要写", isOptional: true))
            \(dayField(kind, "收到意见的日期"))
            """
        case .extension:
            """
            \(textField(field(kind, "days", "延长几个工作日", hint: "1到20，只能延长一次（第三十三条）"), value: typed(kind, "days"), size: 4))
            \(wordsField(kind, "原因", hint: "会原样进入延期答复告知书"))
            \(dayField(kind, "告知的日期"))
            """
        case .reasonsNotice: "\(wordsField(kind, "怎样明显超过合理范围", hint: "会原样进入告知书（第三十五条）"))\(dayField(kind, "告知的日期"))"
        case .postponement:
            """
            \(dayField(kind, "延迟到哪天", name: "deadline", value: ""))
            \(wordsField(kind, "原因"))\(dayField(kind, "告知的日期"))
            """
        case .feeNotice:
            """
            \(radios(
                field(kind, "basis", "收费方式", hint: "一件申请只按一种收"),
                choices: [
                    Choice("items", "按件", hint: "同一申请人一个自然月10件以内不收"), Choice("pages", "按量", hint: "30页以内不收"),
                ], selected: typed(kind, "basis")))
            \(textField(field(kind, "count", "件数或者页数", hint: "按件的，本月这以前这位申请人已有\(request.itemsBefore)件"), value: typed(kind, "count"), size: 6))
            \(dayField(kind, "申请人收到通知的日期"))
            """
        case .dispute: disputeFields(kind)
        case .disputeDecision: disputeDecisionFields(kind)
        case .payment, .withdrawal, .transfer, .division, .link, .assignment, .search, .draft, .signature, .return,
            .delivery, .note, .archive, .assistance, .assistanceReply:
            fieldsOfWork(kind)
        }
    }

    /// Of the acts that send no letter to anybody.
    private func fieldsOfWork(_ kind: RequestAct.Kind) -> HTML {
        switch kind {
        case .payment: dayField(kind, "缴费的日期")
        case .withdrawal: "\(wordsField(kind, "原因", isOptional: true))\(dayField(kind, "撤回的日期"))"
        case .transfer:
            """
            \(selectField(
                field(kind, "receiver", "移送给"),
                choices: request.organisations.flattened.map(\.organisation).filter { $0.id != request.organisation.id }
                    .map { Choice($0.code, $0.name) }, selected: typed(kind, "receiver")))
            \(wordsField(kind, "原因", hint: "会原样进入移送告知书，例如：该信息由市教育局制作"))
            \(dayField(kind, "移送的日期"))
            """
        case .division:
            wordsField(
                kind, "每件申请什么", name: "parts", hint: "一行一件，第一行留在这一件，其余各成一件新的申请，编号接着排，期限不变（一事一申请）", rows: 5)
        case .link:
            textField(field(kind, "document", "文件的网址", hint: "本站已经公布的文件，打开后复制地址"), value: typed(kind, "document"))
        case .assignment:
            selectField(
                field(kind, "assignee", "承办人"),
                choices: request.handlers.sorted { $0.value < $1.value }.map { Choice($0.key.text, $0.value) },
                selected: state.assignee?.text)
        case .search:
            """
            \(textField(field(kind, "places", "在哪里找", hint: "档案室、业务系统、股室"), value: typed(kind, "places")))
            \(textField(field(kind, "searchWords", "用什么词"), value: typed(kind, "searchWords")))
            \(textField(field(kind, "searcher", "谁找的"), value: typed(kind, "searcher", else: request.names[person] ?? "")))
            \(wordsField(kind, "找到什么", name: "found", hint: "没有找到就空着", isOptional: true))
            """
        case .draft: ""
        case .signature:
            """
            \(hiddenField("step", state.dueStep?.rawValue ?? ""))\
            \(wordsField(
                kind, "意见", hint: state.dueStep == .secrecy ? "写明审查的结论和依据（第十七条）" : nil, isOptional: state.dueStep != .secrecy))
            """
        case .return: wordsField(kind, "哪里要改")
        case .delivery:
            """
            \(radios(
                field(kind, "manner", "怎样送达"),
                choices: [
                    Choice("direct", "直接送达", hint: "日期填签收之日"), Choice("entrusted", "委托其他行政机关送达", hint: "日期填签收之日"),
                    Choice("post", "邮政企业邮寄", hint: "日期填交邮之日；不能到付，不能交其他快递"),
                    Choice("email", "电子邮件", hint: "日期填发出之日"),
                ], selected: typed(kind, "manner")))
            \(wordsField(kind, "单号或者签收人", isOptional: true))
            \(dayField(kind, "日期"))
            """
        case .note: wordsField(kind, "说明", hint: "协办、联系、商量的记录，只有本机关看得到")
        case .archive: "<p>归档以后只读。</p>"
        case .assistance, .assistanceReply: fieldsOfAssistance(kind)
        case .receipt, .clarificationNotice, .clarification, .consultation, .consultationDelivery, .opinion, .extension,
            .reasonsNotice, .postponement, .feeNotice, .dispute, .disputeDecision:
            fields(kind)
        }
    }

    func field(
        _ kind: RequestAct.Kind, _ name: String, _ label: String, hint: String? = nil, isOptional: Bool = false
    ) -> FormField {
        FormField(
            name, label, hint: hint, message: sent?.kind == kind ? message(name, issues) : nil, isOptional: isOptional,
            id: sent?.kind == kind ? name : "\(kind.rawValue)-\(name)")
    }

    func typed(_ kind: RequestAct.Kind, _ name: String, else value: String = "") -> String {
        guard let sent, sent.kind == kind else { return value }
        return sent.form.text(name)
    }

    func wordsField(
        _ kind: RequestAct.Kind, _ label: String, name: String = "words", hint: String? = nil,
        isOptional: Bool = false, rows: Int = 3
    ) -> HTML {
        textArea(
            field(kind, name, label, hint: hint, isOptional: isOptional), value: typed(kind, name), rows: rows)
    }

    func dayField(
        _ kind: RequestAct.Kind, _ label: String, name: String = "day", value: String? = nil, hint: String? = nil
    ) -> HTML {
        textField(
            field(kind, name, label, hint: hint), value: typed(kind, name, else: value ?? today.iso), kind: .date)
    }

    private func letterField(_ kind: RequestAct.Kind, _ letters: [Int]) -> HTML {
        selectField(
            field(kind, "letter", "哪一份征求意见书"),
            choices: letters.map { number in
                let sent = state.consultations[number]
                return Choice(
                    String(number), "第\(number)份，\(sent.map { name(of: $0.cause) } ?? "")，\(sent?.sentOn.iso ?? "")发出")
            }, selected: typed(kind, "letter"))
    }

    func verb(_ kind: RequestAct.Kind) -> String {
        switch kind {
        case .receipt: "确认收到"
        case .clarificationNotice: "要求补正"
        case .clarification: "登记补正"
        case .consultation: "征求意见"
        case .consultationDelivery: "登记送达"
        case .opinion: "登记意见"
        case .extension: "延期"
        case .reasonsNotice: "要求说明理由"
        case .postponement: "延迟答复"
        case .feeNotice: "通知收费"
        case .payment: "登记缴费"
        case .withdrawal: "登记撤回"
        case .transfer: "移送其他机关"
        case .division: "拆分"
        case .link: "关联已公开文件"
        case .assignment: "分派"
        case .search: "记录检索"
        case .draft: "拟答复"
        case .signature: state.dueStep.map { name(of: $0) + "通过" } ?? "签署"
        case .return: "退回修改"
        case .delivery: "登记送达答复"
        case .note: "记录说明"
        case .archive: "归档"
        case .assistance: "请求协办"
        case .assistanceReply: "登记协办回复"
        case .dispute: "登记复议、诉讼"
        case .disputeDecision: "登记复议、诉讼结果"
        }
    }
}

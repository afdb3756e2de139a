import Actions
import Domain

func requestListPage(
    _ list: RequestList, _ filter: RequestFilter, page: Int, pageSize: Int, today: Day, mayRegister: Bool,
    mayCount: Bool, mayAnonymise: Bool
) -> HTML {
    func address(_ stage: String, overdue: Bool = false, disputed: Bool = false, page: Int = 1) -> String {
        Links.query(
            Links.Desk.requests,
            [
                ("stage", stage), ("overdue", overdue ? "yes" : ""), ("disputed", disputed ? "yes" : ""),
                ("page", page > 1 ? String(page) : ""),
            ])
    }
    if let figure = filter.figure {
        return figureListPage(list, filter, figure, page: page, pageSize: pageSize, today: today)
    }
    let entries =
        [MenuEntry("全部", address(""), isCurrent: filter.stage == nil && !filter.isOverdue && !filter.isDisputed)]
        + RequestCase.Stage.allCases.map {
            MenuEntry(name(of: $0), address($0.rawValue), isCurrent: filter.stage == $0)
        } + [
            MenuEntry("已逾期", address("", overdue: true), isCurrent: filter.isOverdue),
            MenuEntry("有争议", address("", disputed: true), isCurrent: filter.isDisputed),
        ]
    let new: HTML? = mayRegister ? buttonLink("登记一件申请", to: Links.Desk.newRequest) : nil
    let statistics: HTML? = mayCount ? buttonLink("统计", to: Links.Desk.requestStatistics, kind: .quiet) : nil
    let retention: HTML? =
        mayAnonymise ? "　<a href=\"\(Links.Desk.retention)\">保存期满的申请</a>" : nil
    return """
        <div class="head row apart"><h1>依申请公开</h1>\(buttons([statistics, new].compactMap(\.self)))</div>
        <p><a href="\(Links.Desk.disputes)">复议、诉讼登记簿</a>\(retention)</p>
        \(tabs(entries, label: "按状态"))
        <p class="soft">共\(grouped(list.total))件</p>
        \(list.rows.isEmpty ? emptyState("这里没有申请。") : requestTable(list.rows, today: today))
        \(pagination(page: page, of: (list.total + pageSize - 1) / pageSize) {
            address(filter.stage?.rawValue ?? "", overdue: filter.isOverdue, disputed: filter.isDisputed, page: $0)
        })
        """
}

/// The requests behind a figure.
private func figureListPage(
    _ list: RequestList, _ filter: RequestFilter, _ figure: RequestFilter.Figure, page: Int, pageSize: Int, today: Day
) -> HTML {
    let kind = figure.applicantClass.map { "，\(name(of: $0))" } ?? ""
    let outcome = filter.outcome.map { "，\(name(of: $0))" } ?? ""
    return """
        <div class="head"><h1>\(String(figure.year))年\(name(of: figure.figure))\(kind)\(outcome)</h1>
        <p class="soft">共\(grouped(list.total))件。<a href="\(Links.Desk.requestStatistics(figure.year, figure.organisation, isWithBelow: figure.isWithBelow))">返回统计</a></p></div>
        \(list.rows.isEmpty ? emptyState("这里没有申请。") : requestTable(list.rows, today: today))
        \(pagination(page: page, of: (list.total + pageSize - 1) / pageSize) {
            Links.Desk.requests(behind: figure, outcome: filter.outcome, page: $0)
        })
        """
}

private let requestColumns: [Table.Column] = [
    .init("申请", isLabelled: false), .init("状态", isLabelled: false), .init("申请人", isShort: true),
    .init("提交", isShort: true), .init("最晚答复", isShort: true),
]

func requestTable(_ rows: [RequestRow], today: Day) -> HTML {
    table(
        Table(
            columns: requestColumns,
            rows: rows.map { .cells(requestCells($0, requestTags($0.line, reminder: $0.reminder, today: today))) }))
}

/// In the order of the working days that are left, which stand in front.
func requestTodoTable(_ rows: [RequestRow], today: Day) -> HTML {
    table(
        Table(
            columns: [.init("剩余", isLabelled: false)] + requestColumns, rowHead: 1,
            rows: rows.map { row in
                let left = timeLeft(
                    row.daysLeft, until: row.line.dueOn, isShort: row.reminder != nil,
                    at: "\(Links.Desk.request(row.line.request.id))#ledger", today: today)
                return .cells([left] + requestCells(row, requestTags(row.line, reminder: nil, today: today)))
            }))
}

private func requestCells(_ row: RequestRow, _ tags: HTML) -> [HTML] {
    let line = row.line
    let title: HTML =
        row.isReadable
        ? "<a href=\"\(Links.Desk.request(line.request.id))\">\(row.title.isEmpty ? "（已匿名）" : row.title)</a>"
        : "<span class=\"soft\">\(line.organisationName)办理</span>"
    return [
        "\(title)<br><small class=\"soft\">\(unbroken(line.request.number.text))</small>", tags, HTML(row.applicant),
        dateTime(line.submittedOn), line.dueOn.map { dateTime($0) } ?? "",
    ]
}

/// - Parameter reminder: working days left, where somebody should be reminded.
func requestTags(_ line: RequestLine, reminder: Int?, today: Day) -> HTML {
    var tags = [tag(name(of: line.stage), line.stage == .closed ? .good : .info)]
    switch line.awaited {
    case .clarification where line.stage == .underWay: tags.append(tag("等补正", .warn))
    case .payment where line.stage == .underWay: tags.append(tag("等缴费", .warn))
    case .clarification, .payment, nil: break
    }
    if let step = line.dueStep, line.stage == .underWay { tags.append(tag("等\(name(of: step))")) }
    if let due = line.dueOn, due < today, line.closedOn == nil {
        tags.append(tag("已逾期", .bad))
    } else if let reminder {
        tags.append(tag(reminder == 0 ? "今天到期" : "还剩\(reminder)个工作日", .warn))
    }
    // As text: the longest has eighteen signs, and a tag does not break.
    if let outcome = line.outcome { tags.append("<span class=\"small\">\(name(of: outcome))</span>") }
    return tags.joined(separator: " ")
}

/// The form in which what came by letter, fax or word of mouth is entered, and with which those are helped who cannot write
/// (Regulation Art 29).
func registerRequestPage(
    _ fields: ApplicationFields, _ sent: Form, organisations: [Organisation], issues: [Issue], today: Day, csrf: String,
    once: String
) -> HTML {
    func text(_ name: String, _ label: String, hint: String? = nil, isOptional: Bool = false) -> HTML {
        textField(
            FormField(name, label, hint: hint, message: message(name, issues), isOptional: isOptional),
            value: fields[name])
    }
    func choices<T: CaseIterable & RawRepresentable<String>>(
        _ field: String, _ label: String, _ type: T.Type, usual: String = "", _ name: (T) -> String
    ) -> HTML {
        selectField(
            FormField(field, label, message: message(field, issues)),
            choices: type.allCases.map { Choice($0.rawValue, name($0)) },
            selected: fields[field].isEmpty ? usual : fields[field])
    }
    let channels = RequestChannel.allCases.filter { $0 != .online }.map { Choice($0.rawValue, name(of: $0)) }
    return """
        <h1>登记一件申请</h1>
        \(postForm(to: Links.Desk.newRequest, csrfToken: csrf, warnsBeforeLeaving: true, """
            \(hiddenField("once", once))
            \(selectField(FormField("organisation", "受理机关"), choices: organisations.map { Choice($0.code, $0.name) }, selected: sent.text("organisation")))
            \(radios(FormField("channel", "来的方式", message: message("channel", issues)), choices: channels, selected: sent.text("channel").isEmpty ? "counter" : sent.text("channel")))
            \(textField(
                FormField("submittedOn", "收到的日期", hint: "当面提交的填提交之日，邮寄签收的填签收之日", message: message("submittedOn", issues)),
                value: sent.text("submittedOn").isEmpty ? today.iso : sent.text("submittedOn"), kind: .date))
            <h2>申请人</h2>
            \(choices("applicantKind", "类别", ApplicantClass.self, name(of:)))
            \(text("applicantName", "姓名或者单位名称"))
            \(choices("idKind", "证件种类", Applicant.Identification.Kind.self, name(of:)))
            \(text("idNumber", "证件号码"))
            \(text("contactName", "联系人", hint: "单位申请的要填", isOptional: true))
            \(text("applicantPhone", "电话", isOptional: true))
            \(text("applicantEmail", "电子邮箱", isOptional: true))
            \(text("applicantAddress", "通信地址", isOptional: true))
            \(text("applicantPostcode", "邮政编码", isOptional: true))
            \(checkboxes(
                FormField("agent", "代理", isOptional: true), choices: [Choice("yes", "由代理人申请，有书面授权委托书")],
                selected: fields.isByAgent ? ["yes"] : []))
            \(text("agentName", "代理人姓名", isOptional: true))
            \(text("agentNumber", "代理人身份证号码", isOptional: true))
            \(text("agentPhone", "代理人电话", isOptional: true))
            <h2>要的信息</h2>
            \(textArea(FormField("description", "想要什么信息", hint: "照申请人的话写；口头提出的，念给申请人听", message: message("description", issues)), value: fields["description"]))
            \(text("wantedNumber", "文号", isOptional: true))
            \(text("fromYear", "从哪年", hint: "四位数字", isOptional: true))
            \(text("toYear", "到哪年", isOptional: true))
            \(choices("form", "要什么形式", WantedInformation.Form.self, name(of:)))
            \(choices("way", "怎样取得", WantedInformation.Way.self, usual: "pick-up", name(of:)))
            \(buttons([button("登记"), buttonLink("不登记了", to: Links.Desk.requests, kind: .quiet)]))
            """))
        """
}

/// A code as the applicant gets it: nobody can show it a second time.
func receiptPage(_ receipt: Receipt, title: String) -> HTML {
    """
    <div class="receipt"><h1>\(title)</h1>
    <dl>
    <div><dt>申请编号</dt><dd>\(unbroken(receipt.number))</dd></div>
    <div><dt>查询码</dt><dd>\(receipt.code)</dd></div>
    </dl></div>
    <p><strong>请把编号和查询码交给申请人，查询码只显示这一次。</strong>可以打印本页。</p>
    \(buttons([
        receipt.request.map { buttonLink("办理这件申请", to: Links.Desk.request($0)) } ?? "",
        receipt.request.map { buttonLink("附上扫描件", to: Links.Desk.request($0, "files"), kind: .quiet) } ?? "",
        buttonLink("再登记一件", to: Links.Desk.newRequest, kind: .quiet),
    ]))
    """
}

/// Who asked, in full: shown once for each look.
func applicantPage(_ form: ApplicationForm, _ id: InformationRequest.ID, _ number: String) -> HTML {
    """
    <p class="soft">\(unbroken(number))</p>
    <h1>申请人信息</h1>
    \(summaryList(
        [
            Fact("证件号码", text: form.applicant.identification.number),
            Fact("邮政编码", text: form.applicant.postcode),
            Fact("代理人证件号码", text: form.applicant.agent?.identification.number),
        ] + facts(of: form).map(\.0).filter { !$0.label.hasPrefix("居民") }))
    <p class="small soft">这次查看已经写进操作日志。</p>
    \(buttons([buttonLink("返回申请", to: Links.Desk.request(id), kind: .quiet)]))
    """
}

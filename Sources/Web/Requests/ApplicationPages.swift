import Actions
import Domain

/// A page of the application: one question.
struct ApplicationView: Sendable {
    var step: ApplicationStep
    var agency: Agency
    var fields: ApplicationFields
    var issues: [Issue]
    var hits: [SearchHit] = []
    var files: [RequestFile] = []

    fileprivate func field(
        _ name: String, _ label: String, hint: String? = nil, isOptional: Bool = false, isHeading: Bool = false
    ) -> FormField {
        FormField(
            name, label, hint: hint, message: message(name, issues), isOptional: isOptional, isHeading: isHeading)
    }

    fileprivate func text(
        _ name: String, _ label: String, hint: String? = nil, kind: TextKind = .text, autocomplete: String? = nil,
        isOptional: Bool = false, size: Int? = nil
    ) -> HTML {
        textField(
            field(name, label, hint: hint, isOptional: isOptional), value: fields[name], kind: kind, size: size,
            autocomplete: autocomplete)
    }
}

func applicationPage(_ view: ApplicationView) -> HTML {
    let (main, why) = question(view)
    let back =
        view.step.previous.map {
            buttonLink("返回上一步", to: Links.newRequest($0.rawValue), kind: .quiet)
        } ?? buttonLink("不申请了", to: Links.newRequest, kind: .quiet)
    return """
        \(stepsLine(view.step.part))
        \(errorSummary(formErrors(view.issues)))\
        <p class="soft">向\(view.agency.organisation.name)申请</p>
        \(postForm(to: Links.newRequest(view.step.rawValue), csrfToken: nil, """
            \(main)
            \(why.map { inset("<p><strong>为什么问这些</strong></p>\n<p>\($0)</p>") })
            \(buttons([button(view.step == .already ? "都不是，继续申请" : "保存并继续"), back]))
            """))
        \(otherWays(view.agency))\(clearing())
        """
}

func stepsLine(_ part: ApplicationStep.Part) -> HTML {
    let all = ApplicationStep.Part.allCases
    let place = all.firstIndex(of: part) ?? 0
    let items = all.enumerated().map { index, part -> HTML in
        if index < place { return "<li class=\"done\">\(part.rawValue)<span class=\"hidden\">（已填）</span></li>" }
        return "<li\(attribute: "aria-current", index == place ? "step" : nil)>\(part.rawValue)</li>"
    }
    return "<nav aria-label=\"申请步骤\"><ol class=\"steps\">\(items)</ol></nav>"
}

private func question(_ view: ApplicationView) -> (HTML, String?) {
    switch view.step {
    case .kind: (kindQuestion(view), "年度报告要按申请人的类别统计。类别不影响办理。")
    case .identity: (identityQuestion(view), "《政府信息公开条例》第二十九条要求写明姓名或者名称、身份证明。只有承办机关的人能看到，加密保存，每次查看都有记录。")
    case .contact: (contactQuestion(view), "机关要通知您补正、答复您。")
    case .agent: (agentQuestion(view), nil)
    case .what: (whatQuestion(view), "法律要求写明信息的名称、文号，或者便于查找的其他特征。不用说明用途。")
    case .already: (alreadyQuestion(view), nil)
    case .how: (howQuestion(view), nil)
    case .files, .check: ("", nil)
    }
}

private func kindQuestion(_ view: ApplicationView) -> HTML {
    radios(
        view.field("applicantKind", "您是谁？", isHeading: true),
        choices: ApplicantClass.allCases.map {
            Choice($0.rawValue, name(of: $0), hint: $0 == .citizen ? "以个人名义申请" : nil)
        }, selected: view.fields["applicantKind"])
}

private func identityQuestion(_ view: ApplicationView) -> HTML {
    if view.fields.kind?.isOrganisation == true {
        return """
            <h1>单位的名称和证明</h1>
            \(view.text("applicantName", "单位名称", autocomplete: "organization"))
            \(view.text("idNumber", "统一社会信用代码", hint: "18位，营业执照或者登记证书上有"))
            \(view.text("contactName", "联系人姓名", autocomplete: "name"))
            """
    }
    let kinds: [Applicant.Identification.Kind] = [.identityCard, .passport, .travelPermit]
    return """
        <h1>您的姓名和证件</h1>
        \(view.text("applicantName", "姓名", autocomplete: "name"))
        \(radios(
            view.field("idKind", "证件种类"), choices: kinds.map { Choice($0.rawValue, name(of: $0)) },
            selected: view.fields["idKind"].isEmpty ? "identity-card" : view.fields["idKind"]))
        \(view.text("idNumber", "证件号码", hint: "身份证18位，最后一位可能是X"))
        """
}

private func contactQuestion(_ view: ApplicationView) -> HTML {
    """
    <h1>怎样联系您？</h1>
    <p>电话、电子邮箱、通信地址，至少填一样。</p>
    \(view.text("applicantPhone", "电话", kind: .telephone, autocomplete: "tel", isOptional: true))
    \(view.text("applicantEmail", "电子邮箱", kind: .email, autocomplete: "email", isOptional: true))
    \(view.text("applicantAddress", "通信地址", autocomplete: "address-line1", isOptional: true))
    \(view.text("applicantPostcode", "邮政编码", autocomplete: "postal-code", isOptional: true, size: 8))
    """
}

private func agentQuestion(_ view: ApplicationView) -> HTML {
    """
    \(radios(
        view.field("agent", "是替别人申请吗？", isHeading: true),
        choices: [Choice("no", "不是，是自己申请"), Choice("yes", "是，我是代理人", hint: "要有书面的授权委托书，交给受理机关")],
        selected: view.fields["agent"].isEmpty ? "no" : view.fields["agent"]))
    <div data-unless="agent=no"><fieldset class="field"><legend>是代理人的，再填这些</legend>
    \(view.text("agentName", "代理人姓名", isOptional: true))
    \(view.text("agentNumber", "代理人身份证号码", isOptional: true))
    \(view.text("agentPhone", "代理人电话", kind: .telephone, isOptional: true))
    </fieldset></div>
    """
}

private func whatQuestion(_ view: ApplicationView) -> HTML {
    """
    \(textArea(
        view.field(
            "description", "您想要什么信息？", hint: "写文件名称，或者写清什么事、什么地方。例如：东湾村2024年征地补偿安置方案和补偿费分配情况。",
            isHeading: true),
        value: view.fields["description"]))
    <fieldset class="field"><legend>大概是哪几年的？</legend>
    \(view.text("fromYear", "从哪年", isOptional: true, size: 6))
    \(view.text("toYear", "到哪年", isOptional: true, size: 6))
    </fieldset>
    \(view.text("wantedNumber", "文号", hint: "例如：阳政办发〔2026〕18号", isOptional: true))
    """
}

private func alreadyQuestion(_ view: ApplicationView) -> HTML {
    let items = view.hits.map { hit -> HTML in
        """
        <li><a href="\(Links.document(hit.summary.id))">\(hit.summary.title)</a>\(dateTime(hit.summary.shownOn))</li>
        """
    }
    return """
        <h1>也许已经公开</h1>
        <p>下面这些已经公布，和您写的相近。如果其中有您要的，不用申请；没有，就继续。</p>
        <ul class="list">\(items)</ul>
        """
}

private func howQuestion(_ view: ApplicationView) -> HTML {
    """
    <h1>怎么给您？</h1>
    \(radios(
        view.field("form", "要什么形式"), choices: WantedInformation.Form.allCases.map { Choice($0.rawValue, name(of: $0)) },
        selected: view.fields["form"]))
    \(radios(
        view.field("way", "怎样取得"),
        choices: WantedInformation.Way.allCases.map { Choice($0.rawValue, name(of: $0)) },
        selected: view.fields["way"]))
    \(view.text("applicantEmail", "电子邮箱", hint: "发到电子邮箱的，要填", kind: .email, autocomplete: "email", isOptional: true))
    \(view.text("applicantAddress", "通信地址", hint: "邮寄的，要填", autocomplete: "address-line1", isOptional: true))
    """
}

/// Who cannot write, sees or hears little, or has no network.
func otherWays(_ agency: Agency) -> HTML {
    let profile = agency.profile
    let place: HTML? =
        profile.address.isEmpty
        ? nil
        : "<p>带上证件到\(profile.address)，工作人员可以代您填写；也可以寄信到那里，\(profile.officeName)收，信封上注明“政府信息公开申请”。</p>"
    let phone: HTML? = profile.phone.isEmpty ? nil : "<p>看不清、听不清、写不了的，请打\(profile.phone)，我们帮您办。</p>"
    let rest: HTML = "<p>已经填的会保存30天：用同一个浏览器再打开，可以接着填。</p>"
    return details("不方便填写？还有别的办法", "\(place)\(phone)\(rest)")
}

/// For whoever sits at a computer that others use, too.
private func clearing() -> HTML {
    details(
        "在公用电脑上填？",
        postForm(
            to: Links.leaveRequest, csrfToken: nil,
            "<p>走之前清除：这个浏览器里不再留下您填的内容，也看不到编号和查询码。</p>\(buttons([button("清除我填的", kind: .danger)]))"))
}

/// All answers once more, each with the way back to its question.
func applicationCheckPage(_ form: ApplicationForm, _ agency: Agency, _ files: [RequestFile], issues: [Issue]) -> HTML {
    let answers = facts(of: form).map { fact, step in
        answer(fact.label, fact.value, change: Links.newRequest(step.rawValue))
    }
    return """
        \(stepsLine(.check))
        \(errorSummary(formErrors(issues)))\
        <h1>核对后提交</h1>
        <dl class="answers">
        \(answer("申请机关", HTML(agency.organisation.name), change: Links.newRequest))\(answers)\
        \(answer("附上的材料", files.isEmpty ? "没有" : HTML(files.map(\.name).joined(separator: "、")), change: Links.newRequest(ApplicationStep.files.rawValue)))</dl>
        \(postForm(to: Links.newRequest(ApplicationStep.check.rawValue), csrfToken: nil, """
            \(checkboxes(
                FormField("agreed", "属实的声明", message: message("agreed", issues)),
                choices: [Choice("yes", "以上内容属实，同意以双方确认的日期作为收到日期")],
                selected: []))
            \(buttons([button("提交申请"), buttonLink("返回上一步", to: Links.newRequest(ApplicationStep.how.rawValue), kind: .quiet)]))
            """))
        """
}

private func answer(_ title: String, _ value: HTML, change: String) -> HTML {
    """
    <div><dt>\(title)</dt><dd>\(value)</dd><dd><a href="\(change)">修改<span class="hidden">\(title)</span></a></dd></div>

    """
}

/// An application as facts, each with the page on which it was asked.
func facts(of form: ApplicationForm) -> [(Fact, ApplicationStep)] {
    let (applicant, wanted) = (form.applicant, form.wanted)
    let years = [wanted.fromYear, wanted.toYear].compactMap(\.self).map(String.init).joined(separator: "—")
    let all: [(Fact, ApplicationStep)] = [
        (Fact("申请人类别", text: name(of: applicant.kind)), .kind),
        (Fact(applicant.kind.isOrganisation ? "单位名称" : "姓名", text: applicant.name), .identity),
        (
            Fact(
                name(of: applicant.identification.kind),
                text: applicant.kind.isOrganisation
                    ? applicant.identification.number : "尾号\(applicant.identification.tail)"), .identity
        ),
        (Fact("联系人", text: applicant.contactName), .identity),
        (Fact("电话", text: applicant.phone), .contact), (Fact("电子邮箱", text: applicant.email), .contact),
        (Fact("通信地址", text: applicant.address), .contact), (Fact("邮政编码", text: applicant.postcode), .contact),
        (Fact("代理人", text: applicant.agent?.name), .agent),
        (Fact("代理人身份证", text: applicant.agent.map { "尾号\($0.identification.tail)" }), .agent),
        (Fact("代理人电话", text: applicant.agent?.phone), .agent),
        (Fact("要的信息", text: wanted.description), .what), (Fact("年份", text: years), .what),
        (Fact("文号", text: wanted.documentNumber), .what),
        (Fact("怎么给您", text: "\(name(of: wanted.form))，\(name(of: wanted.way))"), .how),
    ]
    return all.filter { !$0.0.value.isEmpty }
}

/// What the applicant takes home: number, code, and when the answer comes at the latest.
func applicationDonePage(_ receipt: Receipt, _ agency: Agency, on today: Day, _ calendar: WorkCalendar) -> HTML {
    let days = calendar.dueDate(workingDays: RequestTerm.workingDays, after: today)
    return """
        <div class="receipt">
        <h1>申请已提交</h1>
        <dl>
        <div><dt>申请编号</dt><dd>\(unbroken(receipt.number))</dd></div>
        <div><dt>查询码</dt><dd>\(receipt.code)</dd></div>
        <div><dt>提交日期</dt><dd>\(today.chinese)</dd></div>
        </dl>
        </div>
        <p>受理机关：\(agency.organisation.name)\(agency.profile.phone.isEmpty ? nil : "，电话\(agency.profile.phone)" as HTML)。</p>
        <p><strong>请记下查询码，它只在这个浏览器里看得到。</strong>不用注册，凭编号和查询码就能<a href="\(Links.trackRequest)">查进度</a>。忘了可以带证件到受理机关补查。本页可以直接打印，作为收据。</p>
        <h2>收到日期和答复日期</h2>
        <p>网上提交的，双方确认之日是收到申请之日（《政府信息公开条例》第三十一条）。您已经确认；机关确认以后，收到日期和最晚答复日期写在进度页上。如果机关今天确认，最晚\(days.due.chinese)答复。</p>
        \(details("怎么算的", termLedger(days, today: today, caption: "从\(today.chinese)起，第20个工作日是\(days.due.chinese)")))
        \(provisionalRemark(days))
        <h2>接下来</h2>
        <ol>
        <li>如果内容不清楚，会在收到申请之日起7个工作日内一次告诉您补充什么（第三十条）。</li>
        <li>如果涉及别人的权益，要先书面征求他们的意见，这段时间不计入期限，会告诉您（第三十三条）。</li>
        <li>确实需要延长的，最多再延20个工作日，到期以前告诉您（第三十三条）。</li>
        </ol>
        \(buttons([buttonLink("查进度", to: Links.trackRequest), buttonLink("回首页", to: Links.home, kind: .quiet)]))
        \(clearing())
        """
}

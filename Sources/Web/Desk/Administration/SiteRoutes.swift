import Actions
import Domain
import Hummingbird

/// What the site says of itself on every page.
struct SiteRoutes: Sendable {
    let server: PageServer
    private var office: Office { server.office }

    func add(to desk: some RouterMethods<StaffContext>) {
        desk.get("site", use: edit)
        desk.post("site", use: change)
        desk.post("site/retention", use: changeRetention)
        desk.post("site/mask", use: changeMask)
    }

    @Sendable func edit(_ request: Request, _ context: StaffContext) async throws -> Response {
        try await show(try await office.site().fields, done: request.query("done"), context)
    }

    @Sendable func change(_ request: Request, _ context: StaffContext) async throws -> Response {
        let sent = try await StaffForm(request, context)
        do {
            try await office.changeSite(Site(sent.form), by: sent.caller)
            return .seeOther(Links.query(Links.Desk.site, [("done", "saved")]))
        } catch let invalid as Invalid {
            return try await show(FormFields(sent.form, invalid.issues), done: "", context)
        }
    }

    @Sendable func changeRetention(_ request: Request, _ context: StaffContext) async throws -> Response {
        let sent = try await StaffForm(request, context)
        do {
            try await office.changeRetention(years: Int(sent.form.text("retentionYears")) ?? 0, by: sent.caller)
            return .seeOther(Links.query(Links.Desk.site, [("done", "saved")]))
        } catch let invalid as Invalid {
            return try await show(
                try await office.site().fields, done: "", retention: FormFields(sent.form, invalid.issues), context)
        }
    }

    @Sendable func changeMask(_ request: Request, _ context: StaffContext) async throws -> Response {
        let sent = try await StaffForm(request, context)
        guard let form = HouseMask.IdentityForm(rawValue: sent.form.text("identityMask")) else { throw NotFound() }
        try await office.changeHouseMask(HouseMask(identity: form), by: sent.caller)
        return .seeOther(Links.query(Links.Desk.site, [("done", "saved")]))
    }

    private func show(
        _ fields: FormFields, done: String, retention sent: FormFields? = nil, _ context: StaffContext
    ) async throws -> Response {
        guard context.session.managesSite else { throw Forbidden() }
        var retention = FormFields(["retentionYears": String(try await office.retentionYears())])
        if let sent { retention = sent }
        let main = sitePage(
            fields, retention, try await office.houseMask(), done: done, csrf: context.session.csrf)
        return try await DeskFrame(server, context).show(
            "网站", path: Links.Desk.site, main, issues: fields.issues + retention.issues)
    }
}

extension Session {
    /// What the site says stands on the pages of every organisation, so it is for who manages all of them.
    var managesSite: Bool {
        tree.roots.allSatisfy { caller.may(.manageOrganisations, in: $0.id, tree: tree) }
    }
}

func sitePage(
    _ fields: FormFields, _ retention: FormFields, _ mask: HouseMask, done: String, csrf: String
) -> HTML {
    """
    \(done == "saved" ? statusMessage("已经保存，公众页面马上就是新的。") : "")\
    <h1>网站</h1>
    <p class="lead">这些内容在每一页的页头、页脚和网页标签里，公众都会看到。</p>
    \(postForm(to: Links.Desk.site, csrfToken: csrf, warnsBeforeLeaving: true, """
        \(fields.line("name", hint: "网站名称，例如：阳光市人民政府"))
        \(fields.line("domain", hint: "网页标签里的域名，不填就用访问的地址", isOptional: true))
        \(fields.line("organiser"))
        \(fields.line("undertaker", isOptional: true))
        \(fields.line("identificationCode", hint: "全国政府网站统一编的：10位数字，或者bm加8位数字", size: 16, isOptional: true))
        \(fields.line("icpRecord", isOptional: true))
        \(fields.line("policeRecord", isOptional: true))
        \(fields.line("officialMarkAddress", hint: "机构编制部门核发标识时给的网址；不填，页脚就没有这个标识", isOptional: true))
        \(fields.line("errorReportAddress", hint: "中国政府网给本站的找错网址；不填，页脚就没有这个入口", isOptional: true))
        \(fields.area("dataLicence", hint: "开放接口和整份下载的数据可以怎样使用，不填就是：\(Site.usualDataLicence)", rows: 3, isOptional: true))
        \(fields.line("dataLicenceAddress", hint: "条件全文的网址", isOptional: true))
        \(fields.ticks("supportsIPv6", [Choice("yes", "本站支持IPv6")]))
        \(fields.line("phone", size: 24, isOptional: true))
        \(fields.line("hours", hint: "例如：工作日8:30—12:00，14:30—17:30", isOptional: true))
        \(buttons([button("保存")]))
        """))
    <section aria-labelledby="retention"><h2 id="retention">依申请公开</h2>
    \(postForm(to: Links.Desk.site + "/retention", csrfToken: csrf, """
        \(retention.line("retentionYears", hint: "从归档之日起算，照本单位的档案保管期限表；期满以后审批人可以销毁", size: 4))
        \(buttons([button("保存", kind: .quiet)]))
        """))
    </section>
    \(maskSection(mask, csrf: csrf))
    """
}

private func maskSection(_ mask: HouseMask, csrf: String) -> HTML {
    let number = "11010519491231002X"
    let choices = HouseMask.IdentityForm.allCases.map { form in
        let hint =
            switch form {
            case .province: "只看得出省份"
            case .county: "看得出县区，和姓名在一起常常就认得出是谁"
            }
        return Choice(form.rawValue, HouseMask(identity: form).identityNumber(number), hint: hint)
    }
    return """
        <section aria-labelledby="mask"><h2 id="mask">公开前检查</h2>
        \(postForm(to: Links.Desk.site + "/mask", csrfToken: csrf, """
            \(radios(
                FormField("identityMask", "身份证号码怎么遮盖", hint: "所有单位一个样子；手机号码留前3位和后4位，银行卡号留前4位和后4位"),
                choices: choices, selected: mask.identity.rawValue))
            \(buttons([button("保存", kind: .quiet)]))
            """))
        </section>
        """
}

extension Site {
    fileprivate init(_ form: Form) {
        self.init(
            name: form.text("name"), domain: form.text("domain"), identificationCode: form.text("identificationCode"),
            icpRecord: form.text("icpRecord"), policeRecord: form.text("policeRecord"),
            organiser: form.text("organiser"), undertaker: form.text("undertaker"), phone: form.text("phone"),
            hours: form.text("hours"), officialMarkAddress: form.text("officialMarkAddress"),
            errorReportAddress: form.text("errorReportAddress"), supportsIPv6: form.text("supportsIPv6") == "yes",
            dataLicence: form.text("dataLicence"), dataLicenceAddress: form.text("dataLicenceAddress"))
    }

    fileprivate var fields: FormFields {
        FormFields(
            [
                "name": name, "domain": domain, "identificationCode": identificationCode, "icpRecord": icpRecord,
                "policeRecord": policeRecord, "organiser": organiser, "undertaker": undertaker, "phone": phone,
                "hours": hours, "officialMarkAddress": officialMarkAddress, "errorReportAddress": errorReportAddress,
                "dataLicence": dataLicence, "dataLicenceAddress": dataLicenceAddress,
            ], ticked: ["supportsIPv6": supportsIPv6 ? ["yes"] : []])
    }
}

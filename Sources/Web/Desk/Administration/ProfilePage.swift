import Actions
import Domain

/// The guide of an organ and the fixed texts of its platform.
func profilePage(
    _ organisation: Organisation, _ stored: OpennessProfile, _ fields: FormFields, today: Day, csrf: String
) -> HTML {
    """
    <h1>公开指南</h1>
    <p class="lead">\(organisation.name)　<a href="\(Links.organisation(organisation.code))">公众页面</a></p>
    \(reviewNote(stored, today: today))
    \(postForm(to: Links.Desk.profile(organisation.code), csrfToken: csrf, warnsBeforeLeaving: true, """
        <h2>信息怎么分类、怎么获取</h2>
        \(fields.area("classification", hint: "政府信息按什么分类、编排，在哪里能找到"))
        \(fields.area("access", hint: "主动公开的在哪里看，没有公开的怎样申请"))
        <h2>政府信息公开工作机构</h2>
        \(fields.line("officeName", hint: "例如：阳光市财政局办公室"))
        \(fields.line("address"))
        \(fields.line("hours", hint: "例如：工作日8:30—12:00，14:30—17:30"))
        \(fields.line("phone", size: 24))
        \(fields.line("fax", size: 24, isOptional: true))
        \(fields.line("email", hint: "电子邮箱或者网址", isOptional: true))
        \(fields.line("postcode", size: 10, isOptional: true))
        <h2>职能和制度</h2>
        \(fields.area("duties", hint: "机关职能，一项一行", rows: 8, isOptional: true))
        \(fields.area("rules", hint: "政府信息公开制度，一项一行", rows: 8, isOptional: true))
        <h2>编号</h2>
        \(fields.line("mark", hint: "机关代字，用在申请和文书的编号里，例如阳财；不填就用简称。改了只管以后的编号，顺序接着排", size: 16, isOptional: true))
        <p class="soft">内容没有变也请保存一次，表示今天核对过。</p>
        \(buttons([button("保存"), buttonLink("返回", to: Links.Desk.organisations, kind: .quiet)]))
        """))
    """
}

/// 条例第十二条: the guide is kept up to date. The inspections call one that nobody looked at for a year 陈旧.
private func reviewNote(_ stored: OpennessProfile, today: Day) -> HTML {
    guard let reviewedOn = stored.reviewedOn else {
        return notification(.warn, "<p>\(tag("陈旧", .bad)) 还没有写过公开指南。条例第十二条要求编制、公布并及时更新。</p>")
    }
    if stored.isStale(on: today) {
        return notification(
            .warn, "<p>\(tag("陈旧", .bad)) 上次核对是\(dateTime(reviewedOn))，已经超过一年。请逐项核对后保存。</p>")
    }
    return inset("<p>上次核对：\(dateTime(reviewedOn))。超过一年没有核对的指南会标为陈旧。</p>")
}

extension OpennessProfile {
    init(_ form: Form) {
        self.init(
            classification: form.text("classification"), access: form.text("access"),
            officeName: form.text("officeName"), address: form.text("address"), hours: form.text("hours"),
            phone: form.text("phone"), fax: form.text("fax"), email: form.text("email"),
            postcode: form.text("postcode"), rules: form.text("rules"), duties: form.text("duties"),
            mark: form.text("mark"))
    }

    /// What stands in its form.
    var fieldValues: [String: String] {
        [
            "classification": classification, "access": access, "officeName": officeName, "address": address,
            "hours": hours, "phone": phone, "fax": fax, "email": email, "postcode": postcode, "rules": rules,
            "duties": duties,
            "mark": mark,
        ]
    }
}

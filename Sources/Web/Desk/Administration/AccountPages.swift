import Actions
import Domain

struct AccountView: Sendable {
    var session: Session
    var hasTOTP: Bool
    var open: [OpenSession]
    var issues: [Issue]
    var done: String
}

func accountPage(_ view: AccountView) -> HTML {
    let session = view.session
    let roles = session.authority.grants.map { grant in
        "\(session.tree[grant.organisation]?.name ?? "")\(name(of: grant.role))"
    }
    return """
        \(doneMessage(view.done))\
        <h1>我的账号</h1>
        \(summaryList([
            Fact("姓名", text: session.person.name), Fact("登录名", text: session.person.login),
            Fact("角色", text: roles.joined(separator: "、")),
        ]))
        \(passwordForm(view))
        <section aria-labelledby="second"><h2 id="second">两步验证</h2>
        <p>\(view.hasTOTP ? "已经开通：登录时除了密码，还要填手机验证器上的6位数字。" : "没有开通。开通后，别人就是知道了密码也登录不了。")</p>
        \(buttons([buttonLink(view.hasTOTP ? "停用" : "开通", to: Links.Desk.account("totp"), kind: .quiet)]))
        </section>
        \(absenceSection(session))\(openSessions(view))
        """
}

private func absenceSection(_ session: Session) -> HTML? {
    guard session.authority.allowsSomewhere(.handleRequests) else { return nil }
    return """
        <section aria-labelledby="absence"><h2 id="absence">外出代办</h2>
        <p>不在的时候，分派给您的申请由谁办。</p>
        \(buttons([buttonLink("安排", to: Links.Desk.absence, kind: .quiet)]))
        </section>

        """
}

private func openSessions(_ view: AccountView) -> HTML {
    let rows = view.open.map { session in
        Table.Row.cells([
            dateTime(session.startedAt), dateTime(session.seenAt), session.isThisOne ? tag("这一处", .good) : "",
        ])
    }
    let end: HTML? =
        view.open.count > 1
        ? postForm(
            to: Links.Desk.account("sessions"), csrfToken: view.session.csrf,
            buttons([button("退出其他各处", kind: .danger)])) : nil
    return """
        <section aria-labelledby="open"><h2 id="open">正在登录的地方</h2>
        <p>不是您自己登录的，请马上退出，再改密码。最多同时在\(Session.most)处登录，再多时最久没有用的那一处退出。</p>
        \(table(Table(columns: [.init("登录时间"), .init("最近使用"), .init("在哪里", isLabelled: false)], rows: rows)))
        \(end)
        </section>
        """
}

private func doneMessage(_ done: String) -> HTML? {
    switch done {
    case "password": statusMessage("密码已经改好。在别处的登录都已经退出。")
    case "totp-on": statusMessage("两步验证已经开通，下次登录时要填动态码。在别处的登录都已经退出。")
    case "totp-off": statusMessage("两步验证已经停用。在别处的登录都已经退出。")
    case "sessions": statusMessage("其他各处都已经退出。")
    default: nil
    }
}

private func passwordForm(_ view: AccountView) -> HTML {
    var fields = FormFields()
    fields.issues = view.issues
    return """
        <section aria-labelledby="change"><h2 id="change">改密码</h2>
        \(postForm(to: Links.Desk.account("password"), csrfToken: view.session.csrf, """
            \(fields.password("oldPassword", autocomplete: "current-password"))
            \(fields.password(
                "password", "新密码", hint: "至少\(PasswordRule.least)个字符，一句话最好记，不必有符号", autocomplete: "new-password"))
            \(fields.password("repeatedPassword", "再输一次新密码", autocomplete: "new-password"))
            \(buttons([button("改密码")]))
            """))
        </section>
        """
}

/// A secret that an authenticator may take.
struct TOTPOffer: Sendable {
    var totp: TOTP
    var offer: String
    var login: String
    var siteName: String
    var issues: [Issue]
    var csrf: String
}

func totpOnPage(_ view: TOTPOffer) -> HTML {
    let address = view.totp.address(issuer: view.siteName, login: view.login)
    let code = qrMatrix(address).map { qrCode($0, label: "验证器的密钥，和下面的文字一样") }
    let field = FormField(
        "totpCode", "验证器上的6位数字", hint: "30秒换一次，看到新的就填新的", message: message("totpCode", view.issues))
    return """
        <h1>开通两步验证</h1>
        <ol>
        <li>在手机上打开验证器（按RFC 6238生成动态码的都可以），选择扫码添加。</li>
        <li>扫下面的二维码；扫不了的，手工输入密钥。</li>
        <li>把验证器上的6位数字填在下面。</li>
        </ol>
        \(code)
        <p>密钥：\(hash(inFours(view.totp.base32)))\(copyButton(view.totp.base32))</p>
        <div class="inset"><p>密钥只给您一个人看，换了手机要请管理员重置。填对动态码以前，登录方式不变。</p></div>
        \(postForm(to: Links.Desk.account("totp"), csrfToken: view.csrf, """
            \(hiddenField("offer", view.offer))\
            \(textField(field, size: 8, autocomplete: "one-time-code"))
            \(buttons([button("开通"), buttonLink("返回", to: Links.Desk.account, kind: .quiet)]))
            """))
        """
}

func totpOffPage(issues: [Issue], csrf: String) -> HTML {
    var fields = FormFields()
    fields.issues = issues
    return """
        <h1>停用两步验证</h1>
        <p class="lead">停用后，登录只要密码。换手机也先停用，再重新开通。</p>
        \(postForm(to: Links.Desk.account("totp-off"), csrfToken: csrf, """
            \(fields.password("password", autocomplete: "current-password"))
            \(buttons([button("停用", kind: .danger), buttonLink("返回", to: Links.Desk.account, kind: .quiet)]))
            """))
        """
}

/// In groups of four, as people type it.
private func inFours(_ text: String) -> String {
    var grouped = ""
    for (index, letter) in text.enumerated() {
        if index > 0, index.isMultiple(of: 4) { grouped += " " }
        grouped.append(letter)
    }
    return grouped
}

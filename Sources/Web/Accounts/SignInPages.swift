import Actions
import Domain

struct SignInForm: Sendable {
    var back: String
    var resumed: ResumedForm?
    var login = ""
    var refusal: SignInRefusal?
    var now: Instant?
}

func signInPage(_ form: SignInForm, phone: String) -> HTML {
    let problem = form.refusal.map { sentence(for: $0, now: form.now) }
    let kept: HTML? = form.resumed.map { resumed in
        let sentence =
            resumed.pageToAskAgain == nil ? "您写的内容没有丢：重新登录后可以接着提交。" : "密码和动态码不保留，也没有办理：重新登录后请再填一次。"
        return notification(.warn, title: "登录已经过期", "<p>\(sentence)</p>")
    }
    let login = textField(
        FormField("login", "登录名", hint: "由本单位管理员开通", message: problem), value: form.login, size: 24,
        autocomplete: "username")
    let password = textField(
        FormField("password", "密码"), kind: .password, size: 24, autocomplete: "current-password")
    let code = textField(
        FormField("code", "动态码", hint: "开通了两步验证的才填：手机验证器上的6位数字", isOptional: true), size: 8,
        autocomplete: "one-time-code")
    return """
        \(errorSummary(problem.map { [FormError("login", $0)] } ?? []))\(kept)\
        <h1>登录</h1>
        <div class="inset"><p>这里只供工作人员使用。查文件、<a href="\(Links.newRequest)">申请公开</a>都不用登录。</p></div>
        \(postForm(to: Links.Desk.signIn, csrfToken: nil, """
            \(login)\(password)\(code)\(hiddenField("back", form.back))\(form.resumed?.carried)\(button("登录"))
            """))
        \(details("登录不了", """
            <p>忘记密码或者换了手机，请找本单位管理员重置；本单位没有管理员的，打\(phone)。\
            连续\(LockOut.freeTries)次输错，账号停用一会儿，再错时间加倍。</p>
            """))
        """
}

/// The stable code that programs read.
func code(of refusal: SignInRefusal) -> String {
    switch refusal {
    case .wrong: "sign-in-wrong"
    case .codeNeeded: "sign-in-code-needed"
    case .locked: "sign-in-locked"
    }
}

func sentence(for refusal: SignInRefusal, now: Instant?) -> String {
    switch refusal {
    case .wrong: return "登录名、密码或者动态码不对"
    case .codeNeeded: return "这个账号开通了两步验证，请再填密码和动态码"
    case .locked(let until):
        let seconds = now.map { max(0, until.milliseconds - $0.milliseconds) / 1000 } ?? 60
        return "输错次数太多，请\(seconds / 60 + 1)分钟后再试"
    }
}

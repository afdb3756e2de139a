import Actions
import Domain
import HTTPTypes
import Hummingbird

/// Signing in and out. A form that was sent when the session had ended is kept in the sign-in page and sent on.
struct SignInRoutes: Sendable {
    let server: PageServer

    func add(to router: some RouterMethods<AppContext>) {
        router.get("desk/sign-in", use: form)
        router.post("desk/sign-in", use: signIn)
    }

    @Sendable func form(_ request: Request, _ context: AppContext) async throws -> Response {
        let back = localPath(request.query("back"), fallback: Links.Desk.home)
        return try await page(SignInForm(back: back), reader: context.reader)
    }

    /// Asks to sign in before going on with what was asked for.
    func ask(_ request: Request, reader: ReaderPreferences) async throws -> Response {
        guard request.method == .post else {
            let address = Links.query(Links.Desk.signIn, [("back", localPath(request.pathAndQuery))])
            return .seeOther(address)
        }
        let kept = try await Form(request)
        return try await page(
            SignInForm(back: Links.Desk.home, resumed: ResumedForm(path: request.uri.path, form: kept)), reader: reader,
            status: .forbidden)
    }

    @Sendable func signIn(_ request: Request, _ context: AppContext) async throws -> Response {
        let form = try await Form(request)
        let back = localPath(form.raw("back"), fallback: Links.Desk.home)
        let resumed = ResumedForm(hiddenIn: form)
        do {
            let session = try await server.office.signIn(
                login: form.text("login"), password: form.raw("password"), code: form.text("code"))
            var response: Response
            if let resumed {
                response = try await DeskFrame(server: server, session: session, reader: context.reader)
                    .show("继续提交", path: Links.Desk.home, resumePage(resumed, csrf: session.csrf))
            } else {
                response = .seeOther(back)
            }
            response.headers[.setCookie] = Cookies.session(session.token, server.settings)
            return response
        } catch let refusal as SignInRefusal {
            let form = SignInForm(
                back: back, resumed: resumed, login: form.text("login"), refusal: refusal, now: server.office.now())
            var response = try await page(form, reader: context.reader, status: .unprocessableContent)
            response.headers[named: "X-Problem"] = code(of: refusal)
            return response
        }
    }

    private func page(
        _ form: SignInForm, reader: ReaderPreferences, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let site = try await server.siteSettings()
        var page = DeskPage(
            title: "登录", path: Links.Desk.signIn, session: nil, main: signInPage(form, phone: site.phone))
        page.hasErrors = form.refusal != nil
        return try await server.show(page, reader: reader, status: status)
    }
}

/// A form that waits until its sender has signed in again.
struct ResumedForm: Sendable {
    var path: String
    var form: Form

    init(path: String, form: Form) {
        self.path = path
        self.form = form
    }

    /// As the sign-in page carried it.
    init?(hiddenIn carrier: Form) {
        let path = localPath(carrier.raw("resumePath"), fallback: "")
        guard path.hasPrefix("/desk/") else { return nil }
        self.path = path
        let prefix = "resume."
        form = Form(
            carrier.fields.filter { $0.name.hasPrefix(prefix) }.map {
                (String($0.name.dropFirst(prefix.count)), $0.value)
            })
    }

    /// The hidden fields that carry it through the sign-in.
    var carried: HTML {
        let fields = form.fields.filter { $0.name != "csrf" }.map { hiddenField("resume.\($0.name)", $0.value) }
        return "\(hiddenField("resumePath", path))\(fields)"
    }

    /// The fields as they were, to be sent to where they were going.
    var resent: HTML {
        "\(form.fields.filter { $0.name != "csrf" }.map { hiddenField($0.name, $0.value) })"
    }
}

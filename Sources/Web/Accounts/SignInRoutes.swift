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

    /// Asks to sign in before a page is shown.
    func ask(_ request: Request) -> Response {
        .seeOther(Links.query(Links.Desk.signIn, [("back", localPath(request.pathAndQuery))]))
    }

    /// Asks to sign in before a form is taken, which waits meanwhile.
    func ask(_ kept: ResumedForm, reader: ReaderPreferences) async throws -> Response {
        // Who wanted to leave is out already.
        if kept.path == Links.Desk.signOut { return .seeOther(Links.Desk.signIn) }
        return try await page(
            SignInForm(back: Links.Desk.home, resumed: kept), reader: reader, status: .forbidden)
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
                let page = resumePage(
                    resumed, after: .signingIn, csrf: session.csrf, server.office.rules.classification)
                response = try await DeskFrame(server: server, session: session, reader: context.reader)
                    .show("继续提交", path: Links.Desk.home, page)
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
        let site = try await server.site()
        var page = DeskPage(
            title: "登录", path: Links.Desk.signIn, session: nil, main: signInPage(form, phone: site.phone))
        page.hasErrors = form.refusal != nil
        return try await server.show(page, reader: reader, status: status)
    }
}

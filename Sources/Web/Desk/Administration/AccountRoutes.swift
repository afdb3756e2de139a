import Actions
import Domain
import Hummingbird

/// One's own account: password, second factor, signing out.
struct AccountRoutes: Sendable {
    let server: PageServer
    private var office: Office { server.office }

    func add(to desk: some RouterMethods<StaffContext>) {
        desk.get("account", use: account)
        desk.post("account/password", use: changePassword)
        desk.get("account/totp", use: totp)
        desk.post("account/totp", use: turnOnTOTP)
        desk.post("account/totp-off", use: turnOffTOTP)
        desk.post("account/sessions", use: endOtherSessions)
        desk.post("sign-out", use: signOut)
    }

    @Sendable func account(_ request: Request, _ context: StaffContext) async throws -> Response {
        try await show(issues: [], done: request.query("done"), context)
    }

    @Sendable func changePassword(_ request: Request, _ context: StaffContext) async throws -> Response {
        let form = try await StaffForm(request, context).form
        do {
            guard form.raw("password") == form.raw("repeatedPassword") else {
                throw Invalid([Issue("repeatedPassword", .doesNotMatch)])
            }
            let session = try await office.changePassword(
                of: context.session, from: form.raw("oldPassword"), to: form.raw("password"))
            return goOn(with: session, done: "password")
        } catch let invalid as Invalid {
            return try await show(issues: invalid.issues, done: "", context)
        }
    }

    @Sendable func totp(_ request: Request, _ context: StaffContext) async throws -> Response {
        try await showTOTP(offer: office.newFormNumber(), issues: [], context)
    }

    @Sendable func turnOnTOTP(_ request: Request, _ context: StaffContext) async throws -> Response {
        let form = try await StaffForm(request, context).form
        let offer = form.raw("offer")
        do {
            let session = try await office.turnOnTOTP(
                context.session.offeredTOTP(offer), code: form.text("totpCode").filter { $0 != " " },
                of: context.session)
            return goOn(with: session, done: "totp-on")
        } catch let invalid as Invalid {
            // The same offer again: the authenticator has it already.
            return try await showTOTP(offer: offer, issues: invalid.issues, context)
        }
    }

    @Sendable func turnOffTOTP(_ request: Request, _ context: StaffContext) async throws -> Response {
        let form = try await StaffForm(request, context).form
        do {
            let session = try await office.turnOffTOTP(password: form.raw("password"), of: context.session)
            return goOn(with: session, done: "totp-off")
        } catch let invalid as Invalid {
            return try await showTOTP(offer: office.newFormNumber(), issues: invalid.issues, context)
        }
    }

    @Sendable func endOtherSessions(_ request: Request, _ context: StaffContext) async throws -> Response {
        _ = try await StaffForm(request, context)
        try await office.endOtherSessions(of: context.session)
        return .seeOther(Links.query(Links.Desk.account, [("done", "sessions")]))
    }

    @Sendable func signOut(_ request: Request, _ context: StaffContext) async throws -> Response {
        _ = try await StaffForm(request, context)
        try await office.signOut(context.session)
        var response = Response.seeOther(Links.Desk.signIn)
        response.headers[.setCookie] = Cookies.endedSession(server.settings)
        return response
    }

    /// The old token is worth nothing any more: the browser gets the new one.
    private func goOn(with session: Session, done: String) -> Response {
        var response = Response.seeOther(Links.query(Links.Desk.account, [("done", done)]))
        response.headers[.setCookie] = Cookies.session(session.token, server.settings)
        return response
    }

    private func show(issues: [Issue], done: String, _ context: StaffContext) async throws -> Response {
        let view = AccountView(
            session: context.session, hasTOTP: try await office.hasTOTP(context.session.person),
            open: try await office.openSessions(of: context.session), issues: issues, done: done)
        return try await DeskFrame(server, context).show(
            "我的账号", path: Links.Desk.account, accountPage(view), issues: issues)
    }

    private func showTOTP(offer: String, issues: [Issue], _ context: StaffContext) async throws -> Response {
        let csrf = context.session.csrf
        let main: HTML
        if try await office.hasTOTP(context.session.person) {
            main = totpOffPage(issues: issues, csrf: csrf)
        } else {
            let view = TOTPOffer(
                totp: context.session.offeredTOTP(offer), offer: offer, login: context.session.person.login,
                siteName: try await server.site().name, issues: issues, csrf: csrf)
            main = totpOnPage(view)
        }
        return try await DeskFrame(server, context).show("两步验证", path: Links.Desk.account, main, issues: issues)
    }
}

import Actions
import Domain
import HTTPTypes
import Hummingbird

/// How applicants look their request up and answer the office: with its number and its query code.
struct TrackRoutes: Sendable {
    let server: PageServer
    private var office: Office { server.office }

    func add(to router: some RouterMethods<AppContext>) {
        router.get("requests/track", use: show)
        router.post("requests/track", use: find)
        router.post("requests/track/leave", use: leave)
        router.post("requests/track/relative", use: turnToRelative)
        // Where a form could not be done its page stands at the address of the form; who loads it again comes back here.
        for part in ["clarification", "withdrawal", "rating"] {
            router.get("requests/track/\(part)") { _, _ in Response.seeOther(Links.trackRequest) }
        }
        router.get("requests/track/letters/:position/:kind", use: letter)
        router.get("requests/track/letters/:position/:kind/sheet", use: letterSheet)
        router.post("requests/track/letters/:position/:kind/files", use: letterFile)
        router.get("requests/track/files/:position", use: file)
        router.post("requests/track/clarification") { request, context in
            try await act(request, context) { .clarify(words: $0.text("words")) }
        }
        router.post("requests/track/withdrawal") { request, context in
            try await act(request, context) { .withdraw(reason: $0.text("reason")) }
        }
        router.post("requests/track/rating") { request, context in
            try await act(request, context) { .rate(Int($0.text("rating")) ?? 0, words: $0.text("words")) }
        }
    }

    @Sendable func show(_ request: Request, _ context: AppContext) async throws -> Response {
        guard let tracked = try await tracked(request) else {
            return try await server.showPrivate("查申请进度", Links.trackRequest, trackFormPage(Form([]), []), context)
        }
        return try await page(tracked, context)
    }

    @Sendable func find(_ request: Request, _ context: AppContext) async throws -> Response {
        let form = try await Form(request)
        let (ticket, issues) = try await form.ticket { _ = try await office.trackedRequest($0) }
        guard let ticket else {
            return try await server.showPrivate(
                "查申请进度", Links.trackRequest, trackFormPage(form, issues), context, hasErrors: true)
        }
        var response = Response.seeOther(Links.trackRequest)
        response.headers[.setCookie] = Cookies.ticket(ticket, server.settings, of: .request)
        return response
    }

    @Sendable func leave(_ request: Request, _ context: AppContext) async throws -> Response {
        var response = Response.seeOther(Links.trackRequest)
        response.headers[.setCookie] = Cookies.noTicket(server.settings, of: .request)
        return response
    }

    /// From one request to another that was made of it, with the same code.
    @Sendable func turnToRelative(_ request: Request, _ context: AppContext) async throws -> Response {
        var response = Response.seeOther(Links.trackRequest)
        guard let ticket = Cookies.ticket(request, server.settings, of: .request) else { return response }
        let wanted = Ticket(number: try await Form(request).text("requestNumber"), code: ticket.code)
        _ = try await office.trackedRequest(wanted)
        response.headers[.setCookie] = Cookies.ticket(wanted, server.settings, of: .request)
        return response
    }

    @Sendable func letter(_ request: Request, _ context: AppContext) async throws -> Response {
        guard let letter = try await letterAsked(request, context) else { return .seeOther(Links.trackRequest) }
        return try await show(letter, context)
    }

    @Sendable func letterSheet(_ request: Request, _ context: AppContext) async throws -> Response {
        guard let letter = try await letterAsked(request, context) else { return .seeOther(Links.trackRequest) }
        return server.showSheet(
            Sheet(letter), back: Links.trackedLetter(letter.place), reader: context.reader)
    }

    @Sendable func letterFile(_ request: Request, _ context: AppContext) async throws -> Response {
        guard let ticket = Cookies.ticket(request, server.settings, of: .request) else {
            return .seeOther(Links.trackRequest)
        }
        let place = try RequestLetter.Place(context.parameters)
        let format = try Press.Format(try await Form(request))
        do {
            return .file(try await office.letterFile(place, as: format, of: ticket) { Sheet($0).file })
        } catch let fault as Press.Fault {
            server.note(fault, context)
            guard let letter = try await letterAsked(request, context) else { return .seeOther(Links.trackRequest) }
            return try await show(letter, context, fault)
        }
    }

    private func show(
        _ letter: RequestLetter, _ context: AppContext, _ fault: Press.Fault? = nil
    ) async throws -> Response {
        let address = Links.trackedLetter(letter.place)
        let main: HTML = """
            \(fault.map { pressNote($0, atDesk: false) })\(letterPage(letter))
            \(letterFiles(address, back: Links.trackRequest, csrf: nil))
            """
        return try await server.showPrivate(
            letter.title, address, main, context, status: fault == nil ? nil : .serviceUnavailable)
    }

    /// Nil where nobody looked a request up.
    private func letterAsked(_ request: Request, _ context: AppContext) async throws -> RequestLetter? {
        let place = try RequestLetter.Place(context.parameters)
        guard let tracked = try await tracked(request) else { return nil }
        guard let letter = tracked.letters.first(where: { $0.place == place }) else { throw NotFound() }
        return letter
    }

    @Sendable func file(_ request: Request, _ context: AppContext) async throws -> Response {
        guard let ticket = Cookies.ticket(request, server.settings, of: .request), try await tracked(request) != nil
        else {
            return .seeOther(Links.trackRequest)
        }
        return .file(
            try await office.trackedFile(try context.parameters.position, ticket), request, from: office)
    }

    private func act(
        _ request: Request, _ context: AppContext, _ make: (Form) -> ApplicantAct
    ) async throws -> Response {
        guard let ticket = Cookies.ticket(request, server.settings, of: .request) else {
            return .seeOther(Links.trackRequest)
        }
        let form = try await Form(request)
        let number = form.raw("once")
        let sent = number.isEmpty ? nil : SentForm(number: number, digest: form.digest)
        do {
            try await office.act(make(form), on: ticket, expecting: nil, form: sent)
            return .seeOther(Links.trackRequest)
        } catch is Repeated {
            return .seeOther(Links.trackRequest)
        } catch let invalid as Invalid {
            let tracked = try await office.trackedRequest(ticket)
            return try await page(tracked, context, invalid.issues, sent: form)
        } catch {
            guard let obstacle = Obstacle(error) else { throw error }
            let tracked = try await office.trackedRequest(ticket)
            return try await page(tracked, context, obstacle: obstacle, sent: form)
        }
    }

    private func tracked(_ request: Request) async throws -> TrackedRequest? {
        guard let ticket = Cookies.ticket(request, server.settings, of: .request) else { return nil }
        do {
            return try await office.trackedRequest(ticket)
        } catch is NotFound {
            return nil
        }
    }

    private func page(
        _ tracked: TrackedRequest, _ context: AppContext, _ issues: [Issue] = [], obstacle: Obstacle? = nil,
        sent: Form = Form([])
    ) async throws -> Response {
        let view = TrackView(
            tracked: tracked, today: office.now().day, issues: issues, obstacle: obstacle, sent: sent,
            once: office.newFormNumber())
        return try await server.showPrivate(
            "申请进度", Links.trackRequest, trackPage(view), context, width: .page, hasErrors: !issues.isEmpty,
            status: obstacle == nil ? nil : .conflict)
    }
}

extension PageServer {
    /// A page of the public site that is for one reader only, and never kept. Applications are made in Chinese.
    func showPrivate(
        _ title: String, _ path: String, _ main: HTML, _ context: AppContext, width: PublicPage.Width = .narrow,
        hasErrors: Bool = false, status: HTTPResponse.Status? = nil
    ) async throws -> Response {
        let words = vocabulary(context.reader.language)
        let main: HTML = context.reader.language == .chinese ? main : "<div lang=\"zh-CN\">\(main)</div>"
        let column = ColumnTags(
            name: "依申请公开", description: "申请公开政府信息，查申请的进度", keywords: ["依申请公开"], types: [.disclosureOnRequest])
        var page = PublicPage(title: title, path: path, column: column, main: main)
        page.current = .requests
        page.width = width
        page.search = .hidden
        page.isIndexed = false
        page.hasErrors = hasErrors
        page.reader = context.reader
        page.crumbs = [Crumb(words("首页"), Links.home), Crumb(words("依申请公开"), Links.newRequest), Crumb(title)]
        return .privatePage(
            layout(page, site: try await site(), files: files, words: words),
            status: status ?? (hasErrors ? .unprocessableContent : .ok))
    }
}

extension Form {
    /// The number and the code that were typed, where they open something.
    /// - Parameter find: throws `NotFound` where they do not.
    func ticket(_ find: (Ticket) async throws -> Void) async throws -> (ticket: Ticket?, issues: [Issue]) {
        var issues: [Issue] = []
        let number = text("requestNumber")
        if number.isEmpty { issues.append(Issue("requestNumber", .missing)) }
        guard let code = QueryCode(text("queryCode")) else {
            return (nil, issues + [Issue("queryCode", .malformed(expected: "8位，例如7K4M-92QX"))])
        }
        guard issues.isEmpty else { return (nil, issues) }
        let ticket = Ticket(number: number, code: code)
        do {
            try await find(ticket)
            return (ticket, [])
        } catch is NotFound {
            return (nil, [Issue("queryCode", .doesNotMatch)])
        }
    }
}

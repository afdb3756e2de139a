import Actions
import Domain
import HTTPTypes
import Hummingbird

/// How petitioners look theirs up, say more or take it back: with its number and its query code.
struct TrackPetitionRoutes: Sendable {
    let server: PageServer
    private var office: Office { server.office }

    func add(to router: some RouterMethods<AppContext>) {
        router.get("petitions/track", use: show)
        router.post("petitions/track", use: find)
        router.post("petitions/track/leave", use: leave)
        // Where a form could not be done its page stands at the address of the form; who loads it again comes back here.
        for part in ["supplement", "withdrawal", "files"] {
            router.get("petitions/track/\(part)") { _, _ in Response.seeOther(Links.trackPetition) }
        }
        router.post("petitions/track/supplement") { request, context in
            try await act(request, context) { form, ticket, sent in
                try await office.act(.supplement(words: form.text("words")), on: ticket, form: sent)
            }
        }
        router.post("petitions/track/withdrawal") { request, context in
            try await act(request, context) { form, ticket, sent in
                try await office.act(.withdraw(words: form.text("reason")), on: ticket, form: sent)
            }
        }
        router.post("petitions/track/files", use: takeFile)
        router.get("petitions/track/files/:position", use: file)
    }

    @Sendable func show(_ request: Request, _ context: AppContext) async throws -> Response {
        guard let ticket = Cookies.ticket(request, server.settings, of: .petition),
            let tracked = try await tracked(ticket)
        else {
            return try await finder(Form([]), [], context)
        }
        return try await page(tracked, context)
    }

    @Sendable func find(_ request: Request, _ context: AppContext) async throws -> Response {
        let form = try await Form(request)
        let (ticket, issues) = try await form.ticket { _ = try await office.trackedPetition($0) }
        guard let ticket else { return try await finder(form, issues, context) }
        var response = Response.seeOther(Links.trackPetition)
        response.headers[.setCookie] = Cookies.ticket(ticket, server.settings, of: .petition)
        return response
    }

    @Sendable func leave(_ request: Request, _ context: AppContext) async throws -> Response {
        var response = Response.seeOther(Links.trackPetition)
        response.headers[.setCookie] = Cookies.noTicket(server.settings, of: .petition)
        return response
    }

    @Sendable func file(_ request: Request, _ context: AppContext) async throws -> Response {
        guard let ticket = Cookies.ticket(request, server.settings, of: .petition), try await tracked(ticket) != nil
        else {
            return .seeOther(Links.trackPetition)
        }
        return .file(
            try await office.trackedPetitionFile(try context.parameters.position, ticket), request, from: office)
    }

    @Sendable func takeFile(_ request: Request, _ context: AppContext) async throws -> Response {
        guard let ticket = Cookies.ticket(request, server.settings, of: .petition), try await tracked(ticket) != nil
        else {
            return .seeOther(Links.trackPetition)
        }
        let sent = try await SealedForm(request, office)
        return try await answer(ticket, sent.form, context) {
            let file = try await sent.file()
            try await office.add(file, to: ticket, form: sent.sent(with: file))
        }
    }

    private func act(
        _ request: Request, _ context: AppContext, _ act: (Form, Ticket, SentForm?) async throws -> Void
    ) async throws -> Response {
        guard let ticket = Cookies.ticket(request, server.settings, of: .petition) else {
            return .seeOther(Links.trackPetition)
        }
        let form = try await Form(request)
        let number = form.raw("once")
        let sent = number.isEmpty ? nil : SentForm(number: number, digest: form.digest)
        return try await answer(ticket, form, context) { try await act(form, ticket, sent) }
    }

    /// The page again, with why it could not be done.
    private func answer(
        _ ticket: Ticket, _ form: Form, _ context: AppContext, _ act: () async throws -> Void
    ) async throws -> Response {
        var (issues, obstacle): ([Issue], Obstacle?) = ([], nil)
        do {
            try await act()
            return .seeOther(Links.trackPetition)
        } catch is Repeated {
            return .seeOther(Links.trackPetition)
        } catch let invalid as Invalid {
            issues = invalid.issues
        } catch {
            obstacle = Obstacle(error)
            if obstacle == nil { throw error }
        }
        let tracked = try await office.trackedPetition(ticket)
        return try await page(tracked, context, issues, obstacle, sent: form)
    }

    private func tracked(_ ticket: Ticket) async throws -> TrackedPetition? {
        do {
            return try await office.trackedPetition(ticket)
        } catch is NotFound {
            return nil
        }
    }

    private func finder(_ form: Form, _ issues: [Issue], _ context: AppContext) async throws -> Response {
        try await server.showPrivate(
            "查更正、投诉的进度", Links.trackPetition, trackPetitionFormPage(form, issues), context,
            hasErrors: !issues.isEmpty)
    }

    private func page(
        _ tracked: TrackedPetition, _ context: AppContext, _ issues: [Issue] = [], _ obstacle: Obstacle? = nil,
        sent: Form = Form([])
    ) async throws -> Response {
        let view = TrackPetitionView(
            tracked: tracked, today: office.now().day, issues: issues, obstacle: obstacle, sent: sent,
            once: office.newFormNumber())
        return try await server.showPrivate(
            "办理进度", Links.trackPetition, trackPetitionPage(view), context, hasErrors: !issues.isEmpty,
            status: obstacle == nil ? nil : .conflict)
    }
}

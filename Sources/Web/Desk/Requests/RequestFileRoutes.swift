import Actions
import Domain
import Hummingbird

/// The files of a request at the desk. A file is opened by a form and not by a link: each look is an act, and stands in the
/// journal.
struct RequestFileRoutes: Sendable {
    let server: PageServer
    private var office: Office { server.office }

    func add(to desk: some RouterMethods<StaffContext>) {
        desk.get("requests/:id/files", use: show)
        desk.post("requests/:id/files", use: take)
        desk.post("requests/:id/files/:position", use: open)
        desk.post("requests/:id/files/:position/annulment", use: annul)
    }

    @Sendable func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        try await page(context, done: request.query("done"))
    }

    @Sendable func take(_ request: Request, _ context: StaffContext) async throws -> Response {
        let id = try id(context)
        let sent = try await SealedForm(request, context, office, from: .office) {
            guard try await office.deskRequest(id, by: context.caller).may.contains(.handleRequests) else {
                throw Forbidden()
            }
        }
        return try await answer(context, sent.form) {
            guard let kind = RequestFile.Kind(rawValue: sent.form.text("fileKind")) else {
                try await sent.giveUp()
                throw Invalid([Issue("fileKind", .missing)])
            }
            let file = try await sent.file()
            var caller = context.caller
            caller.form = sent.sent(with: file)
            try await office.add(file, as: kind, to: id, expecting: Int(sent.form.raw("version")), by: caller)
            return "added"
        }
    }

    @Sendable func annul(_ request: Request, _ context: StaffContext) async throws -> Response {
        let sent = try await StaffForm(request, context)
        let (id, position) = (try id(context), try context.parameters.position)
        return try await answer(context, sent.form) {
            try await office.annulFile(position, of: id, expecting: sent.version, by: sent.caller)
            return "annulled"
        }
    }

    @Sendable func open(_ request: Request, _ context: StaffContext) async throws -> Response {
        let sent = try await StaffForm(request, context)
        // Each look is one of its own, whatever form it comes from.
        var caller = sent.caller
        caller.form = nil
        let opened = try await office.lookAtFile(try context.parameters.position, of: try id(context), by: caller)
        return .file(opened, request, from: office)
    }

    /// The page again: with what was done, or with why it could not be.
    private func answer(
        _ context: StaffContext, _ form: Form, _ act: () async throws -> String
    ) async throws -> Response {
        do {
            let done = try await act()
            return .seeOther(Links.query(Links.Desk.request(try id(context), "files"), [("done", done)]))
        } catch let invalid as Invalid {
            return try await page(context, issues: invalid.issues, form)
        } catch {
            guard let obstacle = Obstacle(error) else { throw error }
            return try await page(context, obstacle: obstacle, form)
        }
    }

    private func page(
        _ context: StaffContext, done: String = "", issues: [Issue] = [], obstacle: Obstacle? = nil,
        _ sent: Form = Form([])
    ) async throws -> Response {
        let view = DeskRequestView(
            request: try await office.deskRequest(try id(context), by: context.caller),
            person: context.session.person.id, today: office.now().day, issues: issues, obstacle: obstacle, done: done,
            csrf: context.session.csrf, once: office.newFormNumber())
        return try await DeskFrame(server, context).show(
            "材料", path: Links.Desk.requests, deskFilesPage(view, sent), issues: issues, obstacle)
    }

    private func id(_ context: StaffContext) throws -> InformationRequest.ID {
        try context.parameters.id("id", as: InformationRequest.ID.self)
    }
}

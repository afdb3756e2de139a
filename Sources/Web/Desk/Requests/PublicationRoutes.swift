import Actions
import Domain
import Hummingbird

/// From an answered request to a draft of a document.
struct PublicationRoutes: Sendable {
    let server: PageServer
    private var office: Office { server.office }

    func add(to desk: some RouterMethods<StaffContext>) {
        desk.get("requests/:id/publication", use: form)
        desk.post("requests/:id/publication", use: draft)
    }

    @Sendable func form(_ request: Request, _ context: StaffContext) async throws -> Response {
        try await page(Form([]), context) { _ in }
    }

    @Sendable func draft(_ request: Request, _ context: StaffContext) async throws -> Response {
        let sent = try await StaffForm(request, context)
        let id = try context.parameters.id("id", as: InformationRequest.ID.self)
        do {
            _ = try await office.draftPublication(
                PublicationProposal(title: sent.form.text("title"), text: sent.form.text("body")), of: id,
                expecting: sent.version, by: sent.caller)
            return .seeOther(Links.query(Links.Desk.request(id), [("done", "publication")]))
        } catch let invalid as Invalid {
            return try await page(sent.form, context) { $0.issues = invalid.issues }
        } catch {
            guard let obstacle = Obstacle(error) else { throw error }
            return try await page(sent.form, context) { $0.obstacle = obstacle }
        }
    }

    private func page(
        _ form: Form, _ context: StaffContext, _ change: (inout DeskRequestView) -> Void
    ) async throws -> Response {
        let id = try context.parameters.id("id", as: InformationRequest.ID.self)
        var view = DeskRequestView(
            request: try await office.deskRequest(id, by: context.caller), person: context.session.person.id,
            today: office.now().day, csrf: context.session.csrf, once: office.newFormNumber())
        guard view.request.may.contains(.handleRequests) else { throw Forbidden() }
        change(&view)
        return try await DeskFrame(server, context).show(
            "转为主动公开", path: Links.Desk.requests, publicationPage(view, form), issues: view.issues, view.obstacle)
    }
}

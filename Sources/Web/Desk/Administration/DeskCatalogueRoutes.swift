import Actions
import Domain
import Hummingbird

/// Which rows of the catalogue each organisation answers for.
struct DeskCatalogueRoutes: Sendable {
    let server: PageServer
    private var office: Office { server.office }

    func add(to desk: some RouterMethods<StaffContext>) {
        desk.get("catalogue", use: list)
        desk.get("catalogue/:code", use: arrange)
        desk.post("catalogue/:code", use: adopt)
    }

    @Sendable func list(_ request: Request, _ context: StaffContext) async throws -> Response {
        let session = context.session
        let organisations = session.authority.organisations(for: .arrangeCatalogue, tree: session.tree)
        if organisations.isEmpty { throw Forbidden() }
        return try await DeskFrame(server, context).show(
            "公开目录", path: Links.Desk.catalogue, deskCataloguesPage(organisations))
    }

    @Sendable func arrange(_ request: Request, _ context: StaffContext) async throws -> Response {
        try await show(ticked: nil, issues: [], done: request.query("done"), context)
    }

    @Sendable func adopt(_ request: Request, _ context: StaffContext) async throws -> Response {
        let sent = try await StaffForm(request, context)
        let code: String = try context.parameters.require("code")
        let rows = Set(sent.form.all("rows"))
        do {
            if sent.form.raw("action") == "all" {
                try await office.adoptApplicableRows(by: code, caller: sent.caller)
            } else {
                try await office.adoptRows(rows, by: code, caller: sent.caller)
            }
            return .seeOther(Links.query(Links.Desk.catalogue(code), [("done", "adopted")]))
        } catch let invalid as Invalid {
            return try await show(ticked: rows, issues: invalid.issues, done: "", context)
        }
    }

    private func show(
        ticked: Set<String>?, issues: [Issue], done: String, _ context: StaffContext
    ) async throws -> Response {
        let rows = try await office.adoptableRows(
            of: try context.parameters.require("code"), by: context.caller)
        let view = AdoptionView(
            rows: rows, ticked: ticked ?? rows.adopted, today: office.now().day, issues: issues, done: done,
            csrf: context.session.csrf)
        return try await DeskFrame(server, context).show(
            "公开目录", path: Links.Desk.catalogue, deskCataloguePage(view), issues: issues)
    }
}

import Actions
import Domain
import Hummingbird

/// The letters of a request at the desk: as pages, as sheets and as files.
struct LetterRoutes: Sendable {
    let server: PageServer
    private var office: Office { server.office }

    func add(to desk: some RouterMethods<StaffContext>) {
        desk.get("requests/:id/letters/:position/:kind", use: show)
        desk.get("requests/:id/letters/:position/:kind/sheet", use: sheet)
        desk.post("requests/:id/letters/:position/:kind/files", use: file)
    }

    @Sendable func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        try await page(context)
    }

    @Sendable func sheet(_ request: Request, _ context: StaffContext) async throws -> Response {
        let (id, letter) = try await letter(context)
        return server.showSheet(
            Sheet(letter), back: Links.Desk.letter(letter.place, of: id), reader: context.reader)
    }

    @Sendable func file(_ request: Request, _ context: StaffContext) async throws -> Response {
        let sent = try await StaffForm(request, context)
        let format = try Press.Format(sent.form)
        let id = try context.parameters.id("id", as: InformationRequest.ID.self)
        do {
            return .file(
                try await office.letterFile(
                    try RequestLetter.Place(context.parameters), as: format, of: id, by: sent.caller
                ) { Sheet($0).file })
        } catch let fault as Press.Fault {
            server.note(fault, context)
            return try await page(context, fault)
        }
    }

    private func page(_ context: StaffContext, _ fault: Press.Fault? = nil) async throws -> Response {
        let (id, letter) = try await letter(context)
        let main: HTML = """
            \(fault.map { pressNote($0, atDesk: true) })\(letterPage(letter))
            \(letterFiles(
                Links.Desk.letter(letter.place, of: id), back: Links.Desk.request(id), csrf: context.session.csrf))
            """
        return try await DeskFrame(server, context).show(
            letter.title, path: Links.Desk.requests, main, status: fault == nil ? .ok : .serviceUnavailable)
    }

    private func letter(_ context: StaffContext) async throws -> (InformationRequest.ID, RequestLetter) {
        let id = try context.parameters.id("id", as: InformationRequest.ID.self)
        let place = try RequestLetter.Place(context.parameters)
        let desk = try await office.deskRequest(id, by: context.caller)
        guard let letter = desk.letters.first(where: { $0.place == place }) else { throw NotFound() }
        return (id, letter)
    }
}

import Actions
import Domain
import Hummingbird

/// The letters of a request at the desk, as pages, as sheets and as files; and the sheets that stay in its file.
struct LetterRoutes: Sendable {
    let server: PageServer
    private var office: Office { server.office }

    func add(to desk: some RouterMethods<StaffContext>) {
        desk.get("requests/:id/letters/:position/:kind", use: show)
        desk.get("requests/:id/letters/:position/:kind/sheet", use: sheet)
        desk.post("requests/:id/letters/:position/:kind/files", use: file)
        desk.post("requests/:id/sheets/:sheet", use: innerSheet)
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

    /// Made anew each time, of the request as it stands. It shows who asks, so that each is a look at them.
    @Sendable func innerSheet(_ request: Request, _ context: StaffContext) async throws -> Response {
        let sent = try await StaffForm(request, context)
        guard let kind = InnerSheet(rawValue: try context.parameters.require("sheet")) else { throw NotFound() }
        let id = try context.parameters.id("id", as: InformationRequest.ID.self)
        var caller = sent.caller
        caller.form = nil
        let form = try await office.lookAtApplicant(of: id, by: caller)
        let desk = try await office.deskRequest(id, by: context.caller)
        let sheet = kind.sheet(desk, form)
        guard let format = Press.Format(rawValue: sent.form.text("format")) else {
            return server.showSheet(sheet, back: Links.Desk.request(id), reader: context.reader)
        }
        do {
            let name = "\(desk.request.number.text)\(kind.title)"
            return .file(try await office.press.file(of: sheet.file, as: format), named: name, format)
        } catch let fault as Press.Fault {
            server.note(fault, context)
            return try await DeskFrame(server, context).show(
                kind.title, path: Links.Desk.requests,
                "<h1>\(kind.title)</h1>\n\(pressNote(fault, atDesk: true))\(buttons([buttonLink("返回申请", to: Links.Desk.request(id), kind: .quiet)]))",
                status: .serviceUnavailable)
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

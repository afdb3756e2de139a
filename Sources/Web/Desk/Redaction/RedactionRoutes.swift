import Actions
import Domain
import HTTPTypes
import Hummingbird
import NIOCore

/// What is covered in a file of a draft: said on its pages, done by a job, searched, and put in the place of the file.
struct RedactionRoutes: Sendable {
    let server: PageServer
    private var office: Office { server.office }

    func add(to desk: some RouterMethods<StaffContext>) {
        desk.get("documents/:id/files/:hash/redaction", use: show)
        desk.get("documents/:id/files/:hash/redaction/pages/:page", use: picture)
        desk.get("documents/:id/files/:hash/redaction/result", use: result)
        desk.post("documents/:id/files/:hash/redaction/marks", use: mark)
        desk.post("documents/:id/files/:hash/redaction/unmarking", use: unmark)
        desk.post("documents/:id/files/:hash/redaction/order", use: order)
        desk.post("documents/:id/files/:hash/redaction/adoption", use: adopt)
    }

    @Sendable func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        try await page(context, number: Int(request.query("page")) ?? 1, done: request.query("done"))
    }

    @Sendable func picture(_ request: Request, _ context: StaffContext) async throws -> Response {
        guard let number = Int(try context.parameters.require("page")) else { throw NotFound() }
        let picture = try await office.redactionPicture(
            ofPage: number, try hash(context), of: try id(context), by: context.caller)
        return Response(
            status: .ok,
            headers: [
                .contentType: "image/svg+xml", .cacheControl: "no-store",
                .contentSecurityPolicy: "default-src 'none'; img-src data:; sandbox",
            ], body: .init(byteBuffer: ByteBuffer(string: redactionDrawing(picture))))
    }

    @Sendable func result(_ request: Request, _ context: StaffContext) async throws -> Response {
        let desk = try await office.redaction(of: try hash(context), in: try id(context), by: context.caller)
        guard let file = desk.redaction?.result else { throw NotFound() }
        return .storedFile(PublicFile(file), request, from: office)
    }

    @Sendable func mark(_ request: Request, _ context: StaffContext) async throws -> Response {
        let sent = try await StaffForm(request, context)
        return try await answer(context, sent, "marked") {
            try await office.addRedactionMarks(
                try RedactionForm(sent.form).marks, to: try hash(context), of: try id(context), by: sent.caller)
        }
    }

    @Sendable func unmark(_ request: Request, _ context: StaffContext) async throws -> Response {
        let sent = try await StaffForm(request, context)
        return try await answer(context, sent, "unmarked") {
            try await office.removeRedactionMark(
                Int(sent.form.raw("number")) ?? -1, expecting: Int(sent.form.raw("marks")) ?? -1,
                from: try hash(context), of: try id(context), by: sent.caller)
        }
    }

    @Sendable func order(_ request: Request, _ context: StaffContext) async throws -> Response {
        let sent = try await StaffForm(request, context)
        return try await answer(context, sent, "ordered") {
            try await office.orderRedaction(of: try hash(context), in: try id(context), by: sent.caller)
        }
    }

    @Sendable func adopt(_ request: Request, _ context: StaffContext) async throws -> Response {
        let sent = try await StaffForm(request, context)
        return try await answer(context, sent, "adopted") {
            try await office.adoptRedaction(
                of: try hash(context), in: try id(context), expecting: sent.version, by: sent.caller)
        }
    }

    /// The page again, where the sender was: with what was done, or with why it could not be.
    private func answer(
        _ context: StaffContext, _ sent: StaffForm, _ done: String, _ act: () async throws -> Void
    ) async throws -> Response {
        let number = Int(sent.form.raw("page")) ?? 1
        do {
            try await act()
            let address = Links.Desk.document(try id(context), "files/\(try hash(context))/redaction")
            return .seeOther(Links.query(address, [("page", String(number)), ("done", done)]))
        } catch let invalid as Invalid {
            return try await page(context, number: number, sent: sent.form, issues: invalid.issues)
        } catch {
            guard let obstacle = Obstacle(error) else { throw error }
            return try await page(context, number: number, sent: sent.form, obstacle: obstacle)
        }
    }

    private func page(
        _ context: StaffContext, number: Int, sent: Form = Form([]), done: String = "", issues: [Issue] = [],
        obstacle: Obstacle? = nil
    ) async throws -> Response {
        let desk = try await office.redaction(of: try hash(context), in: try id(context), by: context.caller)
        let view = RedactionView(
            desk: desk, page: min(max(number, 1), desk.pages), sent: sent, issues: issues, obstacle: obstacle,
            done: done, csrf: context.session.csrf, once: office.newFormNumber(),
            script: server.assets.address("redaction.js"))
        return try await DeskFrame(server, context).show(
            "遮盖", path: Links.Desk.documents, redactionPage(view), issues: issues, obstacle)
    }

    private func id(_ context: StaffContext) throws -> Document.ID {
        try context.parameters.id("id", as: Document.ID.self)
    }

    private func hash(_ context: StaffContext) throws -> String { try context.parameters.require("hash") }
}

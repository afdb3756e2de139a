import Actions
import Domain
import HTTPTypes
import Hummingbird
import NIOCore

/// What is covered in a file, of a draft or of an answer: said on its pages, done by a job, searched, and put in the place of
/// the file.
struct RedactionRoutes: Sendable {
    let server: PageServer
    let holder: RedactionHolder
    private var office: Office { server.office }

    func add(to desk: some RouterMethods<StaffContext>) {
        let path = holder.path
        if holder == .request { desk.post("\(path)", use: begin) }
        desk.get("\(path)", use: show)
        desk.get("\(path)/pages/:page", use: picture)
        desk.get("\(path)/result", use: result)
        desk.post("\(path)/marks", use: mark)
        desk.post("\(path)/unmarking", use: unmark)
        desk.post("\(path)/order", use: order)
        desk.post("\(path)/adoption", use: adopt)
    }

    @Sendable func begin(_ request: Request, _ context: StaffContext) async throws -> Response {
        let sent = try await StaffForm(request, context)
        return try await answer(context, sent, "begun") {
            guard case .request(let id, let position) = try holder.source(context) else { throw NotFound() }
            try await office.beginRedaction(of: position, in: id, by: sent.caller)
        }
    }

    @Sendable func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        try await page(context, number: Int(request.query("page")) ?? 1, done: request.query("done"))
    }

    @Sendable func picture(_ request: Request, _ context: StaffContext) async throws -> Response {
        guard let number = Int(try context.parameters.require("page")) else { throw NotFound() }
        let picture = try await office.redactionPicture(
            ofPage: number, try holder.source(context), by: context.caller)
        return Response(
            status: .ok,
            headers: [
                .contentType: "image/svg+xml", .cacheControl: "no-store",
                .contentSecurityPolicy: "default-src 'none'; img-src data:; sandbox",
            ], body: .init(byteBuffer: ByteBuffer(string: redactionDrawing(picture))))
    }

    @Sendable func result(_ request: Request, _ context: StaffContext) async throws -> Response {
        switch try await office.redactedFile(of: try holder.source(context), by: context.caller) {
        case .stored(let file): .storedFile(file, request, from: office)
        case .sealed(let file): .file(file, request, from: office)
        }
    }

    @Sendable func mark(_ request: Request, _ context: StaffContext) async throws -> Response {
        let sent = try await StaffForm(request, context)
        return try await answer(context, sent, "marked") {
            try await office.addRedactionMarks(
                try RedactionForm(sent.form).marks, to: try holder.source(context), by: sent.caller)
        }
    }

    @Sendable func unmark(_ request: Request, _ context: StaffContext) async throws -> Response {
        let sent = try await StaffForm(request, context)
        return try await answer(context, sent, "unmarked") {
            try await office.removeRedactionMark(
                Int(sent.form.raw("number")) ?? -1, expecting: Int(sent.form.raw("marks")) ?? -1,
                from: try holder.source(context), by: sent.caller)
        }
    }

    @Sendable func order(_ request: Request, _ context: StaffContext) async throws -> Response {
        let sent = try await StaffForm(request, context)
        return try await answer(context, sent, "ordered") {
            try await office.orderRedaction(of: try holder.source(context), by: sent.caller)
        }
    }

    @Sendable func adopt(_ request: Request, _ context: StaffContext) async throws -> Response {
        let sent = try await StaffForm(request, context)
        return try await answer(context, sent, "adopted") {
            try await office.adoptRedaction(
                of: try holder.source(context), marked: Int(sent.form.raw("marks")) ?? -1, expecting: sent.version,
                by: sent.caller)
        }
    }

    /// The page again, where the sender was: with what was done, or with why it could not be.
    private func answer(
        _ context: StaffContext, _ sent: StaffForm, _ done: String, _ act: () async throws -> Void
    ) async throws -> Response {
        let number = Int(sent.form.raw("page")) ?? 1
        do {
            try await act()
            let address = Links.Desk.redaction(of: try holder.source(context))
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
        let desk = try await office.redaction(of: try holder.source(context), by: context.caller)
        let view = RedactionView(
            desk: desk, page: min(max(number, 1), desk.pages), sent: sent, issues: issues, obstacle: obstacle,
            done: done, csrf: context.session.csrf, once: office.newFormNumber(),
            script: server.assets.address("redaction.js"))
        return try await DeskFrame(server, context).show(
            "遮盖", path: holder == .request ? Links.Desk.requests : Links.Desk.documents, redactionPage(view),
            issues: issues, obstacle)
    }
}

/// What holds the files.
enum RedactionHolder: Sendable {
    case document, request

    var path: String {
        switch self {
        case .document: "documents/:id/files/:hash/redaction"
        case .request: "requests/:id/files/:position/redaction"
        }
    }

    func source(_ context: StaffContext) throws -> RedactionSource {
        switch self {
        case .document:
            .document(
                try context.parameters.id("id", as: Document.ID.self), hash: try context.parameters.require("hash"))
        case .request:
            .request(
                try context.parameters.id("id", as: InformationRequest.ID.self),
                position: try context.parameters.position)
        }
    }
}

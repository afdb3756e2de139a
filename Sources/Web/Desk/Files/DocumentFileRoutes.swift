import Actions
import Domain
import Hummingbird

/// The files of a document at the desk: to bring, to put in order, to take out, to open.
struct DocumentFileRoutes: Sendable {
    let server: PageServer
    private var office: Office { server.office }

    func add(to desk: some RouterMethods<StaffContext>) {
        desk.get("documents/:id/files", use: show)
        desk.post("documents/:id/files", use: take)
        desk.get("documents/:id/files/:hash", use: open)
        desk.post("documents/:id/files/:hash/cleaning", use: clean)
        desk.post("documents/:id/files/:hash/body", use: takeBody)
        desk.post("documents/:id/files/:hash/removal", use: remove)
        desk.post("documents/:id/files/:hash/name", use: rename)
        desk.post("documents/:id/files/:hash/raising", use: raise)
    }

    @Sendable func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        try await page(context, done: request.query("done"))
    }

    @Sendable func take(_ request: Request, _ context: StaffContext) async throws -> Response {
        let id = try id(context)
        guard try await office.deskDocument(id, by: context.caller).mayDraft else { throw Forbidden() }
        return try await answer(context) {
            let sent = try await UploadForm(request, context, office)
            var files: [Attachment] = []
            for upload in sent.uploads { files.append(try await office.complete(upload)) }
            try await office.attach(files, to: id, expecting: sent.version, by: sent.caller)
            return done("added", id)
        }
    }

    @Sendable func open(_ request: Request, _ context: StaffContext) async throws -> Response {
        let file = try await office.deskFile(
            try context.parameters.require("hash"), of: try id(context), revision: Int(request.query("revision")),
            by: context.caller)
        return .storedFile(file, request, from: office)
    }

    @Sendable func clean(_ request: Request, _ context: StaffContext) async throws -> Response {
        try await act(request, context) { id, hash, sent in
            try await office.cleanFile(hash, of: id, expecting: sent.version, by: sent.caller)
            return "cleaned"
        }
    }

    @Sendable func takeBody(_ request: Request, _ context: StaffContext) async throws -> Response {
        let sent = try await StaffForm(request, context)
        let (id, hash) = (try id(context), try context.parameters.require("hash"))
        return try await answer(context) {
            let notes = try await office.replaceBody(of: id, with: hash, expecting: sent.version, by: sent.caller)
            return Links.query(
                Links.Desk.document(id),
                [("done", "body-replaced"), ("notes", notes.map(\.word).joined(separator: ","))])
        }
    }

    @Sendable func remove(_ request: Request, _ context: StaffContext) async throws -> Response {
        try await act(request, context) { id, hash, sent in
            try await office.detach(hash, from: id, expecting: sent.version, by: sent.caller)
            return "removed"
        }
    }

    @Sendable func rename(_ request: Request, _ context: StaffContext) async throws -> Response {
        try await act(request, context) { id, hash, sent in
            try await office.rename(
                hash, of: id, to: sent.form.text("name"), expecting: sent.version, by: sent.caller)
            return "renamed"
        }
    }

    @Sendable func raise(_ request: Request, _ context: StaffContext) async throws -> Response {
        try await act(request, context) { id, hash, sent in
            try await office.raise(hash, of: id, expecting: sent.version, by: sent.caller)
            return "raised"
        }
    }

    private func act(
        _ request: Request, _ context: StaffContext,
        _ body: (Document.ID, String, StaffForm) async throws -> String
    ) async throws -> Response {
        let sent = try await StaffForm(request, context)
        let hash = try context.parameters.require("hash")
        let id = try id(context)
        return try await answer(context) { done(try await body(id, hash, sent), id) }
    }

    private func done(_ what: String, _ id: Document.ID) -> String {
        Links.query(Links.Desk.document(id, "files"), [("done", what)])
    }

    /// The page again, with why it could not be done.
    /// - Parameter act: returns the address of the page that says what was done.
    private func answer(_ context: StaffContext, _ act: () async throws -> String) async throws -> Response {
        do {
            return .seeOther(try await act())
        } catch let invalid as Invalid {
            return try await page(context, issues: invalid.issues)
        } catch {
            guard let obstacle = Obstacle(error) else { throw error }
            return try await page(context, obstacle: obstacle)
        }
    }

    private func page(
        _ context: StaffContext, done: String = "", issues: [Issue] = [], obstacle: Obstacle? = nil
    ) async throws -> Response {
        let document = try await office.deskDocument(try id(context), by: context.caller)
        let view = DocumentFilesView(
            document: document, issues: issues, obstacle: obstacle, done: done, csrf: context.session.csrf,
            once: office.newFormNumber(), uploadScript: server.assets.address("upload.js"))
        return try await DeskFrame(server, context).show(
            "附件", path: Links.Desk.documents, documentFilesPage(view), issues: issues, obstacle)
    }

    private func id(_ context: StaffContext) throws -> Document.ID {
        try context.parameters.id("id", as: Document.ID.self)
    }
}

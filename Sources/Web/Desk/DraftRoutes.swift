import Actions
import Domain
import Hummingbird

/// Writing: new documents, new revisions, sending for review, giving up.
struct DraftRoutes: Sendable {
    let server: PageServer
    private var office: Office { server.office }

    func add(to desk: some RouterMethods<StaffContext>) {
        desk.get("documents/new", use: new)
        desk.post("documents", use: create)
        desk.post("documents/from-file", use: createFromFile)
        desk.get("documents/:id/edit", use: edit)
        desk.post("documents/:id/revisions", use: revise)
        desk.post("documents/:id/submission", use: submit)
        desk.post("documents/:id/discarding", use: discard)
    }

    @Sendable func new(_ request: Request, _ context: StaffContext) async throws -> Response {
        try await beginning(in: try organisation(request.query("organisation"), context), issues: [], context)
    }

    @Sendable func create(_ request: Request, _ context: StaffContext) async throws -> Response {
        let sent = try await StaffForm(request, context)
        let code = sent.form.text("organisation")
        let organisation = try organisation(code, context)
        var form = try await read(sent.form, context)
        if organisation.code != code { form.issues.append(Issue("organisation", .unknown(value: code))) }
        do {
            if !form.issues.isEmpty { throw Invalid(form.issues) }
            let id = try await office.draft(form.content, in: organisation.id, by: sent.caller)
            return try await saved(id, form, sent, context)
        } catch let repeated as Repeated {
            return try await savedBefore(repeated, form, sent, context)
        } catch let invalid as Invalid {
            return try await show(
                form, of: organisation, action: Links.Desk.documents, version: nil, issues: invalid.issues,
                isCorrection: false, sent: sent, context)
        }
    }

    @Sendable func createFromFile(_ request: Request, _ context: StaffContext) async throws -> Response {
        // Asked before a byte of a file is taken.
        if organisations(context).isEmpty { throw Forbidden() }
        var organisation: Organisation?
        do {
            let sent = try await UploadForm(request, context, office)
            let code = sent.form.text("organisation")
            organisation = organisations(context).first { $0.code == code }
            guard let organisation else { throw Invalid([Issue("organisation", .unknown(value: code))]) }
            return try await draft(sent, in: organisation)
        } catch let repeated as Repeated {
            guard let id = Document.ID(repeated.subject) else { throw repeated }
            return .seeOther(Links.query(Links.Desk.document(id), [("done", "repeated")]))
        } catch let invalid as Invalid {
            return try await beginning(in: organisation, issues: invalid.issues, context)
        } catch {
            guard let obstacle = Obstacle(error) else { throw error }
            return try await beginning(in: organisation, issues: [], obstacle: obstacle, context)
        }
    }

    private func draft(_ sent: UploadForm, in organisation: Organisation) async throws -> Response {
        guard let upload = sent.uploads.first else { throw Invalid([Issue("file", .file(.missing))]) }
        for other in sent.uploads.dropFirst() { try await office.giveUp(other) }
        let file = try await office.complete(upload)
        var caller = sent.caller
        // Another file is another form.
        if let form = caller.form {
            caller.form = SentForm(number: form.number, digest: sha256(form.digest + Array(file.hash.utf8)))
        }
        let drafted = try await office.draft(from: file, in: organisation.id, by: caller)
        return .seeOther(
            Links.query(
                Links.Desk.document(drafted.document),
                [("done", "from-file"), ("notes", drafted.notes.map(\.word).joined(separator: ","))]))
    }

    /// The page on which a document begins, again.
    private func beginning(
        in organisation: Organisation?, issues: [Issue], obstacle: Obstacle? = nil, _ context: StaffContext
    ) async throws -> Response {
        let organisation = try organisation ?? self.organisation("", context)
        return try await show(
            DocumentForm(suggested: try await office.suggestedDraft(in: organisation.id, by: context.caller)),
            of: organisation, insteadOf: organisations(context).filter { $0.id != organisation.id },
            action: Links.Desk.documents, version: nil, issues: issues, obstacle: obstacle, isCorrection: false,
            above: obstacle.map { notification(.warn, title: $0.title, "<p>\($0.advice)</p>") }, context)
    }

    @Sendable func edit(_ request: Request, _ context: StaffContext) async throws -> Response {
        let document = try await document(context)
        try document.state.checkRevisable()
        return try await show(DocumentForm(document.content), of: document, issues: [], context)
    }

    @Sendable func revise(_ request: Request, _ context: StaffContext) async throws -> Response {
        let sent = try await StaffForm(request, context)
        let document = try await document(context)
        let form = try await read(sent.form, context)
        do {
            if !form.issues.isEmpty { throw Invalid(form.issues) }
            try await office.revise(document.id, form.content, expecting: sent.version, by: sent.caller)
            return try await saved(document.id, form, sent, context)
        } catch let repeated as Repeated {
            return try await savedBefore(repeated, form, sent, context)
        } catch let invalid as Invalid {
            return try await show(form, of: document, issues: invalid.issues, sent: sent, context)
        } catch {
            guard let obstacle = Obstacle(error) else { throw error }
            return try await showConflict(form, sent, obstacle, context)
        }
    }

    @Sendable func submit(_ request: Request, _ context: StaffContext) async throws -> Response {
        let document = try await document(context)
        return try await DocumentActs(server, context).perform(.submission, request) { id, sent in
            try await office.submit(id, expecting: sent.version, by: sent.caller)
            return "submitted"
        } invalid: { invalid in
            try await show(DocumentForm(document.content), of: document, issues: invalid.issues, context)
        }
    }

    @Sendable func discard(_ request: Request, _ context: StaffContext) async throws -> Response {
        try await DocumentActs(server, context).perform(.discarding, request) { id, sent in
            try await office.discard(id, reason: sent.form.text("reason"), expecting: sent.version, by: sent.caller)
            return "discarded"
        }
    }

    /// After saving: on to review if that was asked for, else to the document's page.
    private func saved(
        _ id: Document.ID, _ form: DocumentForm, _ sent: StaffForm, _ context: StaffContext
    ) async throws -> Response {
        guard sent.form.text("action") == "submit" else { return done("saved", id, form, sent) }
        return try await sendForReview(id, form, sent, otherwise: "saved-only", context)
    }

    /// The form had been saved, and its answer was lost: what it asked for beyond that is done now.
    private func savedBefore(
        _ repeated: Repeated, _ form: DocumentForm, _ sent: StaffForm, _ context: StaffContext
    ) async throws -> Response {
        guard let id = Document.ID(repeated.subject) else { throw repeated }
        guard sent.form.text("action") == "submit" else { return done("repeated", id, form, sent) }
        return try await sendForReview(id, form, sent, otherwise: "repeated", context)
    }

    /// - Parameter otherwise: how the page calls it when something else happened to the document since it was saved.
    private func sendForReview(
        _ id: Document.ID, _ form: DocumentForm, _ sent: StaffForm, otherwise: String, _ context: StaffContext
    ) async throws -> Response {
        do {
            // The number of the form went with the saving, which was one event; sending for review is an act of its own.
            try await office.submit(id, expecting: (sent.version ?? 0) + 1, by: context.caller)
            return done("submitted", id, form, sent)
        } catch let invalid as Invalid {
            let document = try await office.deskDocument(id, by: context.caller)
            let above: HTML = """
                \(notification(title: "已经存成草稿，还没有送审", "<p>把指出的地方补齐，再保存并送审。</p>"))\
                \(savedForms(sent.form.copies, script: server.assets.address("editor.js")))
                """
            return try await show(
                DocumentForm(document.content), of: document, issues: invalid.issues, above: above, context)
        } catch is Stale {
            return done(otherwise, id, form, sent)
        }
    }

    private func done(_ what: String, _ id: Document.ID, _ form: DocumentForm, _ sent: StaffForm) -> Response {
        let parameters = [
            ("done", what), ("notes", form.notes.map(\.word).joined(separator: ",")), ("typed", form.normalisedNumber),
            ("forms", sent.form.copies.joined(separator: " ")),
        ]
        return .seeOther(Links.query(Links.Desk.document(id), parameters))
    }

    /// What was typed stays on the page, and writes over what is newer only after its writer has said so.
    private func showConflict(
        _ form: DocumentForm, _ sent: StaffForm, _ obstacle: Obstacle, _ context: StaffContext
    ) async throws -> Response {
        let document = try await document(context)
        let above: HTML
        do {
            try document.state.checkRevisable()
            above = draftConflict(document, mine: form.content, writer: context.session.person.id)
        } catch {
            above = draftRefused(document, Obstacle(error) ?? obstacle)
        }
        return try await show(form, of: document, issues: [], obstacle: obstacle, above: above, sent: sent, context)
    }

    private func read(_ form: Form, _ context: StaffContext) async throws -> DocumentForm {
        let reference = form.text("interprets")
        if reference.isEmpty { return DocumentForm(form, interprets: nil) }
        return DocumentForm(form, interprets: try await office.findDocument(reference, by: context.caller))
    }

    private func document(_ context: StaffContext) async throws -> DeskDocument {
        let id = try context.parameters.id("id", as: Document.ID.self)
        let document = try await office.deskDocument(id, by: context.caller)
        guard document.mayDraft else { throw Forbidden() }
        return document
    }

    private func organisation(_ code: String, _ context: StaffContext) throws -> Organisation {
        let organisations = organisations(context)
        guard let organisation = organisations.first(where: { $0.code == code }) ?? organisations.first else {
            throw Forbidden()
        }
        return organisation
    }

    private func organisations(_ context: StaffContext) -> [Organisation] {
        context.session.authority.organisations(for: .draftDocuments, tree: context.session.tree)
    }

    private func show(
        _ form: DocumentForm, of document: DeskDocument, issues: [Issue], obstacle: Obstacle? = nil,
        above: HTML? = nil, sent: StaffForm? = nil, _ context: StaffContext
    ) async throws -> Response {
        // What was written before somebody else changed the document must not look as if it came after.
        let version = sent.map { $0.version ?? 0 } ?? document.state.eventCount
        return try await show(
            form, of: document.organisation, under: document.row,
            action: Links.Desk.document(document.id, "revisions"), version: version, issues: issues, obstacle: obstacle,
            isCorrection: document.state.isCorrection, above: above, sent: sent, context)
    }

    private func show(
        _ form: DocumentForm, of organisation: Organisation, insteadOf others: [Organisation] = [],
        under row: CatalogueRow? = nil, action: String, version: Int?, issues: [Issue],
        obstacle: Obstacle? = nil, isCorrection: Bool, above: HTML? = nil, sent: StaffForm? = nil,
        _ context: StaffContext
    ) async throws -> Response {
        var rows = try await office.openRows(of: organisation.id)
        // A row that ended or was struck since is still the row of what was written under it.
        if let row, !rows.contains(row) { rows.append(row) }
        let choices = DocumentFormChoices(
            organisation: organisation, others: others, rows: rows, classification: office.rules.classification)
        let copies = sent.map { hiddenField("copies", $0.form.copies.joined(separator: " ")) }
        let main = documentFormPage(
            form, choices, above: "\(copies)\(above)", action: action, version: version, once: office.newFormNumber(),
            csrf: context.session.csrf, issues: issues, isCorrection: isCorrection, assets: server.assets,
            person: context.session.person.id)
        return try await DeskFrame(server, context).show(
            isCorrection ? "更正文件" : "写文件", path: Links.Desk.documents, main, issues: issues, obstacle)
    }
}

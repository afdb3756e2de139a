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
        desk.get("documents/:id/edit", use: edit)
        desk.post("documents/:id/revisions", use: revise)
        desk.post("documents/:id/submission", use: submit)
        desk.post("documents/:id/discarding", use: discard)
    }

    @Sendable func new(_ request: Request, _ context: StaffContext) async throws -> Response {
        let organisation = try organisation(request.query("organisation"), context)
        return try await show(
            DocumentForm(DocumentContent()), of: organisation, action: Links.Desk.documents, version: nil, issues: [],
            isCorrection: false, context)
    }

    @Sendable func create(_ request: Request, _ context: StaffContext) async throws -> Response {
        let sent = try await StaffForm(request, context)
        let code = sent.form.text("organisation")
        let organisation = try organisation(code, context)
        var form = try await read(sent.form)
        if organisation.code != code { form.issues.append(Issue("organisation", .unknown(value: code))) }
        do {
            if !form.issues.isEmpty { throw Invalid(form.issues) }
            let id = try await office.draft(form.content, in: organisation.id, by: sent.caller)
            return try await saved(id, form, sent, context)
        } catch let invalid as Invalid {
            return try await show(
                form, of: organisation, action: Links.Desk.documents, version: nil, issues: invalid.issues,
                isCorrection: false, context)
        }
    }

    @Sendable func edit(_ request: Request, _ context: StaffContext) async throws -> Response {
        let document = try await document(context)
        try document.state.checkRevisable()
        return try await show(DocumentForm(document.content), of: document, issues: [], context)
    }

    @Sendable func revise(_ request: Request, _ context: StaffContext) async throws -> Response {
        let sent = try await StaffForm(request, context)
        let document = try await document(context)
        let form = try await read(sent.form)
        do {
            if !form.issues.isEmpty { throw Invalid(form.issues) }
            try await office.revise(document.id, form.content, expecting: sent.version, by: sent.caller)
            return try await saved(document.id, form, sent, context)
        } catch let invalid as Invalid {
            return try await show(form, of: document, issues: invalid.issues, context)
        } catch is Stale {
            // What was typed stays on the page; the newer revision is one click away.
            return try await show(form, of: document, issues: [Issue("body", .taken(by: "别人刚刚保存的新版本"))], context)
        }
    }

    @Sendable func submit(_ request: Request, _ context: StaffContext) async throws -> Response {
        let sent = try await StaffForm(request, context)
        let document = try await document(context)
        do {
            try await office.submit(document.id, expecting: sent.version, by: sent.caller)
            return .seeOther(Links.query(Links.Desk.document(document.id), [("done", "submitted")]))
        } catch let invalid as Invalid {
            return try await show(DocumentForm(document.content), of: document, issues: invalid.issues, context)
        }
    }

    @Sendable func discard(_ request: Request, _ context: StaffContext) async throws -> Response {
        let sent = try await StaffForm(request, context)
        let id = try context.parameters.id("id", as: Document.ID.self)
        try await office.discard(id, reason: sent.form.text("reason"), expecting: sent.version, by: sent.caller)
        return .seeOther(Links.query(Links.Desk.document(id), [("done", "discarded")]))
    }

    /// After saving: on to review if that was asked for, else to the document's page.
    private func saved(
        _ id: Document.ID, _ form: DocumentForm, _ sent: StaffForm, _ context: StaffContext
    ) async throws -> Response {
        let notes = form.notes.map(\.word).joined(separator: ",")
        guard sent.form.text("action") == "submit" else {
            return .seeOther(Links.query(Links.Desk.document(id), [("done", "saved"), ("notes", notes)]))
        }
        do {
            // The number of the form went with the saving; sending for review is an act of its own.
            try await office.submit(id, expecting: nil, by: context.caller)
            return .seeOther(Links.query(Links.Desk.document(id), [("done", "submitted"), ("notes", notes)]))
        } catch let invalid as Invalid {
            let document = try await office.deskDocument(id, by: context.caller)
            return try await show(DocumentForm(document.content), of: document, issues: invalid.issues, context)
        }
    }

    private func read(_ form: Form) async throws -> DocumentForm {
        let reference = form.text("interprets")
        return DocumentForm(form, interprets: reference.isEmpty ? nil : try await office.findDocument(reference))
    }

    private func document(_ context: StaffContext) async throws -> DeskDocument {
        let id = try context.parameters.id("id", as: Document.ID.self)
        let document = try await office.deskDocument(id, by: context.caller)
        guard document.mayDraft else { throw Forbidden() }
        return document
    }

    private func organisation(_ code: String, _ context: StaffContext) throws -> Organisation {
        let organisations = context.session.authority.organisations(for: .draftDocuments, tree: context.session.tree)
        guard let organisation = organisations.first(where: { $0.code == code }) ?? organisations.first else {
            throw Forbidden()
        }
        return organisation
    }

    private func show(
        _ form: DocumentForm, of document: DeskDocument, issues: [Issue], _ context: StaffContext
    ) async throws -> Response {
        try await show(
            form, of: document.organisation, under: document.row,
            action: Links.Desk.document(document.id, "revisions"), version: document.state.eventCount, issues: issues,
            isCorrection: document.state.isCorrection, context)
    }

    private func show(
        _ form: DocumentForm, of organisation: Organisation, under row: CatalogueRow? = nil, action: String,
        version: Int?, issues: [Issue], isCorrection: Bool, _ context: StaffContext
    ) async throws -> Response {
        let isNew = version == nil
        var rows = try await office.catalogue(of: organisation.id).map(\.row)
        // A row that ended or was struck since is still the row of what was written under it.
        if let row, !rows.contains(row) { rows.append(row) }
        let choices = DocumentFormChoices(
            organisations: isNew
                ? context.session.authority.organisations(for: .draftDocuments, tree: context.session.tree)
                : [organisation],
            organisation: organisation, rows: rows, classification: office.rules.classification)
        let main = documentFormPage(
            form, choices, action: action, version: version, once: office.newFormNumber(),
            csrf: context.session.csrf, issues: issues, isCorrection: isCorrection, assets: server.assets,
            person: context.session.person.id)
        return try await DeskFrame(server, context).show(
            isCorrection ? "更正文件" : "写文件", path: Links.Desk.documents, main, issues: issues)
    }
}

import Actions
import Domain
import Hummingbird

/// The desk's lists and the page of one document, with every step that is signed there.
struct ReviewRoutes: Sendable {
    let server: PageServer
    private var office: Office { server.office }
    private static let pageSize = 50

    func add(to desk: some RouterMethods<StaffContext>) {
        desk.get("documents", use: list)
        desk.get("documents/:id", use: show)
        desk.get("documents/:id/changes", use: changes)
        desk.post("documents/:id/decision", use: decide)
        desk.post("documents/:id/recall", use: recall)
        desk.post("documents/:id/override", use: override)
        desk.post("documents/:id/override/confirmation", use: confirm)
        desk.get("documents/:id/withdrawal", use: withdrawalForm)
        desk.post("documents/:id/withdrawal", use: withdraw)
        desk.get("documents/:id/validity", use: validityForm)
        desk.post("documents/:id/validity", use: decideValidity)
    }

    @Sendable func list(_ request: Request, _ context: StaffContext) async throws -> Response {
        guard context.session.authority.allowsSomewhere(.readDocuments) else { throw Forbidden() }
        let filter = DeskFilter(
            stage: DeskStage(rawValue: request.query("stage"))?.rawValue,
            publicity: DeskPublicity(rawValue: request.query("publicity"))?.rawValue)
        let page = request.page
        let list = try await office.deskDocuments(
            filter, offset: (page - 1) * Self.pageSize, limit: Self.pageSize, by: context.caller)
        let main = deskListPage(
            list, filter, page: page, pageSize: Self.pageSize,
            mayDraft: context.session.authority.allowsSomewhere(.draftDocuments))
        return try await DeskFrame(server, context).show("文件", path: Links.Desk.documents, main)
    }

    @Sendable func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        let notes = request.query("notes").split(separator: ",").compactMap { RichTextNote(word: String($0)) }
        let forms = request.query("forms").split(separator: " ").map(String.init)
        return try await DocumentActs(server, context).show(
            done: DocumentActs.Done(
                what: request.query("done"), of: Document.ID(request.query("of")), notes: notes,
                typedNumber: request.query("typed"), savedForms: forms))
    }

    @Sendable func changes(_ request: Request, _ context: StaffContext) async throws -> Response {
        let document = try await document(context)
        let newest = document.revision.number
        let other = Int(request.query("since")) ?? document.state.publicRevision ?? newest - 1
        guard (1..<newest).contains(other) else { throw NotFound() }
        let old = try await office.deskRevision(document.id, other, by: context.caller)
        return try await DeskFrame(server, context).show(
            "改动", path: Links.Desk.documents, try changesPage(document, since: old))
    }

    @Sendable func decide(_ request: Request, _ context: StaffContext) async throws -> Response {
        try await DocumentActs(server, context).perform(.decision, request) { id, sent in
            guard let step = ReviewStep(rawValue: sent.form.text("step")) else {
                throw Invalid([Issue("decision", .missing)])
            }
            let opinion = sent.form.text("opinion")
            switch sent.form.text("decision") {
            case "sign":
                try await office.sign(step, of: id, opinion: opinion, expecting: sent.version, by: sent.caller)
                return "signed"
            case "return":
                // The sentence that the page begins with agrees; it is no reason to send anything back.
                let reason = opinion == usualOpinion(on: step) ? "" : opinion
                try await office.returnToDrafter(
                    id, at: step, reason: reason, expecting: sent.version, by: sent.caller)
                return "returned"
            default: throw Invalid([Issue("decision", .missing)])
            }
        }
    }

    @Sendable func recall(_ request: Request, _ context: StaffContext) async throws -> Response {
        try await DocumentActs(server, context).perform(.recall, request) { id, sent in
            try await office.recall(
                id, reason: sent.form.text("recallReason"), expecting: sent.version, by: sent.caller)
            return "recalled"
        }
    }

    @Sendable func override(_ request: Request, _ context: StaffContext) async throws -> Response {
        try await DocumentActs(server, context).perform(.override, request) { id, sent in
            try await office.overrideReview(
                of: id, reason: sent.form.text("reason"), expecting: sent.version, by: sent.caller)
            return "overridden"
        }
    }

    @Sendable func confirm(_ request: Request, _ context: StaffContext) async throws -> Response {
        try await DocumentActs(server, context).perform(.confirmation, request) { id, sent in
            try await office.confirmOverride(
                of: id, opinion: sent.form.text("confirmOpinion"), expecting: sent.version, by: sent.caller)
            return "confirmed"
        }
    }

    @Sendable func withdrawalForm(_ request: Request, _ context: StaffContext) async throws -> Response {
        try await ending(context, Form([]), withdrawalPage)
    }

    @Sendable func withdraw(_ request: Request, _ context: StaffContext) async throws -> Response {
        try await end(request, context, withdrawalPage) { id, sent in
            guard let manner = WithdrawalManner(rawValue: sent.form.text("manner")) else {
                throw Invalid([Issue("manner", .missing)])
            }
            try await office.withdraw(
                id, manner: manner, reason: sent.form.text("reason"), successor: try await successor(sent),
                expecting: sent.version, by: sent.caller)
            return "withdrawn"
        }
    }

    @Sendable func validityForm(_ request: Request, _ context: StaffContext) async throws -> Response {
        try await ending(context, Form([]), validityPage)
    }

    @Sendable func decideValidity(_ request: Request, _ context: StaffContext) async throws -> Response {
        try await end(request, context, validityPage) { id, sent in
            guard let validity = Validity.Decided(rawValue: sent.form.text("validity")) else {
                throw Invalid([Issue("validity", .missing)])
            }
            try await office.decideValidity(
                of: id, validity, reason: sent.form.text("reason"), successor: try await successor(sent),
                expecting: sent.version, by: sent.caller)
            return "validity"
        }
    }

    private func successor(_ sent: StaffForm) async throws -> Document.ID? {
        let reference = sent.form.text("successor")
        if reference.isEmpty { return nil }
        guard let id = try await office.findDocument(reference, by: sent.caller) else {
            throw Invalid([Issue("successor", .unknown(value: reference))])
        }
        return id
    }

    /// Ends something with a form that is a page of its own, and shows the form again where that cannot be done.
    private func end(
        _ request: Request, _ context: StaffContext, _ make: (EndingForm) -> HTML,
        _ act: (Document.ID, StaffForm) async throws -> String
    ) async throws -> Response {
        try await DocumentActs(server, context).perform(request, act) { issues, obstacle, form in
            try await ending(context, issues: issues, obstacle: obstacle, form, make)
        }
    }

    private func ending(
        _ context: StaffContext, issues: [Issue] = [], obstacle: Obstacle? = nil, _ form: Form,
        _ make: (EndingForm) -> HTML
    ) async throws -> Response {
        let document = try await document(context)
        guard document.mayWithdraw else { throw Forbidden() }
        let ending = EndingForm(
            document: document, form: form, issues: issues, obstacle: obstacle, csrf: context.session.csrf,
            once: office.newFormNumber())
        return try await DeskFrame(server, context).show(
            document.content.title, path: Links.Desk.documents, make(ending), issues: issues, obstacle)
    }

    private func document(_ context: StaffContext) async throws -> DeskDocument {
        let id = try context.parameters.id("id", as: Document.ID.self)
        return try await office.deskDocument(id, by: context.caller)
    }
}

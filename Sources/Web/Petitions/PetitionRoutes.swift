import Actions
import Domain
import HTTPTypes
import Hummingbird

/// How people ask for a correction or complain: no account, a draft that waits thirty days in their own browser's keeping.
struct PetitionRoutes: Sendable {
    let server: PageServer
    private var office: Office { server.office }

    func add(to router: some RouterMethods<AppContext>) {
        router.get("petitions/:kind", use: write)
        router.post("petitions/:kind", use: take)
        router.get("petitions/:kind/files", use: files)
        router.post("petitions/:kind/files", use: takeFile)
        router.get("petitions/:kind/attachments/:position", use: openFile)
        router.post("petitions/:kind/attachments/:position/removal", use: removeFile)
        router.get("petitions/:kind/check", use: check)
        router.post("petitions/:kind/check", use: submit)
        router.get("petitions/:kind/done", use: done)
        router.post("petitions/:kind/leave", use: leave)
    }

    @Sendable func write(_ request: Request, _ context: AppContext) async throws -> Response {
        let kind = try context.parameters.petitionKind
        // Other pages lead here with what they know.
        let known = ["about": request.query("about"), "matter": request.query("matter")]
        guard let (_, draft) = try await openDraft(kind, request) else {
            return try await form(PetitionFields(kind, known), [], context)
        }
        let matter = known["matter"] ?? ""
        let isAnother = !matter.isEmpty && matter != draft.fields["matter"]
        return try await form(
            PetitionFields(kind, draft.fields), [], insteadOf: isAnother ? matter : nil, context)
    }

    @Sendable func take(_ request: Request, _ context: AppContext) async throws -> Response {
        let kind = try context.parameters.petitionKind
        let fields = PetitionFields(kind, try await Form(request))
        // What was handed in stays what it was: this is another one.
        let token = try await openDraft(kind, request)?.token ?? office.newDraftToken()
        var issues = fields.read(on: office.now().day).issues
        if !issues.contains(where: { $0.field == "about" }),
            try await !office.petitionable(kind).contains(where: { $0.organisation.code == fields["about"] })
        {
            issues.append(Issue("about", .notAllowed))
        }
        do {
            try await office.save(
                ApplicationDraft(organisation: fields["about"], fields: fields.texts), under: token)
        } catch is Invalid {
            // All fields together: one of them is too long by itself.
            let tooLong = Issue("facts", .tooLong(limit: PetitionForm.Limit.text))
            return try await form(fields, issues.isEmpty ? [tooLong] : issues, context)
        }
        var response =
            issues.isEmpty
            ? .seeOther(Links.petition(kind, .files)) : try await form(fields, issues, context)
        response.headers[.setCookie] = Cookies.draft(token, server.settings, of: kind.rawValue)
        return response
    }

    @Sendable func files(_ request: Request, _ context: AppContext) async throws -> Response {
        let kind = try context.parameters.petitionKind
        guard let (_, draft) = try await openDraft(kind, request) else {
            return .seeOther(Links.petition(kind, .write))
        }
        return try await filesPage(kind, draft, [], context)
    }

    /// 「添加」 and 「继续」 send the same form: a file that was chosen is never left behind.
    @Sendable func takeFile(_ request: Request, _ context: AppContext) async throws -> Response {
        let kind = try context.parameters.petitionKind
        guard let (token, draft) = try await openDraft(kind, request) else {
            return .seeOther(Links.petition(kind, .write))
        }
        let sent = try await SealedForm(request, office)
        let goesOn = sent.form.text("action") == "on"
        if !goesOn || sent.hasFile {
            do {
                try await office.attach(try await sent.file(), as: .attachment, toDraft: token)
            } catch let invalid as Invalid {
                return try await filesPage(kind, draft, invalid.issues, context)
            }
        }
        return .seeOther(Links.petition(kind, goesOn ? .check : .files))
    }

    @Sendable func openFile(_ request: Request, _ context: AppContext) async throws -> Response {
        let kind = try context.parameters.petitionKind
        guard let (token, _) = try await openDraft(kind, request) else {
            return .seeOther(Links.petition(kind, .write))
        }
        return .file(
            try await office.draftFile(try context.parameters.position, token), request, from: office)
    }

    @Sendable func removeFile(_ request: Request, _ context: AppContext) async throws -> Response {
        let kind = try context.parameters.petitionKind
        guard let (token, _) = try await openDraft(kind, request) else {
            return .seeOther(Links.petition(kind, .write))
        }
        try await office.detach(try context.parameters.position, fromDraft: token)
        return .seeOther(Links.petition(kind, .files))
    }

    @Sendable func check(_ request: Request, _ context: AppContext) async throws -> Response {
        let kind = try context.parameters.petitionKind
        guard let (_, draft) = try await openDraft(kind, request) else {
            return .seeOther(Links.petition(kind, .write))
        }
        let fields = PetitionFields(kind, draft.fields)
        let (petition, issues) = fields.read(on: office.now().day)
        if !issues.isEmpty { return try await form(fields, issues, context) }
        let name = try await office.agency(code: draft.organisation).organisation.name
        return try await server.showPrivate(
            "核对", Links.petition(kind, .check), petitionCheckPage(petition, about: name, draft.files), context)
    }

    @Sendable func submit(_ request: Request, _ context: AppContext) async throws -> Response {
        let kind = try context.parameters.petitionKind
        guard let (token, draft) = try await draft(kind, request) else {
            return .seeOther(Links.petition(kind, .write))
        }
        if draft.receipt == nil {
            let fields = PetitionFields(kind, draft.fields)
            let (petition, issues) = fields.read(on: office.now().day)
            if !issues.isEmpty { return try await form(fields, issues, context) }
            do {
                _ = try await office.submit(petition, draftedUnder: token)
            } catch let invalid as Invalid {
                return try await form(fields, invalid.issues, context)
            }
        }
        return .seeOther(Links.petition(kind, .done))
    }

    @Sendable func done(_ request: Request, _ context: AppContext) async throws -> Response {
        let kind = try context.parameters.petitionKind
        guard let receipt = try await draft(kind, request)?.draft.receipt else {
            return .seeOther(Links.petition(kind, .write))
        }
        return try await server.showPrivate(
            "已经提交", Links.petition(kind, .done), petitionDonePage(kind, receipt, try await tracked(receipt)), context)
    }

    /// Leaves nothing of the draft behind, for the next one at the same computer.
    @Sendable func leave(_ request: Request, _ context: AppContext) async throws -> Response {
        let kind = try context.parameters.petitionKind
        if let (token, _) = try await draft(kind, request) { try await office.discardDraft(token) }
        var response = Response.seeOther(Links.petition(kind, .write))
        response.headers[.setCookie] = Cookies.noDraft(server.settings, of: kind.rawValue)
        return response
    }

    /// Nil where its code was changed since.
    private func tracked(_ receipt: Receipt) async throws -> TrackedPetition? {
        guard let code = QueryCode(receipt.code) else { return nil }
        do {
            return try await office.trackedPetition(Ticket(number: receipt.number, code: code))
        } catch is NotFound {
            return nil
        }
    }

    private func form(
        _ fields: PetitionFields, _ issues: [Issue], insteadOf other: String? = nil, _ context: AppContext
    ) async throws -> Response {
        let view = PetitionFieldsView(
            fields: fields, issues: issues, organisations: try await office.petitionable(fields.kind))
        return try await server.showPrivate(
            title(of: fields.kind), Links.petition(fields.kind, .write), petitionFormPage(view, insteadOf: other),
            context, hasErrors: !issues.isEmpty)
    }

    private func filesPage(
        _ kind: Petition.Kind, _ draft: ApplicationDraft, _ issues: [Issue], _ context: AppContext
    ) async throws -> Response {
        try await server.showPrivate(
            "附上证据", Links.petition(kind, .files), petitionFilesPage(kind, draft.files, issues), context,
            hasErrors: !issues.isEmpty)
    }

    private func draft(
        _ kind: Petition.Kind, _ request: Request
    ) async throws -> (token: String, draft: ApplicationDraft)? {
        guard let token = Cookies.draft(request, server.settings, of: kind.rawValue),
            let draft = try await office.applicationDraft(token)
        else { return nil }
        return (token, draft)
    }

    /// Nil where it was handed in, too.
    private func openDraft(
        _ kind: Petition.Kind, _ request: Request
    ) async throws -> (token: String, draft: ApplicationDraft)? {
        let found = try await draft(kind, request)
        return found?.draft.receipt == nil ? found : nil
    }
}

extension Parameters {
    /// What names no kind of petition names nothing.
    var petitionKind: Petition.Kind {
        get throws {
            guard let kind = Petition.Kind(rawValue: try require("kind")) else { throw NotFound() }
            return kind
        }
    }
}

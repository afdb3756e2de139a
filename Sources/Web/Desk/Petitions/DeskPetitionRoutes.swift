import Actions
import Domain
import Hummingbird

/// The desk's lists of corrections and complaints, the page of one, and every act on it.
struct DeskPetitionRoutes: Sendable {
    let server: PageServer
    private var office: Office { server.office }
    private static let pageSize = 50

    func add(to desk: some RouterMethods<StaffContext>) {
        desk.get("petitions", use: list)
        desk.get("petitions/terms", use: terms)
        desk.post("petitions/terms", use: changeTerms)
        desk.get("petitions/new/:kind", use: newForm)
        desk.post("petitions/new/:kind", use: register)
        desk.get("petitions/:id", use: show)
        desk.post("petitions/:id/petitioner", use: lookAtPetitioner)
        desk.post("petitions/:id/code", use: renewCode)
        desk.post("petitions/:id/files", use: addFile)
        desk.post("petitions/:id/files/:position", use: openFile)
        for kind in PetitionAct.Kind.allCases {
            desk.post("petitions/:id/\(kind.rawValue)") { request, context in
                try await act(kind, request, context)
            }
        }
    }

    @Sendable func list(_ request: Request, _ context: StaffContext) async throws -> Response {
        guard context.session.handlesPetitions else { throw Forbidden() }
        let filter = PetitionFilter(
            kind: Petition.Kind(rawValue: request.query("kind")), isOpenOnly: request.query("open") == "yes")
        let page = request.page
        let list = try await office.petitions(
            filter, offset: (page - 1) * Self.pageSize, limit: Self.pageSize, by: context.caller)
        return try await DeskFrame(server, context).show(
            "更正和投诉", path: Links.Desk.petitions,
            petitionListPage(
                list, filter, page: page, pageSize: Self.pageSize, today: office.now().day,
                kinds: context.session.petitionKinds, registrable: try await registrableKinds(context)))
    }

    @Sendable func newForm(_ request: Request, _ context: StaffContext) async throws -> Response {
        try await form(PetitionFields(try context.parameters.petitionKind), Form([]), [], context)
    }

    @Sendable func register(_ request: Request, _ context: StaffContext) async throws -> Response {
        let kind = try context.parameters.petitionKind
        let sent = try await StaffForm(request, context)
        let fields = PetitionFields(kind, sent.form)
        var (petition, issues) = fields.read(on: office.now().day)
        let channel = RequestChannel(rawValue: sent.form.text("channel"))
        if channel == nil { issues.append(Issue("channel", .missing)) }
        let day = sent.form.day("submittedOn", &issues)
        if sent.form.text("submittedOn").isEmpty { issues.append(Issue("submittedOn", .missing)) }
        guard issues.isEmpty, let channel, let day else { return try await form(fields, sent.form, issues, context) }
        do {
            petition.about = fields["about"]
            let receipt = try await office.register(petition, by: channel, on: day, by: sent.caller)
            return try await DeskFrame(server, context).show(
                "登记好了", path: Links.Desk.petitions, petitionReceiptPage(receipt, title: "登记好了"))
        } catch let invalid as Invalid {
            return try await form(fields, sent.form, invalid.issues, context)
        }
    }

    @Sendable func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        try await page(context, done: request.query("done"))
    }

    @Sendable func renewCode(_ request: Request, _ context: StaffContext) async throws -> Response {
        let sent = try await StaffForm(request, context)
        let receipt = try await office.renewQueryCode(of: try id(context), by: sent.caller)
        return try await DeskFrame(server, context).show(
            "查询码换好了", path: Links.Desk.petitions, petitionReceiptPage(receipt, title: "查询码换好了"))
    }

    @Sendable func addFile(_ request: Request, _ context: StaffContext) async throws -> Response {
        let id = try id(context)
        let sent = try await SealedForm(request, context, office, from: .citizen) {
            _ = try await office.deskPetition(id, by: context.caller)
        }
        return try await answer(context) {
            let file = try await sent.file()
            var caller = context.caller
            caller.form = sent.sent(with: file)
            try await office.add(file, to: id, expecting: Int(sent.form.raw("version")), by: caller)
        }
    }

    @Sendable func lookAtPetitioner(_ request: Request, _ context: StaffContext) async throws -> Response {
        let petitioner = try await office.lookAtPetitioner(of: try id(context), by: try await looker(request, context))
        return try await DeskFrame(server, context).show(
            "提出人信息", path: Links.Desk.petitions, petitionerPage(petitioner, try id(context)))
    }

    @Sendable func openFile(_ request: Request, _ context: StaffContext) async throws -> Response {
        let caller = try await looker(request, context)
        return .file(
            try await office.lookAtPetitionFile(try context.parameters.position, of: try id(context), by: caller),
            request, from: office)
    }

    /// Each look is one of its own, whatever form it comes from.
    private func looker(_ request: Request, _ context: StaffContext) async throws -> Caller {
        var caller = try await StaffForm(request, context).caller
        caller.form = nil
        return caller
    }

    private func act(
        _ kind: PetitionAct.Kind, _ request: Request, _ context: StaffContext
    ) async throws -> Response {
        let sent = try await StaffForm(request, context)
        let id = try id(context)
        return try await answer(context, (kind, sent.form)) {
            try await office.act(
                try PetitionAct(kind, sent.form, context.session.tree), on: id, expecting: sent.version,
                by: sent.caller)
        }
    }

    /// The page again: with what was done, or with why it could not be. Who sent it on sees it no more.
    private func answer(
        _ context: StaffContext, _ sent: (kind: PetitionAct.Kind, form: Form)? = nil, _ act: () async throws -> Void
    ) async throws -> Response {
        do {
            try await act()
            return .seeOther(
                sent?.kind == .forwarding
                    ? Links.Desk.petitions : Links.query(Links.Desk.petition(try id(context)), [("done", "yes")]))
        } catch let invalid as Invalid {
            return try await page(context, issues: invalid.issues, sent: sent)
        } catch {
            guard let obstacle = Obstacle(error) else { throw error }
            return try await page(context, obstacle: obstacle, sent: sent)
        }
    }

    private func page(
        _ context: StaffContext, done: String = "", issues: [Issue] = [], obstacle: Obstacle? = nil,
        sent: (kind: PetitionAct.Kind, form: Form)? = nil
    ) async throws -> Response {
        let view = DeskPetitionView(
            petition: try await office.deskPetition(try id(context), by: context.caller), today: office.now().day,
            issues: issues, obstacle: obstacle, sent: sent, done: done, csrf: context.session.csrf,
            once: office.newFormNumber())
        return try await DeskFrame(server, context).show(
            view.petition.petition.number.text, path: Links.Desk.petitions, deskPetitionPage(view), issues: issues,
            obstacle)
    }

    private func form(
        _ fields: PetitionFields, _ sent: Form, _ issues: [Issue], _ context: StaffContext
    ) async throws -> Response {
        // What comes to others is theirs to register.
        let organisations = try await office.petitionable(fields.kind, by: context.caller)
        if organisations.isEmpty { throw Forbidden() }
        return try await DeskFrame(server, context).show(
            "登记", path: Links.Desk.petitions,
            registerPetitionPage(
                PetitionFieldsView(fields: fields, issues: issues, organisations: organisations, isAtDesk: true), sent,
                today: office.now().day, csrf: context.session.csrf, once: office.newFormNumber()), issues: issues)
    }

    private func registrableKinds(_ context: StaffContext) async throws -> [Petition.Kind] {
        var kinds: [Petition.Kind] = []
        for kind in context.session.petitionKinds
        where try await !office.petitionable(kind, by: context.caller).isEmpty {
            kinds.append(kind)
        }
        return kinds
    }

    @Sendable func terms(_ request: Request, _ context: StaffContext) async throws -> Response {
        let terms = try await office.petitionTerms()
        let fields = FormFields([
            "correctionDays": String(terms.correction), "complaintDays": String(terms.complaint),
        ])
        return try await showTerms(fields, isDone: request.query("done") == "saved", context)
    }

    @Sendable func changeTerms(_ request: Request, _ context: StaffContext) async throws -> Response {
        let sent = try await StaffForm(request, context)
        // What is no number is outside of every bound.
        let wanted = PetitionTerms(
            correction: Int(sent.form.text("correctionDays")) ?? 0,
            complaint: Int(sent.form.text("complaintDays")) ?? 0)
        do {
            try await office.changePetitionTerms(wanted, by: sent.caller)
            return .seeOther(Links.query(Links.Desk.petitionTerms, [("done", "saved")]))
        } catch let invalid as Invalid {
            return try await showTerms(FormFields(sent.form, invalid.issues), isDone: false, context)
        }
    }

    private func showTerms(_ fields: FormFields, isDone: Bool, _ context: StaffContext) async throws -> Response {
        guard context.session.managesSite else { throw Forbidden() }
        return try await DeskFrame(server, context).show(
            "更正和投诉的期限", path: Links.Desk.calendar,
            petitionTermsPage(fields, isDone: isDone, csrf: context.session.csrf), issues: fields.issues)
    }

    private func id(_ context: StaffContext) throws -> Petition.ID {
        try context.parameters.id("id", as: Petition.ID.self)
    }
}

extension Session {
    /// The kinds of petition that this person handles somewhere.
    var petitionKinds: [Petition.Kind] {
        Petition.Kind.allCases.filter { authority.allowsSomewhere($0.permission) }
    }

    var handlesPetitions: Bool { !petitionKinds.isEmpty }
}

extension PetitionAct {
    /// Reads an act from its form.
    init(_ kind: Kind, _ form: Form, _ tree: OrganisationTree) throws {
        let words = form.text("words")
        switch kind {
        case .note: self = .note(words: words)
        case .rectification: self = .enterRectification(words: words)
        case .forwarding:
            let receiver = tree.flattened.map(\.organisation).first { $0.code == form.text("petitionReceiver") }
            guard let receiver else { throw Invalid(issues("petitionReceiver", words)) }
            self = .forward(receiver.id, words: words)
        case .answer:
            guard let outcome = PetitionOutcome(rawValue: form.text("petitionOutcome")) else {
                throw Invalid(issues("petitionOutcome", words))
            }
            var issues: [Issue] = []
            let until = outcome == .rectificationOrdered ? form.day("rectifyUntil", &issues) : nil
            if !issues.isEmpty { throw Invalid(issues) }
            self = .answer(outcome, until: until, words: words)
        }
        func issues(_ choice: String, _ words: String) -> [Issue] {
            [Issue(choice, .missing)] + (words.isEmpty ? [Issue("words", .missing)] : [])
        }
    }
}

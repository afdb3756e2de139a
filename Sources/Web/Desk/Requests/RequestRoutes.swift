import Actions
import Domain
import HTTPTypes
import Hummingbird
import NIOCore

/// The desk's lists of requests, the page of one, and every act on it.
struct RequestRoutes: Sendable {
    let server: PageServer
    private var office: Office { server.office }
    private static let pageSize = 50

    func add(to desk: some RouterMethods<StaffContext>) {
        desk.get("requests", use: list)
        RequestStatisticsRoutes(server: server).add(to: desk)
        RequestReminderRoutes(server: server).add(to: desk)
        desk.get("requests/new", use: newForm)
        desk.post("requests/new", use: register)
        desk.get("requests/disputes", use: disputes)
        desk.get("requests/:id", use: show)
        desk.post("requests/:id/applicant", use: lookAtApplicant)
        desk.post("requests/:id/code", use: renewCode)
        desk.get("requests/:id/draft", use: draftForm)
        desk.post("requests/:id/evidence", use: packEvidence)
        for kind in RequestAct.Kind.allCases {
            desk.post("requests/:id/\(kind.rawValue)") { request, context in
                try await act(kind, request, context)
            }
        }
    }

    @Sendable func list(_ request: Request, _ context: StaffContext) async throws -> Response {
        let filter = RequestFilter(request)
        guard filter.figure != nil || context.session.authority.allowsSomewhere(.readRequests) else {
            throw Forbidden()
        }
        let page = request.page
        let list = try await office.requests(
            filter, offset: (page - 1) * Self.pageSize, limit: Self.pageSize, by: context.caller)
        return try await DeskFrame(server, context).show(
            "依申请公开", path: Links.Desk.requests,
            requestListPage(
                list, filter, page: page, pageSize: Self.pageSize, today: office.now().day,
                mayRegister: context.session.authority.allowsSomewhere(.handleRequests),
                mayCount: context.session.authority.allowsSomewhere(.countRequests),
                mayAnonymise: context.session.authority.allowsSomewhere(.approveAnswers)))
    }

    @Sendable func disputes(_ request: Request, _ context: StaffContext) async throws -> Response {
        let authority = context.session.authority
        guard authority.allowsSomewhere(.readRequests) else { throw Forbidden() }
        let organisations = authority.organisations(for: .readRequests, tree: context.session.tree)
        let chosen = organisations.first { $0.code == request.query("organisation") }
        let filter = DisputeFilter(
            organisation: chosen?.id, year: Int(request.query("year")),
            block: Dispute.Block(rawValue: request.query("block")),
            standing: Dispute.Standing(rawValue: request.query("standing")))
        let view = DisputeRegisterView(
            register: try await office.disputes(
                filter, offset: (request.page - 1) * Self.pageSize, limit: Self.pageSize, by: context.caller),
            filter: filter, organisations: organisations, organisation: chosen?.code ?? "", page: request.page,
            pageSize: Self.pageSize, today: office.now().day)
        return try await DeskFrame(server, context).show(
            "复议、诉讼登记簿", path: Links.Desk.disputes, disputeRegisterPage(view))
    }

    @Sendable func newForm(_ request: Request, _ context: StaffContext) async throws -> Response {
        try await form(ApplicationFields(), Form([]), [], context)
    }

    @Sendable func register(_ request: Request, _ context: StaffContext) async throws -> Response {
        let sent = try await StaffForm(request, context)
        let fields = ApplicationFields(sent.form)
        var (application, issues) = fields.read(on: office.now().day)
        let day = sent.form.day("submittedOn", &issues)
        let channel = RequestChannel(rawValue: sent.form.text("channel"))
        if channel == nil || channel == .online { issues.append(Issue("channel", .missing)) }
        let organisation = organisations(context).first { $0.code == sent.form.text("organisation") }
        guard let organisation else { throw Forbidden() }
        guard let application, let channel, issues.isEmpty else {
            return try await form(fields, sent.form, issues, context)
        }
        do {
            let receipt = try await office.register(
                application, for: organisation.id, by: channel, on: day ?? office.now().day, by: sent.caller)
            return try await DeskFrame(server, context).show(
                "登记好了", path: Links.Desk.requests, receiptPage(receipt, title: "登记好了"))
        } catch let invalid as Invalid {
            return try await form(fields, sent.form, invalid.issues, context)
        }
    }

    @Sendable func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        var view = try await view(context)
        view.done = request.query("done")
        if let other = InformationRequest.ID(request.query("of")) {
            view.earlier = try? await office.deskRequest(other, by: context.caller).request
        }
        if !view.done.isEmpty { view.waiting = try await toSign(besides: view.request.request.id, context) }
        return try await DeskFrame(server, context).show(
            view.request.request.number.text, path: Links.Desk.requests, deskRequestPage(view))
    }

    @Sendable func lookAtApplicant(_ request: Request, _ context: StaffContext) async throws -> Response {
        let sent = try await StaffForm(request, context)
        let id = try id(context)
        // Each look is one of its own, whatever form it comes from.
        var caller = sent.caller
        caller.form = nil
        let form = try await office.lookAtApplicant(of: id, by: caller)
        let number = try await office.deskRequest(id, by: context.caller).request.number.text
        return try await DeskFrame(server, context).show(
            "申请人信息", path: Links.Desk.requests, applicantPage(form, id, number))
    }

    @Sendable func renewCode(_ request: Request, _ context: StaffContext) async throws -> Response {
        let sent = try await StaffForm(request, context)
        let receipt = try await office.renewQueryCode(of: try id(context), by: sent.caller)
        return try await DeskFrame(server, context).show(
            "查询码换好了", path: Links.Desk.requests, receiptPage(receipt, title: "查询码换好了"))
    }

    @Sendable func draftForm(_ request: Request, _ context: StaffContext) async throws -> Response {
        let view = try await view(context)
        guard view.request.may.contains(.handleRequests) else { throw Forbidden() }
        guard let outcome = RequestOutcome(rawValue: request.query("outcome")) else {
            return .seeOther(Links.Desk.request(view.request.request.id))
        }
        return try await DeskFrame(server, context).show(
            "拟答复", path: Links.Desk.requests, answerDraftPage(view, outcome))
    }

    @Sendable func packEvidence(_ request: Request, _ context: StaffContext) async throws -> Response {
        let sent = try await StaffForm(request, context)
        let id = try id(context)
        // Each pack is one of its own, whatever form it comes from.
        var caller = sent.caller
        caller.form = nil
        let today = office.now().day
        var number = ""
        do {
            let pack = try await office.packEvidence(of: id, by: caller) { request in
                number = request.request.number.text
                return evidenceSheets(of: request, today: today, maker: context.session.person.name)
            }
            let name = percentEncoded("\(number)证据材料")
            return Response(
                status: .ok,
                headers: [
                    .contentType: "application/zip", .cacheControl: "no-store",
                    .contentDisposition: "attachment; filename=\"\(id).zip\"; filename*=UTF-8''\(name).zip",
                ],
                body: ResponseBody { [office] writer in
                    try await office.write(pack) { piece in
                        if !piece.isEmpty { try await writer.write(ByteBuffer(bytes: piece)) }
                    }
                    try await writer.finish(nil)
                })
        } catch is Press.Fault {
            var view = try await view(context)
            view.obstacle = .notPrinted
            return try await DeskFrame(server, context).show(
                view.request.request.number.text, path: Links.Desk.requests, deskRequestPage(view), issues: [],
                .notPrinted)
        }
    }

    private func act(
        _ kind: RequestAct.Kind, _ request: Request, _ context: StaffContext
    ) async throws -> Response {
        let sent = try await StaffForm(request, context)
        let id = try id(context)
        do {
            let act = try RequestAct(kind, sent.form, context.session.tree)
            var issues: [Issue] = []
            let day = sent.form.day("day", &issues)
            if !issues.isEmpty { throw Invalid(issues) }
            // Asked for before, for what is signed has no place among what waits.
            let next =
                NextInLine.isWanted(by: sent.form)
                ? NextInLine.following(id, in: try await office.requestsToSign(by: context.caller)) : nil
            try await office.act(
                act, on: id, day: day ?? office.now().day, expecting: sent.version, by: sent.caller)
            return .seeOther(NextInLine.address(after: kind.rawValue, id, next: next) { Links.Desk.request($0) })
        } catch let invalid as Invalid {
            return try await again(kind, sent.form, invalid.issues, nil, context)
        } catch {
            guard let obstacle = Obstacle(error) else { throw error }
            return try await again(kind, sent.form, [], obstacle, context)
        }
    }

    /// The page as it stands now, with the form that could not be done.
    private func again(
        _ kind: RequestAct.Kind, _ form: Form, _ issues: [Issue], _ obstacle: Obstacle?, _ context: StaffContext
    ) async throws -> Response {
        var view = try await view(context)
        (view.issues, view.obstacle, view.sent) = (issues, obstacle, (kind, form))
        if kind == .draft, let outcome = RequestOutcome(rawValue: form.text("outcome")) {
            return try await DeskFrame(server, context).show(
                "拟答复", path: Links.Desk.requests, answerDraftPage(view, outcome), issues: issues, obstacle)
        }
        return try await DeskFrame(server, context).show(
            view.request.request.number.text, path: Links.Desk.requests, deskRequestPage(view), issues: issues, obstacle
        )
    }

    private func view(_ context: StaffContext) async throws -> DeskRequestView {
        let id = try id(context)
        var view = DeskRequestView(
            request: try await office.deskRequest(id, by: context.caller),
            person: context.session.person.id, today: office.now().day, csrf: context.session.csrf,
            once: office.newFormNumber())
        if view.offers(.signature) { view.waiting = try await toSign(besides: id, context) }
        return view
    }

    private func toSign(
        besides id: InformationRequest.ID, _ context: StaffContext
    ) async throws -> [InformationRequest.ID] {
        try await office.requestsToSign(by: context.caller).filter { $0 != id }
    }

    private func form(
        _ fields: ApplicationFields, _ sent: Form, _ issues: [Issue], _ context: StaffContext
    ) async throws -> Response {
        let organisations = organisations(context)
        guard !organisations.isEmpty else { throw Forbidden() }
        return try await DeskFrame(server, context).show(
            "登记申请", path: Links.Desk.requests,
            registerRequestPage(
                fields, sent, organisations: organisations, issues: issues, today: office.now().day,
                csrf: context.session.csrf, once: office.newFormNumber()), issues: issues)
    }

    private func organisations(_ context: StaffContext) -> [Organisation] {
        context.session.authority.organisations(for: .handleRequests, tree: context.session.tree)
    }

    private func id(_ context: StaffContext) throws -> InformationRequest.ID {
        try context.parameters.id("id", as: InformationRequest.ID.self)
    }
}

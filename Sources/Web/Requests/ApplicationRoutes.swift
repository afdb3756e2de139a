import Actions
import Domain
import HTTPTypes
import Hummingbird

/// How citizens apply: no account, one question a page, a draft that waits thirty days in their own browser's keeping.
struct ApplicationRoutes: Sendable {
    let server: PageServer
    var office: Office { server.office }
    private let blankFiles = PressedFiles(most: Press.Format.allCases.count)
    /// A fifth of the title's pairs of characters.
    private static let nearness = 0.2

    func add(to router: some RouterMethods<AppContext>) {
        router.get("requests/form", use: blankForm)
        router.post("requests/form/files", use: blankFile)
        router.get("requests/process", use: process)
        router.post("requests/new", use: start)
        router.post("requests/leave", use: leave)
        router.get("requests/new/:step", use: show)
        router.post("requests/new/:step", use: take)
        router.get("requests/new/attachments/:position", use: openFile)
        router.post("requests/new/attachments/:position/removal", use: removeFile)
    }

    /// For whoever writes by hand.
    @Sendable func blankForm(_ request: Request, _ context: AppContext) async throws -> Response {
        let words = server.vocabulary(context.reader.language)
        return try await show(
            words("申请表"), "政府信息公开申请表，打印后填写", Links.requestForm, blankApplicationPage(), context)
    }

    @Sendable func blankFile(_ request: Request, _ context: AppContext) async throws -> Response {
        let format = try Press.Format(try await Form(request))
        do {
            let file = try await blankFiles.file("form", as: format, by: office.press) { Sheet.blankApplication }
            return .file(file, named: PaperApplication.title, format)
        } catch let fault as Press.Fault {
            server.note(fault, context)
            return try await server.showPrivate(
                server.vocabulary(context.reader.language)("申请表"), Links.requestForm, blankApplicationPage(fault),
                context, status: .serviceUnavailable)
        }
    }

    @Sendable func process(_ request: Request, _ context: AppContext) async throws -> Response {
        let words = server.vocabulary(context.reader.language)
        return try await show(
            words("办理流程"), "政府信息公开申请怎样办理，每一步多少天", Links.requestProcess, requestProcessPage(), context)
    }

    /// Applications are made in Chinese.
    private func show(
        _ title: String, _ description: String, _ path: String, _ main: HTML, _ context: AppContext
    ) async throws -> Response {
        let words = server.vocabulary(context.reader.language)
        let column = ColumnTags(
            name: "依申请公开", description: description, keywords: ["依申请公开"], types: [.disclosureOnRequest])
        var page = PublicPage(
            title: title, path: path, column: column,
            main: context.reader.language == .chinese ? main : "<div lang=\"zh-CN\">\(main)</div>")
        page.current = .requests
        page.width = .narrow
        page.search = .hidden
        page.crumbs = [
            Crumb(words("首页"), Links.home), Crumb(words("依申请公开"), Links.newRequest), Crumb(title),
        ]
        return try await server.show(page, context)
    }

    @Sendable func start(_ request: Request, _ context: AppContext) async throws -> Response {
        let code = try await Form(request).text("organisation")
        _ = try await office.agency(code: code)
        // Who goes on with another organ keeps the answers.
        if let token = Cookies.draft(request, server.settings), var draft = try await office.applicationDraft(token),
            draft.receipt == nil
        {
            draft.organisation = code
            try await office.save(draft, under: token)
            return .seeOther(Links.newRequest(ApplicationStep.kind.rawValue))
        }
        let token = office.newDraftToken()
        try await office.save(ApplicationDraft(organisation: code), under: token)
        var response = Response.seeOther(Links.newRequest(ApplicationStep.kind.rawValue))
        response.headers[.setCookie] = Cookies.draft(token, server.settings)
        return response
    }

    /// Leaves nothing of the draft behind, for the next one at the same computer.
    @Sendable func leave(_ request: Request, _ context: AppContext) async throws -> Response {
        if let token = Cookies.draft(request, server.settings) { try await office.discardDraft(token) }
        var response = Response.seeOther(Links.newRequest)
        response.headers[.setCookie] = Cookies.noDraft(server.settings)
        return response
    }

    @Sendable func show(_ request: Request, _ context: AppContext) async throws -> Response {
        let name = try context.parameters.require("step")
        guard let (_, draft) = try await draft(request) else {
            guard name == "done" || ApplicationStep(rawValue: name) != nil else { throw NotFound() }
            return .seeOther(Links.newRequest)
        }
        let agency = try await office.agency(code: draft.organisation)
        if let receipt = draft.receipt {
            guard name == "done" else { return .seeOther(Links.newRequest("done")) }
            let page = applicationDonePage(
                receipt, agency, on: receipt.request?.bornAt.day ?? office.now().day, try await office.calendar())
            return try await server.showPrivate("申请已提交", Links.newRequest("done"), page, context)
        }
        guard let step = ApplicationStep(rawValue: name) else {
            if name == "done" { return .seeOther(Links.newRequest(ApplicationStep.check.rawValue)) }
            throw NotFound()
        }
        return try await page(step, draft, agency, issues: [], context)
    }

    @Sendable func take(_ request: Request, _ context: AppContext) async throws -> Response {
        guard let step = ApplicationStep(rawValue: try context.parameters.require("step")) else { throw NotFound() }
        guard case (let token, var draft)? = try await draft(request) else { return .seeOther(Links.newRequest) }
        let agency = try await office.agency(code: draft.organisation)
        if draft.receipt != nil { return .seeOther(Links.newRequest("done")) }
        if step == .files { return try await takeFile(request, draft, agency, token, context) }
        let sent = try await Form(request)
        var fields = ApplicationFields(draft.fields)
        fields.take(step, from: sent)
        let (form, issues) = fields.read(on: office.now().day)
        draft.fields = fields.texts
        if step == .check { return try await submit(form, issues, draft, sent, agency, token, context) }
        do {
            try await office.save(draft, under: token)
        } catch let invalid as Invalid {
            return try await page(step, draft, agency, issues: invalid.issues, context)
        }
        let wrong = step.issues(issues)
        if !wrong.isEmpty { return try await page(step, draft, agency, issues: wrong, context) }
        if step == .what, try await hits(fields).isEmpty {
            return .seeOther(Links.newRequest(ApplicationStep.files.rawValue))
        }
        return .seeOther(Links.newRequest(step.next.rawValue))
    }

    private func submit(
        _ form: ApplicationForm?, _ issues: [Issue], _ draft: ApplicationDraft, _ sent: Form, _ agency: Agency,
        _ token: String, _ context: AppContext
    ) async throws -> Response {
        guard let form else { return .seeOther(Links.newRequest(firstWrong(issues).rawValue)) }
        guard sent.text("agreed") == "yes" else {
            return try await page(.check, draft, agency, issues: [Issue("agreed", .missing)], context)
        }
        _ = try await office.submit(form, draftedUnder: token)
        return .seeOther(Links.newRequest("done"))
    }

    func page(
        _ step: ApplicationStep, _ draft: ApplicationDraft, _ agency: Agency, issues: [Issue], _ context: AppContext
    ) async throws -> Response {
        let fields = ApplicationFields(draft.fields)
        let path = Links.newRequest(step.rawValue)
        guard step == .check else {
            let view = ApplicationView(
                step: step, agency: agency, fields: fields, issues: issues,
                hits: step == .already ? try await hits(fields) : [], files: draft.files)
            return try await server.showPrivate(
                "网上申请", path, step == .files ? applicationFilesPage(view) : applicationPage(view), context,
                hasErrors: !issues.isEmpty)
        }
        let (form, wrong) = fields.read(on: office.now().day)
        guard let form else { return .seeOther(Links.newRequest(firstWrong(wrong).rawValue)) }
        return try await server.showPrivate(
            "核对申请", path, applicationCheckPage(form, agency, draft.files, issues: issues), context,
            hasErrors: !issues.isEmpty)
    }

    /// The first page that has something to put right.
    private func firstWrong(_ issues: [Issue]) -> ApplicationStep {
        ApplicationStep.allCases.first { !$0.issues(issues).isEmpty } ?? .kind
    }

    /// What is published already and may be what is asked for.
    private func hits(_ fields: ApplicationFields) async throws -> [SearchHit] {
        let number = fields["wantedNumber"]
        let text = number.isEmpty ? fields["description"] : number
        if text.isEmpty { return [] }
        let result = try await office.search(text, DocumentFilter(), by: .relevance, offset: 0, limit: 5)
        if !result.isRelaxed { return result.items }
        // What has only some of the words is near where its title speaks of the same.
        let wanted = WordShingles(fields["description"])
        return result.items.filter { wanted.holding(WordShingles($0.summary.title)) >= Self.nearness }
    }

    func draft(_ request: Request) async throws -> (token: String, draft: ApplicationDraft)? {
        guard let token = Cookies.draft(request, server.settings),
            let draft = try await office.applicationDraft(token)
        else { return nil }
        return (token, draft)
    }
}

import Actions
import Domain
import HTTPTypes
import Hummingbird
import Logging

/// Turns every error into an answer, in one place. It stands first, so that no error goes past it.
struct ErrorPages: RouterMiddleware {
    let server: PageServer

    func handle(
        _ request: Request, context: AppContext, next: (Request, AppContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch {
            let response = try await answer(await keepingForm(error, request), request, context)
            // What follows an answer to HEAD on the same connection would be taken for the next one.
            return request.method == .head ? response.createHeadResponse() : response
        }
    }

    /// A form of the desk that came when the database was away before anybody had read it.
    private func keepingForm(_ error: any Error, _ request: Request) async -> any Error {
        guard request.method == .post, request.uri.path.hasPrefix("/desk/"), request.uri.path != Links.Desk.signIn,
            request.uri.path != Links.Desk.signOut, !UploadForm.takes(request), !SealedForm.takes(request),
            let trouble = StoreTrouble(error)
        else { return error }
        do {
            return FormNotStored(try await Form(request), to: request.uri.path, trouble, error)
        } catch {
            return error
        }
    }

    private func answer(_ error: any Error, _ request: Request, _ context: AppContext) async throws -> Response {
        let problem = Problem(error, reference: context.id)
        if problem.status.code >= 500 {
            context.logger.error("failed", metadata: ["path": "\(request.uri.path)", "error": "\(error)"])
        }
        var response: Response
        do {
            response = try await answer(error, problem, request, context)
        } catch {
            // A form to keep until its sender has signed in can be unreadable, and the database can be away.
            return try await answer(error, request, context)
        }
        response.headers[named: "X-Problem"] = problem.code
        if let seconds = problem.retryAfter { response.headers[.retryAfter] = String(seconds) }
        return response
    }

    private func answer(
        _ error: any Error, _ problem: Problem, _ request: Request, _ context: AppContext
    ) async throws -> Response {
        let reader = Cookies.reader(request)
        if request.uri.path.hasPrefix("/api/") { return problem.json(types: server.absolute(Links.programs)) }
        let classification = server.office.rules.classification
        switch error {
        case is SignInNeeded, is SessionEnded:
            return SignInRoutes(server: server).ask(request)
        case let asked as SignInAsked:
            return try await SignInRoutes(server: server).ask(asked.resumed, reader: reader)
        case let outdated as FormOutOfDate:
            return try await DeskFrame(server: server, session: outdated.session, reader: reader).show(
                "继续提交", path: Links.Desk.home,
                resumePage(outdated.resumed, after: .anotherSession, csrf: outdated.session.csrf, classification),
                status: .forbidden)
        case let used as FormUsedUp:
            return try await DeskFrame(server: server, session: used.session, reader: reader).show(
                "继续提交", path: Links.Desk.home,
                usedFormPage(used, under: { server.office.newFormNumber() }, classification),
                status: problem.status)
        case let form as FormNotStored:
            return problem.page(
                await deskPage(
                    problem, reader,
                    unstoredFormPage(form, title: problem.title, advice: problem.advice, classification)))
        case let repeated as Repeated:
            let record = Links.Desk.record(repeated.subject, ofFormAt: request.uri.path)
            return .seeOther(record.map { Links.query($0, [("done", "repeated")]) } ?? Links.Desk.home)
        default:
            if request.uri.path.hasPrefix("/desk") {
                return problem.page(await deskPage(problem, reader, form: Self.form(of: request, problem)))
            }
            return problem.page(try await publicPage(problem, request, reader))
        }
    }

    /// - Parameter main: what it says instead of the problem alone.
    private func deskPage(
        _ problem: Problem, _ reader: ReaderPreferences, _ main: HTML? = nil, form: String? = nil
    ) async -> HTML {
        let back = form.map { buttonLink("返回表格", to: $0) } ?? buttonLink("回工作台", to: Links.Desk.home)
        let plain: HTML = """
            <h1>\(problem.title)</h1>
            <p class="lead">\(problem.advice)</p>
            \(problem.referenceLine)\(buttons([back]))
            """
        var page = DeskPage(title: problem.title, path: Links.Desk.home, session: nil, main: main ?? plain)
        page.reader = reader
        page.hasErrors = true
        return layout(page, site: await site(), files: server.files)
    }

    private func publicPage(_ problem: Problem, _ request: Request, _ reader: ReaderPreferences) async throws -> HTML {
        let words = server.vocabulary(reader.language)
        let main: HTML =
            if let failure = problem.failure {
                Web.failure(failure, home: Links.home, form: Self.form(of: request, problem), words: words)
            } else {
                "<h1>\(problem.title)</h1>\n<p class=\"lead\">\(problem.advice)</p>\n\(problem.referenceLine)"
            }
        var page = PublicPage(
            title: problem.failure?.title(words) ?? problem.title, path: Links.home, column: .notices, main: main)
        page.reader = reader
        page.width = .narrow
        page.isIndexed = false
        return layout(page, site: await site(), files: server.files, words: words)
    }

    /// The page that a file came from has the address that it was sent to.
    private static func form(of request: Request, _ problem: Problem) -> String? {
        switch problem.failure {
        case .fileTooLarge, .cutOff: Form.takesFile(request) ? request.uri.path : nil
        case .notFound, .gone, .forbidden, .changedMeanwhile, .formExpired, .tooManyRequests, .tooLarge, .notText,
            .notFromHere, .notAcceptable, .unavailable, .uncertain, .takesTooLong, .fault, nil:
            nil
        }
    }

    /// When the database is away the page that says so must not need it.
    private func site() async -> Site {
        (try? await server.site()) ?? server.unnamedSite
    }
}

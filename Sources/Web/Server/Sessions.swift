import Actions
import Domain
import HTTPTypes
import Hummingbird

/// Finds out how the reader wants pages and who is signed in, before anything else looks.
struct Sessions: RouterMiddleware {
    let server: PageServer

    func handle(
        _ request: Request, context: AppContext, next: (Request, AppContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        context.reader = Cookies.reader(request)
        context.handedOnFor = context.client(of: request, behindTLS: server.settings.behindTLS)
        // Nobody is anybody on the public site, so that it does not ask the database who.
        guard request.uri.path.hasPrefix(Links.Desk.home), let token = Cookies.sessionToken(request, server.settings)
        else { return try await next(request, context) }
        // What changes something asks again what it has changed.
        guard request.method == .get || request.method == .head,
            let edition = try? await server.office.editions.newest()
        else { return try await answer(request, context, of: token, next) }
        return try await EditionWatch.answering(in: edition) { try await answer(request, context, of: token, next) }
    }

    private func answer(
        _ request: Request, _ context: AppContext, of token: String,
        _ next: (Request, AppContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        context.session = try await server.office.session(token)
        return try await next(request, context)
    }
}

extension HTTPFields {
    /// A field that the library has no name for.
    subscript(named name: String) -> String? {
        get { HTTPField.Name(name).flatMap { self[$0] } }
        set {
            if let name = HTTPField.Name(name) { self[name] = newValue }
        }
    }
}

/// The cookies: who is signed in, how pages shall look, and what an applicant writes or looks up.
enum Cookies {
    static func sessionToken(_ request: Request, _ settings: WebSettings) -> String? {
        request.cookies[sessionName(settings)]?.value
    }

    static func session(_ token: String, _ settings: WebSettings) -> String {
        cookie(sessionName(settings), token, settings, isHTTPOnly: true, maxAge: nil)
    }

    static func endedSession(_ settings: WebSettings) -> String {
        cookie(sessionName(settings), "", settings, isHTTPOnly: true, maxAge: 0)
    }

    static func reader(_ reader: ReaderPreferences, _ settings: WebSettings) -> String {
        cookie("reader", value(of: reader), settings, isHTTPOnly: true, maxAge: 365 * 86_400)
    }

    /// The one cookie of a request that asks for pages as a reader wants them.
    static func onlyReader(_ reader: ReaderPreferences) -> String { "reader=\(value(of: reader))" }

    private static func value(of reader: ReaderPreferences) -> String {
        "\(reader.view.rawValue).\(reader.theme.rawValue).\(reader.language.rawValue)"
    }

    static func reader(_ request: Request) -> ReaderPreferences {
        let parts = (request.cookies["reader"]?.value ?? "").split(separator: ".").map(String.init)
        guard parts.count == 3 else { return ReaderPreferences() }
        return ReaderPreferences(
            language: Language(rawValue: parts[2]) ?? .chinese,
            view: ReaderPreferences.View(rawValue: parts[0]) ?? .standard,
            theme: ReaderPreferences.Theme(rawValue: parts[1]) ?? .auto)
    }

    /// What opens something that is being written, for as long as it is kept.
    /// - Parameter what: an application, or a kind of petition; each has a draft of its own.
    static func draft(_ token: String, _ settings: WebSettings, of what: String = application) -> String {
        cookie(own(what, settings), token, settings, isHTTPOnly: true, maxAge: ApplicationDraft.days * 86_400)
    }

    static func draft(_ request: Request, _ settings: WebSettings, of what: String = application) -> String? {
        request.cookies[own(what, settings)]?.value
    }

    static func noDraft(_ settings: WebSettings, of what: String = application) -> String {
        cookie(own(what, settings), "", settings, isHTTPOnly: true, maxAge: 0)
    }

    private static let application = "draft"

    /// Number and query code of what is looked up, until the browser is closed.
    static func ticket(_ ticket: Ticket, _ settings: WebSettings, of what: Tracked) -> String {
        cookie(
            own(what.rawValue, settings), "\(ticket.code.text).\(percentEncoded(ticket.number))", settings,
            isHTTPOnly: true, maxAge: nil)
    }

    static func noTicket(_ settings: WebSettings, of what: Tracked) -> String {
        cookie(own(what.rawValue, settings), "", settings, isHTTPOnly: true, maxAge: 0)
    }

    static func ticket(_ request: Request, _ settings: WebSettings, of what: Tracked) -> Ticket? {
        guard let value = request.cookies[own(what.rawValue, settings)]?.value, let dot = value.firstIndex(of: "."),
            let code = QueryCode(String(value[..<dot])),
            let number = percentDecoded(Array(value[value.index(after: dot)...].utf8)[...], plusIsSpace: false)
        else { return nil }
        return Ticket(number: number, code: code)
    }

    /// What people look up with a number and a code.
    enum Tracked: String, CaseIterable {
        case request = "ticket"
        case petition = "petition-ticket"

        /// Where it is looked up.
        var page: String {
            switch self {
            case .request: Links.trackRequest
            case .petition: Links.trackPetition
            }
        }
    }

    private static func sessionName(_ settings: WebSettings) -> String { own("session", settings) }

    /// `__Host-` binds a cookie to this host and to TLS, so that no other host of the domain can set it for its visitors;
    /// without TLS a browser would refuse it.
    private static func own(_ name: String, _ settings: WebSettings) -> String {
        settings.behindTLS ? "__Host-\(name)" : name
    }

    private static func cookie(
        _ name: String, _ value: String, _ settings: WebSettings, isHTTPOnly: Bool, maxAge: Int?
    ) -> String {
        var text = "\(name)=\(value); Path=/; SameSite=Lax"
        if isHTTPOnly { text += "; HttpOnly" }
        if settings.behindTLS { text += "; Secure" }
        if let maxAge { text += "; Max-Age=\(maxAge)" }
        return text
    }
}

import Actions
import Domain
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Storage
import TestSupport
import Testing
import Web

/// A browser: it keeps cookies, follows redirects and sends the forms that it was shown.
actor Browser {
    private let client: any TestClientProtocol
    private(set) var cookies: [String: String]

    init(_ client: any TestClientProtocol, cookies: [String: String] = [:]) {
        self.client = client
        self.cookies = cookies
    }

    /// One request, and what came back.
    func ask(
        _ path: String, _ method: HTTPRequest.Method = .get, body: ByteBuffer? = nil, headers: HTTPFields = [:]
    ) async throws -> Page {
        var headers = headers
        headers[.cookie] = cookies.map { "\($0)=\($1)" }.joined(separator: "; ")
        if body != nil, headers[.contentType] == nil { headers[.contentType] = "application/x-www-form-urlencoded" }
        let page = try await client.execute(uri: path, method: method, headers: headers, body: body) {
            Page(path: path, $0)
        }
        keep(page.headers[values: .setCookie])
        return page
    }

    func open(_ path: String) async throws -> Page { try await follow(try await ask(path)) }

    /// The form of a page that is sent to an address with this end.
    func form(_ path: String, _ end: String) async throws -> PageForm { try #require(try await open(path).form(end)) }

    /// Sends a form with what was typed.
    func send(_ form: PageForm, _ filled: [(String, String)] = []) async throws -> Page {
        try await follow(try await ask(form.action, .post, body: ByteBuffer(string: form.body(filled))))
    }

    /// Sends a form with a file in one of its fields, as browsers do.
    func send(
        _ form: PageForm, _ filled: [(String, String)] = [], file: String, _ content: [UInt8], field: String = "file"
    ) async throws -> Page {
        let boundary = "----WebKitFormBoundary7MA4YWxkTrZu0gW"
        var body = ByteBuffer()
        for (name, value) in form.values(filled) where name != field {
            body.writeString("--\(boundary)\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n")
        }
        body.writeString(
            "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(field)\"; filename=\"\(file)\"\r\n\r\n")
        body.writeBytes(content)
        body.writeString("\r\n--\(boundary)--\r\n")
        return try await follow(
            try await ask(
                form.action, .post, body: body,
                headers: [.contentType: "multipart/form-data; boundary=\(boundary)"]))
    }

    func forget(_ cookie: String) { cookies[cookie] = nil }
    func rename(_ cookie: String, to name: String) { (cookies[name], cookies[cookie]) = (cookies[cookie], nil) }

    private func follow(_ page: Page) async throws -> Page {
        guard page.status == 303, let address = page.headers[.location] else { return page }
        return try await open(address)
    }

    private func keep(_ setCookies: [String]) {
        for text in setCookies {
            let pair = text.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1).map(String.init)
            if pair.count == 2 { cookies[pair[0]] = pair[1] } else { cookies[pair[0]] = nil }
        }
    }
}

/// What came back.
struct Page: Sendable {
    var path: String
    var status: Int
    var headers: HTTPFields
    var bytes: [UInt8]

    init(path: String, _ response: TestResponse) {
        self.path = path
        status = response.status.code
        headers = response.headers
        bytes = Array(response.body.readableBytesView)
    }

    var text: String { String(decoding: bytes, as: UTF8.self) }
    var tags: [Tag] { Tag.all(in: text) }
    var forms: [PageForm] { PageForm.all(in: text) }
    var problem: String? { header("X-Problem") }

    func header(_ name: String) -> String? { HTTPField.Name(name).flatMap { headers[$0] } }

    /// The form that is sent to an address with this end.
    func form(_ end: String) -> PageForm? { forms.first { $0.action.hasSuffix(end) } }

    /// The contents of a kind of `meta` tags.
    func metas(_ name: String) -> [String] {
        tags.filter { $0.name == "meta" && $0["name"] == name }.map { $0["content"] }
    }
}

extension DeskVisit {
    func browser() -> Browser { Browser(client) }

    func browser(_ role: Role, in place: TestOffice.Place = .finance) async throws -> Browser {
        Browser(client, cookies: ["session": try await visitor(role, in: place).session.token])
    }
}

/// The whole site on either engine, as it is served.
func withSite(
    _ engine: Engine = .sqlite, behindTLS: Bool = false, rateLimits: Bool = false,
    _ body: @escaping @Sendable (DeskVisit) async throws -> Void
) async throws {
    try await withOffice(engine) { office in
        // No time passes for the rates, however busy the machine is.
        let start = ContinuousClock.now
        let settings = WebSettings(
            host: "127.0.0.1", port: 0, origin: "https://www.yangguang.example", behindTLS: behindTLS,
            rateLimits: rateLimits, steadyTime: { start })
        let application = try webApplication(office: office.office, settings: settings)
        try await application.test(.router) { try await body(DeskVisit(office: office, client: $0)) }
    }
}

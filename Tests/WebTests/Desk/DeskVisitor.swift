import Actions
import Domain
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Storage
import TestSupport
import Web

/// Somebody at the desk, with the cookie and the form token of a session.
struct DeskVisitor: Sendable {
    let client: any TestClientProtocol
    let session: Session

    func get(_ path: String) async throws -> Answer {
        try await send(path, .get, "")
    }

    /// - Parameter token: the form's, where it is not the one that belongs to the session.
    func post(
        _ path: String, _ fields: [(String, String)] = [], token: String? = nil
    ) async throws -> Answer {
        let all = [("csrf", token ?? session.csrf)] + fields
        let pairs = all.map { "\(percentEncoded($0.0))=\(percentEncoded($0.1))" }
        return try await send(path, .post, pairs.joined(separator: "&"))
    }

    private func send(_ path: String, _ method: HTTPRequest.Method, _ body: String) async throws -> Answer {
        try await client.execute(
            uri: path, method: method, headers: [.cookie: "session=\(session.token)"], body: ByteBuffer(string: body),
            testCallback: Answer.init)
    }
}

/// What came back, as far as tests look at it.
struct Answer: Sendable {
    var status: Int
    var location: String?
    var cookie: String?
    var text: String

    init(_ response: TestResponse) {
        status = response.status.code
        location = response.headers[.location]
        cookie = response.headers[.setCookie]
        text = String(buffer: response.body)
    }

    /// The token of the session that the browser is told to go on with.
    var newToken: String? {
        cookie?.split(separator: ";").first?.split(separator: "=").last.map(String.init)
    }

    /// What stands in a hidden field of the page.
    func hidden(_ name: String) -> String? {
        let parts = text.split(separator: "name=\"\(name)\" value=\"", maxSplits: 1)
        return parts.count == 2 ? parts[1].split(separator: "\"").first.map(String.init) : nil
    }
}

/// The whole site before an office of its own, and a door to sign in without a password.
struct DeskVisit: Sendable {
    let office: TestOffice
    let client: any TestClientProtocol

    func visitor(_ role: Role, in place: TestOffice.Place = .finance) async throws -> DeskVisitor {
        try await visitor(office.person(role, in: place))
    }

    func visitor(_ person: Person) async throws -> DeskVisitor {
        let token = office.office.newFormNumber()
        let now = office.clock.now
        let hash = sha256(Array(token.utf8))
        _ = try await office.store.write { tx in
            try tx.run(
                """
                INSERT INTO session (token_hash, person, seen_at, ends_at)
                VALUES (\(hash), \(person.id), \(now), \(now + .seconds(3600)))
                """)
        }
        return try await returning(token)
    }

    /// The visitor whose browser holds this token.
    func returning(_ token: String?) async throws -> DeskVisitor {
        guard let token, let session = try await office.office.session(token) else { throw NoSession() }
        return DeskVisitor(client: client, session: session)
    }

    func isOpen(_ session: Session) async throws -> Bool {
        try await office.office.session(session.token) != nil
    }
}

struct NoSession: Error {}

func withDesk(
    at start: Instant = instant(2026, 3, 10), _ body: @escaping @Sendable (DeskVisit) async throws -> Void
) async throws {
    try await withOffice(.sqlite, at: start) { office in
        let settings = WebSettings(
            host: "127.0.0.1", port: 0, origin: "https://www.yangguang.example", behindTLS: false, rateLimits: false)
        let application = try webApplication(office: office.office, settings: settings)
        try await application.test(.router) { client in
            try await body(DeskVisit(office: office, client: client))
        }
    }
}

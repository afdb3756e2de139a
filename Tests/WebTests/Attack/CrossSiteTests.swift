import Actions
import Domain
import HTTPTypes
import Hummingbird
import NIOCore
import Storage
import TestSupport
import Testing

@testable import Web

/// Every form of the desk, sent from another site with the cookie of somebody who may do it: nothing happens.
@Suite struct CrossSiteTests {
    private static let posts = DeskRoute.all.filter { $0.isPost }

    @Test(arguments: posts)
    func `no form is taken without the token of its session, or from another site`(route: DeskRoute) async throws {
        try await withSite { site in
            let role = try #require(Role.allCases.first { route.roles.contains($0) })
            let subject = try await route.subject(site.office, role)
            let visitor = try await site.visitor(role, in: .city)
            let stranger = try await site.visitor(.auditor, in: .education)
            let browser = Browser(site.client, cookies: ["session": visitor.session.token])
            let before = try await site.journalLength()
            func post(_ token: String?, _ headers: HTTPFields = [:]) async throws -> Page {
                let fields = (token.map { [("csrf", $0)] } ?? []) + subject.fields
                let body = encoded(fields.map { (name: $0.0, value: $0.1) })
                return try await browser.ask(
                    route.path(subject), .post, body: ByteBuffer(string: body), headers: headers)
            }
            for token in [nil, "", "x", stranger.session.csrf, visitor.session.token] {
                let page = try await post(token)
                #expect(page.status == 403)
                #expect(page.problem == "form-expired")
            }
            for (name, value) in [
                ("Origin", "https://evil.example"), ("Origin", "null"), ("Sec-Fetch-Site", "cross-site"),
                ("Sec-Fetch-Site", "same-site"), ("Origin", "https://localhost.evil.example"),
            ] {
                let page = try await post(visitor.session.csrf, [try #require(HTTPField.Name(name)): value])
                #expect(page.status == 403, "\(name): \(value)")
                #expect(page.problem == "foreign-form")
            }
            #expect(try await site.journalLength() == before)
            // The session is as it was: it is not ended from outside either.
            #expect(try await site.isOpen(visitor.session))
        }
    }

    /// The tests' own host is called localhost.
    @Test(arguments: [
        (false, "http://localhost", true), (false, "https://localhost", true), (true, "https://localhost", true),
        (true, "http://localhost", false), (true, "https://localhost.evil.example", false), (true, "null", false),
        (false, "ftp://localhost", false), (false, "", false), (true, "https://localhost:8443", false),
    ])
    func `behind TLS a page without it is not one of ours`(
        behindTLS: Bool, origin: String, isTaken: Bool
    ) async throws {
        try await withSite(behindTLS: behindTLS) { site in
            let page = try await site.browser().ask(
                "/desk/sign-in", .post, body: ByteBuffer(string: "login=a&password=b"), headers: [.origin: origin])
            #expect((page.problem != "foreign-form") == isTaken)
        }
    }

    @Test func `nothing is changed by asking`() async throws {
        try await withFurnishedSite { site, id in
            let browser = try await site.browser(.administrator, in: .city)
            let before = try await site.journalLength()
            for route in DeskRoute.all where !route.isPost {
                _ = try await browser.ask(route.path(try await route.subject(site.office, .administrator)))
            }
            let made = try await site.journalLength()
            for path in PublicRoute.all.flatMap({ $0.paths(id) }) + ["/desk/sign-out", "/desk/account/totp-off"] {
                _ = try await browser.ask(path)
            }
            #expect(made >= before)
            #expect(try await site.journalLength() == made)
        }
    }
}

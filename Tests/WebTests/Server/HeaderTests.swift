import Actions
import Domain
import HTTPTypes
import Hummingbird
import NIOCore
import Storage
import TestSupport
import Testing

@testable import Web

/// What every answer says to browsers and caches.
@Suite struct HeaderTests {
    @Test func `every answer forbids what is not ours`() async throws {
        try await withFurnishedSite { site, id in
            let paths =
                PublicRoute.all.flatMap { $0.paths(id) } + ["/nothing", "/desk", "/desk/sign-in", "/search?q=%00"]
            for path in paths { expectGuarded(try await site.browser().ask(path), path) }
            let officer = try await site.browser(.informationOfficer)
            for path in ["/desk", "/desk/documents/new", "/desk/people", "/desk/nothing"] {
                expectGuarded(try await officer.ask(path), path)
            }
            expectGuarded(try await officer.ask("/desk/documents", .post, body: ByteBuffer(string: "a=b")), "403")
        }
    }

    @Test func `an answer of an office without its database is guarded too, and says so in words`() async throws {
        try await withSite { site in
            let browser = try await site.browser(.informationOfficer)
            await site.office.store.close()
            for path in ["/", "/documents", "/desk", "/api/v1/search?q=a", "/feed.atom"] {
                let page = try await browser.ask(path)
                #expect((500...503).contains(page.status), "\(path)")
                #expect(page.problem != nil)
                #expect(page.text.contains("请过一会儿再试"))
                expectGuarded(page, path)
            }
            let form = try await site.browser().ask("/desk/documents", .post, body: ByteBuffer(string: "title=a"))
            #expect((500...503).contains(form.status))
            expectGuarded(form, "a form")
            #expect(try await browser.ask("/healthz").status == 200)
        }
    }

    @Test func `no script and no style of a page's own is let through`() {
        #expect(!SecurityHeaders.contentSecurityPolicy.contains("unsafe"))
        #expect(
            SecurityHeaders.contentSecurityPolicy.hasPrefix("default-src 'none'; script-src 'self'; style-src 'self';"))
        #expect(SecurityHeaders.contentSecurityPolicy.contains("frame-ancestors 'none'"))
    }

    @Test(arguments: [(true, "max-age=31536000"), (false, nil)])
    func `TLS is kept for a year where there is TLS`(behindTLS: Bool, kept: String?) async throws {
        try await withSite(behindTLS: behindTLS) { site in
            let home = try await site.browser().ask("/")
            #expect(home.header("Strict-Transport-Security") == kept)
        }
    }

    @Test func `whoever has a page is told so`() async throws {
        try await withFurnishedSite { site, id in
            for route in PublicRoute.all {
                for path in route.paths(id) {
                    let page = try await site.browser().ask(path)
                    guard let tag = page.headers[.eTag] else {
                        #expect(
                            ["/healthz", "/readyz", "/favicon.ico"].contains(path) || page.status == 303, "\(path)")
                        continue
                    }
                    for known in [tag, "W/\(tag)", "\"other\", \(tag)", "*"] {
                        let again = try await site.browser().ask(path, headers: [.ifNoneMatch: known])
                        #expect(again.status == 304, "\(path)")
                        #expect(again.bytes.isEmpty)
                        #expect(again.headers[.eTag] == tag)
                        expectGuarded(again, path)
                    }
                    #expect(try await site.browser().ask(path, headers: [.ifNoneMatch: "\"other\""]).status == 200)
                }
            }
        }
    }

    @Test func `a page varies with what the reader prefers`() async throws {
        try await withFurnishedSite { site, id in
            for path in PublicRoute.all.filter(\.isPage).flatMap({ $0.paths(id) }) {
                let page = try await site.browser().ask(path)
                #expect(page.headers[.vary] == "Cookie", "\(path)")
                #expect(page.headers[.cacheControl] == "no-cache", "\(path)")
                let dark = try await Browser(site.client, cookies: ["reader": "standard.dark.zh-CN"]).ask(path)
                #expect(dark.headers[.eTag] != page.headers[.eTag], "\(path)")
            }
            let document = try await site.browser().ask("/documents/\(id)")
            #expect(document.headers[.lastModified] == "Tue, 10 Mar 2026 01:30:00 GMT")
        }
    }

    @Test func `nothing of the desk is ever kept`() async throws {
        try await withFurnishedSite { site, id in
            let officer = try await site.browser(.informationOfficer)
            for path in [
                "/desk", "/desk/documents", "/desk/documents/\(id)", "/desk/account", "/desk/people", "/desk/sign-in",
            ] {
                #expect(try await officer.ask(path).headers[.cacheControl] == "no-store", "\(path)")
            }
            #expect(try await site.browser().ask("/desk").headers[.cacheControl] == "no-store")
        }
    }

    @Test func `style and scripts are kept for ever under their fingerprint`() async throws {
        try await withFurnishedSite { site, _ in
            let home = try await site.browser().ask("/")
            let style = try #require(home.tags.first { $0["rel"] == "stylesheet" })["href"]
            let answer = try await site.browser().ask(style)
            #expect(answer.status == 200)
            #expect(answer.headers[.cacheControl] == "public, max-age=31536000, immutable")
        }
    }

    @Test func `HEAD says what GET would say, without the body`() async throws {
        try await withFurnishedSite { site, id in
            let paths = PublicRoute.all.flatMap { $0.paths(id) } + ["/nothing", "/desk", "/documents/x"]
            for path in paths {
                let get = try await site.browser().ask(path)
                let head = try await site.browser().ask(path, .head)
                #expect(head.status == get.status, "\(path)")
                #expect(head.bytes.isEmpty, "\(path)")
                #expect(head.headers[.eTag] == get.headers[.eTag], "\(path)")
                #expect(head.headers[.contentType] == get.headers[.contentType], "\(path)")
            }
        }
    }

    @Test(arguments: [HTTPRequest.Method.put, .delete, .patch, .options, .post])
    func `other methods do nothing`(method: HTTPRequest.Method) async throws {
        try await withFurnishedSite { site, id in
            for path in ["/", "/documents/\(id)", "/log/checkpoint", "/api/v1/documents/\(id)"] {
                let answer = try await site.browser().ask(path, method, body: ByteBuffer(string: "a=b"))
                #expect([404, 405].contains(answer.status), "\(path)")
            }
        }
    }

    private func expectGuarded(_ page: Page, _ path: String) {
        #expect(page.header("Content-Security-Policy") == SecurityHeaders.contentSecurityPolicy, "\(path)")
        #expect(page.header("X-Content-Type-Options") == "nosniff", "\(path)")
        #expect(page.header("X-Frame-Options") == "DENY", "\(path)")
        #expect(page.header("Referrer-Policy") == "same-origin", "\(path)")
    }
}

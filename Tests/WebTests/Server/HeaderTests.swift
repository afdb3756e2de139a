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
                            PublicRoute.ofThisMoment.contains(path) || [303, 404].contains(page.status)
                                || path == "/favicon.ico",
                            "\(path)")
                        continue
                    }
                    let strong = tag.hasPrefix("W/") ? String(tag.dropFirst(2)) : tag
                    for known in [tag, "W/\(strong)", "\"other\", \(tag)", "*"] {
                        let again = try await site.browser().ask(path, headers: [.ifNoneMatch: known])
                        #expect(again.status == 304, "\(path)")
                        #expect(again.bytes.isEmpty)
                        #expect(again.headers[.eTag] == tag)
                        // What the reader has keeps the fields that are not repeated (RFC 9111, section 3.2).
                        for name: HTTPField.Name in [.cacheControl, .vary, .lastModified] {
                            #expect(again.headers[name] == page.headers[name], "\(path)")
                        }
                    }
                    #expect(try await site.browser().ask(path, headers: [.ifNoneMatch: "\"other\""]).status == 200)
                }
            }
        }
    }

    @Test func `a page varies with what the reader prefers`() async throws {
        try await withFurnishedSite { site, id in
            for path in PublicRoute.all.filter(\.isKept).flatMap({ $0.paths(id) }) {
                let page = try await site.browser().ask(path)
                #expect(page.headers[.vary] == "Cookie, Accept-Encoding", "\(path)")
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

    @Test func `an address with another fingerprint gives what there is, and is not kept`() async throws {
        try await withSite { site in
            let answer = try await site.browser().ask("/assets/0123456789ab/site.css")
            #expect(answer.status == 200)
            #expect(answer.headers[.cacheControl] == "no-cache")
        }
    }

    @Test func `whoever has the page of a date is told so, unless tags say something else`() async throws {
        try await withFurnishedSite { site, id in
            let later = "Tue, 10 Mar 2026 01:30:00 GMT"
            let browser = site.browser()
            for path in ["/", "/documents", "/documents/\(id)", "/organisations/finance", "/catalogue", "/feed.atom"] {
                let page = try await browser.ask(path)
                #expect(page.headers[.lastModified] == later, "\(path)")
                #expect(try await browser.ask(path, headers: [.ifModifiedSince: later]).status == 304, "\(path)")
                let earlier = "Tue, 10 Mar 2026 01:29:59 GMT"
                #expect(try await browser.ask(path, headers: [.ifModifiedSince: earlier]).status == 200, "\(path)")
                #expect(try await browser.ask(path, headers: [.ifModifiedSince: "yesterday"]).status == 200)
                let other: HTTPFields = [.ifModifiedSince: later, .ifNoneMatch: "\"other\""]
                #expect(try await browser.ask(path, headers: other).status == 200, "\(path)")
            }
            #expect(try await browser.ask("/search?q=a").headers[.lastModified] == nil)
        }
    }

    @Test func `a list has changed when a line is gone, the site is called otherwise or a day begins`() async throws {
        try await withFurnishedSite { site, id in
            let browser = site.browser()
            func modified(_ path: String) async throws -> String? { try await browser.ask(path).headers[.lastModified] }

            site.office.clock.set(instant(2026, 3, 10, 10, 0))
            try await site.office.office.changeSite(Site(name: "网站", organiser: "办公室"), by: .system)
            #expect(try await modified("/documents/\(id)") == "Tue, 10 Mar 2026 02:00:00 GMT")
            #expect(try await modified("/documents") == "Tue, 10 Mar 2026 02:00:00 GMT")

            site.office.clock.set(instant(2026, 3, 10, 11, 0))
            let approver = site.office.caller(.approver)
            try await site.office.office.withdraw(
                id, manner: .error, reason: "发错了", successor: nil, expecting: nil, by: approver)
            #expect(try await modified("/documents") == "Tue, 10 Mar 2026 03:00:00 GMT")
            #expect(try await modified("/feed.atom") == "Tue, 10 Mar 2026 03:00:00 GMT")

            site.office.clock.set(instant(2026, 3, 12, 11, 0))
            #expect(try await modified("/documents") == "Wed, 11 Mar 2026 16:00:00 GMT")
            #expect(try await modified("/documents/\(id)") == "Tue, 10 Mar 2026 03:00:00 GMT")
        }
    }

    @Test func `a document's page changes on the days on which its validity turns`() async throws {
        try await withSite { site in
            let id = try await site.office.published(
                .sample(effectiveOn: day(2026, 3, 20), expiresOn: day(2026, 3, 24)))
            let browser = site.browser()
            for (on, changed) in [(20, "Thu, 19"), (24, "Thu, 19"), (25, "Tue, 24"), (30, "Tue, 24")] {
                site.office.clock.set(instant(2026, 3, on, 9, 0))
                let page = try await browser.ask("/documents/\(id)")
                #expect(page.headers[.lastModified] == "\(changed) Mar 2026 16:00:00 GMT")
            }
        }
    }

    @Test(arguments: [
        "Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994",
    ])
    func `dates of HTTP are read in their three forms`(text: String) {
        #expect(Instant(httpDate: text)?.iso == "1994-11-06T08:49:37.000Z")
        #expect(Instant(httpDate: text)?.httpDate == "Sun, 06 Nov 1994 08:49:37 GMT")
    }

    @Test(arguments: [
        "", "0", "yesterday", "Sun, 31 Feb 1994 08:49:37 GMT", "Sun, 06 Nov 1994 08:49:37 CET",
        "Sun, 06 Nov 1994 25:00:00 GMT", "Sun, x Nov 1994 08:49:37 GMT", "Sun, 06 Nov 99999999999999 08:49:37 GMT",
    ])
    func `what is no date of HTTP is none`(text: String) {
        #expect(Instant(httpDate: text) == nil)
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
                // Pages of other sites ask what they may ask of the open interface.
                let isQuestion = method == .options && path.hasPrefix("/api/")
                #expect(isQuestion ? answer.status == 204 : [404, 405].contains(answer.status), "\(path)")
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

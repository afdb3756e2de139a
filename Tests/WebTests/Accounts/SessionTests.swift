import Actions
import Domain
import HTTPTypes
import NIOCore
import TestSupport
import Testing

@testable import Web

@Suite struct SessionTests {
    @Test func `signing in gives a new session to this browser only`() async throws {
        try await withSite { site in
            let browser = try await site.readyToSignIn()
            let old = await browser.cookies["session"]

            let page = try await browser.signIn(site)

            #expect(page.status == 200)
            #expect(page.path == "/desk")
            #expect(await browser.cookies["session"] != old)
            #expect(await browser.cookies["session"]?.count == 64)
        }
    }

    @Test(arguments: [
        (false, "session=", "; Path=/; SameSite=Lax; HttpOnly"),
        (true, "__Host-session=", "; Path=/; SameSite=Lax; HttpOnly; Secure"),
    ])
    func `no script and no other site gets the session`(behindTLS: Bool, start: String, end: String) async throws {
        try await withSite(behindTLS: behindTLS) { site in
            let browser = try await site.readyToSignIn()
            let form = encoded([("login", "finance-checker"), ("password", "春眠不觉晓处处闻啼鸟")])
            let answer = try await browser.ask("/desk/sign-in", .post, body: .init(string: form))
            let cookie = try #require(answer.headers[.setCookie])
            #expect(cookie.hasPrefix(start))
            #expect(cookie.hasSuffix(end))
            #expect(answer.headers[.cacheControl] == "no-store")
        }
    }

    @Test func `a session that was ended opens nothing any more`() async throws {
        try await withSite { site in
            let browser = try await site.browser(.checker)
            let token = try #require(await browser.cookies["session"])
            let page = try await browser.open("/desk")

            let left = try await browser.send(try #require(page.form("/desk/sign-out")))

            #expect(left.path == "/desk/sign-in")
            #expect(await browser.cookies["session"] == nil)
            #expect(try await Browser(site.client, cookies: ["session": token]).ask("/desk").status == 303)
        }
    }

    @Test(arguments: [
        "//evil.example", "https://evil.example", "/\\evil.example", "\\\\evil.example", "/\u{9}/evil.example",
        "/desk\r\nSet-Cookie: a=b", "javascript:alert(1)", "/桌", "",
    ])
    func `nobody is led to another site after signing in`(back: String) async throws {
        try await withSite { site in
            let browser = try await site.readyToSignIn()
            let asked = try await browser.ask("/desk/sign-in?back=\(percentEncoded(back))")
            #expect(asked.form("/desk/sign-in")?["back"] == "/desk")
            let form = encoded([("login", "finance-checker"), ("password", "春眠不觉晓处处闻啼鸟"), ("back", back)])
            let answer = try await browser.ask("/desk/sign-in", .post, body: .init(string: form))
            #expect(answer.headers[.location] == "/desk")
            let preferred = try await browser.ask("/preferences?theme=dark&back=\(percentEncoded(back))")
            #expect(preferred.headers[.location] == "/")
        }
    }

    @Test func `who asked for a page gets it after signing in`() async throws {
        try await withSite { site in
            let browser = try await site.readyToSignIn()
            let asked = try await browser.open("/desk/documents?stage=draft")
            #expect(asked.path == "/desk/sign-in?back=%2Fdesk%2Fdocuments%3Fstage%3Ddraft")
            #expect(try await browser.signIn(site, asked).path == "/desk/documents?stage=draft")
        }
    }

    @Test(arguments: ["/desk/sign-in", "https://evil.example/desk/documents", "//evil.example/desk/", "/documents"])
    func `a form is only sent on to the desk`(path: String) {
        let form = Form([("resumePath", path), ("resume.title", "通知")])
        #expect((ResumedForm(hiddenIn: form) == nil) == (path != "/desk/sign-in"))
    }

    @Test func `a wrong password is told apart from nothing else`() async throws {
        try await withSite { site in
            let browser = try await site.readyToSignIn()
            let known = try await browser.signIn(site, login: "finance-checker", password: "不对")
            let unknown = try await browser.signIn(site, login: "nobody", password: "不对")
            #expect(known.status == 422)
            #expect(unknown.status == 422)
            #expect(known.text.contains("登录名、密码或者动态码不对"))
            #expect(known.text.replacing("finance-checker", with: "nobody") == unknown.text)
        }
    }

    @Test func `guessing is slowed down`() async throws {
        try await withSite { site in
            let browser = try await site.readyToSignIn()
            for _ in 1...5 { _ = try await browser.signIn(site, password: "猜一猜") }
            let page = try await browser.signIn(site)
            #expect(page.status == 422)
            #expect(page.text.contains("输错次数太多"))
        }
    }

    @Test func `too many attempts from one address are refused for a while`() async throws {
        try await withSite(rateLimits: true) { site in
            let browser = site.browser()
            // What cannot be read is counted too, and costs no time.
            var last = try await browser.ask("/desk/sign-in", .post, body: ByteBuffer(string: "%"))
            for _ in 1...100 where last.status != 429 {
                last = try await browser.ask("/desk/sign-in", .post, body: ByteBuffer(string: "%"))
            }
            #expect(last.status == 429)
            #expect(last.problem == "too-many-requests")
            #expect(last.headers[.retryAfter] == "3")
        }
    }
}

extension DeskVisit {
    /// 财政局's checker has a password, and the browser an older cookie.
    fileprivate func readyToSignIn() async throws -> Browser {
        try await office.office.resetPassword(office.person(.checker).id, to: "春眠不觉晓处处闻啼鸟", by: .system)
        return Browser(client, cookies: ["session": String(repeating: "0", count: 64)])
    }
}

extension Browser {
    fileprivate func signIn(
        _ site: DeskVisit, _ page: Page? = nil, login: String = "finance-checker", password: String = "春眠不觉晓处处闻啼鸟"
    ) async throws -> Page {
        var shown = page
        if shown == nil { shown = try await open("/desk/sign-in") }
        let form = try #require(shown?.form("/desk/sign-in"))
        return try await send(form, [("login", login), ("password", password)])
    }
}

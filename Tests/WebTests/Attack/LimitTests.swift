import Actions
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Storage
import TestSupport
import Testing

@testable import Web

/// How much one client, and all together, may ask for.
@Suite struct LimitTests {
    private let start = ContinuousClock.now

    @Test(arguments: [Rate.signIn, .tracking, .searching, .interface, .writing])
    func `so many at once, and then one in a while`(rate: Rate) {
        let buckets = Buckets(mostClients: 10)
        for _ in 0..<rate.burst { #expect(buckets.take(from: "a", rate, at: start) == nil) }
        let wait = buckets.take(from: "a", rate, at: start)
        #expect(wait == max(1, (rate.interval + 999) / 1000))
        #expect(buckets.take(from: "b", rate, at: start) == nil)
        #expect(buckets.take(from: "a", rate, at: start + .milliseconds(rate.interval)) == nil)
        #expect(buckets.take(from: "a", rate, at: start + .milliseconds(rate.interval)) != nil)
        // After a long time there are as many as at first and no more.
        let later = start + .seconds(1_000_000)
        for _ in 0..<rate.burst { #expect(buckets.take(from: "a", rate, at: later) == nil) }
        #expect(buckets.take(from: "a", rate, at: later) != nil)
    }

    @Test func `a million clients take the memory of so many, and forget nobody who goes on asking`() {
        let buckets = Buckets(mostClients: 1000)
        for _ in 0..<Rate.signIn.burst { _ = buckets.take(from: "guesser", .signIn, at: start) }
        for number in 0..<100_000 {
            #expect(buckets.take(from: "\(number)", .signIn, at: start) == nil)
            if number % 500 == 0 { #expect(buckets.take(from: "guesser", .signIn, at: start) != nil) }
        }
        #expect(buckets.count <= 2000)
    }

    @Test(arguments: [
        ("192.0.2.7", "192.0.2.7"), ("192.0.2.7:51334", "192.0.2.7"), ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2"), ("2001:DB8:1:2::1", "2001:db8:1:2"),
        ("[2001:db8:1:2::9]:443", "2001:db8:1:2"),
        ("2001:db8::1", "2001:db8:0:0"), ("::1", "0:0:0:0"), ("fe80::1%eth0", "fe80:0:0:0"), ("::", "0:0:0:0"),
        ("1:2:3:4:5:6:192.0.2.7", "1:2:3:4"),
    ])
    func `a client is an address, or the half of one that a house has`(text: String, name: String) {
        #expect(ClientAddress(text)?.name == name)
    }

    @Test(arguments: [
        "", "unknown", "_hidden", "1.2.3", "1.2.3.4.5", "256.1.1.1", "1.2.3.04444", ":::", "1::2::3", "12345::", "g::",
        "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "[::1", "+1.2.3.4", "1.2.3.-4",
    ])
    func `what is no address is none`(text: String) {
        #expect(ClientAddress(text) == nil)
    }

    @Test(arguments: [
        ("127.0.0.1", true), ("10.1.2.3", true), ("192.168.0.9", true), ("172.16.0.1", true), ("172.32.0.1", false),
        ("8.8.8.8", false), ("::1", true), ("fd00::1", true), ("2001:db8::1", false), ("169.254.1.1", true),
    ])
    func `a proxy of our own is near`(text: String, isNear: Bool) {
        #expect(ClientAddress(text)?.isNear == isNear)
    }

    @Test(arguments: [true, false])
    func `behind a proxy each client counts for itself, by the word of the last hop`(behindTLS: Bool) async throws {
        try await withSite(behindTLS: behindTLS, rateLimits: true) { site in
            let name = try #require(HTTPField.Name("X-Forwarded-For"))
            func guess(from hops: String) async throws -> Int {
                try await site.browser().ask(
                    "/desk/sign-in", .post, body: ByteBuffer(string: "%"), headers: [name: hops]
                ).status
            }
            // The first hop is what the client says of itself.
            var last = 0
            for number in 0..<21 { last = try await guess(from: "198.51.100.\(number), 192.0.2.7") }
            #expect(last == 429)
            #expect(try await guess(from: "192.0.2.8") == (behindTLS ? 400 : 429))
            #expect(try await guess(from: "2001:db8::1") == (behindTLS ? 400 : 429))
        }
    }

    @Test func `who asks too much is told so in words, and programs in their way`() async throws {
        try await withSite(rateLimits: true) { site in
            let browser = site.browser()
            for _ in 0..<Rate.searching.burst { #expect(try await browser.ask("/search?q=a").status == 200) }
            let page = try await browser.ask("/search?q=a")
            #expect(page.status == 429)
            #expect(page.headers[.retryAfter] == "1")
            #expect(page.text.contains("<h1>"))
            let answer = try await browser.ask("/api/v1/search?q=a")
            #expect(answer.status == 429)
            #expect(answer.text.contains(#""code":"too-many-requests""#))
            // Everything else goes on.
            #expect(try await browser.ask("/documents").status == 200)
        }
    }

    @Test(arguments: ["/requests/track", "/requests/track/", "/requests//track"])
    func `query codes are guessed no faster than passwords, and the right one waits, too`(path: String) async throws {
        try await withSite(rateLimits: true) { site in
            let (_, receipt) = try await site.office.receipt()
            let browser = site.browser()
            func look(code: String) async throws -> Page {
                let fields = [("requestNumber", receipt.number), ("queryCode", code)]
                return try await browser.ask(path, .post, body: ByteBuffer(string: encoded(fields)))
            }
            let tries = try await triesUntilRefused(.signIn) {
                try await look(code: "0000-0000")
            } whileGuessing: {
                #expect($0.status == 422)
            }
            #expect(tries >= Rate.signIn.burst)
            let right = try await look(code: receipt.code)
            #expect(right.status == 429)
            #expect(right.text.contains("这个地址来的请求太多，请过一分钟再试"))
            #expect(right.headers[.retryAfter].flatMap { Int($0) }.map { (1...3).contains($0) } == true)
            // Signing in is the same door.
            #expect(try await browser.ask("/desk/sign-in", .post, body: ByteBuffer(string: "%")).status == 429)
            #expect(try await browser.ask("/requests/new").status == 200)
        }
    }

    @Test(arguments: [
        "/requests/track", "/requests/track/", "/requests/track/files/1", "/requests/track/letters/2/receipt",
    ])
    func `a cookie that holds a guess is no way around it`(path: String) async throws {
        try await withSite(rateLimits: true) { site in
            let (_, receipt) = try await site.office.receipt()
            let number = percentEncoded(receipt.number)
            var code = 0
            let tries = try await triesUntilRefused(.tracking) {
                code += 1
                let ticket = "\(10_000_000 + code).\(number)"
                return try await Browser(site.client, cookies: ["ticket": ticket]).ask(path)
            } whileGuessing: {
                #expect(!$0.text.contains("东湾村"))
            }
            #expect(tries >= Rate.tracking.burst)
            let right = Browser(site.client, cookies: ["ticket": receipt.code.replacing("-", with: "") + ".\(number)"])
            #expect(try await right.ask(path).status == 429)
            #expect(try await right.ask("/requests/track/rating", .post, body: ByteBuffer()).status == 429)
            #expect(try await site.browser().ask("/requests/track").status == 200)
        }
    }

    /// - Returns: how many there were before. A slow machine gives some back meanwhile.
    private func triesUntilRefused(
        _ rate: Rate, _ ask: () async throws -> Page, whileGuessing check: (Page) -> Void
    ) async throws -> Int {
        let start = ContinuousClock.now
        var tries = 0
        while true {
            let page = try await ask()
            if page.status == 429 { return tries }
            check(page)
            tries += 1
            let back = Int((ContinuousClock.now - start) / .milliseconds(rate.interval)) + 1
            try #require(tries <= rate.burst + back)
        }
    }

    @Test func `writing is limited by person, and one does not use up another's`() async throws {
        try await withSite(rateLimits: true) { site in
            let (one, other) = (try await site.visitor(.checker), try await site.visitor(.reviewer))
            for _ in 0..<Rate.writing.burst { #expect(try await one.post("/desk/nothing").status == 404) }
            #expect(try await one.post("/desk/nothing").status == 429)
            #expect(try await other.post("/desk/nothing").status == 404)
        }
    }

    @Test(arguments: Engine.available)
    func `an eleventh session ends the one that was used longest ago`(engine: Engine) async throws {
        try await withSite(engine) { site in
            let office = site.office.office
            var sessions: [Session] = []
            for _ in 0..<12 {
                site.office.clock.advance(.seconds(60))
                sessions.append(
                    try await office.signIn(login: "finance-checker", password: TestOffice.password, code: ""))
            }
            for (number, session) in sessions.enumerated() {
                #expect(try await site.isOpen(session) == (number >= 2), "\(number)")
            }
            let page = try await site.returning(sessions[11].token).get("/desk/account")
            #expect(page.text.components(separatedBy: "<tr>").count > 10)
            #expect(page.text.contains("这一处"))
            let ended = try await site.returning(sessions[11].token).post("/desk/account/sessions")
            #expect(ended.location == "/desk/account?done=sessions")
            for session in sessions.dropLast() { #expect(try await !site.isOpen(session)) }
            #expect(try await site.isOpen(sessions[11]))
        }
    }
}

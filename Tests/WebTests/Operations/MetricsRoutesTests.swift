import Domain
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Storage
import TestSupport
import Testing

@testable import Web

@Suite struct MetricsRoutesTests {
    @Test func `this machine reads the office's figures and the program's`() async throws {
        try await withSite { site in
            _ = try await site.office.published()
            _ = try await site.browser().ask("/documents")
            let page = try await site.browser().ask("/metrics")
            #expect(page.status == 200)
            #expect(page.header("Content-Type") == "text/plain; version=0.0.4; charset=utf-8")
            #expect(page.header("Cache-Control") == "no-store")
            for line in [
                "yangguang_heartbeats_up 1", "yangguang_log_entries 1", "yangguang_items_open{stage=\"draft\"} 0",
                "yangguang_last_publication_timestamp_seconds 1773106200", "yangguang_ready{part=\"database\"} 1",
                "yangguang_http_requests_total{method=\"GET\",route=\"/documents\",status=\"200\"} 1",
                "yangguang_http_request_seconds_count{route=\"/documents\"} 1",
                "yangguang_http_requests_in_flight 1",
                "yangguang_page_cache_answers_total{from=\"scratch\"} 1", "yangguang_page_cache_pages 1",
            ] {
                #expect(page.text.contains("\n\(line)\n"), "\(line)")
            }
        }
    }

    @Test func `however many addresses strangers think of, there are as many figures as routes`() async throws {
        try await withSite { site in
            let browser = site.browser()
            let methods: [HTTPRequest.Method] = [.get, .post, .init("BREW")!, .init("WHEN")!]
            for number in 1...40 {
                _ = try await browser.ask("/nothing-\(number)")
                _ = try await browser.ask("/documents/\(number)\"} 1")
                _ = try await browser.ask("/documents?page=\(number)", methods[number % 4])
            }
            let text = try await browser.ask("/metrics").text
            let routes = text.split(separator: "\n").filter { $0.hasPrefix("yangguang_http_requests_total{") }
            #expect(routes.count <= 8)
            #expect(text.contains("{method=\"GET\",route=\"NotFound\",status=\"404\"} 40"))
            #expect(text.contains("route=\"/documents/{id}\",status=\"404\"} 40"))
            #expect(text.contains("method=\"other\""))
            #expect(!text.contains("nothing-") && !text.contains("BREW"))
        }
    }

    @Test(arguments: ["X-Forwarded-For", "X-Real-IP", "Forwarded", "Via"])
    func `what a proxy hands on is not from this machine`(name: String) async throws {
        try await withSite { site in
            let field = try #require(HTTPField.Name(name))
            let page = try await site.browser().ask("/metrics", headers: [field: "127.0.0.1"])
            #expect(page.status == 403)
            #expect(!page.text.contains("yangguang_"))
        }
    }

    @Test(arguments: [
        ("127.0.0.1", "127.0.0.1:8080", true), ("::1", "[::1]:8080", true),
        ("::ffff:127.0.0.1", "localhost:8080", true),
        ("127.0.0.1", "www.yangguang.example", false), ("192.0.2.1", "127.0.0.1:8080", false),
        ("127.0.0.1", "127.evil.example", false), ("2001:db8::1", "localhost", false),
        ("1270.0.0.1", "localhost", false),
    ])
    func `only a loopback address asking for a loopback name is this machine`(
        client: String, host: String, isWelcome: Bool
    ) {
        let head = HTTPRequest(method: .get, scheme: "http", authority: host, path: "/metrics")
        let request = Request(head: head, body: .init(buffer: ByteBuffer()))
        #expect((MetricsReader(request, client: client, token: nil) == .welcome) == isWelcome)
    }

    @Test func `where a token is set, it opens the door from anywhere and nothing else does`() async throws {
        try await withOffice(.sqlite) { office in
            let token = "0123456789abcdef0123456789abcdef"
            let application = try webApplication(
                office: office.office, settings: .sample, monitoring: Monitoring(token: token))
            try await application.test(.router) { client in
                let browser = Browser(client)
                let from = try #require(HTTPField.Name("X-Forwarded-For"))
                #expect(try await browser.ask("/metrics").status == 401)
                #expect(try await browser.ask("/metrics").header("WWW-Authenticate") == "Bearer")
                for wrong in ["Bearer 0", "Bearer \(token)0", token, "Basic \(token)"] {
                    #expect(try await browser.ask("/metrics", headers: [.authorization: wrong]).status == 401)
                }
                let page = try await browser.ask(
                    "/metrics", headers: [.authorization: "Bearer \(token)", from: "192.0.2.1"])
                #expect(page.status == 200)
            }
        }
    }

    @Test func `where the database is away, the program still tells of itself`() async throws {
        try await withSite { site in
            await site.office.store.close()
            let page = try await site.browser().ask("/metrics")
            #expect(page.status == 200)
            #expect(page.text.contains("yangguang_heartbeats_up 0\n"))
            #expect(page.text.contains("yangguang_ready{part=\"database\"} 0\n"))
            #expect(page.text.contains("yangguang_http_requests_in_flight 1\n"))
        }
    }
}

extension WebSettings {
    static let sample = WebSettings(
        host: "127.0.0.1", port: 0, origin: "https://www.yangguang.example", behindTLS: false, rateLimits: false)
}

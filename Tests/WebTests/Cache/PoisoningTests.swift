import Domain
import HTTPTypes
import Hummingbird
import Storage
import TestSupport
import Testing

@testable import Web

/// What one visitor sends beside an address never gets into what another is shown.
@Suite struct PoisoningTests {
    private static let hostile: [(String, String)] = [
        ("Host", "evil.example"), ("X-Forwarded-Host", "evil.example"), ("X-Forwarded-For", "203.0.113.9"),
        ("X-Forwarded-Proto", "http"), ("X-Original-URL", "/desk"), ("X-Rewrite-URL", "/desk"),
        ("Forwarded", "host=evil.example"), ("Cookie", "reader=\"><script>; session=evil"),
        ("Origin", "https://evil.example"),
        ("Referer", "https://evil.example/"), ("User-Agent", "evil.example"), ("Accept-Language", "evil"),
        ("X-HTTP-Method-Override", "POST"), ("Range", "bytes=0-3"), ("Authorization", "Basic evil"),
        ("If-None-Match", "\"evil\""), ("If-Match", "\"evil\""), ("X-Evil", "evil.example"),
    ]

    @Test func `the first visitor's fields are not in the page of the second`() async throws {
        try await withTwoServers(.sqlite) { servers in
            let id = try await servers.office.published()
            let paths = PublicRoute.all.flatMap { $0.paths(id) }.filter { !PublicRoute.ofThisMoment.contains($0) }
            for (index, path) in paths.enumerated() {
                // Each address is first asked for by somebody hostile.
                let (name, value) = Self.hostile[index % Self.hostile.count]
                var fields = HTTPFields()
                fields[try #require(HTTPField.Name(name))] = value
                _ = try await servers.ask(path, headers: fields)
                let pages = try await servers.ask(path)
                #expect(pages.first.bytes == pages.anew.bytes, "\(path) after \(name)")
                #expect(!pages.first.text.contains("evil"), "\(path) after \(name)")
                #expect(!pages.first.headers.contains { $0.value.contains("evil") }, "\(path) after \(name)")
                #expect(pages.first.status == pages.anew.status, "\(path) after \(name)")
            }
        }
    }

    @Test func `all hostile fields at once leave every page as it is`() async throws {
        try await withTwoServers(.sqlite) { servers in
            let id = try await servers.office.published()
            var fields = HTTPFields()
            for (name, value) in Self.hostile where !name.hasPrefix("If-") {
                fields[try #require(HTTPField.Name(name))] = value
            }
            for path in ["/", "/documents", "/documents/\(id)", "/feed.atom", "/sitemap.xml", "/organisations/finance"]
            {
                let hostile = try await servers.ask(path, headers: fields)
                let plain = try await servers.ask(path)
                #expect(hostile.first.bytes == plain.anew.bytes, "\(path)")
                #expect(plain.first.bytes == plain.anew.bytes, "\(path)")
            }
        }
    }

    @Test func `whoever prefers another view gets it, and changes it for nobody else`() async throws {
        try await withTwoServers(.sqlite) { servers in
            let dark: HTTPFields = [.cookie: "reader=elder.dark.en"]
            let first = try await servers.ask("/documents", headers: dark)
            let plain = try await servers.ask("/documents")
            let again = try await servers.ask("/documents", headers: dark)
            #expect(first.first.text.contains("data-theme=\"dark\""))
            #expect(!plain.first.text.contains("data-theme"))
            #expect(again.first.bytes == first.anew.bytes)
            #expect(plain.first.bytes == plain.anew.bytes)
        }
    }

    @Test func `addresses that mean the same to a person are kept apart`() async throws {
        try await withTwoServers(.sqlite) { servers in
            for path in [
                "/documents", "/documents?", "/documents?page=1", "/documents?page=2", "/documents?evil=1",
                "//documents", "/documents/", "/%64ocuments", "/documents?page=1&page=2", "/documents#a",
            ] {
                let pages = try await servers.ask(path)
                let again = try await servers.ask(path)
                #expect(pages.first.bytes == pages.anew.bytes, "\(path)")
                #expect(again.first.bytes == pages.anew.bytes, "\(path)")
                #expect(again.first.status == pages.anew.status, "\(path)")
            }
        }
    }

    @Test func `the desk is never kept, whoever asks`() async throws {
        try await withSite { site in
            let officer = try await site.browser(.informationOfficer)
            for path in ["/desk", "/desk/documents", "/desk/account", "/desk/sign-in"] {
                let own = try await officer.ask(path, headers: [.acceptEncoding: "br, gzip"])
                #expect(own.headers[.contentEncoding] == nil, "\(path)")
                #expect(own.headers[.cacheControl] == "no-store", "\(path)")
                let stranger = try await site.browser().ask(path)
                #expect(!stranger.text.contains("市财政局informationOfficer"), "\(path)")
            }
            #expect(try await site.browser().ask("/desk").status == 303)
        }
    }
}

import Actions
import Domain
import TestSupport
import Testing

@Suite struct FeedTests {
    @Test(arguments: ["/feed.atom", "/organisations/finance/feed.atom", "/catalogue/20-01/feed.atom"])
    func `a feed can be read, and every entry has an address of its own`(path: String) async throws {
        try await withSite { site in
            var ids: [String] = []
            for title in ["一", "二<b>&\"'", "三\u{1}\u{7F}👩‍👩‍👧‍👦"] {
                ids.append(try await site.office.published(.sample(title: "通知\(title)")).text)
            }
            let page = try await site.browser().ask(path)
            let feed = try #require(XMLCheck.read(page.bytes))
            let entries = try #require(feed["id"])
            let addresses = ids.map { "https://www.yangguang.example/documents/\($0)" }
            #expect(Set(entries) == Set(["https://www.yangguang.example\(path)"] + addresses))
            #expect(entries.count == 4)
            #expect(feed["title"]?.dropFirst().contains("通知二<b>&\"'") == true)
            #expect(feed["updated"]?.count == 4)
        }
    }

    @Test func `a feed of nothing can be read`() async throws {
        try await withSite { site in
            let feed = try #require(XMLCheck.read(try await site.browser().ask("/feed.atom").bytes))
            #expect(feed["id"] == ["https://www.yangguang.example/feed.atom"])
        }
    }

    @Test func `the map lists every published document and no other`() async throws {
        try await withSite { site in
            let shown = try await site.office.published(.sample(title: "公布的"))
            let withdrawn = try await site.office.published(.sample(title: "撤下的"))
            try await site.office.office.withdraw(
                withdrawn, manner: .error, reason: "发错了", successor: nil, expecting: nil,
                by: site.office.caller(.approver))
            _ = try await site.office.draft(.sample(title: "没写完的"))
            let browser = site.browser()
            let index = try #require(XMLCheck.read(try await browser.ask("/sitemap.xml").bytes))
            let maps = try #require(index["loc"])
            #expect(maps == ["pages", "documents-1"].map { "https://www.yangguang.example/sitemaps/\($0).xml" })
            var addresses: [String] = []
            for map in maps {
                let path = map.replacing("https://www.yangguang.example", with: "")
                addresses += try #require(XMLCheck.read(try await browser.ask(path).bytes)?["loc"])
            }
            #expect(
                addresses.filter { $0.contains("/documents/") } == ["https://www.yangguang.example/documents/\(shown)"])
            for address in addresses {
                let path = address.replacing("https://www.yangguang.example", with: "")
                #expect(try await browser.ask(path).status == 200, "\(path)")
            }
        }
    }

    @Test func `robots keep away from the desk and find the map`() async throws {
        try await withSite { site in
            let page = try await site.browser().ask("/robots.txt")
            #expect(page.text.contains("Disallow: /desk\n"))
            #expect(page.text.hasSuffix("Sitemap: https://www.yangguang.example/sitemap.xml\n"))
        }
    }

    @Test func `what is no page of its own asks not to be indexed`() async throws {
        try await withSite { site in
            let id = try await site.office.published()
            for path in [
                "/search?q=a", "/log/entries/0", "/nothing", "/leave?to=a", "/documents?year=2026", "/desk/sign-in",
            ] {
                #expect(try await site.browser().ask(path).metas("robots") == ["noindex"], "\(path)")
            }
            for path in ["/", "/documents", "/documents/\(id)", "/organisations/finance"] {
                #expect(try await site.browser().ask(path).metas("robots").isEmpty, "\(path)")
            }
        }
    }
}

import Domain
import TestSupport
import Testing

/// Markup in every field, from the writer's desk to every public page.
@Suite struct HostileMarkupTests {
    private static let script = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
    private static let body = """
        <h2>标题</h2><script>alert(1)</script><p onclick="alert(1)">正文<img src=x onerror=alert(1)></p>\
        <svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>\
        <p><a href="javascript:alert(1)">一</a><a href="https://example.org/">二</a></p><iframe src="//evil.example"></iframe>\
        <p style="background:url(javascript:alert(1))">三</p><math><mi xlink:href="javascript:alert(1)">四</mi></math>
        """

    @Test func `nothing that was written is ever run`() async throws {
        try await withSite { site in
            let way = WayToThePublic(site: site)
            let id = try await way.submit(
                WayToThePublic.notice([
                    ("title", "通知\(Self.script)"), ("documentNumber", Self.script), ("issuer", Self.script),
                    ("keywords", "<script>alert(1)"), ("summary", Self.script), ("origin", "reprinted"),
                    ("sourceAddress", "https://example.org/\(Self.script)"), ("bodyFormat", "html"),
                    ("body", Self.body),
                ]))
            let desk = try await site.browser(.checker)
            for path in ["/desk", "/desk/documents", "/desk/documents/\(id)"] {
                expectHarmless(try await desk.open(path))
            }
            try await way.sign(id)

            for path in [
                "/", "/documents", "/documents/\(id)", "/search?q=%E9%80%9A%E7%9F%A5", "/organisations/finance",
                "/catalogue/20-01",
                "/log", "/log/entries/0", "/feed.atom", "/feeds",
            ] {
                let page = try await way.read(path)
                #expect(page.status == 200)
                expectHarmless(page)
            }
            let page = try await way.read("/documents/\(id)")
            #expect(page.text.contains("<h2>标题</h2>"))
            #expect(!page.text.contains("javascript:"))
            #expect(!page.text.contains("<svg xmlns"))
        }
    }

    @Test(arguments: [
        "javascript:alert(1)", "data:text/html,<script>alert(1)</script>", "//evil.example", "JAVASCRIPT:x",
    ])
    func `only addresses of the web can be left to`(address: String) async throws {
        try await withSite { site in
            let page = try await site.browser().ask("/leave?to=\(percentEncoded(address))")
            #expect(page.status == 200)
            #expect(!page.tags.contains { $0.name == "a" && $0["href"] == address })
            expectHarmless(page)
        }
    }

    private func expectHarmless(_ page: Page) {
        for tag in page.tags {
            #expect(!tag.attributes.keys.contains { $0.hasPrefix("on") }, "\(page.path) \(tag)")
            #expect(!tag.attributes.values.contains { $0.lowercased().hasPrefix("javascript:") }, "\(page.path) \(tag)")
            if tag.name == "script" {
                #expect(tag["type"] == "application/ld+json" || tag["src"].hasPrefix("/assets/"))
            }
            if tag.name == "img" { #expect(tag["src"] != "x") }
        }
    }
}

import Domain
import Storage
import TestSupport
import Testing

/// Whatever somebody searches for, it is searched for.
@Suite struct HostileSearchTests {
    @Test(arguments: Engine.available)
    func `no search is a fault, and none comes back as markup`(engine: Engine) async throws {
        try await withSite(engine) { site in
            _ = try await site.office.published()
            let browser = site.browser()
            for text in Self.texts {
                for path in [
                    "/search?q=", "/search?sort=date&q=", "/documents?row=", "/documents?topic=", "/api/v1/search?q=",
                    "/log?q=",
                ] {
                    let page = try await browser.ask(path + percentEncoded(text))
                    #expect(page.status == 200, "\(path) \(text.prefix(40))")
                    #expect(!page.text.contains("<script>alert"), "\(path)")
                    #expect(!page.text.contains("<img src=x"), "\(path)")
                }
            }
        }
    }

    private static let texts = [
        String(repeating: "预算公开", count: 2_500), String(repeating: "a ", count: 5_000), "，。！？、；：“”", "\"", "\"预算", "'",
        "''",
        "*", "预算*", "NEAR(预算 公开)", "title:预算", "预算 AND OR NOT", "^预算", "{a b}: c", "(", ")", "-", "+",
        "预算 & | ! <-> 公开", ":*",
        "a:b:c", "\\", "%", "_", "; DROP TABLE document;--", "\u{202E}预算\u{202C}", "🧧👩‍👩‍👧‍👦🇨🇳", "\u{FEFF}",
        "\u{1}\u{2}\u{7F}",
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "e\u{301}e\u{301}", "ﷺ", "𠮷", "\u{E000}",
        "\n\r\t",
        "阳财〔2026〕号", "〔〕", "〔99999999999999999999〕1号", "1/2/3",
    ]
}

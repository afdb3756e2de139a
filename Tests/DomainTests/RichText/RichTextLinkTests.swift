import Domain
import Testing

struct RichTextLinkTests {
    @Test(arguments: [
        "https://www.gov.cn/zhengce/2026-03/10/content.htm?a=1&b=2#c", "http://阳光.政务", "HTTPS://GOV.CN",
        "mailto:xxgk@example.cn",
        "/documents/01j0000000000000000000000x", "/",
    ])
    func `web, mail and this site may be linked`(address: String) {
        #expect(RichText.Link(address)?.address == address)
    }

    @Test(arguments: [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\tscript:alert(1)", "java\nscript:alert(1)",
        "\u{1}javascript:alert(1)",
        "data:text/html,<script>", "vbscript:x", "file:///etc/passwd", "//evil.example", "/\\evil.example", "\\\\evil",
        "https:evil", "https://", "https:///x", "https://gov.cn@evil.example/", "http://a b/",
        "https://x\"onclick=", "https://x/<b>",
        "ftp://x/y", "page.html", "#top", "?q=1", "", " ", "mailto:", "https://gov.cn\u{202E}nc.live",
    ])
    func `nothing else may be linked`(address: String) {
        #expect(RichText.Link(address) == nil)
    }

    @Test func `an address beyond the limit may not be linked`() {
        #expect(RichText.Link("/" + String(repeating: "a", count: 2_048)) == nil)
    }

    @Test func `white space around an address is dropped`() {
        #expect(RichText.Link(" \n https://www.gov.cn/\u{A0}")?.address == "https://www.gov.cn/")
    }
}

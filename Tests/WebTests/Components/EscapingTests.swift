import Testing
import Web

@Suite struct EscapingTests {
    static let nasty = #"<script>"'&"#

    /// Every text of every component with something nasty behind it.
    private var pages: [String] {
        let gallery = Gallery(said: { $0 + Self.nasty })
        let lost = failure(.fault(reference: Self.nasty), home: Self.nasty, words: .chinese)
        let leaving = leaveNotice(to: Self.nasty, back: Self.nasty, site: gallery.site, words: .chinese)
        let menu = sideMenu([[MenuEntry(Self.nasty, Self.nasty)]], label: Self.nasty)
        return [
            layout(gallery.publicPage, site: gallery.site, files: gallery.files, words: .chinese),
            layout(gallery.deskPage, site: gallery.site, files: gallery.files),
            lost, leaving, menu,
        ].map(\.text)
    }

    /// JSON keeps its quotes; that it cannot close its element is tested with `HTML`.
    private func withoutDataBlock(_ page: String) -> String {
        page.replacing(/<script type="application\/ld\+json">[^<]*<\/script>/, with: "")
    }

    @Test func `no text becomes markup in any component`() {
        for page in pages.map(withoutDataBlock) {
            #expect(page.contains("&lt;script&gt;&quot;&#39;&amp;"))
            #expect(!page.contains("<script>"))
            #expect(!page.contains(#""'&"#))
        }
    }

    @Test func `no page carries inline style or inline script`() {
        let gallery = Gallery.plain
        let page = layout(gallery.publicPage, site: gallery.site, files: gallery.files, words: .chinese).text
        let handler = /<[^>]*\s(style|on[a-z]+)=/
        #expect(!page.contains(handler))
        let scripts = page.matches(of: /<script[^>]*>/).map { String($0.output) }
        #expect(scripts == ["<script src=\"site.js\" defer>", "<script type=\"application/ld+json\">"])
    }

    @Test func `an address that is not of the web is shown and never linked`() {
        let notice = leaveNotice(to: "javascript:alert(1)", back: "/", site: Gallery.plain.site, words: .chinese).text
        #expect(notice.contains("javascript:alert(1)"))
        #expect(!notice.contains("href=\"javascript:"))
        let web = leaveNotice(to: "https://example.org/", back: "/", site: Gallery.plain.site, words: .chinese).text
        #expect(web.contains("href=\"https://example.org/\""))
    }
}

import Testing

@testable import Web

/// What an English page says of the Chinese words in it.
@Suite struct ChineseMarksTests {
    @Test func `a Chinese name in an English sentence is marked, and nothing else`() {
        let html: HTML = "<p>Reports of \("阳光市财政局"), all years</p>"
        #expect(
            html.markingChinese().text == "<p>Reports of <span lang=\"zh-CN\">阳光市财政局</span>, all years</p>")
    }

    @Test func `figures and marks inside a title belong to it`() {
        let html: HTML = "<a href=\"/x\">《办法》（2026年修订）</a>"
        #expect(html.markingChinese().text == "<a href=\"/x\">《<span lang=\"zh-CN\">办法》（2026年修订</span>）</a>")
    }

    @Test func `English words between two names stay English`() {
        let html: HTML = "<li>财政局 and 教育局</li>"
        #expect(
            html.markingChinese().text
                == "<li><span lang=\"zh-CN\">财政局</span> and <span lang=\"zh-CN\">教育局</span></li>")
    }

    @Test func `what says its language itself is left alone, to its end and not beyond`() {
        let html: HTML = "<div lang=\"zh-CN\"><div>正文</div>全文</div><p>附件</p>"
        #expect(
            html.markingChinese().text
                == "<div lang=\"zh-CN\"><div>正文</div>全文</div><p><span lang=\"zh-CN\">附件</span></p>")
    }

    @Test func `an option is marked itself, for nothing may stand in it`() {
        let html: HTML = "<select><option value=\"a\" selected>财政局</option><option value=\"\">All</option></select>"
        #expect(
            html.markingChinese().text
                == "<select><option value=\"a\" selected lang=\"zh-CN\">财政局</option><option value=\"\">All</option></select>"
        )
    }

    @Test func `what is no markup keeps its words`() {
        let html: HTML =
            "<title>搜索</title><script type=\"application/ld+json\">{\"a\":\"搜索\"}</script><textarea>\n搜索</textarea>"
        #expect(html.markingChinese() == html)
    }

    @Test func `a page without Chinese is the same page`() {
        let html: HTML = "<p>“Quoted” — 2026 &amp; more</p><br>"
        #expect(html.markingChinese() == html)
    }
}

import Testing
import Web

@Suite struct HTMLTests {
    @Test func `a string is escaped between tags and between quotes`() {
        let nasty = #"<script>"'&"#
        let html: HTML = "<a title=\"\(nasty)\">\(nasty)</a>"
        let safe = "&lt;script&gt;&quot;&#39;&amp;"
        #expect(html.text == "<a title=\"\(safe)\">\(safe)</a>")
        #expect(HTML(nasty).text == safe)
    }

    @Test func `html put into html stays as it is`() {
        let inner: HTML = "<b>\("1 < 2")</b>"
        let parts: [HTML] = [inner, "<i></i>"]
        let whole: HTML = "<p>\(inner)\(parts)</p>"
        #expect(whole.text == "<p><b>1 &lt; 2</b><b>1 &lt; 2</b><i></i></p>")
    }

    @Test func `nothing is written for nil`() {
        let (html, text, number): (HTML?, String?, Int?) = (nil, nil, nil)
        let whole: HTML = "[\(html)\(text)\(number)\(attribute: "id", text)]"
        #expect(whole.text == "[]")
    }

    @Test func `an attribute brings its space and its quotes`() {
        let whole: HTML = "<input\(attribute: "value", "a\"b")\(flag: "checked", true)\(flag: "disabled", false)>"
        #expect(whole.text == "<input value=\"a&quot;b\" checked>")
    }

    @Test func `numbers and Chinese pass as they are`() {
        let whole: HTML = "\(2026)年：\("阳光市")"
        #expect(whole.text == "2026年：阳光市")
    }

    @Test func `pieces are joined with what stands between them`() {
        let parts: [HTML] = ["a", "b", "c"]
        #expect(parts.joined(separator: "<br>").text == "a<br>b<br>c")
        #expect(parts.joined().text == "abc")
        #expect(([HTML]()).joined(separator: ", ").isEmpty)
        #expect(("a" + "<hr>" as HTML).text == "a<hr>")
    }

    @Test func `a sanitised body comes in unchanged`() {
        #expect(HTML(sanitised: "<p>一 &amp; 二</p>").text == "<p>一 &amp; 二</p>")
    }

    @Test func `a data block cannot close its element`() {
        #expect(HTML(dataBlock: #"{"name": "</script><b>"}"#).text == #"{"name": "\u003c/script>\u003cb>"}"#)
    }
}

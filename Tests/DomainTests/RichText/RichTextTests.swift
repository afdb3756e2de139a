import Domain
import Testing

struct RichTextTests {
    @Test func `blank lines part the paragraphs of a typed text, and lines with hashes are headings`() {
        let text = RichText(
            plainText: "# 办法\n## 第一章 总则\n　　第一条 为了公开。\n \n\n一、范围\r\n#不是标题\n### 附则\n施行\n\n")
        let html = """
            <h2>办法</h2><h2>第一章 总则</h2><p>第一条 为了公开。</p><p>一、范围<br>#不是标题</p><h3>附则</h3><p>施行</p>
            """
        #expect(text.html == html)
        #expect(text.plainText == "办法\n第一章 总则\n第一条 为了公开。\n一、范围\n#不是标题\n附则\n施行")
    }

    @Test func `a text of lines has a paragraph a line`() {
        let text = RichText(lines: "# 办法\n　　第一条 为了公开。\r\n\n一、范围\n#不是标题\n")
        #expect(text.html == "<h2>办法</h2><p>第一条 为了公开。</p><p>一、范围</p><p>#不是标题</p>")
    }

    @Test(arguments: ["## 总则\n\n第一条\n为了公开。\n\n第二条\n\n#### 附则", "一段", ""])
    func `plain headings and paragraphs come back as they were typed`(typed: String) {
        let text = RichText(plainText: typed)
        #expect(text.typedText == typed)
        #expect(RichText(plainText: text.typedText) == text)
    }

    @Test func `what cannot be typed does not come back the same`() {
        let item = RichText.Block.paragraph(.init(.init("甲")))
        let strong = RichText.Block.paragraph(.init(.init([.init("甲", .strong)])))
        let hash = RichText.Block.paragraph(.init(.init("# 甲")))
        let signature = RichText.Block.paragraph(.init(.init("甲"), role: .signature))
        for block in [.list(.init(isOrdered: false, [[item]])), .quote([item]), .rule, strong, hash, signature] {
            let text = RichText([block])
            #expect(RichText(plainText: text.typedText) != text)
        }
    }

    @Test func `markup in a text is text`() {
        let text = RichText(plainText: #"<script>alert("1")</script> & 'x'"#)
        #expect(text.html == "<p>&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; 'x'</p>")
    }

    @Test func `a text of spaces, rules and invisible characters is empty`() {
        #expect(RichText(plainText: " \u{A0}\u{3000}\n\u{200B}\u{202E}\u{FEFF}").isEmpty)
        #expect(RichText([.rule]).isEmpty)
        #expect(!RichText(plainText: "一").isEmpty)
    }

    @Test func `characters that reorder or hide text are not kept`() {
        #expect(RichText(plainText: "公\u{202E}开\u{2066}信\u{AD}息\u{E0041}\u{FFFE}").html == "<p>公开信息</p>")
    }

    @Test func `spaces are one space, and the wide space of an article is kept`() {
        #expect(RichText.Inlines("  a \u{A0}\t b　 　c　　").text == "a b　　c")
        #expect(RichText.Inlines("a \n \n　b").text == "a\nb")
    }

    @Test func `equal looks are one run`() {
        let runs: [RichText.Run] = [.init("公", .strong), .init("", .emphasis), .init("开", .strong), .init("了")]
        #expect(RichText.Inlines(runs).runs == [.init("公开", .strong), .init("了")])
    }

    @Test func `marks nest in one order whatever the order of writing`() throws {
        let link = try #require(RichText.Link("https://www.gov.cn/"))
        let text = RichText.Inlines([
            .init("甲", [.emphasis, .strong], link: link), .init("乙", .strong, link: link), .init("丙\n", [.subscript]),
            .init("丁"),
        ])
        let html = """
            <p><a href="https://www.gov.cn/" rel="external noopener"><strong><em>甲</em>乙</strong></a>\
            <sub>丙<br></sub>丁</p>
            """
        #expect(RichText([.paragraph(.init(text))]).html == html)
    }

    @Test func `a paragraph has its place in the layout of official documents`() {
        let text = RichText([
            .paragraph(.init(.init("各乡镇人民政府："), role: .addressee)),
            .paragraph(.init(.init("第1号"), role: .centred)),
            .heading(.init(level: 4, .init("阳光县办法"), isTitle: true)),
            .heading(.init(level: 9, .init("附则"))),
            .paragraph(.init(.init("阳光县人民政府\n2026年3月10日"), role: .signature)),
        ])
        let html = """
            <p class="to">各乡镇人民政府：</p><p class="title">第1号</p><h2 class="title">阳光县办法</h2><h4>附则</h4>\
            <p class="sign">阳光县人民政府<br>2026年3月10日</p>
            """
        #expect(text.html == html)
    }

    @Test func `lists nest, and their numbers are in the plain text`() {
        let item: (String) -> RichText.Block = { .paragraph(.init(.init($0))) }
        let inner = RichText.List(isOrdered: false, [[item("甲")], [item("乙"), item("丙")]])
        let outer = RichText.List(isOrdered: true, [[item("一"), .list(inner)], [item("二")]])
        let text = RichText([.list(outer), .quote([item("引")])])
        let html = """
            <ol><li>一<ul><li>甲</li><li><p>乙</p><p>丙</p></li></ul></li><li>二</li></ol><blockquote><p>引</p></blockquote>
            """
        #expect(text.html == html)
        #expect(text.plainText == "1. 一\n· 甲\n· 乙\n丙\n2. 二\n引")
    }

    @Test func `spaces and line ends do not count as characters`() {
        #expect(RichText(plainText: "第一条　公开 A\n\n第二条").characterCount == 9)
    }

    @Test func `a text beyond the limits says so`() {
        #expect(RichText(plainText: "公开").issues(field: "body").isEmpty)
        let long = RichText(plainText: String(repeating: "公", count: 500_001))
        #expect(long.issues(field: "body") == [Issue("body", .tooLong(limit: 500_000))])
        let many = RichText(Array(repeating: .rule, count: 100_001))
        #expect(many.issues(field: "body") == [Issue("body", .tooManyParts(limit: 100_000))])
        let deep = (0..<9).reduce([RichText.Block.rule]) { blocks, _ in [.quote(blocks)] }
        #expect(RichText(deep).issues(field: "body") == [Issue("body", .tooDeep(limit: 8))])
    }
}

import Actions
import Domain
import Testing

struct RichTextParserTests {
    @Test(arguments: HostileMarkup.samples)
    func `of an attack only words are left`(sample: (markup: String, html: String)) throws {
        let html = try RichTextParser.parse(sample.markup).text.html
        #expect(html == sample.html)
        let words = html.lowercased()
        #expect(!words.contains("<script") && !words.contains("javascript:") && !words.contains("style="))
        #expect(!words.contains(" on"))
    }

    @Test(arguments: HostileMarkup.samples)
    func `what was written is read back as it was`(sample: (markup: String, html: String)) throws {
        let text = try RichTextParser.parse(sample.markup).text
        #expect(try RichTextParser.parse(text.html).text == text)
        #expect(try RichTextParser.parse(text.html).notes.isEmpty)
    }

    @Test func `any soup of tags is read back as it was written`() throws {
        var random = MarkupSoup(seed: 20_260_310)
        for _ in 0..<2_000 {
            let markup = random.markup()
            let text = try RichTextParser.parse(markup).text
            let again = try RichTextParser.parse(text.html).text
            #expect(again == text, "\(markup)")
            #expect(again.html == text.html)
            let onThePage = try RichTextParser.parse(text.displayHTML(tableName: "表格")).text
            #expect(onThePage == text, "\(markup)")
        }
    }

    @Test func `a hundred thousand elements within each other lose no word`() throws {
        #expect(try RichTextParser.parse(String(repeating: "<div>", count: 100_000) + "文字").text.html == "<p>文字</p>")
        for name in ["b", "span", "ul><li", "table><tr><td", "blockquote", "a href='/'", "x"] {
            let markup = String(repeating: "<\(name)>", count: 5_000) + "文字"
            #expect(try RichTextParser.parse(markup).text.plainText.hasSuffix("文字"), "\(name)")
        }
    }

    @Test func `lists, tables and quotes nest eight deep and then not at all`() throws {
        let markup = String(repeating: "<ul><li>甲", count: 20)
        let (text, notes) = try RichTextParser.parse(markup)
        #expect(text.issues(field: "body").isEmpty)
        #expect(text.plainText.count { $0 == "甲" } == 20)
        #expect(notes == [RichTextNote(.nesting, count: 12)])
        #expect(try RichTextParser.parse(text.html).text == text)
    }

    @Test func `a tag of very many attributes is read at once`() throws {
        let attributes = (0..<400_000).map { "a\($0)" }.joined(separator: " ")
        #expect(try RichTextParser.parse("<p \(attributes)>文").text.html == "<p>文</p>")
    }

    @Test func `nothing that ends too early takes long`() throws {
        for part in ["<!--", "<a x='", "<a x=\"", "<", "</", "<script>", "</p>", "<p>", "&#x6587;", "<br>a", "<td>"] {
            let markup = String(repeating: part, count: 300_000 / part.utf8.count)
            #expect(throws: Never.self) { try RichTextParser.parse(markup) }
        }
    }

    @Test func `too much input and NUL are refused`() {
        #expect(throws: Invalid([Issue("body", .notAllowed)])) { try RichTextParser.parse("<p>公\0开") }
        #expect(throws: Invalid([Issue("body", .tooLong(limit: 5_000_000))])) {
            try RichTextParser.parse(String(repeating: "a", count: 5_000_001))
        }
    }

    @Test func `nothing gives nothing`() throws {
        for markup in ["", " \n", "<p></p>", "<p>&nbsp;</p><p><br></p>", "<table><tr><td></table>", "<!-- x -->"] {
            #expect(try RichTextParser.parse(markup).text == RichText())
        }
    }
}

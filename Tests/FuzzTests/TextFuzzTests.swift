import Actions
import Domain
import Testing

/// What people paste, type and search for.
@Suite struct TextFuzzTests {
    private static let markup = [
        "<p>各区县财政局：</p><ul><li>一</li><li>二</li></ul>", "<table><tr><td colspan=2>甲<td rowspan=\"3\">乙</table>",
        "<a href=\"https://example.org/?a=1&amp;b=2\">文</a><a href='javascript:alert(1)'>文</a>",
        "<svg><script>alert(1)</script></svg><img src=x onerror=alert(1)>",
        "<!--[if mso]><o:p>&nbsp;</o:p><![endif]-->",
        "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
        "<p style=\"mso-outline-level:2;text-align:center\" class='sign'>标题</p>", "&#x6A;&#0;&colon;&Tab;&lt;&amp;lt;",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">", "<b><i><u><sup><sub>文</b></i></u>",
    ]

    @Test func `of any markup a text is left that cannot run, and is read back as it is written`() throws {
        try Fuzz.texts(Self.markup) { markup in
            // NUL is refused whole.
            guard !markup.utf8.contains(0) else { return true }
            let text = try RichTextParser.parse(markup).text
            let html = text.html
            return try RichTextParser.parse(html).text == text && isHarmless(html)
                && isHarmless(text.displayHTML(tableName: "表"))
        }
        try Fuzz.long(Self.markup) { _ = try RichTextParser.parse($0) }
    }

    @Test func `plain text and its lines become paragraphs`() throws {
        try Fuzz.texts(["一\n\n二", "  a\tb ", "# x", "- 一\n- 二", "", "\r\n\r\n"]) { typed in
            let text = RichText(plainText: typed)
            let html = text.html
            return try html.utf8.contains(0) || (RichTextParser.parse(html).text == text && isHarmless(html))
        }
    }

    @Test func `anything can be searched for`() throws {
        let analyser = try RuleFiles.rules().analyser
        let samples = [
            "危房改造", "\"政府 公开\"", "国办发〔2019〕5号 -x", "a OR b AND NOT c", "NEAR(a b)", "*", "title:x", "''\"\"",
        ]
        Fuzz.texts(samples) { typed in
            _ = SearchQuery(parsing: typed, analyser: analyser)
            return true
        }
        Fuzz.long(samples) { _ = SearchQuery(parsing: $0, analyser: analyser) }
    }

    @Test func `a code of six digits is the only one that can match`() {
        let totp = TOTP(secret: Array(1...20))
        let now = Instant(milliseconds: 1_773_106_200_000)
        let right = totp.code(step: TOTP.step(at: now), hmacSHA1: hmac)
        Fuzz.texts([right, "000000", "", "１２３４５６"]) { typed in
            totp.matchingStep(typed, at: now, after: nil, hmacSHA1: hmac) == nil
                || typed.utf8.count == 6 && typed.utf8.allSatisfy { (48...57).contains($0) }
        }
    }

    /// Every tag is one of a text's own, with attributes of its own.
    private func isHarmless(_ html: String) -> Bool {
        let tags: Set = [
            "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "table", "caption", "thead", "tbody", "tr", "td",
            "th",
            "blockquote", "strong", "em", "u", "s", "sup", "sub", "a", "br", "hr", "div", "pre", "span", "del",
        ]
        // By scalars: a mark that follows `>` is one character with it, and still no part of the tag.
        for part in html.unicodeScalars.split(separator: "<", omittingEmptySubsequences: false).dropFirst() {
            let head = part.prefix { $0 != ">" }
            let name = head.drop { $0 == "/" }.prefix { $0.properties.isAlphabetic || ("0"..."9").contains($0) }
            guard head.count < part.count, tags.contains(String(name)) else { return false }
            let attributes = String(head.dropFirst(name.count)).lowercased()
            if attributes.contains(" on") || attributes.contains("href=\"javascript") || attributes.contains(" style") {
                return false
            }
            if attributes.contains("href=\""), !attributes.contains("href=\"http"), !attributes.contains("href=\"/"),
                !attributes.contains("href=\"mailto:"), !attributes.contains("href=\"#")
            {
                return false
            }
        }
        return true
    }

    /// Not an HMAC, but as good a stranger to what is typed.
    private func hmac(_ key: [UInt8], _ message: [UInt8]) -> [UInt8] { Array(sha256(key + message).prefix(20)) }
}

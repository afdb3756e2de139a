/// Random markup of the tags that matter, badly nested, from one seed (SplitMix64).
struct MarkupSoup: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func markup() -> String {
        (0..<Int.random(in: 1...40, using: &self)).map { _ in piece() }.joined()
    }

    private static let names = [
        "p", "p", "div", "h1", "h2", "h4", "ul", "ol", "li", "li", "table", "tr", "tr", "td", "td", "th", "caption",
        "thead",
        "tbody", "blockquote", "strong", "b", "em", "u", "sup", "sub", "a", "span", "font", "pre", "center", "dl", "dd",
        "section", "o:p", "x", "svg", "del", "select", "button", "form", "body", "html", "title", "style",
    ]
    private static let attributes = [
        " href=\"https://x/\"", " href='/a?b&amp;c'", " href=javascript:x", " colspan=2", " rowspan=3",
        " rowspan=\"2\"",
        " align=center", " align=right", " class=to", " class=\"sign\"", " class='title'",
        " style=\"font-weight:bold\"",
        " style='font-weight:normal;text-align:right'", " style=\"mso-outline-level:2\"", " onclick=x",
        " style=\"text-align:center\"",
    ]
    private static let texts = [
        "公开", "信息", "a", " ", "\n", "&nbsp;", "　", "<br>", "<br/>", "<hr>", "&lt;b&gt;", "&amp;", "<", ">", "\"",
        "<img>",
        "<!-- x -->", "<!x>", "\u{200B}", "36,000", "\t", "</p>", "</x>", "&#65;", "é",
    ]

    private mutating func piece() -> String {
        switch Int.random(in: 0..<10, using: &self) {
        case 0..<4: MarkupSoup.texts.randomElement(using: &self) ?? ""
        case 4..<7: "<\(pick(MarkupSoup.names))\(Bool.random(using: &self) ? pick(MarkupSoup.attributes) : "")>"
        case 7: "<\(pick(MarkupSoup.names))>\(pick(MarkupSoup.texts))"
        default: "</\(pick(MarkupSoup.names))>"
        }
    }

    private mutating func pick(_ list: [String]) -> String {
        list.randomElement(using: &self) ?? ""
    }
}

import TestSupport
import Testing

@testable import Domain

struct HighlighterTests {
    let analyser: SearchAnalyser

    init() throws {
        analyser = try .official()
    }

    private func highlighter(_ query: String) -> Highlighter {
        Highlighter(SearchQuery(parsing: query, analyser: analyser), analyser: analyser)
    }

    /// Hits in 【】.
    private func marked(_ segments: [TextSegment]) -> String {
        segments.map { $0.isHit ? "【\($0.text)】" : $0.text }.joined()
    }

    @Test(arguments: [
        ("信息公开", "政府信息公开条例", "政府【信息公开】条例"), ("資訊 臺灣", "台湾资讯", "【台湾资讯】"), ("国", "爱国、国务院", "爱【国】、【国】务院"),
        ("2019", "二〇一九（２０１９）年，20190", "二〇一九（【２０１９】）年，20190"), ("pdf", "ＰＤＦ和pdfs", "【ＰＤＦ】和pdfs"),
        ("国办发[2019]5号", "根据国办发〔2019〕第5号文件", "根据【国办发〔2019〕第5】号文件"), ("张三", "张　三签发", "【张　三】签发"),
        ("“双随机、一公开”", "推行双随机，一公开监管", "推行【双随机，一公开】监管"), ("信息共享", "信息与共享", "【信息】与【共享】"),
        ("公开", "", ""), ("公开", "无关", "无关"), ("，", "公开，", "公开，"),
    ])
    func `hits are shown in the letters of the text`(query: String, text: String, expected: String) {
        #expect(marked(highlighter(query).segments(text)) == expected)
    }

    @Test func `overlapping hits make one`() {
        #expect(marked(highlighter("信息公开 公开条例").segments("信息公开条例")) == "【信息公开条例】")
    }

    @Test func `a character is never cut`() {
        let text = "葛\u{E0100}市👨‍👩‍👧公\u{301}开"
        let segments = highlighter("葛 公").segments(text)
        #expect(segments.map(\.text).joined() == text)
        #expect(segments.filter(\.isHit).map(\.text) == ["葛\u{E0100}", "公\u{301}"])
    }

    @Test func `segments always add up to the text`() {
        var random = SeededRandom(seed: 110)
        let pieces = ["公开", "信息", "，", "。", "\n", "\r\n", " ", "a1", "🀄️", "e\u{301}", "臺", "水", "２０１９"]
        func text(_ length: Int) -> String {
            (0..<length).compactMap { _ in pieces.randomElement(using: &random) }.joined()
        }
        for _ in 0..<1000 {
            let (query, body) = (text(4), text(80))
            #expect(highlighter(query).segments(body).map(\.text).joined() == body)
            let snippet = highlighter(query).snippet(body).segments.map(\.text).joined()
            #expect(snippet.count <= Highlighter.snippetLength + 2)
        }
    }

    @Test func `the snippet begins with the sentence of the hits and says where text is left out`() {
        let filler = String(repeating: "无关的话很多很多。", count: 30)
        let snippet = marked(highlighter("养老 补贴").snippet("\(filler)养老。\(filler)今年起发放养老\n服务补贴。\(filler)").segments)
        #expect(snippet.hasPrefix("……今年起发放【养老】 服务【补贴】。无关"), "\(snippet)")
        #expect(snippet.hasSuffix("……"))
    }

    @Test func `without a hit the snippet is the beginning`() {
        let text = String(repeating: "字", count: 200)
        #expect(marked(highlighter("公开").snippet(text).segments) == "\(String(repeating: "字", count: 110))……")
        #expect(marked(highlighter("公开").snippet("短文").segments) == "短文")
        #expect(highlighter("公开").snippet("") == Snippet(segments: []))
    }

    @Test func `a hit at the very end keeps the length`() {
        let text = "\(String(repeating: "字", count: 200))公开"
        let snippet = marked(highlighter("公开").snippet(text).segments)
        #expect(snippet == "……\(String(repeating: "字", count: 108))【公开】")
    }
}

import TestSupport
import Testing

@testable import Domain

struct SearchAnalyserTests {
    let analyser: SearchAnalyser

    init() throws {
        analyser = try .official()
    }

    @Test(arguments: [
        ("信息公开", ["信息", "息公", "公开", "开"]), ("省", ["省"]),
        ("Swift 6.3 与 COVID-19", ["swift", "6", "3", "与", "covid", "19"]),
        ("双随机、一公开", ["双随", "随机", "机", "一公", "公开", "开"]),
        ("国办发〔2019〕5号", ["国办", "办发", "发", "2019", "5", "号"]), ("5G网络", ["5g", "网络", "络"]),
        ("𠮷祥〇", ["𠮷祥", "祥〇", "〇"]), ("，。！", []), ("", []), ("臺灣", ["台湾", "湾"]), ("école", ["école"]),
    ])
    func `every Han character begins a term, words are whole`(text: String, terms: [String]) {
        #expect(analyser.indexTerms(text) == terms)
    }

    @Test(arguments: ["张　三", "张 三", "张\n三", "张 \r\n 三", "张\u{200B}三"])
    func `blanks and one line break do not part Han characters`(text: String) {
        #expect(analyser.indexTerms(text) == ["张三", "三"])
    }

    @Test(arguments: ["张，三", "张\n\n三", "张\n \n三", "张·三", "张（三"])
    func `punctuation and an empty line do`(text: String) {
        #expect(analyser.indexTerms(text) == ["张", "三"])
    }

    @Test func `a very long word is cut`() {
        let long = String(repeating: "a", count: 10_000)
        #expect(analyser.indexTerms(long) == [String(repeating: "a", count: 40)])
    }

    @Test func `terms hold nothing that an engine could read as a command`() {
        var random = SeededRandom(seed: 211)
        for _ in 0..<3000 {
            let scalars = (0..<12).compactMap { _ in Unicode.Scalar(UInt32.random(in: 0...0x2FFFF, using: &random)) }
            let ascii = (0..<12).compactMap { _ in Unicode.Scalar(UInt32.random(in: 0...0x7F, using: &random)) }
            let text = String(String.UnicodeScalarView(scalars + ascii))
            for term in analyser.indexTerms(text) {
                #expect(!term.isEmpty)
                #expect(term.unicodeScalars.allSatisfy { $0.isLetterOrDigit }, "\(term)")
            }
        }
    }

    @Test func `tokens know where they stand in the original`() {
        let text = "依申请公开（ＰＤＦ）　臺 灣"
        let scalars = Array(text.unicodeScalars)
        let pieces = analyser.tokens(text).map { String(String.UnicodeScalarView(scalars[$0.range])) }
        #expect(pieces == ["依申", "申请", "请公", "公开", "开", "ＰＤＦ", "臺 灣", "灣"])
    }
}

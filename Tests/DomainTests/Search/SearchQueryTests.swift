import TestSupport
import Testing

@testable import Domain

struct SearchQueryTests {
    let analyser: SearchAnalyser

    init() throws {
        analyser = try .official()
    }

    private func query(_ text: String) -> SearchQuery { SearchQuery(parsing: text, analyser: analyser) }

    @Test(arguments: [
        ("公开", #"(("公开"))"#, "(('公开'))"),
        ("信息公开", #"(("信息 息公 公开"))"#, "(('信息' <-> '息公' <-> '公开'))"),
        ("养老 补贴", #"(("养老")) AND (("补贴"))"#, "(('养老')) & (('补贴'))"),
        ("水", #"(("水" *))"#, "(('水':*))"),
        ("臺灣 ＰＤＦ", #"(("台湾")) AND (("pdf"))"#, "(('台湾')) & (('pdf'))"),
        ("2019年报", #"(("2019")) AND (("年报"))"#, "(('2019')) & (('年报'))"),
        (
            "“双随机、一公开”监管", #"(("双随 随机 机 一公 公开")) AND (("监管"))"#,
            "(('双随' <-> '随机' <-> '机' <-> '一公' <-> '公开')) & (('监管'))"
        ),
        ("「第一、水」", #"(("第一 一 水" *))"#, "(('第一' <-> '一' <-> '水':*))"),
        ("\"open data", #"(("open data"))"#, "(('open' <-> 'data'))"),
    ])
    func `what is typed becomes conditions that both engines read alike`(text: String, fts5: String, tsquery: String) {
        #expect(query(text).fts5() == fts5)
        #expect(query(text).tsquery() == tsquery)
    }

    @Test(arguments: [
        ("养老补贴多少钱", ["养老补贴"]), ("低保怎么申请", ["低保", "申请"]), ("房产证在哪里办要带什么", ["房产证", "办要带"]), ("请问去哪儿交医保", ["交医保"]),
        ("怎么办", ["怎么办"]), ("“怎么办”", ["怎么办"]), ("我国人口", ["我国人口"]), ("谁", ["谁"]),
    ])
    func `what makes a question of words is not looked for, unless it is all there is`(text: String, wanted: [String]) {
        let phrases = query(text).clauses.flatMap(\.phrases)
        #expect(phrases == wanted.compactMap { SearchPhrase(analyser.tokens($0)) })
    }

    @Test(arguments: [
        "国办发[2019]5号", "国办发（2019）5号", "国办发2019 5号", "国办发〔2019〕5号", "国办发﹝2019﹞第5号", "國辦發〔２０１９〕５號", "国办发 〔2019〕 5号",
    ])
    func `a document number is understood in every spelling`(text: String) {
        let query = query(text)
        #expect(query.clauses.map(\.kind) == [.documentNumber(key: "国办发-2019-5")])
        #expect(query.documentNumberKeys == ["国办发-2019-5"])
        #expect(query.fts5() == #"(("国办 办发 发 2019 5") OR ("国办 办发 发 2019 第 5"))"#)
        #expect(query.tsquery().hasPrefix("(('国办' <-> '办发' <-> '发' <-> '2019' <-> '5') | ("))
    }

    @Test func `numbers stand beside words`() {
        let query = query("政务公开 国办发〔2019〕5号 000014349/2019-00007 国务院令 711号")
        #expect(
            query.clauses.map(\.kind) == [
                .words, .documentNumber(key: "国办发-2019-5"), .indexNumber(text: "000014349/2019-00007"),
                .documentNumber(key: "国务院令-711"),
            ])
        #expect(query.indexNumbers == ["000014349/2019-00007"])
    }

    @Test(arguments: ["", " ", "，。！", "\"\"", "“”", "* OR NEAR(", "' | !()&:*"])
    func `punctuation alone asks for nothing`(text: String) {
        let words = query(text).clauses.flatMap(\.phrases).flatMap(\.terms)
        #expect(words.allSatisfy { ["or", "near"].contains($0) })
        #expect(query(text).isEmpty == words.isEmpty)
        #expect(query("，").fts5() == "")
        #expect(query("，").tsquery() == "")
    }

    @Test func `operators of the engines are words like others`() {
        #expect(
            query("NEAR(a b) OR title:x*").fts5()
                == #"(("near")) AND (("a")) AND (("b")) AND (("or")) AND (("title")) AND (("x"))"#)
        #expect(query("'); DROP TABLE--").tsquery() == "(('drop')) & (('table'))")
    }

    @Test func `a query that is too long is cut, and says so`() {
        #expect(!query(String(repeating: "公", count: 200)).isTruncated)
        #expect(query(String(repeating: "公", count: 201)).isTruncated)
        let words = (1...17).map { "w\($0)" }
        #expect(query(words.joined(separator: " ")).isTruncated)
        #expect(query(words.joined(separator: " ")).clauses.count == 16)
        #expect(!query(words.dropLast().joined(separator: " ")).isTruncated)
    }

    @Test func `the same word twice is asked once`() {
        #expect(query("公开 公开").clauses.count == 1)
    }

    @Test(arguments: ["老房子加装电梯怎么办", "请问 落户", "社保卡丢了吗"])
    func `what is asked in words is a question`(text: String) {
        #expect(query(text).isQuestion)
        #expect(!query("老房子加装电梯").isQuestion)
    }

    @Test func `whatever is typed, quotation marks in the renderings are ours and in pairs`() {
        var random = SeededRandom(seed: 16)
        let pieces = [
            "公开", "水", "a", "\"", "“", "”", "'", "\\", "*", ":", "(", ")", " ", "-", "〔2019〕", "5号", "\0", "NOT", "«",
            "🀄️",
        ]
        for _ in 0..<3000 {
            let length = Int.random(in: 1...12, using: &random)
            let text = (0..<length).compactMap { _ in pieces.randomElement(using: &random) }.joined()
            let outside = query(text).fts5().split(separator: "\"", omittingEmptySubsequences: false)
            #expect(outside.count % 2 == 1)
            for (index, part) in outside.enumerated() {
                let allowed = index % 2 == 0 ? " ()*ANDOR" : " "
                #expect(
                    part.unicodeScalars.allSatisfy { scalar in
                        allowed.unicodeScalars.contains(scalar) || (index % 2 == 1 && scalar.isLetterOrDigit)
                    })
            }
            let terms = query(text).tsquery().split(separator: "'", omittingEmptySubsequences: false)
            #expect(terms.count % 2 == 1)
            #expect(
                terms.indices.filter { $0 % 2 == 1 }.allSatisfy {
                    terms[$0].unicodeScalars.allSatisfy { $0.isLetterOrDigit }
                })
        }
    }
}

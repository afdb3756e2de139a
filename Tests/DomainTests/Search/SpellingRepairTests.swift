import Testing

@testable import Domain

/// Pinyin, and characters that sound like others.
struct SpellingRepairTests {
    private static let known = [
        "中华人民共和国政府信息公开条例", "农村危房改造补助办法", "居住证办理", "城乡居民医保缴费", "工伤保险条例", "西安市方案", "工商登记", "政务服务中心",
    ]

    private static func pinyin() throws -> Pinyin {
        try Pinyin(parsing: try ProjectFiles.text("Sources/Actions/Resources/Search/pinyin.tsv"))
    }

    private func repaired(_ typed: String, known: [String] = known) throws -> String? {
        let analyser = try SearchAnalyser.official()
        let repair = SpellingRepair(pinyin: try Self.pinyin(), folding: analyser.folding)
        var counts: [TermNumber: Int] = [:]
        for text in known {
            for code in Set(analyser.codes(text)) { counts[code.stored, default: 0] += 1 }
        }
        return repair.repaired(typed) { terms in counts.filter { terms.contains($0.key) } }
    }

    @Test(arguments: [
        ("zhengfuxinxigongkai", "政府信息公开"), ("ZhengWu", "政务"), ("weifanggaizao", "危房改造"), ("危防改造", "危房改造"),
        ("居住正", "居住证"), ("医宝缴费", "医保缴费"), ("工商保险条力", "工伤保险条例"), ("工商保险条列", "工伤保险条列"), ("xianshi", "西安市"),
        ("fangan", "方案"),
        ("zhengfu 公开", "政府 公开"), ("城乡居明医保", "城乡居民医保"),
    ])
    func `what sounds like what documents say is read as that`(typed: String, meant: String) throws {
        #expect(try repaired(typed) == meant)
    }

    @Test(arguments: [
        "政府信息公开", "工商登记", "工伤保险", "", "，。", "wifi", "zheng", "budget", "http", "火星移民", "公", "ａｂｃ", "👨‍👩‍👧", "zhengfumars",
        String(repeating: "zheng", count: 40), String(repeating: "正", count: 200),
    ])
    func `what is right, or nothing that is known, stays as it is`(typed: String) throws {
        #expect(try repaired(typed) == nil)
    }

    @Test func `each reading is there, and what many do not tell apart`() throws {
        let pinyin = try Self.pinyin()
        #expect(pinyin.homophones(of: "务").contains("物"))
        #expect(pinyin.homophones(of: "政").contains("增"))
        #expect(pinyin.homophones(of: "行").contains("航"))
        #expect(!pinyin.homophones(of: "政").contains("政"))
        #expect(pinyin.homophones(of: "a").isEmpty)
        #expect(pinyin.ways(ofReading: "xian").count == 2)
        #expect(pinyin.ways(ofReading: "xvz").isEmpty)
    }

    @Test(arguments: ["zheng", "zheng\t", "zheng\t政\t正"])
    func `a line that is none is refused with its number`(line: String) {
        #expect(throws: PinyinFault(line: 2)) { try Pinyin(parsing: "wu\t物\n\(line)") }
    }
}

import Testing

@testable import Domain

struct RankedQueryTests {
    private static let words = "# 说明\n老板\t用人单位\n工资\t劳动报酬 工资报酬\n欠工资\t拖欠工资\n"

    private func query(_ text: String, words: String = words) throws -> [TermNumber: Double] {
        let query = RankedQuery(text, analyser: try .official(), words: try SearchWords(parsing: words))
        #expect(query.terms.map(\.number) == query.terms.map(\.number).sorted())
        return Dictionary(uniqueKeysWithValues: query.terms.map { ($0.number, $0.share) })
    }

    private func pair(_ text: String) throws -> TermNumber {
        let scalars = Array(text.unicodeScalars)
        return TermCode(try #require(scalars.first), scalars.dropFirst().first).stored
    }

    @Test func `pairs count more than their characters`() throws {
        let terms = try query("电梯")
        #expect(terms == [try pair("电梯"): 1, try pair("电"): 0.8, try pair("梯"): 0.8])
        #expect(try query("梯") == [try pair("梯"): 1])
    }

    @Test func `what makes a question of words is not looked for`() throws {
        #expect(try query("加装电梯怎么办") == query("加装电梯"))
    }

    @Test func `what says the same is looked for as well, and counts less`() throws {
        let terms = try query("老板跑了")
        #expect(terms[try pair("用人")] == 0.6)
        #expect(terms[try pair("老板")] == 1)
        let several = try query("工资")
        #expect(try #require(several[try pair("劳动")]) < 0.6)
    }

    @Test func `the longest word counts, and what was typed anyway is not said twice`() throws {
        let words = try SearchWords(parsing: Self.words)
        #expect(words.others(in: "欠工资") == [["拖欠工资"]])
        #expect(words.others(in: "老板欠工资，老板") == [["用人单位"], ["拖欠工资"]])
        #expect(words.others(in: "老板不给劳动报酬") == [["用人单位"]])
        #expect(words.others(in: "").isEmpty)
    }

    @Test(arguments: ["老板", "老板\t", "老板\t用人单位\t雇主", "\t用人单位", "好\t好\n坏"])
    func `a line that is no word is refused with its number`(lines: String) {
        #expect(throws: SearchWordsFault(line: lines.split(separator: "\n").count)) {
            try SearchWords(parsing: lines)
        }
    }

    @Test func `a description of any length asks for so many terms`() throws {
        let long = String((0..<5000).compactMap { Unicode.Scalar(0x4E00 + $0).map(Character.init) })
        #expect(try query(long).count == 120)
    }
}

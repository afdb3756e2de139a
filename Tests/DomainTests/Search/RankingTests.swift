import Testing

@testable import Domain

struct RankingTests {
    let analyser: SearchAnalyser
    let today: Day

    init() throws {
        analyser = try .official()
        today = try #require(Day(2026, 11, 21))
    }

    private func document(
        _ title: String, body: String = "", number: String? = nil, age: Int? = 365, holds: Bool = true
    ) -> Ranking.Candidate {
        Ranking.Candidate(
            titleTerms: analyser.codes(title), bodyTerms: analyser.codes(body),
            documentNumber: number ?? "", signedOn: age.map { today + -$0 },
            holds: holds)
    }

    /// The candidates from best to worst, as indices.
    private func order(_ text: String, _ candidates: [Ranking.Candidate]) -> [Int] {
        let ranking = Ranking(SearchQuery(parsing: text, analyser: analyser), on: today)
        return candidates.indices.sorted { ranking.score(candidates[$0]) > ranking.score(candidates[$1]) }
    }

    @Test func `the number asked for comes first, then the very title, then a title that has the words`() {
        let candidates = [
            document("关于政务公开的通知", body: "政务公开"), document("其他事项", body: "政务公开，政务公开。"), document("政务公开"),
        ]
        #expect(order("政务公开", candidates) == [2, 0, 1])
        let cited = document("国办发〔2019〕5号文件解读", body: "国办发〔2019〕5号", age: 1)
        let asked = document("关于清理证明事项的通知", number: "国办发（2019）5号", age: 3000, holds: false)
        #expect(order("国办发[2019]5号", [cited, asked]) == [1, 0])
    }

    @Test func `of equal documents the newer is better, and one that still holds`() {
        let texts = ("养老补贴办法", "发放养老补贴")
        #expect(
            order(
                "养老补贴",
                [
                    document(texts.0, body: texts.1, age: 4000), document(texts.0, body: texts.1, age: 10),
                    document(texts.0, body: texts.1, age: 10, holds: false),
                ]) == [1, 0, 2])
    }

    @Test func `age weighs little against the title`() {
        #expect(order("养老", [document("通知", body: "养老", age: 0), document("养老办法", age: 7000)]) == [1, 0])
    }

    @Test func `a relaxed query puts what has more of its terms first, and whole phrases before scattered pairs`() {
        let scattered = document("通知", body: "信息。消息公布。公开。")
        let whole = document("通知", body: "信息公开。消息公布。公。")
        let part = document("通知", body: "信息，信息，信息，信息，信息，信息")
        #expect(order("信息公开", [part, scattered, whole]) == [2, 1, 0])
    }

    @Test func `the score follows the written formula`() {
        let candidate = document("养老", body: "养老", age: nil)
        let ranking = Ranking(SearchQuery(parsing: "养老", analyser: analyser), on: today)
        let title = 4 * 2.2 / (1 + 1.2 * (0.25 + 0.75 * 2 / 30))
        let body = 2.2 / (1 + 1.2 * (0.25 + 0.75 * 2 / 2000))
        #expect(abs(ranking.score(candidate) - ((title + body) * 2 * 0.7 + 50)) < 1e-9)
    }

    @Test func `four years take half of what age can take`() {
        let ranking = Ranking(SearchQuery(parsing: "老", analyser: analyser), on: today)
        let new = ranking.score(document("养老院", age: 0))
        let old = ranking.score(document("养老院", age: 1461))
        #expect(abs(old / new - 0.85) < 1e-9)
        #expect(ranking.score(document("养老院", age: -100)) == new)
    }

    @Test func `nothing found scores nothing`() {
        #expect(Ranking(SearchQuery(parsing: "养老", analyser: analyser), on: today).score(document("公开")) == 0)
        #expect(Ranking(SearchQuery(parsing: "，", analyser: analyser), on: today).score(document("")) == 0)
    }
}

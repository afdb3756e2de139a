import Testing

@testable import Domain

struct NextDocumentNumberTests {
    private func next(_ number: String, in year: Int, after taken: [String] = []) -> String? {
        DocumentNumber(parsing: number)?.next(in: year, after: taken.compactMap { DocumentNumber(parsing: $0) })?.text
    }

    @Test func `the next number is one more than the highest of its series in the year`() {
        #expect(next("阳财发〔2026〕7号", in: 2026) == "阳财发〔2026〕8号")
        #expect(next("阳财发〔2026〕7号", in: 2026, after: ["阳财发〔2026〕12号", "阳财发〔2026〕9号"]) == "阳财发〔2026〕13号")
    }

    @Test func `other series and other years do not count`() {
        let taken = ["阳财函〔2026〕40号", "阳财发〔2025〕99号", "阳财发2026年第50号"]
        #expect(next("阳财发〔2026〕7号", in: 2026, after: taken) == "阳财发〔2026〕8号")
    }

    @Test func `a new year begins with the first`() {
        #expect(next("阳财发〔2025〕88号", in: 2026) == "阳财发〔2026〕1号")
        #expect(next("2025年第3号公告", in: 2026) == "2026年第1号公告")
    }

    @Test func `orders count on through the years`() {
        #expect(next("国务院令第711号", in: 2026) == "国务院令第712号")
    }

    @Test func `no series can be told from words`() {
        #expect(next("无", in: 2026) == nil)
    }
}

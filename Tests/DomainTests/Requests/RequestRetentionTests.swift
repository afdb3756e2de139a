import Testing

@testable import Domain

struct RequestRetentionTests {
    @Test(arguments: [
        ("2016-03-10", 10, "2026-03-10"), ("2016-02-29", 10, "2026-03-01"), ("2016-02-29", 4, "2020-02-29"),
        ("2016-12-31", 30, "2046-12-31"),
    ])
    func `the term ends on the same day of a later year`(archived: String, years: Int, end: String) throws {
        #expect(RequestRetention.end(of: try #require(Day(iso: archived)), years: years).iso == end)
    }
}

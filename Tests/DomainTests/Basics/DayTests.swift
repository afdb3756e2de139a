import Domain
import Testing

struct DayTests {
    @Test func `days are counted from the first of January 1970`() {
        #expect(Day(1970, 1, 1)?.number == 0)
        #expect(Day(2000, 3, 1)?.number == 11_017)
        #expect(Day(1969, 12, 31)?.number == -1)
        #expect(Day(2026, 3, 10)?.number == 20_522)
    }

    @Test(arguments: [
        (2026, 2, 29), (2026, 2, 30), (2100, 2, 29), (2026, 13, 1), (2026, 0, 1), (2026, 4, 31), (2026, 4, 0),
    ])
    func `a date that does not exist is no day`(year: Int, month: Int, day: Int) {
        #expect(Day(year, month, day) == nil)
    }

    @Test func `leap days come every four years but in most full centuries`() {
        #expect(Day(2024, 2, 29)?.next.iso == "2024-03-01")
        #expect(Day(2000, 2, 29)?.next.iso == "2000-03-01")
        #expect(Day(2100, 2, 28)?.next.iso == "2100-03-01")
    }

    @Test func `every day of four centuries has its own date and comes back from it`() throws {
        var day = try #require(Day(1900, 1, 1))
        let end = try #require(Day(2300, 1, 1))
        #expect(end - day == 146_097)
        while day < end {
            #expect(Day(iso: day.iso) == day)
            #expect(Day(day.year, day.month, day.dayOfMonth) == day)
            day = day + 1
        }
    }

    @Test func `a day says its date in both ways`() {
        #expect(Day(2026, 3, 2)?.iso == "2026-03-02")
        #expect(Day(2026, 3, 2)?.chinese == "2026年3月2日")
    }

    @Test(arguments: [
        "", "2026-3-02", "2026-03-2", "26-03-02", "2026/03/02", "2026-03-02 ", "-2026-03-02", "2026-03-02-01",
        "2026-0a-01", "20260302", "2026-02-30", "٢٠٢٦-٠٣-٠٢", "+026-03-02",
    ])
    func `any other spelling of a date is refused`(text: String) {
        #expect(Day(iso: text) == nil)
    }

    @Test(arguments: [(1970, 1, 1, 4), (1969, 12, 28, 7), (2026, 10, 1, 4), (2026, 11, 21, 6), (1900, 1, 1, 1)])
    func `Monday is one and Sunday is seven`(year: Int, month: Int, day: Int, weekday: Int) {
        #expect(Day(year, month, day)?.weekday == weekday)
    }
}

import TestSupport
import Testing

@testable import Domain

struct CalendarOrderTests {
    private let program = WorkCalendar([WorkCalendar.AnnouncedDay(Self.day(2026, 1, 1), isOff: true, name: "元旦")])

    private static func day(_ year: Int, _ month: Int, _ day: Int) -> Day {
        Day(year, month, day) ?? Day(number: 0)
    }

    @Test func `days are read as people write them down, and as a table has them`() throws {
        let written = """
            # 2027年
            2027-01-01至2027-01-03 放假 元旦

            2027-01-04 上班 元旦
            """
        let table = """
            date,weekday,kind,name,notice_urls
            2027-01-01,5,off,元旦,https://www.gov.cn/
            2027-01-02,6,off,元旦,https://www.gov.cn/
            2027-01-03,7,off,元旦,https://www.gov.cn/
            2027-01-04,1,work,元旦,https://www.gov.cn/
            """
        let days = try CalendarLines.days(in: written)
        #expect(days == (try CalendarLines.days(in: table)))
        #expect(days.map(\.day.iso) == ["2027-01-01", "2027-01-02", "2027-01-03", "2027-01-04"])
        #expect(days.map(\.isOff) == [true, true, true, false])
        #expect(try CalendarLines.days(in: CalendarLines.text(of: days)) == days)
    }

    @Test(arguments: [
        "2027-02-30 放假 春节", "2027-01-01", "2027-01-01 也许 元旦", "2027-01-03至2027-01-01 放假 元旦", "元旦放假三天",
        "2027-01-01至2029-01-01 放假 元旦", "a,b,c",
    ])
    func `a line that cannot be read is named`(line: String) {
        #expect(throws: Issue("calendarDays", .unreadableLine(2, text: line))) {
            try CalendarLines.days(in: "2027-05-01 放假 劳动节\n\(line)")
        }
    }

    @Test func `a day is named once`() {
        #expect(throws: Issue("calendarDays", .repeatedLine(2, text: "2027-01-02 上班 元旦"))) {
            try CalendarLines.days(in: "2027-01-01至2027-01-03 放假 元旦\n2027-01-02 上班 元旦")
        }
    }

    @Test func `a notice has a title, days, and no days of another year`() {
        let stray = WorkCalendar.AnnouncedDay(Self.day(2028, 1, 1), isOff: true, name: "元旦")
        let december = WorkCalendar.AnnouncedDay(Self.day(2026, 12, 31), isOff: true, name: "元旦")
        #expect(
            CalendarOrder(.notice(year: 2027), title: "", days: []).issues
                == [Issue("calendarTitle", .missing), Issue("calendarDays", .missing)])
        #expect(
            CalendarOrder(.notice(year: 2027), title: "通知", days: [stray]).issues
                == [Issue("calendarDays", .malformed(expected: "2027年的日期，不是2028-01-01"))])
        #expect(CalendarOrder(.notice(year: 2027), title: "通知", days: [december]).issues == [])
        #expect(CalendarOrder(.local, title: "通知", days: []).issues == [])
    }

    @Test func `what is ordered here goes before a notice, and a later notice before an earlier one`() {
        let new = Self.day(2026, 12, 31)
        func order(_ layer: CalendarOrder.Layer, isOff: Bool) -> CalendarOrder {
            CalendarOrder(layer, title: "通知", days: [WorkCalendar.AnnouncedDay(new, isOff: isOff, name: "元旦")])
        }
        let notices = [order(.notice(year: 2026), isOff: true), order(.notice(year: 2027), isOff: false)]
        #expect(program.following(notices).isWorkday(new))
        #expect(!program.following(notices + [order(.local, isOff: true)]).isWorkday(new))
        #expect(program.following(notices).knownThrough == 2027)
        #expect(program.following([order(.local, isOff: true)]).knownThrough == 2026)
        #expect(program.following([]) == program)
    }

    @Test func `the order in which calendars are entered makes no difference`() throws {
        var random = SeededRandom(seed: 27)
        for _ in 0..<200 {
            let orders = (0..<5).map { index in
                let layer = index == 0 ? CalendarOrder.Layer.local : .notice(year: 2025 + index)
                let days = (0..<20).map { _ in
                    WorkCalendar.AnnouncedDay(
                        Self.day(2026, 1, 1) + Int.random(in: 0..<60, using: &random),
                        isOff: Bool.random(using: &random), name: "\(index)", notice: "\(index)")
                }
                return CalendarOrder(layer, title: "\(index)", days: days)
            }
            #expect(program.following(orders.shuffled(using: &random)) == program.following(orders))
        }
    }
}

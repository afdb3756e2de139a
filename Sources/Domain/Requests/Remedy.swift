/// Until when an applicant can go on against an answer.
package enum Remedy {
    /// 行政复议法 Art 20: sixty days.
    package static func reconsideration(from day: Day) -> Day { day + 60 }

    /// 行政诉讼法 Art 46: six months; where the last month has no such day, its last day (民法典 Art 202).
    package static func suit(from day: Day) -> Day {
        let month = day.month + 6
        let (year, wanted) = (day.year + (month - 1) / 12, (month - 1) % 12 + 1)
        return Day(year, wanted, day.dayOfMonth) ?? lastDay(of: wanted, year)
    }

    private static func lastDay(of month: Int, _ year: Int) -> Day {
        guard let first = Day(year, month, 28) else { preconditionFailure("every month has a 28th") }
        return (0...3).map { first + $0 }.last { $0.month == month } ?? first
    }
}

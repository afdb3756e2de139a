/// A civil date, as statutes count them: no time of day, no time zone.
package struct Day: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01.
    package let number: Int

    package init(number: Int) {
        self.number = number
    }

    /// The day with this date, or nil where the date does not exist (2026-02-30).
    package init?(_ year: Int, _ month: Int, _ day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1 else { return nil }
        let candidate = Day(number: Day.number(year, month, day))
        guard candidate.date == (year, month, day) else { return nil }
        self = candidate
    }

    /// Reads `2026-03-10` and nothing else.
    package init?(iso text: some StringProtocol) {
        let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard parts.map(\.count) == [4, 2, 2] else { return nil }
        let numbers = parts.compactMap { digits -> Int? in
            digits.reduce(Optional(0)) { sum, byte in
                guard let sum, (0x30...0x39).contains(byte) else { return nil }
                return sum * 10 + Int(byte - 0x30)
            }
        }
        guard numbers.count == 3 else { return nil }
        self.init(numbers[0], numbers[1], numbers[2])
    }

    package static func < (a: Day, b: Day) -> Bool { a.number < b.number }
    package static func + (day: Day, days: Int) -> Day { Day(number: day.number + days) }
    package static func - (a: Day, b: Day) -> Int { a.number - b.number }

    package var next: Day { self + 1 }

    /// 1 is Monday, 7 is Sunday.
    package var weekday: Int {
        let sinceMonday = (number + 3) % 7  // 1970-01-01 was a Thursday.
        return (sinceMonday < 0 ? sinceMonday + 7 : sinceMonday) + 1
    }

    package var year: Int { date.year }
    package var month: Int { date.month }
    package var dayOfMonth: Int { date.day }

    /// `2026-03-10`
    package var iso: String {
        let (year, month, day) = date
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }

    /// `2026年3月10日`
    package var chinese: String {
        let (year, month, day) = date
        return "\(year)年\(month)月\(day)日"
    }

    private var date: (year: Int, month: Int, day: Int) {
        let shifted = number + 719_468  // days since 0000-03-01, so that leap days come last in a year
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    private static func number(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }
}

/// The number with zeros in front, so that it has at least `width` digits.
package func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}

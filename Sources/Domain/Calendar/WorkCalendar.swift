/// Which days are worked: Monday to Friday, but for what the State Council's yearly notice turns round
/// (全国年节及纪念日放假办法 Art 7).
package struct WorkCalendar: Hashable, Sendable {
    /// One day that a notice, or a local order (Art 4 and temporary suspensions), makes a rest day or a workday.
    package struct AnnouncedDay: Hashable, Sendable {
        package let day: Day
        package let isOff: Bool
        package let name: String
        /// What makes it so: the address or the title of the notice.
        package let notice: String

        package init(_ day: Day, isOff: Bool, name: String, notice: String = "") {
            self.day = day
            self.isOff = isOff
            self.name = name
            self.notice = notice
        }
    }

    /// The last year whose notice is known; what is counted beyond it may still move.
    package let knownThrough: Int
    private let announced: [Day: AnnouncedDay]

    /// A day that is named twice is what its last naming says.
    package init(_ days: some Sequence<AnnouncedDay>, knownThrough: Int) {
        self.knownThrough = knownThrough
        announced = Dictionary(days.map { ($0.day, $0) }) { _, last in last }
    }

    /// A calendar that is known as far as its days reach: a notice never names a day of the year after its own.
    package init(_ days: some Sequence<AnnouncedDay>) {
        let days = Array(days)
        self.init(days, knownThrough: days.map(\.day.year).max() ?? 0)
    }

    /// Every day that was named, in the order of days.
    package var announcedDays: [AnnouncedDay] { announced.values.sorted { $0.day < $1.day } }

    package func isWorkday(_ day: Day) -> Bool {
        guard let named = announced[day] else { return day.weekday <= 5 }
        return !named.isOff
    }

    package func kind(of day: Day) -> DayKind {
        if let named = announced[day] {
            return named.isOff ? .holiday(named.name) : .makeUpWorkday(named.name)
        }
        let isWeekend = day.weekday > 5
        guard day.year <= knownThrough else { return isWeekend ? .assumedWeekend : .assumedWorkday }
        return isWeekend ? .weekend : .workday
    }

    /// The notice that makes the day what it is; nil where none names it.
    package func notice(of day: Day) -> String? {
        announced[day].flatMap { $0.notice.isEmpty ? nil : $0.notice }
    }

    /// The day itself if it is worked, or else the first workday after it.
    package func firstWorkday(from day: Day) -> Day {
        var candidate = day
        while !isWorkday(candidate) { candidate = candidate.next }
        return candidate
    }

    /// How many workdays lie after `start`, up to and including `end`; negative where `end` is the earlier.
    /// With today and a due date this is what remains: 0 on the day itself, below 0 for each workday overdue.
    package func workingDays(from start: Day, to end: Day) -> Int {
        guard start <= end else { return -workingDays(from: end, to: start) }
        return (start.number..<end.number).count { isWorkday(Day(number: $0 + 1)) }
    }
}

/// What a day is, and why.
package enum DayKind: Hashable, Sendable {
    case workday
    case weekend
    case holiday(String)
    /// 调休: a Saturday or Sunday that is worked.
    case makeUpWorkday(String)
    /// A weekday or a weekend of a year whose notice has not come yet.
    case assumedWorkday, assumedWeekend

    package var isWorked: Bool {
        switch self {
        case .workday, .makeUpWorkday, .assumedWorkday: true
        case .weekend, .holiday, .assumedWeekend: false
        }
    }
}

/// How a term was counted, day by day, so that anybody can count it again.
package struct DayLedger: Hashable, Sendable {
    /// The day of the event, which does not count: the term begins the day after (民法典 Art 201).
    package let dayZero: Day
    /// Day zero, then every day up to the due day.
    package let days: [LedgerDay]
    /// The last day of the term: it ends as office hours end (民法典 Art 203).
    package let due: Day
    /// The term reaches into a year whose holidays are not announced: the date may move.
    package let isProvisional: Bool

    fileprivate init(dayZero: Day, days: [LedgerDay], isProvisional: Bool) {
        self.dayZero = dayZero
        self.days = [LedgerDay(date: dayZero, counts: false, reason: .dayZero)] + days
        self.isProvisional = isProvisional
        due = days.last?.date ?? dayZero
    }
}

package struct LedgerDay: Hashable, Sendable {
    package let date: Day
    package let counts: Bool
    package let reason: Reason

    package enum Reason: Hashable, Sendable {
        case dayZero
        case kind(DayKind)
        /// The calendar-day term ended on a rest day, and waits for the first day after the rest (民法典 Art 203).
        case extended(DayKind)
    }
}

extension WorkCalendar {
    /// The longest term anybody may ask for: ten years. A form or a command checks it before it counts.
    package static let longestTerm = 3650

    /// The `count`-th workday after `day`. The day of receipt may itself be a rest day; the count is the same.
    package func dueDate(workingDays count: Int, after day: Day) -> DayLedger {
        precondition((0...Self.longestTerm).contains(count))
        var days: [LedgerDay] = []
        var (date, left) = (day, count)
        while left > 0 {
            date = date.next
            let kind = kind(of: date)
            days.append(LedgerDay(date: date, counts: kind.isWorked, reason: .kind(kind)))
            left -= kind.isWorked ? 1 : 0
        }
        return DayLedger(dayZero: day, days: days, isProvisional: count > 0 && date.year > knownThrough)
    }

    /// The `count`-th day after `day`, rest days counted; a last day that is a rest day gives way to the first workday
    /// after it (民法典 Art 203).
    package func dueDate(calendarDays count: Int, after day: Day) -> DayLedger {
        precondition((0...Self.longestTerm).contains(count))
        let last = day + count
        let due = count == 0 ? day : firstWorkday(from: last)
        let days = (day.number..<due.number).map { number in
            let date = Day(number: number + 1)
            let kind = kind(of: date)
            return LedgerDay(date: date, counts: date <= last, reason: date <= last ? .kind(kind) : .extended(kind))
        }
        return DayLedger(dayZero: day, days: days, isProvisional: count > 0 && due.year > knownThrough)
    }
}

extension LedgerDay.Reason {
    /// The stable word that programs read.
    package var code: String {
        switch self {
        case .dayZero: "day-zero"
        case .kind(let kind): kind.code
        case .extended(let kind): "extended-\(kind.code)"
        }
    }

    /// The holiday that makes the day what it is.
    package var holiday: String? {
        switch self {
        case .dayZero: nil
        case .kind(let kind), .extended(let kind): kind.holiday
        }
    }
}

extension DayKind {
    package var code: String {
        switch self {
        case .workday: "workday"
        case .weekend: "weekend"
        case .holiday: "holiday"
        case .makeUpWorkday: "make-up-workday"
        case .assumedWorkday: "assumed-workday"
        case .assumedWeekend: "assumed-weekend"
        }
    }

    package var holiday: String? {
        switch self {
        case .holiday(let name), .makeUpWorkday(let name): name
        case .workday, .weekend, .assumedWorkday, .assumedWeekend: nil
        }
    }
}

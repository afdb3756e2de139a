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
        self.days = [LedgerDay(dayZero, counts: false, .dayZero)] + days
        self.isProvisional = isProvisional
        due = days.last?.date ?? dayZero
    }
}

package struct LedgerDay: Hashable, Sendable {
    package let date: Day
    package let counts: Bool
    package let reason: Reason
    /// What makes the day a holiday or a make-up workday: the address or the title of the notice.
    package let notice: String?

    fileprivate init(_ date: Day, counts: Bool, _ reason: Reason, _ calendar: WorkCalendar? = nil) {
        self.date = date
        self.counts = counts
        self.reason = reason
        notice = calendar?.notice(of: date)
    }

    package enum Reason: Hashable, Sendable {
        case dayZero
        case kind(DayKind)
        /// A workday that does not count.
        case stopped(TermStop.Cause)
        /// The calendar-day term ended on a rest day, and waits for the first day after the rest (民法典 Art 203).
        case extended(DayKind)
        /// After the end of the count, up to a day that was set.
        case postponed(DayKind)
    }
}

extension WorkCalendar {
    /// The longest term anybody may ask for: ten years. A form or a command checks it before it counts.
    package static let longestTerm = 3650

    /// The `count`-th workday after `day`, without those of the stops. The day of receipt may itself be a rest day; the
    /// count is the same.
    package func dueDate(workingDays count: Int, after day: Day, stops: [TermStop] = []) -> DayLedger {
        precondition((0...Self.longestTerm).contains(count))
        var days: [LedgerDay] = []
        var (date, left) = (day, count)
        while left > 0 {
            date = date.next
            let kind = kind(of: date)
            if kind.isWorked, let stop = stops.first(where: { $0.days.contains(date) }) {
                days.append(LedgerDay(date, counts: false, .stopped(stop.cause)))
            } else {
                days.append(LedgerDay(date, counts: kind.isWorked, .kind(kind), self))
                left -= kind.isWorked ? 1 : 0
            }
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
            return LedgerDay(date, counts: date <= last, date <= last ? .kind(kind) : .extended(kind), self)
        }
        return DayLedger(dayZero: day, days: days, isProvisional: count > 0 && due.year > knownThrough)
    }
}

extension DayLedger {
    /// The same count, with a later end that was set.
    func postponed(to day: Day, _ calendar: WorkCalendar) -> DayLedger {
        guard day > due else { return self }
        let more = (due.number..<day.number).map { number in
            let date = Day(number: number + 1)
            return LedgerDay(date, counts: false, .postponed(calendar.kind(of: date)), calendar)
        }
        return DayLedger(
            dayZero: dayZero, days: days.dropFirst() + more, isProvisional: day.year > calendar.knownThrough)
    }
}

extension LedgerDay.Reason {
    /// The stable word that programs read.
    package var code: String {
        switch self {
        case .dayZero: "day-zero"
        case .kind(let kind): kind.code
        case .stopped(let cause): "stopped-\(cause.rawValue)"
        case .extended(let kind): "extended-\(kind.code)"
        case .postponed(let kind): "postponed-\(kind.code)"
        }
    }

    /// The holiday that makes the day what it is.
    package var holiday: String? {
        switch self {
        case .dayZero, .stopped: nil
        case .kind(let kind), .extended(let kind), .postponed(let kind): kind.holiday
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

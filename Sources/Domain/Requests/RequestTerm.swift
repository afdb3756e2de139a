/// The term for answering a request (Regulation Arts 30–35), from what happened to it. Steps go in, dates come out, and every
/// day says why it counts or does not: whoever has the same steps and the same calendar finds the same date.
package struct RequestTerm: Hashable, Sendable {
    /// Art 33(2): where an answer cannot be given at once, twenty working days from receipt.
    package static let workingDays = 20
    /// Art 33(2): once, and by no more than that.
    package static let longestExtension = 20

    /// What happened to the term. Steps come in the order of their days.
    package enum Step: Hashable, Sendable {
        /// Receipt (Art 31), or receipt of what the applicant was asked for: from this day the term is counted anew.
        case began(Day)
        /// The applicant was asked for something: until it comes there is no date.
        case awaiting(Awaited, since: Day)
        case stopped(TermStop)
        /// Art 33(2), by so many working days.
        case extended(Int)
        /// Art 35: a reasonable term that the applicant was told, without a limit.
        case postponed(to: Day)
    }

    package enum Awaited: String, Hashable, Sendable {
        /// Art 30: the term is counted from receipt of the corrected request.
        case clarification
        /// 信息处理费管理办法: the term is counted anew from the day after payment.
        case payment
    }

    /// A count of days that is the term, or was it until the applicant was asked for something.
    package struct Count: Hashable, Sendable {
        package fileprivate(set) var dayZero: Day
        package fileprivate(set) var workingDays = RequestTerm.workingDays
        package fileprivate(set) var postponedTo: Day?
        package fileprivate(set) var ended: Ending?
    }

    package struct Ending: Hashable, Sendable {
        package let awaited: Awaited
        package let since: Day
    }

    /// The last one holds; each of the others was begun anew.
    package private(set) var counts: [Count] = []
    /// They hold for every count: what others are asked is not taken back when the applicant is asked something, too.
    package private(set) var stops: [TermStop] = []

    package init(_ steps: some Sequence<Step>) {
        for step in steps { take(step) }
    }

    private mutating func take(_ step: Step) {
        switch step {
        case .began(let day): counts.append(Count(dayZero: day))
        case .awaiting(let awaited, let day): changeLast { $0.ended = Ending(awaited: awaited, since: day) }
        case .stopped(let stop): stops.append(stop)
        case .extended(let days): changeLast { $0.workingDays += days }
        case .postponed(let day): changeLast { $0.postponedTo = day }
        }
    }

    private mutating func changeLast(_ body: (inout Count) -> Void) {
        precondition(!counts.isEmpty, "a term begins with receipt")
        body(&counts[counts.count - 1])
    }

    /// The last day for the answer, and how it was found; nil before receipt and while the applicant is waited for.
    package func ledger(_ calendar: WorkCalendar) -> DayLedger? {
        guard let count = counts.last, count.ended == nil else { return nil }
        return ledger(of: count, calendar)
    }

    /// How a count went, or would have gone had it not ended.
    package func ledger(of count: Count, _ calendar: WorkCalendar) -> DayLedger {
        let ledger = calendar.dueDate(workingDays: count.workingDays, after: count.dayZero, stops: stops)
        return count.postponedTo.map { ledger.postponed(to: $0, calendar) } ?? ledger
    }
}

package import Domain

/// The last day for the answer to a request, counted from its events by nothing but a finger on the calendar.
package func countedDue(_ events: [RequestEvent], _ state: RequestCase, _ calendar: WorkCalendar) -> Day? {
    var start: Day?
    var (limit, end): (Int, Day?) = (20, nil)
    for event in events {
        switch event.happening {
        case .received, .clarified, .feePaid: (start, limit, end) = (event.day, 20, nil)
        case .clarificationAsked, .feeAsked: start = nil
        case .extended(let days): limit += days
        case .postponed(let day): end = day
        default: break
        }
    }
    guard var date = start else { return nil }
    var counted = 0
    while counted < limit {
        date = date.next
        if calendar.isWorkday(date), !isStopped(date, state, calendar) { counted += 1 }
    }
    return max(date, end ?? date)
}

private func isStopped(_ date: Day, _ state: RequestCase, _ calendar: WorkCalendar) -> Bool {
    state.consultations.values.contains { letter in
        var last = letter.deliveredOn ?? letter.sentOn
        var left = 15
        while left > 0 {
            last = last.next
            if calendar.isWorkday(last) { left -= 1 }
        }
        return letter.sentOn <= date && date <= last && date <= letter.opinionOn ?? last
    }
}

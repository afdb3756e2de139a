/// How long after its making information must be public.
package enum PublicationTerm: Hashable, Sendable {
    case workingDays(Int)
    case calendarDays(Int)

    /// Regulation Art 26: twenty working days, where no law or administrative regulation says otherwise.
    package static let article26 = PublicationTerm.workingDays(20)

    package func due(from day: Day, calendar: WorkCalendar) -> DayLedger {
        switch self {
        case .workingDays(let count): calendar.dueDate(workingDays: count, after: day)
        case .calendarDays(let count): calendar.dueDate(calendarDays: count, after: day)
        }
    }
}

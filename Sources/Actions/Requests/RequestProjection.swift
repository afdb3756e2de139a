import Domain
import Storage

/// The columns of `request` that are computed from its events. Written here and nowhere else; `check` computes them again
/// and compares.
struct RequestProjection: Hashable, Sendable {
    var channel: RequestChannel
    var stage: RequestCase.Stage
    var awaited: RequestTerm.Awaited?
    var dueStep: ReviewStep?
    var eventCount: Int
    var origin: InformationRequest.ID?
    var assignee: Person.ID?
    var submittedOn: Day
    var submittedYear: Int
    var receivedOn: Day?
    /// The last day for the answer; nil before receipt and while the applicant is waited for.
    var dueOn: Day?
    var isProvisional: Bool
    var outcome: RequestOutcome?
    var decidedOn: Day?
    var closedOn: Day?
    /// `openYear` while it has not ended: after every year that is counted.
    var closedYear: Int
    /// So many days of the term were used; nil before the end, and where there is no term at the end.
    var workingDays: Int?
    var isLate: Bool
    var isArchived: Bool
    var changedAt: Instant

    static let openYear = 9999

    init?(_ state: RequestCase, changedAt: Instant, _ calendar: WorkCalendar) {
        guard let channel = state.channel, let submittedOn = state.submittedOn else { return nil }
        let ledger = state.term(calendar).ledger(calendar)
        self.channel = channel
        (self.submittedOn, submittedYear) = (submittedOn, submittedOn.year)
        self.changedAt = changedAt
        (stage, awaited, dueStep) = (state.stage, state.awaited, state.dueStep)
        (eventCount, origin, assignee) = (state.eventCount, state.origin, state.assignee)
        receivedOn = state.receivedOn
        (dueOn, isProvisional) = (ledger?.due, ledger?.isProvisional ?? false)
        (outcome, decidedOn, closedOn) = (state.outcome, state.decidedOn, state.closedOn)
        closedYear = state.closedOn?.year ?? Self.openYear
        (workingDays, isLate) = (nil, false)
        if let closedOn, let ledger, stage == .closed {
            workingDays = ledger.counted(through: closedOn, calendar)
            isLate = closedOn > ledger.due
        }
        isArchived = state.isArchived
    }
}

extension DayLedger {
    /// The days that count up to a day, those after the end of the term included.
    fileprivate func counted(through day: Day, _ calendar: WorkCalendar) -> Int {
        days.count { $0.counts && $0.date <= day } + (day > due ? calendar.workingDays(from: due, to: day) : 0)
    }
}

extension RequestProjection: SQLRecord {
    static let columns: SQL = """
        channel, stage, awaited, due_step, event_count, origin, assignee, submitted_on, submitted_year, received_on, due_on,
        is_provisional, outcome, decided_on, closed_on, closed_year, working_days, is_late, is_archived, changed_at
        """

    init(row: SQLRow) throws {
        channel = try row.get("channel")
        stage = try row.get("stage")
        awaited = try row.get("awaited")
        dueStep = try row.get("due_step")
        eventCount = try row.get("event_count")
        origin = try row.get("origin")
        assignee = try row.get("assignee")
        submittedOn = try row.get("submitted_on")
        submittedYear = try row.get("submitted_year")
        receivedOn = try row.get("received_on")
        dueOn = try row.get("due_on")
        isProvisional = try row.get("is_provisional")
        outcome = try row.get("outcome")
        decidedOn = try row.get("decided_on")
        closedOn = try row.get("closed_on")
        closedYear = try row.get("closed_year")
        workingDays = try row.get("working_days")
        isLate = try row.get("is_late")
        isArchived = try row.get("is_archived")
        changedAt = try row.get("changed_at")
    }
}

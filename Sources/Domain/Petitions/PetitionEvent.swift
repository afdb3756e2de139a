/// What happened to a petition, written once and never changed.
package struct PetitionEvent: Hashable, Sendable {
    package var instant: Instant
    /// Nil: the petitioner, or the program itself.
    package var actor: Person.ID?
    package var day: Day
    package var happening: Happening
    /// What somebody said; it may tell of people.
    package var words: String

    package init(instant: Instant, actor: Person.ID?, day: Day, happening: Happening, words: String = "") {
        self.instant = instant
        self.actor = actor
        self.day = day
        self.happening = happening
        self.words = words
    }

    package enum Happening: Hashable, Sendable {
        /// With the working days that the office allowed itself when it came; the form is nil where its key was destroyed.
        case submitted(RequestChannel, workingDays: Int, PetitionForm?)
        case filed(RequestFile)
        /// The petitioner said more.
        case supplemented
        /// A remark among those who work on it.
        case noted
        /// 转送: to the organ that may put the record right (Art 41), or that watches the organ.
        case forwarded(to: Organisation.ID)
        /// With the last day for putting things right, where that was ordered.
        case answered(PetitionOutcome, until: Day?)
        case withdrawn
        /// What was ordered was done.
        case rectified
        /// The term in the archive has ended, and the key was destroyed.
        case anonymised
    }
}

/// How a petition stands: computed from its events.
package struct PetitionCase: Hashable, Sendable {
    package private(set) var eventCount = 0
    package private(set) var channel: RequestChannel?
    package private(set) var form: PetitionForm?
    package private(set) var workingDays = 0
    package private(set) var submittedOn: Day?
    package private(set) var files: [RequestFile] = []
    package private(set) var outcome: PetitionOutcome?
    /// What the petitioner was told.
    package private(set) var answer = ""
    package private(set) var closedOn: Day?
    package private(set) var closedBy: Person.ID?
    package private(set) var rectifyUntil: Day?
    package private(set) var rectifiedOn: Day?
    /// The organ that it was last sent on to.
    package private(set) var forwardedTo: Organisation.ID?
    package private(set) var isAnonymous = false

    package init(_ events: [PetitionEvent] = []) {
        for event in events { apply(event) }
    }

    package mutating func apply(_ event: PetitionEvent) {
        eventCount += 1
        switch event.happening {
        case .submitted(let channel, let workingDays, let form):
            (self.channel, self.workingDays, self.form) = (channel, workingDays, form)
            submittedOn = event.day
        case .filed(let file): files.append(file)
        case .answered(let outcome, let until):
            (self.outcome, rectifyUntil, answer) = (outcome, until, event.words)
            (closedOn, closedBy) = (event.day, event.actor)
        case .withdrawn: closedOn = event.day
        case .rectified: rectifiedOn = event.day
        case .anonymised: isAnonymous = true
        case .forwarded(let organisation): forwardedTo = organisation
        case .supplemented, .noted: break
        }
    }

    package var isOpen: Bool { closedOn == nil }

    /// Something was ordered and is not done.
    package var awaitsRectification: Bool { outcome == .rectificationOrdered && rectifiedOn == nil }

    /// The last day that the office allowed itself.
    package func due(_ calendar: WorkCalendar) -> Day? {
        submittedOn.map { calendar.dueDate(workingDays: workingDays, after: $0).due }
    }
}

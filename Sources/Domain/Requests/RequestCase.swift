/// Where a request stands: its events, folded. What may happen to it is in `RequestRules`.
package struct RequestCase: Hashable, Sendable {
    package private(set) var stage = Stage.submitted
    package private(set) var channel: RequestChannel?
    package private(set) var submittedOn: Day?
    package private(set) var receivedOn: Day?
    package private(set) var clarification: Clarification?
    package private(set) var consultations: [Int: Consultation] = [:]
    package private(set) var assistances: [Int: Assistance] = [:]
    package private(set) var extendedBy: Int?
    package private(set) var reasonsAskedOn: Day?
    package private(set) var fee: Fee?
    package private(set) var outcome: RequestOutcome?
    /// The day of the decision.
    package private(set) var decidedOn: Day?
    /// The day that counts as that of the answer: it reached the applicant, or the request was withdrawn.
    package private(set) var closedOn: Day?
    package private(set) var origin: InformationRequest.ID?
    package private(set) var transferredTo: Organisation.ID?
    /// So many requests were made of it; nil where it is whole.
    package private(set) var parts: Int?
    package private(set) var documents: [Document.ID] = []
    package private(set) var assignee: Person.ID?
    package private(set) var searches: [SearchRecord] = []
    package private(set) var draft: AnswerDraft?
    package private(set) var draftedBy: Person.ID?
    package private(set) var signatures: [ReviewStep: Person.ID?] = [:]
    /// The draft came back, and waits for another.
    package private(set) var isReturned = false
    package private(set) var archivedOn: Day?
    package private(set) var archivedBy: Person.ID?
    package private(set) var rating: Int?
    package private(set) var files: [RequestFile] = []
    /// By their positions.
    package private(set) var annulledFiles: Set<Int> = []
    package private(set) var disputes: [Dispute] = []
    package private(set) var publications: [Document.ID] = []
    package private(set) var lastDay: Day?
    package private(set) var eventCount = 0
    private var turns: [Turn] = []

    package enum Stage: String, Hashable, Sendable, CaseIterable {
        /// It waits for both sides to confirm the day of receipt.
        case submitted
        case underWay = "under-way"
        /// The decision is signed and not yet with the applicant: the term still runs.
        case decided
        case closed
        /// Another organ answers it, under another number.
        case transferred
    }

    package struct Clarification: Hashable, Sendable {
        package var askedOn: Day
        package var until: Day
        package var answeredOn: Day?
    }

    package struct Consultation: Hashable, Sendable {
        package var cause: TermStop.Cause
        package var sentOn: Day
        package var deliveredOn: Day?
        package var opinion: ConsultedOpinion?
        package var opinionOn: Day?
    }

    /// 协办
    package struct Assistance: Hashable, Sendable {
        package var askedOn: Day
        package var until: Day
        package var givenOn: Day?
    }

    package struct Fee: Hashable, Sendable {
        package var basis: ProcessingFee.Basis
        package var yuan: Int
        package var askedOn: Day
        package var paidOn: Day?
    }

    /// What makes another date of the term.
    private enum Turn: Hashable, Sendable {
        case step(RequestTerm.Step)
        case consultation(Int)
    }

    package init(_ events: some Sequence<RequestEvent> = []) {
        for event in events { apply(event) }
    }

    package mutating func apply(_ event: RequestEvent) {
        eventCount += 1
        let day = event.day
        lastDay = max(lastDay ?? day, day)
        switch event.happening {
        case .submitted(let channel):
            self.channel = channel
            submittedOn = day
        case .received:
            receivedOn = day
            stage = .underWay
            turns.append(.step(.began(day)))
        case .clarificationAsked(let until):
            clarification = Clarification(askedOn: day, until: until)
            turns.append(.step(.awaiting(.clarification, since: day)))
        case .clarified:
            clarification?.answeredOn = day
            turns.append(.step(.began(day)))
        case .consulted(let letter, let cause):
            consultations[letter] = Consultation(cause: cause, sentOn: day)
            turns.append(.consultation(letter))
        case .consultationDelivered(let letter):
            consultations[letter]?.deliveredOn = day
        case .opinionReceived(let letter, let opinion):
            consultations[letter]?.opinion = opinion
            consultations[letter]?.opinionOn = day
        case .extended(let days):
            extendedBy = days
            turns.append(.step(.extended(days)))
        case .reasonsAsked:
            reasonsAskedOn = day
        case .postponed(let to):
            turns.append(.step(.postponed(to: to)))
        case .feeAsked(let basis, let yuan):
            fee = Fee(basis: basis, yuan: yuan, askedOn: day)
            turns.append(.step(.awaiting(.payment, since: day)))
        case .feePaid:
            fee?.paidOn = day
            turns.append(.step(.began(day)))
        case .withdrawn:
            outcome = .other
            close(on: day)
        case .answered(let outcome):
            self.outcome = outcome
            decidedOn = day
            stage = .decided
        case .delivered:
            close(on: day)
        case .transferred(let organisation):
            transferredTo = organisation
            closedOn = day
            stage = .transferred
        case .divided, .derived, .linked, .assigned, .searched, .drafted, .signed, .returned, .noted, .anonymised,
            .archived, .assistanceAsked, .assistanceGiven, .rated, .filed, .annulled, .disputeOpened, .disputeDecided,
            .publicationDrafted:
            applyWork(event)
        }
    }

    /// What changes neither the term nor the stage.
    private mutating func applyWork(_ event: RequestEvent) {
        let day = event.day
        switch event.happening {
        case .divided(let count):
            parts = count
        case .derived(let request):
            origin = request
        case .linked(let document):
            if !documents.contains(document) { documents.append(document) }
        case .assigned(let person):
            assignee = person
        case .searched(let record):
            searches.append(record)
        case .drafted(let draft):
            self.draft = draft
            draftedBy = event.actor
            signatures = [:]
            isReturned = false
        case .signed(let step):
            signatures[step] = .some(event.actor)
        case .returned:
            signatures = [:]
            isReturned = true
        case .noted, .anonymised:
            break
        case .archived:
            archivedOn = day
            archivedBy = event.actor
        case .assistanceAsked(let letter, let until):
            assistances[letter] = Assistance(askedOn: day, until: until)
        case .assistanceGiven(let letter):
            assistances[letter]?.givenOn = day
        case .rated(let points):
            rating = points
        case .filed(let file):
            files.append(file)
        case .annulled(let file):
            annulledFiles.insert(file)
        case .disputeOpened(let number, let filing):
            disputes.append(Dispute(number: number, filing: filing, openedOn: day))
        case .disputeDecided(let number, let result):
            guard let place = disputes.firstIndex(where: { $0.number == number }) else { break }
            disputes[place].result = result
            disputes[place].decidedOn = day
        case .publicationDrafted(let document):
            publications.append(document)
        case .submitted, .received, .clarificationAsked, .clarified, .consulted, .consultationDelivered,
            .opinionReceived,
            .extended, .reasonsAsked, .postponed, .feeAsked, .feePaid, .withdrawn, .answered, .delivered, .transferred:
            preconditionFailure("this one changes the term or the stage")
        }
    }

    private mutating func close(on day: Day) {
        closedOn = day
        stage = .closed
    }

    package var isArchived: Bool { archivedOn != nil }

    /// What the applicant is waited for.
    package var awaited: RequestTerm.Awaited? {
        if let clarification, clarification.answeredOn == nil { return .clarification }
        if let fee, fee.paidOn == nil { return .payment }
        return nil
    }

    /// The term, as far as it is known: who does not answer in time stops it for no longer than they may.
    package func term(_ calendar: WorkCalendar) -> RequestTerm {
        RequestTerm(
            turns.compactMap { turn in
                switch turn {
                case .step(let step): step
                case .consultation(let letter): consultations[letter].map { .stopped($0.stop(calendar)) }
                }
            })
    }
}

extension RequestCase {
    /// The letters of 协办 that have no reply.
    package var unansweredAssistances: [Int] { assistances.filter { $0.value.givenOn == nil }.keys.sorted() }
}

extension RequestCase.Assistance {
    /// Our reading: nobody is asked for help for longer than the answer may take.
    package static let workingDays = 1...RequestTerm.workingDays
}

extension RequestCase.Consultation {
    /// Arts 32 and 34: fifteen working days from receipt of the letter.
    package static let workingDays = 15

    /// The last day for an opinion; counted from the day of sending as long as that of delivery is not known.
    package func ledger(_ calendar: WorkCalendar) -> DayLedger {
        calendar.dueDate(workingDays: Self.workingDays, after: deliveredOn ?? sentOn)
    }

    package func stop(_ calendar: WorkCalendar) -> TermStop {
        let last = ledger(calendar).due
        return TermStop(cause, sentOn...min(opinionOn ?? last, last))
    }
}

extension RequestCase.Fee {
    /// 信息处理费管理办法: thirty days from the day after receipt of the notice.
    package static let calendarDays = 30

    /// The last day for the payment.
    package func ledger(_ calendar: WorkCalendar) -> DayLedger {
        calendar.dueDate(calendarDays: Self.calendarDays, after: askedOn)
    }
}

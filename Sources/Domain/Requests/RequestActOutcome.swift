/// What decides about an act beside what happened to the request.
package struct RequestCircumstances: Hashable, Sendable {
    package var organisation: Organisation.ID
    /// Who acts.
    package var person: Person.ID?
    /// How many requests the same applicant had made to the organ in the same month before this one (信息处理费管理办法
    /// Art 4).
    package var itemsBefore: Int

    package init(organisation: Organisation.ID, person: Person.ID?, itemsBefore: Int = 0) {
        self.organisation = organisation
        self.person = person
        self.itemsBefore = itemsBefore
    }
}

extension RequestCase {
    /// What comes of an act.
    /// - Parameters:
    ///   - day: the day that counts.
    ///   - circumstances: what the events do not tell.
    package func outcome(
        of act: RequestAct, on day: Day, today: Day, _ circumstances: RequestCircumstances, _ calendar: WorkCalendar
    ) throws(RequestRefusal) -> [RequestEvent.Happening] {
        switch act {
        case .confirmReceipt:
            try checkReceipt(on: day, today: today)
            return [.received]
        case .askClarification(let until, _):
            try checkClarification(until: until, on: day, today: today, calendar)
            return [.clarificationAsked(until: until)]
        case .enterClarification:
            try checkClarified(on: day, today: today)
            return [.clarified]
        case .consult(let cause, _, _):
            try checkConsultation(on: day, today: today, calendar)
            return [.consulted(letter: consultations.count + 1, cause)]
        case .enterConsultationDelivery(let letter):
            try checkDelivery(of: letter, on: day, today: today)
            return [.consultationDelivered(letter: letter)]
        case .enterOpinion(let letter, let opinion, _):
            try checkOpinion(on: letter, on: day, today: today)
            return [.opinionReceived(letter: letter, opinion)]
        case .extend(let days, _):
            try checkExtension(by: days, on: day, today: today, calendar)
            return [.extended(workingDays: days)]
        case .askReasons:
            try checkReasons(on: day, today: today)
            return [.reasonsAsked]
        case .postpone(let to, _):
            try checkPostponement(to: to, on: day, today: today, calendar)
            return [.postponed(to: to)]
        case .charge(let basis, let count):
            let yuan = ProcessingFee.yuan(for: basis, count: count, after: circumstances.itemsBefore)
            try checkFee(yuan: yuan, on: day, today: today, calendar)
            return [.feeAsked(basis, yuan: yuan)]
        case .enterPayment:
            try checkPayment(on: day, today: today)
            return [.feePaid]
        case .enterWithdrawal:
            try checkWithdrawal(on: day, today: today)
            return [.withdrawn]
        case .transfer(let organisation, _):
            try checkTransfer(to: organisation, from: circumstances.organisation, on: day, today: today)
            return [.transferred(to: organisation)]
        case .divide(let parts):
            try checkDivision(on: day, today: today)
            return [.divided(parts: parts.count)]
        case .openDispute(let filing):
            let due = term(calendar).ledger(calendar)?.due
            try checkDispute(filing.block, on: day, today: today, due: due)
            return [.disputeOpened(number: disputes.count + 1, filing)]
        case .decideDispute(let number, let result, _):
            try checkDisputeDecision(number, on: day, today: today)
            return [.disputeDecided(number: number, result)]
        case .assign, .link, .search, .draft, .sign, .returnDraft, .deliver, .note, .archive, .askAssistance,
            .enterAssistance:
            return try outcomeOfWork(act, on: day, today: today, by: circumstances.person, calendar)
        }
    }

    /// The acts that do not change the term.
    private func outcomeOfWork(
        _ act: RequestAct, on day: Day, today: Day, by person: Person.ID?, _ calendar: WorkCalendar
    ) throws(RequestRefusal) -> [RequestEvent.Happening] {
        switch act {
        case .assign(let person):
            try checkUnfinished()
            return [.assigned(person)]
        case .link(let document):
            try checkUnfinished()
            return [.linked(document)]
        case .search(let record):
            try checkWork()
            return [.searched(record)]
        case .draft(let draft):
            try checkDraft(draft)
            return [.drafted(draft)]
        case .sign(let step, _):
            guard let person else { throw .ownDraft }
            try checkSignable(step, by: person)
            guard step == .approval, let draft else { return [.signed(step)] }
            try checkAnswer(draft.outcome, on: day, today: today, calendar)
            return [.signed(step), .answered(draft.outcome)]
        case .returnDraft:
            guard let dueStep else { throw .notToBeSigned }
            return [.returned(dueStep)]
        case .deliver(let manner, _):
            try checkAnswerDelivered(on: day, today: today)
            return [.delivered(manner)]
        case .note:
            return [.noted]
        case .archive:
            try checkArchiving(on: day, today: today)
            return [.archived]
        case .askAssistance(_, let days, _):
            try checkAssistance(on: day, today: today)
            let until = calendar.dueDate(workingDays: days, after: day).due
            return [.assistanceAsked(letter: assistances.count + 1, until: until)]
        case .enterAssistance(let letter, _):
            try checkAssistanceGiven(letter, on: day, today: today)
            return [.assistanceGiven(letter: letter)]
        case .confirmReceipt, .askClarification, .enterClarification, .consult, .enterConsultationDelivery,
            .enterOpinion, .extend, .askReasons, .postpone, .charge, .enterPayment, .enterWithdrawal, .transfer,
            .divide, .openDispute, .decideDispute:
            preconditionFailure("this one is not of the work on the answer")
        }
    }
}

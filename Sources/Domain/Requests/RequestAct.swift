/// What the office does with a request, as a form asks for it: each becomes an event where the rules allow it.
package enum RequestAct: Hashable, Sendable {
    /// Art 31: online, by fax and by ordinary letter both sides confirm the day.
    case confirmReceipt
    /// Art 30: once, and everything at once.
    case askClarification(until: Day, words: String)
    case enterClarification(words: String)
    /// Who is asked, and what.
    case consult(TermStop.Cause, addressee: String, words: String)
    case enterConsultationDelivery(letter: Int)
    case enterOpinion(letter: Int, ConsultedOpinion, words: String)
    case extend(workingDays: Int, reason: String)
    case askReasons(words: String)
    case postpone(to: Day, reason: String)
    /// For so many items of the month after those counted before, or for so many pages.
    case charge(ProcessingFee.Basis, count: Int, before: Int)
    case enterPayment
    case enterWithdrawal(words: String)
    case assign(Person.ID)
    case search(SearchRecord)
    case draft(AnswerDraft)
    case sign(ReviewStep, opinion: String)
    case returnDraft(reason: String)
    case deliver(DeliveryManner, words: String)
    case note(words: String)
    case archive
    case openDispute(Dispute.Filing)
    case decideDispute(number: Int, Dispute.Result, words: String)

    /// What it is called in addresses: nouns.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case receipt
        case clarificationNotice = "clarification-notice"
        case clarification
        case consultation
        case consultationDelivery = "consultation-delivery"
        case opinion
        case `extension`
        case reasonsNotice = "reasons-notice"
        case postponement
        case feeNotice = "fee-notice"
        case payment
        case withdrawal
        case assignment
        case search
        case draft
        case signature
        case `return`
        case delivery
        case note
        case archive
        case dispute
        case disputeDecision = "dispute-decision"
    }

    package var kind: Kind {
        switch self {
        case .confirmReceipt: .receipt
        case .askClarification: .clarificationNotice
        case .enterClarification: .clarification
        case .consult: .consultation
        case .enterConsultationDelivery: .consultationDelivery
        case .enterOpinion: .opinion
        case .extend: .extension
        case .askReasons: .reasonsNotice
        case .postpone: .postponement
        case .charge: .feeNotice
        case .enterPayment: .payment
        case .enterWithdrawal: .withdrawal
        case .assign: .assignment
        case .search: .search
        case .draft: .draft
        case .sign: .signature
        case .returnDraft: .return
        case .deliver: .delivery
        case .note: .note
        case .archive: .archive
        case .openDispute: .dispute
        case .decideDispute: .disputeDecision
        }
    }

    package static let longestWords = 5000
    package static let longestAddressee = 200

    /// What has to be put right in the form.
    package var issues: [Issue] {
        switch self {
        case .askClarification(_, let words), .extend(_, let words), .askReasons(let words),
            .postpone(_, let words), .returnDraft(let words), .note(let words):
            Self.issues(ofWords: words, areNeeded: true)
        case .consult(_, let addressee, let words):
            (addressee.isEmpty ? [Issue("addressee", .missing)] : [])
                + (addressee.count > Self.longestAddressee
                    ? [Issue("addressee", .tooLong(limit: Self.longestAddressee))] : [])
                + Self.issues(ofWords: words, areNeeded: true)
        case .enterOpinion(_, .objects, let words): Self.issues(ofWords: words, areNeeded: true)
        case .enterClarification(let words), .enterOpinion(_, .consents, let words), .enterWithdrawal(let words),
            .sign(_, let words), .deliver(_, let words), .decideDispute(_, _, let words):
            Self.issues(ofWords: words, areNeeded: false)
        case .search(let record): record.issues
        case .draft(let draft): draft.issues
        case .charge(_, let count, let before):
            count < 1 || count > 100_000 || before < 0 || before > 100_000
                ? [Issue("count", .malformed(expected: "1—100000"))] : []
        case .openDispute(let filing): filing.issues
        case .confirmReceipt, .enterConsultationDelivery, .enterPayment, .assign, .archive: []
        }
    }

    static func issues(ofWords words: String, areNeeded: Bool) -> [Issue] {
        Issue.all(ofWords: words, field: "words", limit: longestWords, areNeeded: areNeeded)
    }
}

extension RequestAct.Kind {
    /// Art 33(2) wants the head of the openness office to agree to more time; Art 35 is the same case.
    package var permissions: [Permission] {
        switch self {
        case .extension, .postponement: [.approveAnswers]
        case .signature, .return: [.reviewAnswers, .reviewSecrecy, .approveAnswers]
        case .note: [.handleRequests, .reviewAnswers, .reviewSecrecy, .approveAnswers]
        case .receipt, .clarificationNotice, .clarification, .consultation, .consultationDelivery, .opinion,
            .reasonsNotice, .feeNotice, .payment, .withdrawal, .assignment, .search, .draft, .delivery, .archive,
            .dispute, .disputeDecision:
            [.handleRequests]
        }
    }
}

extension RequestCase {
    /// What comes of an act.
    /// - Parameters:
    ///   - day: the day that counts.
    ///   - person: who acts.
    package func outcome(
        of act: RequestAct, on day: Day, today: Day, by person: Person.ID?, _ calendar: WorkCalendar
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
        case .charge(let basis, let count, let before):
            let yuan = ProcessingFee.yuan(for: basis, count: count, after: before)
            try checkFee(yuan: yuan, on: day, today: today, calendar)
            return [.feeAsked(basis, yuan: yuan)]
        case .enterPayment:
            try checkPayment(on: day, today: today)
            return [.feePaid]
        case .enterWithdrawal:
            try checkWithdrawal(on: day, today: today)
            return [.withdrawn]
        case .openDispute(let filing):
            let due = term(calendar).ledger(calendar)?.due
            try checkDispute(filing.block, on: day, today: today, due: due)
            return [.disputeOpened(number: disputes.count + 1, filing)]
        case .decideDispute(let number, let result, _):
            try checkDisputeDecision(number, on: day, today: today)
            return [.disputeDecided(number: number, result)]
        case .assign, .search, .draft, .sign, .returnDraft, .deliver, .note, .archive:
            return try outcomeOfWork(act, on: day, today: today, by: person, calendar)
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
        case .confirmReceipt, .askClarification, .enterClarification, .consult, .enterConsultationDelivery,
            .enterOpinion, .extend, .askReasons, .postpone, .charge, .enterPayment, .enterWithdrawal, .openDispute,
            .decideDispute:
            preconditionFailure("this one is not of the work on the answer")
        }
    }
}

extension RequestAct {
    /// What somebody said with it.
    package var words: String {
        switch self {
        case .askClarification(_, let words), .enterClarification(let words), .consult(_, _, let words),
            .enterOpinion(_, _, let words), .extend(_, let words), .askReasons(let words), .postpone(_, let words),
            .enterWithdrawal(let words), .sign(_, let words), .returnDraft(let words), .deliver(_, let words),
            .note(let words), .decideDispute(_, _, let words):
            words
        case .confirmReceipt, .enterConsultationDelivery, .charge, .enterPayment, .assign, .search, .draft, .archive,
            .openDispute:
            ""
        }
    }

    /// To whom a letter goes, where it is not the applicant.
    package var addressee: String {
        if case .consult(_, let addressee, _) = self { addressee } else { "" }
    }
}

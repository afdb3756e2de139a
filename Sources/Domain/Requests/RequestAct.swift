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
    /// For so many items, or for so many pages.
    case charge(ProcessingFee.Basis, count: Int)
    case enterPayment
    case enterWithdrawal(words: String)
    case transfer(to: Organisation.ID, reason: String)
    /// What each of the requests asks for, this one first.
    case divide([String])
    case link(Document.ID)
    case assign(Person.ID)
    case search(SearchRecord)
    case draft(AnswerDraft)
    case sign(ReviewStep, opinion: String)
    case returnDraft(reason: String)
    case deliver(DeliveryManner, words: String)
    case note(words: String)
    case archive
    /// Who is asked for help, within how many working days, and for what.
    case askAssistance(of: String, workingDays: Int, words: String)
    case enterAssistance(letter: Int, words: String)
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
        case transfer
        case division
        case link
        case assignment
        case search
        case draft
        case signature
        case `return`
        case delivery
        case note
        case archive
        case assistance
        case assistanceReply = "assistance-reply"
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
        case .transfer: .transfer
        case .divide: .division
        case .link: .link
        case .assign: .assignment
        case .search: .search
        case .draft: .draft
        case .sign: .signature
        case .returnDraft: .return
        case .deliver: .delivery
        case .note: .note
        case .archive: .archive
        case .askAssistance: .assistance
        case .enterAssistance: .assistanceReply
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
            .postpone(_, let words), .returnDraft(let words), .note(let words), .transfer(_, let words):
            Self.issues(ofWords: words, areNeeded: true)
        case .consult(_, let addressee, let words):
            Self.issues(ofAddressee: addressee) + Self.issues(ofWords: words, areNeeded: true)
        case .askAssistance(let addressee, let days, let words):
            Self.issues(ofAddressee: addressee)
                + (RequestCase.Assistance.workingDays.contains(days)
                    ? [] : [Issue("days", .malformed(expected: "1—20"))])
                + Self.issues(ofWords: words, areNeeded: true)
        case .enterAssistance(_, let words): Self.issues(ofWords: words, areNeeded: true)
        case .enterOpinion(_, .objects, let words): Self.issues(ofWords: words, areNeeded: true)
        // Art 17: a secrecy review says its conclusion.
        case .sign(.secrecy, let words): Self.issues(ofWords: words, areNeeded: true)
        case .enterClarification(let words), .enterOpinion(_, .consents, let words), .enterWithdrawal(let words),
            .sign(_, let words), .deliver(_, let words), .decideDispute(_, _, let words):
            Self.issues(ofWords: words, areNeeded: false)
        case .search(let record): record.issues
        case .draft(let draft): draft.issues
        case .divide(let parts): Self.issues(ofParts: parts)
        case .openDispute(let filing): filing.issues
        case .charge(_, let count):
            (1...100_000).contains(count) ? [] : [Issue("count", .malformed(expected: "1—100000"))]
        case .confirmReceipt, .enterConsultationDelivery, .enterPayment, .link, .assign, .archive: []
        }
    }

    package static let mostParts = 20

    private static func issues(ofParts parts: [String]) -> [Issue] {
        if parts.count < 2 { return [Issue("parts", .tooFew(least: 2))] }
        if parts.count > mostParts { return [Issue("parts", .tooMany(limit: mostParts))] }
        let limit = WantedInformation.Limit.description
        return parts.contains { $0.count > limit } ? [Issue("parts", .tooLong(limit: limit))] : []
    }

    private static func issues(ofAddressee addressee: String) -> [Issue] {
        if addressee.isEmpty { return [Issue("addressee", .missing)] }
        return addressee.count > longestAddressee ? [Issue("addressee", .tooLong(limit: longestAddressee))] : []
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
            .reasonsNotice, .feeNotice, .payment, .withdrawal, .transfer, .division, .link, .assignment, .search,
            .draft, .delivery, .archive, .assistance, .assistanceReply, .dispute, .disputeDecision:
            [.handleRequests]
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
            .note(let words), .transfer(_, let words), .askAssistance(_, _, let words), .enterAssistance(_, let words),
            .decideDispute(_, _, let words):
            words
        case .divide(let parts): parts[0]
        case .confirmReceipt, .enterConsultationDelivery, .charge, .enterPayment, .link, .assign, .search, .draft,
            .archive, .openDispute:
            ""
        }
    }
}

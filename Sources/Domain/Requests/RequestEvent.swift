/// What happened to a request, written once and never changed. Its state and its dates are computed from these
/// (`RequestCase`).
package struct RequestEvent: Hashable, Sendable {
    package var instant: Instant
    /// Nil: the applicant, or the program itself.
    package var actor: Person.ID?
    /// The day that counts in law, which may lie before the day on which it was entered.
    package var day: Day
    package var happening: Happening
    /// What somebody said: what is to be clarified, a reason, an opinion. It may tell of the applicant.
    package var words: String

    package init(instant: Instant, actor: Person.ID?, day: Day, happening: Happening, words: String = "") {
        self.instant = instant
        self.actor = actor
        self.day = day
        self.happening = happening
        self.words = words
    }

    package enum Happening: Hashable, Sendable {
        case submitted(RequestChannel)
        /// Art 31: the day is day zero of the term.
        case received
        /// Art 30, with the last day for the answer to it.
        case clarificationAsked(until: Day)
        case clarified
        /// Art 32 or 34: a letter was sent to those who are asked. Letters are numbered from 1.
        case consulted(letter: Int, TermStop.Cause)
        case consultationDelivered(letter: Int)
        case opinionReceived(letter: Int, ConsultedOpinion)
        /// Art 33(2), by so many working days; the day is that on which the applicant was told.
        case extended(workingDays: Int)
        /// Art 35.
        case reasonsAsked
        /// Art 35: the reasons do, but the answer needs longer; the day is that on which the applicant was told.
        case postponed(to: Day)
        /// The day is that on which the applicant received the notice.
        case feeAsked(ProcessingFee.Basis, yuan: Int)
        case feePaid
        case withdrawn
        /// The decision is signed; the request ends when the applicant has it.
        case answered(RequestOutcome)
        case delivered(DeliveryManner)

        /// To the organ that is responsible, which answers under a number of its own.
        case transferred(to: Organisation.ID)
        /// 一事一申请: so many requests were made of it, this one among them; the words say what this one still asks for.
        case divided(parts: Int)
        /// It was handed over by another organ, or is a part of another request.
        case derived(from: InformationRequest.ID)
        /// A published document that has what is asked for.
        case linked(Document.ID)

        case assigned(Person.ID)
        case searched(SearchRecord)
        case drafted(AnswerDraft)
        case signed(ReviewStep)
        case returned(ReviewStep)
        /// A remark among those who work on it.
        case noted
        case archived
        /// 协办: another office or organ is asked for help until a day. The term goes on. Letters are numbered from 1.
        case assistanceAsked(letter: Int, until: Day)
        case assistanceGiven(letter: Int)
        /// What the applicant thinks of the answer, 1 to 5.
        case rated(Int)
        case filed(RequestFile)
        /// A file of the office was added by mistake: it stays, and nobody gets it.
        case annulled(file: Int)
        /// A reconsideration or a suit; the day is that on which it was taken up.
        case disputeOpened(number: Int, Dispute.Filing)
        case disputeDecided(number: Int, Dispute.Result)
        /// Art 44(2): what was given is drafted as a document for everybody.
        case publicationDrafted(Document.ID)
        /// The term in the archive has ended, and the key was destroyed.
        case anonymised
    }
}

/// What those who are asked say.
package enum ConsultedOpinion: String, Hashable, Sendable, CaseIterable {
    case consents
    case objects
}

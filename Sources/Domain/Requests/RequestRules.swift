/// What may happen to a request, by the Regulation. Each rule takes the day that counts, and today, and says what forbids it.
///
/// What is learned later, as the day of a delivery, is entered later: a day may lie before the last thing that was entered,
/// never before what it answers.
extension RequestCase {
    /// Art 30: seven working days from receipt.
    package static let clarificationDays = 7

    package func checkReceipt(on day: Day, today: Day) throws(RequestRefusal) {
        guard stage == .submitted, let submittedOn else { throw .alreadyReceived }
        try check(day, from: submittedOn, today: today)
        if channel?.isConfirmed == false, day != submittedOn { throw .receiptIsSubmission(submittedOn) }
    }

    /// - Parameter until: the last day for the applicant (合理的补正期限).
    package func checkClarification(
        until: Day, on day: Day, today: Day, _ calendar: WorkCalendar
    ) throws(RequestRefusal) {
        let received = try receipt()
        if clarification != nil { throw .alreadyClarified }
        try checkNotAwaiting()
        try check(day, from: received, today: today)
        let last = calendar.dueDate(workingDays: Self.clarificationDays, after: received).due
        if day > last { throw .clarificationTooLate(last: last) }
        if until <= day { throw .endsTooEarly(after: day) }
    }

    package func checkClarified(on day: Day, today: Day) throws(RequestRefusal) {
        guard let clarification, clarification.answeredOn == nil, isOpen else { throw .nothingAwaited }
        try check(day, from: clarification.askedOn, today: today)
    }

    package func checkConsultation(on day: Day, today: Day, _ calendar: WorkCalendar) throws(RequestRefusal) {
        try checkInTime(on: day, today: today, calendar)
    }

    package func checkDelivery(of letter: Int, on day: Day, today: Day) throws(RequestRefusal) {
        let consultation = try unanswered(letter)
        try check(day, from: consultation.sentOn, today: today)
    }

    package func checkOpinion(on letter: Int, on day: Day, today: Day) throws(RequestRefusal) {
        let consultation = try unanswered(letter)
        try check(day, from: consultation.deliveredOn ?? consultation.sentOn, today: today)
    }

    /// Art 33(2); the applicant is told before the term ends.
    package func checkExtension(
        by days: Int, on day: Day, today: Day, _ calendar: WorkCalendar
    ) throws(RequestRefusal) {
        if extendedBy != nil { throw .alreadyExtended }
        if !(1...RequestTerm.longestExtension).contains(days) { throw .extensionTooLong }
        try checkInTime(on: day, today: today, calendar)
    }

    /// 协办 stops nothing: it may be asked for as long as no decision is made.
    package func checkAssistance(on day: Day, today: Day) throws(RequestRefusal) {
        try check(day, from: try receipt(), today: today)
    }

    package func checkAssistanceGiven(_ letter: Int, on day: Day, today: Day) throws(RequestRefusal) {
        try checkOpen()
        guard let asked = assistances[letter], asked.givenOn == nil else { throw .assistanceNotAwaited }
        try check(day, from: asked.askedOn, today: today)
    }

    /// Art 35: of requests whose number or frequency goes obviously beyond what is reasonable.
    package func checkReasons(on day: Day, today: Day) throws(RequestRefusal) {
        let received = try receipt()
        try check(day, from: received, today: today)
    }

    package func checkPostponement(
        to end: Day, on day: Day, today: Day, _ calendar: WorkCalendar
    ) throws(RequestRefusal) {
        guard let reasonsAskedOn else { throw .reasonsNotAsked }
        let due = try checkInTime(on: day, today: today, calendar)
        try check(day, from: reasonsAskedOn, today: today)
        if end <= due { throw .endsTooEarly(after: due) }
    }

    package func checkFee(yuan: Int, on day: Day, today: Day, _ calendar: WorkCalendar) throws(RequestRefusal) {
        if fee != nil { throw .alreadyCharged }
        if yuan <= 0 { throw .nothingToPay }
        try checkInTime(on: day, today: today, calendar)
    }

    package func checkPayment(on day: Day, today: Day) throws(RequestRefusal) {
        guard let fee, fee.paidOn == nil, isOpen else { throw .nothingAwaited }
        try check(day, from: fee.askedOn, today: today)
    }

    /// The organ that is responsible answers; who has begun to answer finishes.
    package func checkTransfer(
        to organisation: Organisation.ID, from own: Organisation.ID, on day: Day, today: Day
    ) throws(RequestRefusal) {
        try checkOpen()
        if organisation == own { throw .transferToItself }
        if draft != nil { throw .answerBegun }
        try check(day, from: submittedOn, today: today)
    }

    /// 一事一申请 (信息处理费管理办法 Art 4), while nobody is waited for.
    package func checkDivision(on day: Day, today: Day) throws(RequestRefusal) {
        let received = try receipt()
        try checkNotAwaiting()
        if parts != nil { throw .alreadyDivided }
        if draft != nil { throw .answerBegun }
        try check(day, from: received, today: today)
    }

    package func checkWithdrawal(on day: Day, today: Day) throws(RequestRefusal) {
        try checkOpen()
        try check(day, from: lastDay, today: today)
    }

    /// A late answer is an answer. What the applicant is waited for is waited for to its end; then it is given up.
    package func checkAnswer(
        _ outcome: RequestOutcome, on day: Day, today: Day, _ calendar: WorkCalendar
    ) throws(RequestRefusal) {
        _ = try receipt()
        try check(day, from: lastDay, today: today)
        switch outcome {
        case .clarificationLapsed:
            guard let clarification, awaited == .clarification else { throw .nothingAwaited }
            if day <= clarification.until { throw .stillTime(until: clarification.until) }
        case .feeLapsed:
            guard let fee, awaited == .payment else { throw .nothingAwaited }
            let last = fee.ledger(calendar).due
            if day <= last { throw .stillTime(until: last) }
        default:
            try checkNotAwaiting()
        }
    }

    /// - Returns: the day up to which there is time.
    @discardableResult
    private func checkInTime(on day: Day, today: Day, _ calendar: WorkCalendar) throws(RequestRefusal) -> Day {
        let received = try receipt()
        try checkNotAwaiting()
        let term = term(calendar)
        try check(day, from: term.counts.last?.dayZero ?? received, today: today)
        let due = term.ledger(calendar)?.due ?? received
        if day > due { throw .overdue(since: due) }
        return due
    }

    private func unanswered(_ letter: Int) throws(RequestRefusal) -> Consultation {
        _ = try receipt()
        guard let consultation = consultations[letter] else { throw .noSuchLetter }
        if consultation.opinion != nil { throw .opinionAlreadyReceived }
        return consultation
    }

    private func checkNotAwaiting() throws(RequestRefusal) {
        if let awaited { throw .awaiting(awaited) }
    }

    private func checkOpen() throws(RequestRefusal) {
        if !isOpen { throw .closed }
    }

    private func receipt() throws(RequestRefusal) -> Day {
        try checkOpen()
        guard let receivedOn else { throw .notReceived }
        return receivedOn
    }

    func check(_ day: Day, from earliest: Day?, today: Day) throws(RequestRefusal) {
        if day > today { throw .inTheFuture(today: today) }
        if let earliest, day < earliest { throw .tooEarly(earliest: earliest) }
    }
}

/// The work on a request, between its receipt and the archive.
extension RequestCase {
    /// No decision is made yet.
    package var isOpen: Bool { stage == .submitted || stage == .underWay }

    /// The applicant has no answer yet.
    package var isAwaitingAnswer: Bool { isOpen || stage == .decided }

    /// The signature that the draft waits for.
    package var dueStep: ReviewStep? {
        guard stage == .underWay, draft != nil, !isReturned else { return nil }
        return AnswerDraft.steps.first { signatures[$0] == nil }
    }

    package func checkWork() throws(RequestRefusal) {
        try checkOpen()
        if receivedOn == nil { throw .notReceived }
    }

    /// Something is left to be done: the answer, or its way to the applicant.
    package func checkUnfinished() throws(RequestRefusal) {
        if stage == .closed || stage == .transferred { throw .closed }
    }

    package func checkDraft(_ draft: AnswerDraft) throws(RequestRefusal) {
        try checkWork()
        if let missing = missingRecords(for: draft.outcome).first { throw .recordMissing(missing) }
    }

    /// Four eyes: nobody signs what they wrote, and nobody signs twice.
    package func canSign(_ step: ReviewStep, by person: Person.ID) -> Bool {
        dueStep == step && draftedBy != person && !signatures.values.contains(person)
    }

    package func checkSignable(_ step: ReviewStep, by person: Person.ID) throws(RequestRefusal) {
        guard dueStep == step else { throw .notToBeSigned }
        if !canSign(step, by: person) { throw .ownDraft }
    }

    package func checkAnswerDelivered(on day: Day, today: Day) throws(RequestRefusal) {
        guard stage == .decided, let decidedOn else { throw .notDecided }
        try check(day, from: decidedOn, today: today)
    }

    package func checkArchiving(on day: Day, today: Day) throws(RequestRefusal) {
        if stage != .closed, stage != .transferred { throw .notDecided }
        if isArchived { throw .alreadyArchived }
        try check(day, from: closedOn, today: today)
    }

    package func checkRating(_ points: Int) throws(RequestRefusal) {
        if stage != .closed || outcome == nil { throw .notDecided }
        if rating != nil { throw .alreadyRated }
        if !(1...5).contains(points) { throw .noSuchRating }
    }
}

extension ReviewStep {
    /// Who may sign an answer.
    package var answerPermission: Permission {
        switch self {
        case .check, .review: .reviewAnswers
        case .secrecy: .reviewSecrecy
        case .approval: .approveAnswers
        }
    }
}

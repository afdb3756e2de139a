import TestSupport
import Testing

@testable import Domain

struct RequestCaseTests {
    let calendar: WorkCalendar
    let today: Day

    init() throws {
        calendar = try WorkCalendar.official()
        today = try day("2026-12-31")
    }

    private func due(_ state: RequestCase) -> String? { state.term(calendar).ledger(calendar)?.due.iso }

    @Test func `online the term begins on the day that both sides confirm`() throws {
        let submitted = try requestCase(("2026-09-18", .submitted(.online)))
        #expect(submitted.stage == .submitted)
        #expect(due(submitted) == nil)
        try submitted.checkReceipt(on: day("2026-09-21"), today: today)
        let received = try requestCase(("2026-09-18", .submitted(.online)), ("2026-09-21", .received))
        #expect(received.stage == .underWay)
        #expect(due(received) == "2026-10-26")
        #expect(throws: RequestRefusal.alreadyReceived) {
            try received.checkReceipt(on: day("2026-09-22"), today: today)
        }
    }

    @Test(arguments: [RequestChannel.counter, .oral, .signedLetter])
    func `what is handed over is received when it is handed over`(channel: RequestChannel) throws {
        let submitted = try requestCase(("2026-09-18", .submitted(channel)))
        try submitted.checkReceipt(on: day("2026-09-18"), today: today)
        #expect(throws: RequestRefusal.receiptIsSubmission(try day("2026-09-18"))) {
            try submitted.checkReceipt(on: day("2026-09-19"), today: today)
        }
    }

    @Test func `a receipt lies neither in the future nor before the request came`() throws {
        let submitted = try requestCase(("2026-09-18", .submitted(.fax)))
        let now = try day("2026-09-20")
        #expect(throws: RequestRefusal.inTheFuture(today: now)) {
            try submitted.checkReceipt(on: day("2026-09-21"), today: now)
        }
        #expect(throws: RequestRefusal.tooEarly(earliest: try day("2026-09-18"))) {
            try submitted.checkReceipt(on: day("2026-09-17"), today: now)
        }
    }

    @Test func `clarification is asked once, within seven working days, and begins the term anew`() throws {
        let received = try requestCase(("2026-04-24", .submitted(.counter)), ("2026-04-24", .received))
        let until = try day("2026-06-01")
        try received.checkClarification(until: until, on: day("2026-05-08"), today: today, calendar)
        #expect(throws: RequestRefusal.clarificationTooLate(last: try day("2026-05-08"))) {
            try received.checkClarification(until: until, on: day("2026-05-09"), today: today, calendar)
        }
        let asked = try requestCase(
            ("2026-04-24", .submitted(.counter)), ("2026-04-24", .received),
            ("2026-05-06", .clarificationAsked(until: until)))
        #expect(due(asked) == nil)
        #expect(throws: RequestRefusal.alreadyClarified) {
            try asked.checkClarification(until: until, on: day("2026-05-07"), today: today, calendar)
        }
        #expect(throws: RequestRefusal.awaiting(.clarification)) {
            try asked.checkAnswer(.granted, on: day("2026-05-07"), today: today, calendar)
        }
        #expect(throws: RequestRefusal.stillTime(until: until)) {
            try asked.checkAnswer(.clarificationLapsed, on: until, today: today, calendar)
        }
        try asked.checkAnswer(.clarificationLapsed, on: until.next, today: today, calendar)
        let clarified = try requestCase(
            ("2026-04-24", .submitted(.counter)), ("2026-04-24", .received),
            ("2026-05-06", .clarificationAsked(until: until)), ("2026-05-13", .clarified))
        #expect(due(clarified) == "2026-06-10")
        #expect(throws: RequestRefusal.alreadyClarified) {
            try clarified.checkClarification(until: until, on: day("2026-05-14"), today: today, calendar)
        }
    }

    @Test func `who is asked has fifteen working days, and silence ends the stop`() throws {
        let sent = try requestCase(
            ("2026-09-18", .submitted(.counter)), ("2026-09-18", .received),
            ("2026-09-24", .consulted(letter: 1, .thirdParty)))
        let consultation = try #require(sent.consultations[1])
        #expect(consultation.ledger(calendar).due.iso == "2026-10-22")
        #expect(due(sent) == "2026-11-13")
        let delivered = try requestCase(
            ("2026-09-18", .submitted(.counter)), ("2026-09-18", .received),
            ("2026-09-24", .consulted(letter: 1, .thirdParty)), ("2026-09-28", .consultationDelivered(letter: 1)))
        #expect(delivered.consultations[1]?.ledger(calendar).due.iso == "2026-10-23")
        let answered = try requestCase(
            ("2026-09-18", .submitted(.counter)), ("2026-09-18", .received),
            ("2026-09-24", .consulted(letter: 1, .thirdParty)),
            ("2026-10-12", .opinionReceived(letter: 1, .objects)))
        #expect(due(answered) == "2026-11-03")
        let late = try requestCase(
            ("2026-09-18", .submitted(.counter)), ("2026-09-18", .received),
            ("2026-09-24", .consulted(letter: 1, .thirdParty)),
            ("2026-12-12", .opinionReceived(letter: 1, .objects)))
        #expect(due(late) == due(sent))
        #expect(throws: RequestRefusal.noSuchLetter) {
            try sent.checkOpinion(on: 2, on: day("2026-10-12"), today: today)
        }
        #expect(throws: RequestRefusal.opinionAlreadyReceived) {
            try answered.checkOpinion(on: 1, on: day("2026-10-13"), today: today)
        }
    }

    @Test func `the term is extended once, before it ends, by twenty working days at most`() throws {
        let received = try requestCase(("2026-09-18", .submitted(.counter)), ("2026-09-18", .received))
        try received.checkExtension(by: 20, on: day("2026-10-22"), today: today, calendar)
        #expect(throws: RequestRefusal.overdue(since: try day("2026-10-22"))) {
            try received.checkExtension(by: 20, on: day("2026-10-23"), today: today, calendar)
        }
        for days in [0, 21] {
            #expect(throws: RequestRefusal.extensionTooLong) {
                try received.checkExtension(by: days, on: day("2026-10-22"), today: today, calendar)
            }
        }
        let extended = try requestCase(
            ("2026-09-18", .submitted(.counter)), ("2026-09-18", .received), ("2026-10-22", .extended(workingDays: 20)))
        #expect(due(extended) == "2026-11-19")
        #expect(throws: RequestRefusal.alreadyExtended) {
            try extended.checkExtension(by: 1, on: day("2026-10-23"), today: today, calendar)
        }
    }

    @Test func `a request is charged once, and thirty days later given up`() throws {
        let asked = try requestCase(
            ("2026-03-02", .submitted(.counter)), ("2026-03-02", .received),
            ("2026-03-10", .feeAsked(.pages, yuan: 700)))
        #expect(due(asked) == nil)
        let last = try day("2026-04-09")
        #expect(asked.fee?.ledger(calendar).due == last)
        #expect(throws: RequestRefusal.alreadyCharged) {
            try asked.checkFee(yuan: 100, on: day("2026-03-11"), today: today, calendar)
        }
        #expect(throws: RequestRefusal.stillTime(until: last)) {
            try asked.checkAnswer(.feeLapsed, on: last, today: today, calendar)
        }
        try asked.checkAnswer(.feeLapsed, on: last.next, today: today, calendar)
        let paid = try requestCase(
            ("2026-03-02", .submitted(.counter)), ("2026-03-02", .received),
            ("2026-03-10", .feeAsked(.pages, yuan: 700)), ("2026-03-16", .feePaid))
        #expect(due(paid) == "2026-04-14")
        #expect(throws: RequestRefusal.nothingAwaited) { try paid.checkPayment(on: day("2026-03-17"), today: today) }
    }

    @Test func `a term beyond the count takes reasons that were asked for`() throws {
        let received = try requestCase(("2026-03-02", .submitted(.counter)), ("2026-03-02", .received))
        let end = try day("2026-07-31")
        #expect(throws: RequestRefusal.reasonsNotAsked) {
            try received.checkPostponement(to: end, on: day("2026-03-20"), today: today, calendar)
        }
        let asked = try requestCase(
            ("2026-03-02", .submitted(.counter)), ("2026-03-02", .received), ("2026-03-10", .reasonsAsked))
        try asked.checkPostponement(to: end, on: day("2026-03-20"), today: today, calendar)
        #expect(throws: RequestRefusal.endsTooEarly(after: try day("2026-03-30"))) {
            try asked.checkPostponement(to: day("2026-03-30"), on: day("2026-03-20"), today: today, calendar)
        }
    }

    @Test func `what is closed stays closed`() throws {
        let answered = try requestCase(
            ("2026-03-02", .submitted(.counter)), ("2026-03-02", .received), ("2026-03-20", .answered(.notHeld)))
        let later = try day("2026-03-21")
        #expect(throws: RequestRefusal.closed) { try answered.checkAnswer(.granted, on: later, today: today, calendar) }
        #expect(throws: RequestRefusal.closed) { try answered.checkExtension(by: 5, on: later, today: today, calendar) }
        #expect(throws: RequestRefusal.closed) { try answered.checkWithdrawal(on: later, today: today) }
        #expect(answered.outcome == .notHeld)
    }

    @Test func `whatever lawfully happens, the date is the one that counting day by day finds`() throws {
        var random = SeededRandom(seed: 2019)
        for _ in 0..<2000 {
            var life = RandomLife(calendar, using: &random)
            for _ in 0..<12 {
                life.live(using: &random)
                let ledger = life.state.term(calendar).ledger(calendar)
                #expect(ledger?.due == countedDue(life.events, life.state, calendar), "\(life.events)")
            }
        }
    }
}

/// A request to which random things happen that the rules allow.
private struct RandomLife {
    let calendar: WorkCalendar
    var today: Day
    var events: [RequestEvent] = []
    var state = RequestCase()

    init(_ calendar: WorkCalendar, using random: inout SeededRandom) {
        self.calendar = calendar
        today = Day(number: 13_514) + Int.random(in: 0..<7100, using: &random)
        let channel = RequestChannel.allCases.randomElement(using: &random) ?? .online
        happen(.submitted(channel), on: today)
    }

    private mutating func happen(_ happening: RequestEvent.Happening, on day: Day) {
        let event = RequestEvent(instant: Instant(milliseconds: 0), actor: nil, day: day, happening: happening)
        events.append(event)
        state.apply(event)
    }

    mutating func live(using random: inout SeededRandom) {
        today = today + Int.random(in: 0...9, using: &random)
        let day = today + -Int.random(in: 0...4, using: &random)
        let letter = Int.random(in: 1...3, using: &random)
        let acts: [RequestAct] = [
            .confirmReceipt, .confirmReceipt, .askClarification(until: day + 15, words: "?"),
            .enterClarification(words: ""),
            .consult(Bool.random(using: &random) ? .thirdParty : .jointMaker, addressee: "李四", words: "?"),
            .enterConsultationDelivery(letter: letter), .enterOpinion(letter: letter, .consents, words: ""),
            .extend(workingDays: Int.random(in: 0...22, using: &random), reason: "?"), .askReasons(words: "?"),
            .postpone(to: day + Int.random(in: 0...90, using: &random), reason: "?"),
            .charge(.items, count: 1), .enterPayment,
        ]
        guard let act = acts.randomElement(using: &random),
            let happenings = try? state.outcome(of: act, on: day, today: today, circumstances, calendar)
        else { return }
        for happening in happenings { happen(happening, on: day) }
    }

    private let circumstances = RequestCircumstances(
        organisation: Organisation.ID(number: 1), person: nil, itemsBefore: 10)
}

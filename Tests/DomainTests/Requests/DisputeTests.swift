import TestSupport
import Testing

@testable import Domain

struct DisputeTests {
    let calendar: WorkCalendar
    let today: Day

    init() throws {
        calendar = try WorkCalendar.official()
        today = try day("2026-12-31")
    }

    private func state(_ happenings: (String, RequestEvent.Happening)...) throws -> RequestCase {
        try requestCase([("2026-03-10", .submitted(.counter)), ("2026-03-10", .received)] + happenings)
    }

    private func open(_ block: Dispute.Block, on iso: String, _ state: RequestCase) throws {
        _ = try state.outcome(
            of: .openDispute(Dispute.Filing(block, organ: "阳光市人民政府")), on: day(iso), today: today,
            RequestCircumstances(organisation: Organisation.ID(number: 1), person: nil), calendar)
    }

    private static let review = RequestEvent.Happening.disputeOpened(number: 1, .sample)

    @Test func `an answer can be disputed from its day on`() throws {
        let answered = try state(("2026-03-20", .answered(.deliberative)))
        try open(.reconsideration, on: "2026-03-20", answered)
        #expect(throws: RequestRefusal.tooEarly(earliest: try day("2026-03-20"))) {
            try open(.reconsideration, on: "2026-03-19", answered)
        }
        #expect(throws: RequestRefusal.inTheFuture(today: today)) {
            try open(.reconsideration, on: "2027-01-01", answered)
        }
    }

    @Test func `silence can be disputed when the term has ended, even where an answer came later`() throws {
        let silent = try state()
        #expect(silent.term(calendar).ledger(calendar)?.due.iso == "2026-04-08")
        try open(.reconsideration, on: "2026-04-09", silent)
        #expect(throws: RequestRefusal.tooEarly(earliest: try day("2026-04-09"))) {
            try open(.reconsideration, on: "2026-04-08", silent)
        }
        #expect(throws: RequestRefusal.notDisputable) {
            try silent.checkDispute(
                .directSuit, on: day("2026-04-01"), today: day("2026-04-08"), due: day("2026-04-08"))
        }
        try open(.reconsideration, on: "2026-04-09", state(("2026-04-20", .answered(.granted))))
    }

    @Test func `a suit after reconsideration follows its decision`() throws {
        let reviewed = try state(("2026-03-20", .answered(.deliberative)), ("2026-04-01", Self.review))
        #expect(throws: RequestRefusal.reconsiderationNotDecided) {
            try open(.suitAfterReconsideration, on: "2026-05-01", reviewed)
        }
        let decided = try state(
            ("2026-03-20", .answered(.deliberative)), ("2026-04-01", Self.review),
            ("2026-05-20", .disputeDecided(number: 1, .upheld)))
        try open(.suitAfterReconsideration, on: "2026-05-20", decided)
        #expect(throws: RequestRefusal.tooEarly(earliest: try day("2026-05-20"))) {
            try open(.suitAfterReconsideration, on: "2026-05-19", decided)
        }
        #expect(decided.disputes.map { Dispute.Standing($0.result) } == [.upheld])
        #expect(decided.openDisputes == [])
    }

    @Test func `a direct suit is entered as it happened, also where reconsideration comes first`() throws {
        let refused = try state(("2026-03-20", .answered(.deliberative)))
        #expect(refused.outcome?.isReconsiderationFirst == true)
        try open(.directSuit, on: "2026-04-20", refused)
    }

    @Test func `a dispute is decided once, and not before it was opened`() throws {
        let reviewed = try state(("2026-03-20", .answered(.deliberative)), ("2026-04-01", Self.review))
        try reviewed.checkDisputeDecision(1, on: day("2026-04-01"), today: today)
        #expect(throws: RequestRefusal.tooEarly(earliest: try day("2026-04-01"))) {
            try reviewed.checkDisputeDecision(1, on: day("2026-03-31"), today: today)
        }
        #expect(throws: RequestRefusal.noSuchDispute) {
            try reviewed.checkDisputeDecision(2, on: day("2026-04-02"), today: today)
        }
        let decided = try state(
            ("2026-03-20", .answered(.deliberative)), ("2026-04-01", Self.review),
            ("2026-05-20", .disputeDecided(number: 1, .corrected)))
        #expect(throws: RequestRefusal.disputeAlreadyDecided) {
            try decided.checkDisputeDecision(1, on: day("2026-05-21"), today: today)
        }
    }

    @Test func `a filing names before whom it is, at no greater length than can be read`() {
        #expect(Dispute.Filing(.directSuit, organ: "").issues == [Issue("disputeOrgan", .missing)])
        let long = Dispute.Filing(
            .directSuit, organ: "法院", caseNumber: String(repeating: "1", count: 101),
            claim: String(repeating: "撤", count: 5001))
        #expect(
            long.issues == [Issue("caseNumber", .tooLong(limit: 100)), Issue("claim", .tooLong(limit: 5000))])
    }
}

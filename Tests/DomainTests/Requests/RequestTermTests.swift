import TestSupport
import Testing

@testable import Domain

struct RequestTermTests {
    let calendar: WorkCalendar

    init() throws {
        calendar = try WorkCalendar.official()
    }

    private func due(_ steps: [RequestTerm.Step]) -> String? { RequestTerm(steps).ledger(calendar)?.due.iso }

    @Test(arguments: [
        ("2024-01-31", "2024-03-04", "2024-04-01"), ("2024-09-11", "2024-10-15", "2024-11-12"),
        ("2025-01-20", "2025-02-21", "2025-03-21"), ("2025-04-25", "2025-05-27", "2025-06-25"),
        ("2025-09-26", "2025-10-30", "2025-11-27"), ("2026-01-29", "2026-03-04", "2026-04-01"),
        ("2026-02-11", "2026-03-17", "2026-04-15"), ("2026-02-14", "2026-03-20", "2026-04-20"),
        ("2026-04-24", "2026-05-26", "2026-06-24"), ("2026-09-18", "2026-10-22", "2026-11-19"),
        ("2026-09-30", "2026-11-03", "2026-12-01"),
    ])
    func `an answer is due after twenty working days, with the longest extension after forty`(
        received: String, first: String, extended: String
    ) throws {
        let received = try day(received)
        #expect(due([.began(received)]) == first)
        #expect(due([.began(received), .extended(20)]) == extended)
    }

    @Test func `while third parties are asked no day counts, from the day of the letter to that of the opinion`() throws
    {
        let stop = TermStop(.thirdParty, try day("2026-09-24")...day("2026-10-12"))
        let term = RequestTerm([.began(try day("2026-09-18")), .stopped(stop)])
        let ledger = try #require(term.ledger(calendar))
        #expect(ledger.due.iso == "2026-11-03")
        let stopped = ledger.days.filter { $0.reason == .stopped(.thirdParty) }
        #expect(stopped.count == 8)
        #expect(stopped.first?.reason.code == "stopped-third-party")
        let before = try day("2026-10-13")
        #expect(ledger.days.first { $0.date == before }?.counts == true)
    }

    @Test func `stops that overlap stop once`() throws {
        let received = try day("2026-03-02")
        let one = TermStop(.thirdParty, try day("2026-03-04")...day("2026-03-10"))
        let other = TermStop(.jointMaker, try day("2026-03-09")...day("2026-03-12"))
        let union = TermStop(.thirdParty, try day("2026-03-04")...day("2026-03-12"))
        #expect(due([.began(received), .stopped(one), .stopped(other)]) == due([.began(received), .stopped(union)]))
    }

    @Test func `while the applicant is waited for there is no date, and then a whole new term`() throws {
        let asked: [RequestTerm.Step] = [
            .began(try day("2026-03-02")), .awaiting(.clarification, since: try day("2026-03-06")),
        ]
        #expect(due(asked) == nil)
        let answered = asked + [.began(try day("2026-03-16"))]
        #expect(due(answered) == due([.began(try day("2026-03-16"))]))
        let counts = RequestTerm(answered).counts
        #expect(counts.map(\.ended?.awaited) == [.clarification, nil])
        #expect(counts.map(\.dayZero.iso) == ["2026-03-02", "2026-03-16"])
    }

    @Test func `what others are asked goes on standing still when the term begins anew`() throws {
        let stop = TermStop(.thirdParty, try day("2026-03-10")...day("2026-03-20"))
        let paid = try day("2026-03-13")
        let steps: [RequestTerm.Step] = [
            .began(try day("2026-03-02")), .stopped(stop), .awaiting(.payment, since: try day("2026-03-11")),
            .began(paid),
        ]
        #expect(due(steps) == due([.began(try day("2026-03-20"))]))
    }

    @Test func `a reasonable term may go beyond any count`() throws {
        let term = RequestTerm([.began(try day("2026-03-02")), .postponed(to: try day("2026-08-31"))])
        let ledger = try #require(term.ledger(calendar))
        #expect(ledger.due.iso == "2026-08-31")
        #expect(ledger.days.count { $0.counts } == 20)
        #expect(ledger.days.last?.reason.code == "postponed-workday")
    }

    @Test func `a date beyond the announced holidays is provisional`() throws {
        let ledger = try #require(RequestTerm([.began(try day("2026-12-21"))]).ledger(calendar))
        #expect(ledger.isProvisional)
        #expect(try #require(RequestTerm([.began(try day("2026-11-20"))]).ledger(calendar)).isProvisional == false)
    }

    @Test func `the ledger replays to its date`() throws {
        var random = SeededRandom(seed: 33)
        for _ in 0..<500 {
            let life = RandomTerm(using: &random)
            let ledger = try #require(RequestTerm(life.steps).ledger(calendar))
            #expect(zip(ledger.days, ledger.days.dropFirst()).allSatisfy { $1.date == $0.date.next })
            #expect(ledger.days.count { $0.counts } == life.workingDays)
            #expect(ledger.days.last?.counts == true)
            #expect(ledger.days.allSatisfy { !$0.counts || calendar.isWorkday($0.date) })
        }
    }

    @Test func `whoever receives later answers no earlier, and each stopped day is given back`() throws {
        var random = SeededRandom(seed: 34)
        for _ in 0..<500 {
            var life = RandomTerm(using: &random)
            let first = try #require(RequestTerm(life.steps).ledger(calendar))
            life.received = life.received.next
            let later = try #require(RequestTerm(life.steps).ledger(calendar))
            #expect(later.due >= first.due)

            var free = life
            free.stops = []
            let unstopped = try #require(RequestTerm(free.steps).ledger(calendar))
            let given = later.days.count { if case .stopped = $0.reason { true } else { false } }
            #expect(calendar.workingDays(from: unstopped.due, to: later.due) == given)
        }
    }

    @Test func `the order in which holidays are learned does not matter`() throws {
        var random = SeededRandom(seed: 35)
        let days = try WorkCalendar.officialDays()
        for _ in 0..<20 {
            let shuffled = WorkCalendar(days.shuffled(using: &random))
            let life = RandomTerm(using: &random)
            #expect(RequestTerm(life.steps).ledger(shuffled) == RequestTerm(life.steps).ledger(calendar))
        }
    }
}

/// A term of 2007 to 2026 with any extension and any stops.
private struct RandomTerm {
    var received: Day
    var workingDays: Int
    var stops: [TermStop]

    init(using random: inout SeededRandom) {
        let first = Day(number: 13_514)  // 2007-01-01
        received = first + Int.random(in: 0..<7200, using: &random)
        workingDays = 20 + Int.random(in: 0...20, using: &random)
        stops = []
        for _ in 0..<Int.random(in: 0...3, using: &random) {
            let from = received + Int.random(in: 0...40, using: &random)
            stops.append(TermStop(.thirdParty, from...from + Int.random(in: 0...30, using: &random)))
        }
    }

    var steps: [RequestTerm.Step] {
        [.began(received)] + (workingDays > 20 ? [.extended(workingDays - 20)] : []) + stops.map { .stopped($0) }
    }
}

import TestSupport
import Testing

@testable import Domain

struct DayLedgerTests {
    let calendar: WorkCalendar

    init() throws {
        calendar = try WorkCalendar.official()
    }

    @Test func `the ledger says of every day whether it counts and why`() throws {
        let friday = try #require(Day(2026, 2, 13))
        let ledger = calendar.dueDate(workingDays: 2, after: friday)
        #expect(
            ledger.days.map { "\($0.date.iso) \($0.counts) \($0.reason.code) \($0.reason.holiday ?? "")" } == [
                "2026-02-13 false day-zero ",
                "2026-02-14 true make-up-workday 春节",
                "2026-02-15 false holiday 春节",
                "2026-02-16 false holiday 春节",
                "2026-02-17 false holiday 春节",
                "2026-02-18 false holiday 春节",
                "2026-02-19 false holiday 春节",
                "2026-02-20 false holiday 春节",
                "2026-02-21 false holiday 春节",
                "2026-02-22 false holiday 春节",
                "2026-02-23 false holiday 春节",
                "2026-02-24 true workday ",
            ])
        #expect(ledger.due.iso == "2026-02-24")
    }

    @Test func `a term that passes the last announced year is provisional`() throws {
        let ledger = calendar.dueDate(workingDays: 3, after: try #require(Day(2026, 12, 30)))
        #expect(ledger.isProvisional)
        #expect(ledger.due.iso == "2027-01-04")
        #expect(
            ledger.days.map(\.reason.code) == [
                "day-zero", "workday", "assumed-workday", "assumed-weekend", "assumed-weekend", "assumed-workday",
            ])
        #expect(!calendar.dueDate(workingDays: 1, after: try #require(Day(2026, 12, 30))).isProvisional)
    }

    @Test func `a term of no days ends on its day`() throws {
        let sunday = try #require(Day(2026, 11, 22))
        #expect(calendar.dueDate(workingDays: 0, after: sunday).due == sunday)
        #expect(calendar.dueDate(calendarDays: 0, after: sunday).due == sunday)
    }

    @Test func `receipt on a rest day counts from the next working day`() throws {
        let ledger = calendar.dueDate(workingDays: 1, after: try #require(Day(2026, 11, 21)))
        #expect(ledger.due.iso == "2026-11-23")
    }

    @Test func `calendar days count rest days too`() throws {
        let ledger = calendar.dueDate(calendarDays: 20, after: try #require(Day(2026, 3, 2)))
        #expect(ledger.due.iso == "2026-03-23")
        #expect(ledger.days.count { $0.counts } == 20)
        #expect(ledger.days.suffix(2).map(\.reason.code) == ["weekend", "extended-workday"])
    }

    @Test func `a last day in a holiday moves to the first working day after it`() throws {
        let ledger = calendar.dueDate(calendarDays: 30, after: try #require(Day(2026, 9, 1)))
        #expect(ledger.due.iso == "2026-10-08")
        #expect(ledger.days.count { $0.counts } == 30)
        #expect(ledger.days.last?.counts == false)
    }

    @Test func `a last day on a make-up workday stays`() throws {
        #expect(calendar.dueDate(calendarDays: 3, after: try #require(Day(2026, 10, 7))).due.iso == "2026-10-10")
    }

    @Test func `calendar-day terms agree with walking the days one by one`() throws {
        var random = SeededRandom(seed: 203)
        let first = try #require(Day(2007, 1, 1))
        for _ in 0..<1000 {
            let start = first + Int.random(in: 0..<7300, using: &random)
            let count = Int.random(in: 1...90, using: &random)
            var due = start
            for _ in 0..<count { due = due.next }
            while !calendar.isWorkday(due) { due = due.next }
            #expect(calendar.dueDate(calendarDays: count, after: start).due == due)
        }
    }

    @Test func `information is public within twenty working days, unless another law says otherwise`() throws {
        let signed = try #require(Day(2026, 9, 18))
        #expect(PublicationTerm.article26.due(from: signed, calendar: calendar).due.iso == "2026-10-22")
        #expect(PublicationTerm.calendarDays(20).due(from: signed, calendar: calendar).due.iso == "2026-10-08")
        #expect(PublicationTerm.workingDays(3).due(from: signed, calendar: calendar).due.iso == "2026-09-22")
    }
}

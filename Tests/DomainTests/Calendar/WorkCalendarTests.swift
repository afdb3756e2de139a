import TestSupport
import Testing

@testable import Domain

struct WorkCalendarTests {
    let calendar: WorkCalendar
    let officialDays: [WorkCalendar.AnnouncedDay]

    init() throws {
        officialDays = try WorkCalendar.officialDays()
        calendar = WorkCalendar(officialDays)
    }

    /// The table of law/09, computed from the State Council's notices.
    static let table: [(receipt: String, due: [String])] = [
        ("2024-01-31", ["2024-02-04", "2024-02-06", "2024-02-08", "2024-02-26", "2024-03-04", "2024-04-01"]),
        ("2024-09-11", ["2024-09-14", "2024-09-19", "2024-09-23", "2024-10-09", "2024-10-15", "2024-11-12"]),
        ("2025-01-20", ["2025-01-23", "2025-01-26", "2025-02-05", "2025-02-14", "2025-02-21", "2025-03-21"]),
        ("2025-04-25", ["2025-04-29", "2025-05-06", "2025-05-08", "2025-05-20", "2025-05-27", "2025-06-25"]),
        ("2025-09-26", ["2025-09-30", "2025-10-10", "2025-10-13", "2025-10-23", "2025-10-30", "2025-11-27"]),
        ("2026-01-29", ["2026-02-03", "2026-02-05", "2026-02-09", "2026-02-26", "2026-03-04", "2026-04-01"]),
        ("2026-02-11", ["2026-02-14", "2026-02-25", "2026-02-27", "2026-03-10", "2026-03-17", "2026-04-15"]),
        ("2026-02-14", ["2026-02-26", "2026-02-28", "2026-03-03", "2026-03-13", "2026-03-20", "2026-04-20"]),
        ("2026-04-24", ["2026-04-29", "2026-05-06", "2026-05-08", "2026-05-19", "2026-05-26", "2026-06-24"]),
        ("2026-09-18", ["2026-09-22", "2026-09-24", "2026-09-29", "2026-10-15", "2026-10-22", "2026-11-19"]),
        ("2026-09-30", ["2026-10-10", "2026-10-13", "2026-10-15", "2026-10-27", "2026-11-03", "2026-12-01"]),
    ]

    @Test(arguments: table)
    func `terms of 3, 5, 7, 15, 20 and 40 working days end as the notices of each year say`(
        receipt: String, due: [String]
    ) throws {
        let receipt = try #require(Day(iso: receipt))
        let found = [3, 5, 7, 15, 20, 40].map { calendar.dueDate(workingDays: $0, after: receipt).due.iso }
        #expect(found == due)
        #expect(!calendar.dueDate(workingDays: 40, after: receipt).isProvisional)
    }

    @Test(arguments: [(2020, 249), (2021, 250), (2022, 249), (2023, 249), (2024, 251), (2025, 248), (2026, 248)])
    func `a year has as many working days as its notice leaves`(year: Int, count: Int) throws {
        let last = try #require(Day(year - 1, 12, 31))
        let end = try #require(Day(year, 12, 31))
        #expect(calendar.workingDays(from: last, to: end) == count)
    }

    @Test func `what is known ends with the last year that was announced`() {
        #expect(calendar.knownThrough == 2026)
    }

    @Test func `what remains is 0 on the due day, less for each working day after it`() throws {
        let due = try #require(Day(2026, 10, 9))
        let before = try #require(Day(2026, 9, 29))
        let after = try #require(Day(2026, 10, 12))
        #expect(calendar.workingDays(from: before, to: due) == 3)
        #expect(calendar.workingDays(from: due, to: due) == 0)
        #expect(calendar.workingDays(from: after, to: due) == -2)
    }

    @Test func `a count agrees with walking the days one by one`() throws {
        var random = SeededRandom(seed: 9)
        let rests = Set(officialDays.filter(\.isOff).map(\.day))
        let works = Set(officialDays.filter { !$0.isOff }.map(\.day))
        func isWorked(_ day: Day) -> Bool { works.contains(day) || (day.weekday < 6 && !rests.contains(day)) }
        let first = try #require(Day(2006, 12, 1))
        for _ in 0..<2000 {
            let receipt = first + Int.random(in: 0..<7500, using: &random)
            let count = Int.random(in: 0...60, using: &random)
            var (day, left) = (receipt, count)
            while left > 0 {
                day = day.next
                if isWorked(day) { left -= 1 }
            }
            let ledger = calendar.dueDate(workingDays: count, after: receipt)
            #expect(ledger.due == day)
            #expect(ledger.days.count { $0.counts } == count)
            #expect(ledger.days.map(\.date) == (receipt.number...day.number).map { Day(number: $0) })
            #expect(ledger.isProvisional == (day.year > 2026 && count > 0))
            #expect(calendar.workingDays(from: receipt, to: day) == count)
            #expect(calendar.workingDays(from: day, to: receipt) == -count)
        }
    }
}

extension WorkCalendar {
    /// The days of the calendar that the program ships.
    static func officialDays() throws -> [AnnouncedDay] {
        let lines = try ProjectFiles.text("Sources/Actions/Resources/Calendar/holidays.csv").split(separator: "\n")
        return try lines.dropFirst().map { line in
            let columns = line.split(separator: ",", omittingEmptySubsequences: false)
            return AnnouncedDay(
                try #require(Day(iso: columns[0])), isOff: columns[2] == "off", name: String(columns[3]))
        }
    }

    static func official() throws -> WorkCalendar { WorkCalendar(try officialDays()) }
}

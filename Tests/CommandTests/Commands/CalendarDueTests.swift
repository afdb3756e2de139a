import Actions
import Domain
import Foundation
import Testing

@testable import Command

@Suite struct CalendarDueTests {
    /// law/09: computed by hand from the notices of the State Council.
    @Test(arguments: [
        ("2024-01-31", ["2024-02-04", "2024-02-06", "2024-02-08", "2024-02-26", "2024-03-04", "2024-04-01"]),
        ("2024-09-11", ["2024-09-14", "2024-09-19", "2024-09-23", "2024-10-09", "2024-10-15", "2024-11-12"]),
        ("2025-01-20", ["2025-01-23", "2025-01-26", "2025-02-05", "2025-02-14", "2025-02-21", "2025-03-21"]),
        ("2025-09-26", ["2025-09-30", "2025-10-10", "2025-10-13", "2025-10-23", "2025-10-30", "2025-11-27"]),
        ("2026-02-14", ["2026-02-26", "2026-02-28", "2026-03-03", "2026-03-13", "2026-03-20", "2026-04-20"]),
        ("2026-04-24", ["2026-04-29", "2026-05-06", "2026-05-08", "2026-05-19", "2026-05-26", "2026-06-24"]),
        ("2026-09-30", ["2026-10-10", "2026-10-13", "2026-10-15", "2026-10-27", "2026-11-03", "2026-12-01"]),
    ])
    func `terms end on the days that the law's vectors name`(receipt: String, due: [String]) throws {
        let calendar = try RuleFiles.calendar()
        let day = try #require(Day(iso: receipt))
        let found = [3, 5, 7, 15, 20, 40].map {
            CalendarDue.Answer(calendar.dueDate(workingDays: $0, after: day)).due
        }
        #expect(found == due)
    }

    @Test func `the answer for machines lists every day with its reason`() throws {
        let answer = try Program().run("calendar", "due", "2026-09-30", "--working-days", "1", "--json")
        #expect(answer.status == 0)
        let json = try answer.json
        #expect(json["due"] as? String == "2026-10-08")
        #expect(json["provisional"] as? Bool == false)
        let days = try #require(json["days"] as? [[String: Any]])
        #expect(days.map { $0["date"] as? String }.first == "2026-09-30")
        let reasons = days.map { $0["reason"] as? String }
        #expect(reasons == ["day-zero"] + Array(repeating: "holiday", count: 7) + ["workday"])
        #expect(days.map { $0["counts"] as? Bool } == Array(repeating: false, count: 8) + [true])
        #expect(days[1]["holiday"] as? String == "国庆节")
    }

    @Test func `a term that reaches into a year without a notice is provisional`() throws {
        let answer = try Program().run("calendar", "due", "2026-12-25", "--working-days", "20", "--json")
        #expect(try answer.json["provisional"] as? Bool == true)
    }

    @Test(arguments: [["2026-02-30", "3"], ["2026-02-03", "-1"], ["2026-02-03", "3651"], ["2026-02-03", "three"]])
    func `a date that does not exist, or a term that nobody has, is wrong usage`(arguments: [String]) throws {
        let answer = try Program().run("calendar", "due", arguments[0], "--working-days=\(arguments[1])")
        #expect(answer.status == 2)
        #expect(!answer.complaints.isEmpty)
    }
}

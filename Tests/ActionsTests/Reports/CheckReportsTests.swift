import Actions
import Domain
import Storage
import TestSupport
import Testing

/// What somebody changed behind the program's back in annual reports.
struct CheckReportsTests {
    @Test(arguments: Engine.available)
    func `reports that were brought in and summed up are sound`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            _ = try await test.summedUp()
            let report = try await test.office.check()
            #expect(report.findings == [])
            #expect(report.reports == TestOffice.Place.allCases.count + 1)
        }
    }

    private static let columns: [SQL] = [
        "UPDATE annual_report SET stage = 'draft' WHERE id = ",
        "UPDATE annual_report SET submitted_on = submitted_on - 1 WHERE id = ",
        "UPDATE annual_report SET accepted_on = NULL WHERE id = ",
        "UPDATE annual_report SET event_count = event_count + 1 WHERE id = ",
        "UPDATE annual_report SET changed_at = changed_at - 1 WHERE id = ",
    ]

    @Test(arguments: Engine.available)
    func `a column that somebody changed is found`(engine: Engine) async throws {
        for column in Self.columns {
            try await withOffice(engine) { test in
                let id = try await test.summedUp()
                try await test.tamper("\(column)\(id)")
                let findings = try await test.office.check().findings
                #expect(findings.map(\.area) == ["reports"], "\(column.text)")
                #expect(findings.map(\.problem) == ["its columns differ from its events"], "\(column.text)")
            }
        }
    }

    @Test(arguments: Engine.available)
    func `an event that somebody changed is found`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let id = try await test.summedUp()
            try await test.disarm()
            let other = test.person(.auditor)
            try await test.tamper(
                "UPDATE annual_report_event SET actor = \(other.id) WHERE report = \(id) AND happening = 'accepted'")
            let findings = try await test.office.check().findings
            #expect(findings.map(\.problem) == ["its events are not those of the journal"])
        }
    }

    @Test(arguments: Engine.available)
    func `a part that is gone is found`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let id = try await test.summedUp()
            let parts = try await test.office.deskReport(id, by: test.caller(.opennessOffice, in: .city)).parts
            let part = try #require(parts.last?.report)
            try await test.disarm()
            try await test.tamper(
                "DELETE FROM annual_report_event WHERE report = \(part)",
                "DELETE FROM annual_report WHERE id = \(part)")
            let findings = try await test.office.check().findings
            #expect(findings.map(\.place) == [id.text])
            #expect(findings.map(\.problem) == ["the report \(part), a part of it, is missing"])
        }
    }

    @Test(arguments: Engine.available)
    func `a figure of an accepted report that somebody changed breaks its rules, and is no sum any more`(
        engine: Engine
    ) async throws {
        try await withOffice(engine) { test in
            let id = try await test.summedUp()
            try await test.disarm()
            let key = ReportCell.request(.carriedOut, .total).key
            try await test.tamper(
                """
                UPDATE annual_report_event SET word = REPLACE(word, \("\"\(key)\":"), \("\"\(key)\":1"))
                WHERE report = \(id) AND happening = 'submitted'
                """)
            let problems = try await test.office.check().findings.map(\.problem)
            #expect(
                problems == [
                    "its events are not those of the journal", "the rule R1 does not hold",
                    "the rule R3 does not hold", "the rule R8 does not hold",
                ])
        }
    }

    @Test(arguments: Engine.available)
    func `a document that is not there is found`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let imported = try await test.importing(test.sheet(2025), publishedOn: day(2026, 1, 20))
            let document = Document.ID(bornAt: instant(2026, 1, 1), chance: Array(repeating: 7, count: 10))
            try await test.disarm()
            try await test.tamper(
                """
                UPDATE annual_report_event SET word = REPLACE(word, \(imported.document.text), \(document.text))
                WHERE report = \(imported.id) AND happening = 'drafted'
                """)
            let problems = try await test.office.check().findings.map(\.problem)
            #expect(problems.contains("its document \(document) is missing"))
        }
    }
}

extension TestOffice {
    /// The city's report on the whole, accepted: the sum of those that were brought in for its organs.
    fileprivate func summedUp() async throws -> AnnualReport.ID {
        for place in Place.allCases {
            _ = try await importing(sheet(2025, of: place), of: place, publishedOn: day(2026, 1, 20))
        }
        let officer = caller(.opennessOffice, in: .city)
        let id = try await office.openReport(of: organisation(.city).id, year: 2025, .whole, by: officer)
        let texts: [ReportSection: String] = [.overview: "全市工作平稳。", .problems: "没有。", .otherMatters: "没有。"]
        try await office.act(.write(texts), on: id, expecting: nil, by: officer)
        try await office.submitReport(id, expecting: nil, by: officer)
        let other = caller(person(.approver, in: .city), [.opennessOffice], in: .city)
        try await office.act(.accept(opinion: ""), on: id, expecting: nil, by: other)
        return id
    }
}

import Domain
import Foundation
import Storage
import TestSupport
import Testing

@testable import Actions

struct CatalogueTests {
    @Test(arguments: Engine.available)
    func `every row of the files comes back as it went in`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let rows = try RuleFiles.catalogue()
            try await test.office.bringCatalogue(rows, by: .system)
            let stored = try await test.office.catalogue().map(\.row)
            #expect(stored == rows)
            await #expect(throws: Forbidden.self) {
                try await test.office.bringCatalogue(rows, by: test.caller(.administrator, in: .city))
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a newer wording takes the place of the older, and keeps what was published`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            _ = try await test.published(.sample(catalogueRow: "20-01"))
            var row = try await test.office.catalogueRow("20-01").row
            row.content = "新的表述"
            row.effectiveUntil = day(2030, 1, 1)
            try await test.office.bringCatalogue([row], by: .system)
            let coverage = try await test.office.catalogueRow("20-01")
            #expect(coverage.row == row)
            #expect(coverage.standings.first { $0.organisation.code == "finance" }?.total == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `an organisation takes rows that concern its kind, and strikes what it does not do`(
        engine: Engine
    ) async throws {
        try await withOffice(engine) { test in
            let officer = test.caller(.informationOfficer, in: .township)
            try await test.office.adoptApplicableRows(by: "heping", caller: officer)
            let offered = try await test.office.adoptableRows(of: "heping", by: officer)
            #expect(Set(offered.rows.map(\.code)) == offered.adopted)
            #expect(offered.adopted.contains("21-t-01"))
            #expect(!offered.adopted.contains("21-c-01"))

            try await test.office.adoptRows(["20-01", "21-t-01"], by: "heping", caller: officer)
            let taken = try await test.office.catalogue(of: test.organisation(.township).id)
            #expect(taken.map(\.row.code) == ["20-01", "21-t-01"])
            await #expect(throws: Invalid([Issue("rows", .unknown(value: "21-c-01"))])) {
                try await test.office.adoptRows(["21-c-01"], by: "heping", caller: officer)
            }
            await #expect(throws: Forbidden.self) {
                try await test.office.adoptRows([], by: "finance", caller: officer)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a row that has ended is offered to nobody, and stays with what was published under it`(
        engine: Engine
    ) async throws {
        try await withOffice(engine) { test in
            _ = try await test.published(.sample(catalogueRow: "20-01"))
            let finance = test.organisation(.finance).id
            for code in ["20-01", "20-02", "20-04"] {
                var row = try await test.office.catalogueRow(code).row
                row.effectiveUntil = day(2026, 3, 10)
                try await test.office.bringCatalogue([row], by: .system)
            }
            #expect(try await test.office.openRows(of: finance).map(\.code) == ["20-01", "20-02"])
            test.clock.advance(days: 1)
            #expect(try await test.office.openRows(of: finance) == [])
            #expect(try await test.office.catalogue(of: finance).map(\.row.code) == ["20-01"])
            let all = Set(try await test.office.catalogue().map(\.row.code))
            #expect(all.isDisjoint(with: ["20-02", "20-04"]))
            #expect(all.isSuperset(of: ["20-01", "20-03"]))
        }
    }

    @Test func `a row of the files ends on its last day, and says which parts of it are due sooner`() throws {
        let file = """
            {"code": "20-99", "scheme": "article-20", "area": "甲", "level1": "乙", "content": "丙", "elements": [],
             "basis": [], "term": {"workingDays": 20}, "termText": "20个工作日内", "subject": "", "channels": [],
             "specialTerms": [{"content": "丁", "termText": "7个工作日内", "termBasis": "戊"}], "audience": "全社会",
             "mode": "proactive", "levels": [], "organisationKinds": [], "functions": [],
             "effectiveFrom": "2019-05-15", "effectiveUntil": "2026-12-31"}
            """
        let row = try JSONDecoder().decode(RowFile.self, from: Data(file.utf8)).row(position: 1)
        #expect(row.effectiveUntil == day(2026, 12, 31))
        #expect(row.termText == "20个工作日内；丁：7个工作日内（戊）")
        for (right, wrong) in [
            ("2026-12-31", "2026-13-31"), (#""levels": []"#, #""levels": ["cuonty"]"#),
            (#""organisationKinds": []"#, #""organisationKinds": ["department", "shop"]"#),
            (#"{"workingDays": 20}"#, "{}"), (#"{"workingDays": 20}"#, #"{"workingDays": 20, "calendarDays": 20}"#),
        ] {
            let data = Data(file.replacing(right, with: wrong).utf8)
            #expect(throws: ResourceFault.self, "\(wrong)") {
                try JSONDecoder().decode(RowFile.self, from: data).row(position: 1)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `coverage counts what is public, by row and by organisation`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            for (code, rows) in [("yangguang", []), ("heping", []), ("education", ["20-02"])] as [(String, Set<String>)]
            {
                try await test.office.adoptRows(rows, by: code, caller: .system)
            }
            let id = try await test.published(.sample(catalogueRow: "20-01"))
            test.clock.advance(days: 3)
            _ = try await test.published(.sample(catalogueRow: "20-01"))
            try await test.office.adoptRows(["20-01"], by: "education", caller: .system)
            _ = try await test.published(.sample(catalogueRow: "20-01"), in: .education)
            try await test.office.adoptRows([], by: "education", caller: .system)
            _ = try await test.draft(.sample(catalogueRow: "20-02"))
            let row = try await test.office.catalogueRow("20-01")
            #expect(row.standings.map(\.organisation.code) == ["finance", "education"])
            #expect(row.standings.map(\.total) == [2, 1])
            #expect(row.standings.map(\.latest) == [day(2026, 3, 13), day(2026, 3, 13)])
            let all = try await test.office.catalogue()
            #expect(all.first { $0.row.code == "20-01" }?.total == 3)
            #expect(all.first { $0.row.code == "20-01" }?.adopters == 1)
            #expect(all.first { $0.row.code == "20-02" }?.total == 0)
            try await test.office.withdraw(
                id, manner: .error, reason: "误。", successor: nil, expecting: nil, by: test.caller(.approver))
            #expect(try await test.office.catalogueRow("20-01").standings.map(\.total) == [1, 1])
            await #expect(throws: NotFound.self) { try await test.office.catalogueRow("99-99") }
        }
    }
}

import Actions
import Domain
import Storage
import TestSupport
import Testing

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
            #expect(coverage.standings.map(\.total) == [1])
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
    func `coverage counts what is public, by row and by organisation`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            try await test.office.adoptApplicableRows(by: "finance", caller: .system)
            let id = try await test.published(.sample(catalogueRow: "20-01"))
            test.clock.advance(days: 3)
            _ = try await test.published(.sample(catalogueRow: "20-01"))
            _ = try await test.published(.sample(catalogueRow: "20-01"), in: .education)
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

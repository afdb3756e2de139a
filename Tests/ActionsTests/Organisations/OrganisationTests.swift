import Actions
import Domain
import Storage
import TestSupport
import Testing

struct OrganisationTests {
    @Test(arguments: Engine.available)
    func `an organisation is added below one that the caller manages`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let draft = OrganisationDraft(code: "treasury", name: "阳光市国库支付中心", kind: .branch, regionCode: "341702")
            let manager = test.caller(.administrator)
            let added = try await test.office.addOrganisation(draft, under: "finance", by: manager)
            #expect(try await test.office.organisation(code: "treasury") == added)
            #expect(
                try await test.office.agency(code: "treasury").path.map(\.code) == ["yangguang", "finance", "treasury"])
            #expect(try await test.office.agency(code: "finance").children == [added])
            await #expect(throws: Forbidden.self) {
                try await test.office.addOrganisation(draft, under: "education", by: manager)
            }
            await #expect(throws: Forbidden.self) {
                try await test.office.addOrganisation(draft, under: nil, by: test.caller(.administrator, in: .city))
            }
        }
    }

    @Test(arguments: Engine.available)
    func `what is wrong with it is told at once`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let wrong = OrganisationDraft(
                code: "Finance", name: "", kind: .department, creditCode: "123", regionCode: "34")
            await #expect(throws: Invalid(wrong.issues(known: []))) {
                try await test.office.addOrganisation(wrong, under: "yangguang", by: .system)
            }
            #expect(wrong.issues(known: []).map(\.field) == ["code", "name", "creditCode", "regionCode"])
            let taken = OrganisationDraft(code: "finance", name: "另一局", kind: .department)
            await #expect(throws: Invalid([Issue("code", .taken(by: "阳光市财政局"))])) {
                try await test.office.addOrganisation(taken, under: "yangguang", by: .system)
            }
            await #expect(throws: Invalid([Issue("parent", .unknown(value: "nowhere"))])) {
                try await test.office.addOrganisation(taken, under: "nowhere", by: .system)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a change keeps the code, and with it the address`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let draft = OrganisationDraft(code: "other", name: "阳光市财政和国资局", kind: .department)
            let manager = test.caller(.administrator)
            await #expect(throws: Invalid.self) {
                try await test.office.changeOrganisation("finance", to: draft, indexTemplate: "{year}", by: manager)
            }
            try await test.office.changeOrganisation(
                "finance", to: draft, indexTemplate: "{organisation}-{year}-{sequence:4}", by: manager)
            #expect(try await test.office.organisation(code: "finance").name == "阳光市财政和国资局")
            await #expect(throws: NotFound.self) { try await test.office.organisation(code: "other") }
            let id = try await test.published()
            #expect(try await test.office.publicDocument(id).stored.indexNumber == "finance-2026-0001")
        }
    }

    @Test(arguments: Engine.available)
    func `the guide is written whole, and carries the day somebody last looked`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let profile = OpennessProfile(
                classification: "按主题分类。", access: "网站、公报。", officeName: "办公室", address: "阳光路1号", hours: "9:00—17:00",
                phone: "0000-0000101", rules: "公开制度\n保密审查制度")
            let officer = test.caller(.informationOfficer)
            #expect(try await test.office.agency(code: "finance").profile == OpennessProfile())
            await #expect(throws: Invalid.self) {
                try await test.office.writeProfile(OpennessProfile(phone: "见网站"), of: "finance", by: officer)
            }
            try await test.office.writeProfile(profile, of: "finance", by: officer)
            var expected = profile
            expected.reviewedOn = day(2026, 3, 10)
            #expect(try await test.office.agency(code: "finance").profile == expected)
            await #expect(throws: Forbidden.self) {
                try await test.office.writeProfile(profile, of: "education", by: officer)
            }
        }
    }
}

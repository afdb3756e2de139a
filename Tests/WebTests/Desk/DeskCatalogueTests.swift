import Actions
import Domain
import TestSupport
import Testing

@Suite struct DeskCatalogueTests {
    @Test func `only who arranges the catalogue of an organisation opens it`() async throws {
        try await withDesk { desk in
            let officer = try await desk.visitor(.informationOfficer)
            let checker = try await desk.visitor(.checker)

            #expect(try await officer.get("/desk/catalogue").text.contains("/desk/catalogue/finance"))
            #expect(try await officer.get("/desk/catalogue/education").status == 403)
            #expect(try await officer.post("/desk/catalogue/education", [("rows", "20-01")]).status == 403)
            #expect(try await checker.get("/desk/catalogue").status == 403)
            #expect(try await checker.get("/desk/catalogue/finance").status == 403)
            #expect(try await checker.post("/desk/catalogue/finance", [("rows", "20-01")]).status == 403)
        }
    }

    @Test func `rows are shown with term and basis, and those adopted are ticked`() async throws {
        try await withDesk { desk in
            let visitor = try await desk.visitor(.informationOfficer)

            let answer = try await visitor.post("/desk/catalogue/finance", [("rows", "20-01"), ("rows", "20-04")])

            #expect(answer.location == "/desk/catalogue/finance?done=adopted")
            let page = try await visitor.get("/desk/catalogue/finance")
            #expect(page.text.contains("value=\"20-01\" checked"))
            #expect(page.text.contains("value=\"20-04\" checked"))
            #expect(!page.text.contains("value=\"20-05\" checked"))
            #expect(page.text.contains("期限：形成或者变更之日起20个工作日内"))
            #expect(page.text.contains("依据：《中华人民共和国政府信息公开条例》第二十条第四项"))
        }
    }

    @Test func `one button takes every row that applies`() async throws {
        try await withDesk { desk in
            let visitor = try await desk.visitor(.informationOfficer)

            _ = try await visitor.post("/desk/catalogue/finance", [("action", "all")])

            let rows = try await desk.office.office.adoptableRows(of: "finance", by: visitor.session.caller)
            #expect(rows.adopted.isSuperset(of: ["20-01", "20-15"]))
            #expect(rows.adopted == Set(rows.rows.map(\.code)))
        }
    }

    @Test func `a row that does not concern the organisation is refused, and what was ticked stays`() async throws {
        try await withDesk { desk in
            let visitor = try await desk.visitor(.informationOfficer)

            let answer = try await visitor.post("/desk/catalogue/finance", [("rows", "20-01"), ("rows", "99-99")])

            #expect(answer.status == 422)
            #expect(answer.text.contains("目录中没有“99-99”"))
            #expect(answer.text.contains("value=\"20-01\" checked"))
        }
    }
}

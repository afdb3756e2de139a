import Actions
import Domain
import TestSupport
import Testing

@Suite struct RequestStatisticsPageTests {
    @Test func `a figure leads to its list`() async throws {
        try await withDesk { desk in
            let id = try await desk.office.registered()
            let visitor = try await desk.visitor(.requestOfficer, in: .finance)
            let page = try await visitor.get("/desk/requests/statistics")
            let link = "/desk/requests?figure=received&year=2026&organisation=finance&below=yes"
            #expect(page.text.contains("href=\"\(link.replacing("&", with: "&amp;"))\">1</a>"))
            #expect(try await visitor.get(link).text.contains("/desk/requests/\(id)"))
        }
    }

    @Test func `who counts from above sees the number and not what is asked for`() async throws {
        try await withDesk { desk in
            _ = try await desk.office.registered()
            let visitor = try await desk.visitor(.auditor, in: .city)
            let list = try await visitor.get(
                "/desk/requests?figure=received&year=2026&organisation=yangguang&below=yes")
            #expect(list.status == 200)
            #expect(list.text.contains("市财政局申〔2026〕1号"))
            #expect(!list.text.contains("东湾村"))
            #expect(try await visitor.get("/desk/requests").status == 403)
        }
    }
}

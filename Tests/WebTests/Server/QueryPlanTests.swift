import Actions
import Domain
import HummingbirdTesting
import Storage
import TestSupport
import Testing

@testable import Web

/// What keeps every page as fast with a hundred thousand documents as with a thousand: no request reads through a table
/// that grows with them.
struct QueryPlanTests {
    private static let growing: Set = [
        "document", "d", "revision", "r", "document_event", "e", "journal", "j", "log_entry", "log_node",
        "number_allocation", "search_entry", "s", "search_body", "b", "search_page", "form_receipt", "outbox",
    ]

    @Test func `no request reads through a table that grows`() async throws {
        let plans = QueryPlans()
        try await withStore(.sqlite) { store in
            try await withFolder { files in
                let office = try await TestOffice.furnished(
                    in: ExplainedStore(store, plans), files: files, keys: .fresh)
                let settings = WebSettings(
                    host: "127.0.0.1", port: 0, origin: "https://www.yangguang.example", behindTLS: false,
                    rateLimits: false)
                let document = try await office.published()
                try await webApplication(office: office.office, settings: settings).test(.router) { client in
                    let site = DeskVisit(office: office, client: client)
                    for path in PublicRoute.all.flatMap({ $0.paths(document) }) {
                        _ = try await site.browser().ask(path)
                    }
                    for route in DeskRoute.all {
                        let role = try #require(Role.allCases.first { route.roles.contains($0) })
                        let subject = try await route.subject(office, role)
                        let visitor = try await site.visitor(role, in: .finance)
                        let path = route.path(subject)
                        _ = route.isPost ? try await visitor.post(path, subject.fields) : try await visitor.get(path)
                    }
                }
                let caller = office.caller(.informationOfficer)
                for reference in ["阳财发〔2026〕1号", "1A-20-2026-00001"] {
                    _ = try await office.office.findDocument(reference, by: caller)
                }
                _ = try await office.office.heartbeats()
            }
        }
        #expect(plans.statementCount > 100)
        #expect(plans.readingAll(of: Self.growing) == [])
    }
}

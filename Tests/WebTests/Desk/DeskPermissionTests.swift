import Actions
import Domain
import Hummingbird
import Storage
import TestSupport
import Testing

@testable import Web

/// Every address of the desk with every role, from the router itself.
@Suite struct DeskPermissionTests {
    /// These are for whoever is not signed in.
    private static let open = ["GET /desk/sign-in", "POST /desk/sign-in"]

    @Test func `every address of the desk stands in the table`() async throws {
        try await withSite { site in
            let routes = try site.router().routes.map(\.description).filter { $0.contains(" /desk") }
            #expect(Set(routes) == Set(DeskRoute.all.map(\.name) + Self.open))
            #expect(DeskRoute.all.count == routes.count - Self.open.count)
        }
    }

    @Test(arguments: DeskRoute.all)
    func `only the right roles may, and only in and below their organisation`(route: DeskRoute) async throws {
        try await withSite { site in
            for role in Role.allCases {
                let expected = route.roles.contains(role) ? route.answer : 403
                let abroad = route.roles.contains(role) ? route.abroad : 403
                try await expect(route.roles.contains(role) ? route.home ?? expected : 403, route, role, .finance, site)
                try await expect(expected, route, role, .city, site)
                try await expect(abroad, route, role, .education, site)
            }
        }
    }

    @Test(arguments: DeskRoute.all.filter { $0.name != "POST /desk/sign-out" })
    func `nobody gets there without signing in, and nothing that was written is lost`(route: DeskRoute) async throws {
        try await withSite { site in
            let subject = try await route.subject(site.office, .checker)
            let path = route.path(subject)
            guard route.isPost else {
                let page = try await site.browser().ask(path)
                #expect(page.status == 303)
                #expect(page.headers[.location] == "/desk/sign-in?back=\(percentEncoded(path))")
                return
            }
            let before = try await site.journalLength()
            let form = PageForm(action: path, method: "post", fields: [("csrf", "x")])
            let page = try await site.browser().send(form, subject.fields)
            #expect(page.status == 403)
            #expect(page.problem == "sign-in-needed")
            let kept = try #require(page.form("/desk/sign-in"))
            #expect(kept["resumePath"] == path)
            let secrets = ["password", "oldPassword", "repeatedPassword", "totpCode", "offer"]
            for (name, value) in subject.fields {
                #expect(kept["resume.\(name)"] == (secrets.contains(name) ? nil : value))
            }
            #expect(try await site.journalLength() == before)
        }
    }

    @Test(arguments: Role.allCases, [TestOffice.Place.city, .finance])
    func `everything that the desk offers to somebody can be opened`(role: Role, place: TestOffice.Place) async throws {
        try await withSite { site in
            _ = try await site.office.draft()
            _ = try await site.office.submitted()
            _ = try await site.office.published()
            _ = try await site.office.registered(in: place)
            let browser = try await site.browser(role, in: place)
            var seen: Set = ["/desk"]
            var waiting = ["/desk"]
            while let path = waiting.popLast(), seen.count < 150 {
                let page = try await browser.ask(path)
                #expect(page.status == 200, "\(role) \(path)")
                for tag in page.tags where tag.name == "a" && tag["href"].hasPrefix("/desk") {
                    let address = String(tag["href"].prefix { $0 != "#" })
                    if seen.insert(address).inserted { waiting.append(address) }
                }
            }
            #expect(seen.count > 3)
        }
    }

    private func expect(
        _ status: Int, _ route: DeskRoute, _ role: Role, _ place: TestOffice.Place, _ site: DeskVisit
    ) async throws {
        let subject = try await route.subject(site.office, role)
        let visitor = try await site.visitor(role, in: place)
        let before = try await site.journalLength()
        let path = route.path(subject)
        let answer = route.isPost ? try await visitor.post(path, subject.fields) : try await visitor.get(path)
        #expect(answer.status == status, "\(role.rawValue) of \(place)")
        let isDone = route.isPost && (status == 303 || route.answersWithPage && status == 200)
        #expect((try await site.journalLength() > before) == isDone, "\(role.rawValue) of \(place)")
    }
}

extension DeskVisit {
    func router() throws -> Router<AppContext> {
        let settings = WebSettings(
            host: "127.0.0.1", port: 0, origin: "https://www.yangguang.example", behindTLS: false, rateLimits: false)
        return Web.router(PageServer(office: office.office, settings: settings, assets: try Assets()))
    }

    func journalLength() async throws -> Int {
        try await office.store.read { try $0.value("SELECT COUNT(*) AS value FROM journal") ?? 0 }
    }
}

import Actions
import Domain
import HTTPTypes
import Hummingbird
import Storage
import TestSupport
import Testing

@testable import Web

/// Markup typed into every field of every form, and into every query, is words wherever it comes out: pages, feeds, maps,
/// tables and the open interface.
@Suite struct InjectionTests {
    /// What a form needs to be taken; everything else that a person can type gets the payload.
    private static let base: [String: [(String, String)]] = [
        "/desk/people": [
            ("organisation", "finance"), ("since", "2026-03-01"), ("login", ""), ("password", ""), ("role", ""),
            ("until", ""),
        ],
        "/desk/organisations": [
            ("parent", "finance"), ("code", "injected"), ("kind", "department"), ("creditCode", ""), ("regionCode", ""),
            ("indexTemplate", "{organisation}/{year}-{sequence:5}"),
        ],
        "/desk/organisations/finance": [
            ("creditCode", ""), ("regionCode", ""), ("indexTemplate", "{organisation}/{year}-{sequence:5}"),
        ],
        "/desk/organisations/finance/profile": [
            ("phone", "0000-0000101"), ("postcode", ""), ("mark", ""),
        ],
        "/desk/site": [
            ("identificationCode", ""), ("officialMarkAddress", ""), ("errorReportAddress", ""),
            ("domain", "www.yangguang.example"), ("dataLicenceAddress", ""),
        ],
    ]

    @Test func `nothing that was typed anywhere is markup anywhere`() async throws {
        try await withSite { site in
            var stored = 0
            let administrator = try await site.browser(.administrator, in: .city)
            for (page, end) in [
                ("/desk/people/new", "/desk/people"), ("/desk/organisations/new", "/desk/organisations"),
                ("/desk/organisations/finance", "/desk/organisations/finance"), ("/desk/site", "/desk/site"),
                ("/desk/organisations/finance/profile", "/desk/organisations/finance/profile"),
            ] {
                stored += try await fill(page, end, administrator)
            }
            // Whether each form took it, so that nothing is proven with forms that were refused.
            #expect(stored == 5)

            let way = WayToThePublic(site: site)
            func texts(_ payload: String) -> [(String, String)] {
                [("keywords", Payload.short), ("documentNumber", "")]
                    + ["title", "issuer", "summary", "body"].map { ($0, payload) }
            }
            let ids = [
                try await way.published(texts(Payload.words)), try await way.published(texts(Payload.formula)),
                try await way.published([("bodyFormat", "html"), ("body", "<p>\(Payload.words)</p>")]),
            ]
            let returned = try await way.submit(WayToThePublic.notice(texts(Payload.words)))
            _ = try await way.act(
                .checker, on: returned, "", "/decision", [("decision", "return"), ("opinion", Payload.words)])
            _ = try await way.act(
                .approver, on: ids[1], "/withdrawal", "/withdrawal",
                [("manner", "error"), ("reason", Payload.words), ("successor", "")])

            var pages = 0
            var shown = 0
            for path in try await everyAddress(site, ids) {
                let page = try await site.browser().ask(path)
                #expect(page.status < 500, "\(path)")
                expectHarmless(page)
                pages += 1
                if page.text.contains("ygx") { shown += 1 }
            }
            for role in Role.allCases {
                let browser = try await site.browser(role, in: .city)
                for path in try await addresses(from: "/desk", browser, site, below: "/desk") {
                    let page = try await browser.ask(path)
                    #expect(page.status < 500, "\(path)")
                    expectHarmless(page)
                    pages += 1
                    if page.text.contains("ygx") { shown += 1 }
                }
            }
            #expect(pages > 150)
            // It is on most pages: as words.
            #expect(shown > 100)
        }
    }

    private static let parameters = [
        "q", "back", "to", "page", "sort", "validity", "year", "topic", "genre", "row", "organisation", "area",
        "before",
        "after", "about", "cursor", "limit", "done", "notes", "typed", "forms", "publicity", "stage", "since",
        "revision",
        "view", "theme", "language",
    ]

    @Test(arguments: [
        Payload.words, Payload.formula, "javascript:ygx()", "//ygx.example", "\r\nX-Ygx: 1", "\u{1B}[31mygx",
    ])
    func `nothing that stands in an address is markup, a header or a way out`(payload: String) async throws {
        try await withFurnishedSite { site, id in
            let query = Self.parameters.map { "\($0)=\(percentEncoded(payload))" }.joined(separator: "&")
            let paths = PublicRoute.all.flatMap { $0.paths(id) } + ["/desk/sign-in", "/nothing", "/desk"]
            for path in paths {
                expectOrdinary(
                    try await site.browser().ask("\(path)\(path.contains("?") ? "&" : "?")\(query)"), payload)
                expectOrdinary(try await site.browser().ask("\(path)/\(percentEncoded(payload))"), payload)
            }
            let officer = try await site.browser(.informationOfficer, in: .city)
            let administrator = try await site.browser(.administrator, in: .city)
            for route in DeskRoute.all where !route.isPost {
                let path = route.path(try await route.subject(site.office, .informationOfficer))
                for browser in [officer, administrator] {
                    expectOrdinary(try await browser.ask("\(path)?\(query)"), payload)
                }
            }
        }
    }

    private func expectOrdinary(_ page: Page, _ payload: String) {
        #expect(page.status < 500, "\(page.path)")
        expectHarmless(page)
        for field in page.headers {
            #expect(!field.name.canonicalName.contains("ygx"), "\(page.path)")
            #expect(field.value.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }, "\(page.path) \(field)")
        }
        if let location = page.headers[.location] {
            #expect(location.hasPrefix("/") && !location.hasPrefix("//"), "\(page.path) leads to \(location)")
        }
        #expect(!page.tags.contains { $0["href"].hasPrefix("//ygx") }, "\(page.path)")
    }

    /// Puts the payload into every field of a form that a person can type in.
    /// - Returns: 1 where the form was taken.
    private func fill(_ page: String, _ end: String, _ browser: Browser) async throws -> Int {
        let shown = try await browser.open(page)
        let form = try #require(shown.forms.first { $0.action == end }, "\(page)")
        let base = Self.base[end] ?? []
        let typed = shown.tags.filter { tag in
            tag.name == "textarea" || tag.name == "input" && ["", "text", "tel", "search"].contains(tag["type"])
        }.map { $0["name"] }.filter { name in form[name] != nil && !base.contains { $0.0 == name } }
        #expect(!typed.isEmpty, "\(page)")
        let answer = try await browser.send(form, base + typed.map { ($0, Payload.short) })
        expectHarmless(answer)
        return answer.path == page && answer.problem != nil || answer.status != 200 ? 0 : 1
    }

    /// Every address of the public site, and what its pages lead to.
    private func everyAddress(_ site: DeskVisit, _ ids: [Document.ID]) async throws -> [String] {
        let samples = ids.flatMap { id in PublicRoute.all.flatMap { $0.paths(id) } }
        let led = try await addresses(from: "/", site.browser(), site, below: "/")
        return Set(samples + led + ["/organisations/injected", "/documents/\(ids[1])"]).sorted()
    }

    private func addresses(
        from start: String, _ browser: Browser, _ site: DeskVisit, below prefix: String
    ) async throws -> [String] {
        var seen: Set = [start]
        var waiting = [start]
        while let path = waiting.popLast(), seen.count < 250 {
            for tag in try await browser.ask(path).tags where tag.name == "a" {
                let address = String(tag["href"].prefix { $0 != "#" })
                guard address.hasPrefix(prefix), !address.hasPrefix("//"), !address.hasPrefix("/preferences"),
                    prefix != "/" || !address.hasPrefix("/desk")
                else { continue }
                if seen.insert(address).inserted { waiting.append(address) }
            }
        }
        return seen.sorted()
    }
}

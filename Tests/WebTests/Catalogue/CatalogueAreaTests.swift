import Actions
import Domain
import TestSupport
import Testing

@Suite struct CatalogueAreaTests {
    @Test func `what people look for by its matter is an area with all its rows`() async throws {
        try await withSite { site in
            let rows = try RuleFiles.catalogue().filter { $0.scheme == .standard }
            let area = try #require(rows.first).area
            let (inside, others) = (rows.filter { $0.area == area }, rows.filter { $0.area != area })
            try await site.office.office.bringCatalogue(inside + others.prefix(5), by: .system)
            let browser = site.browser()

            let home = try await browser.ask("/")
            let link = try #require(home.tags.first { $0["href"].hasPrefix("/catalogue?area=") })["href"]
            let page = try await browser.ask(link)
            #expect(page.status == 200)
            #expect(page.metas("ColumnName") == [area])
            for row in inside { #expect(page.text.contains("href=\"/catalogue/\(row.code)\""), "\(row.code)") }
            for row in others.prefix(5) { #expect(!page.text.contains("href=\"/catalogue/\(row.code)\"")) }

            let row = try await browser.ask("/catalogue/\(inside[0].code)")
            #expect(row.tags.contains { $0["href"] == link })
        }
    }
}

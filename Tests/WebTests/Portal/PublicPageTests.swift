import Actions
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Storage
import TestSupport
import Testing

@testable import Web

/// What every page of the public site has, on every address that the router knows.
@Suite struct PublicPageTests {
    private static let pages = PublicRoute.all.filter(\.isPage)

    @Test func `every public address stands in the table`() async throws {
        try await withSite { site in
            let routes = try site.router().routes.map(\.description).filter { !$0.contains(" /desk") }
            #expect(Set(routes) == Set(PublicRoute.all.map(\.name)).union(PublicRoute.forms))
        }
    }

    @Test(arguments: pages)
    func `a page is whole`(route: PublicRoute) async throws {
        try await read(route) { page in
            let tags = page.tags
            #expect(page.status == 200)
            #expect(page.headers[.contentType] == "text/html; charset=utf-8")
            #expect(tags.first { $0.name == "html" }?["lang"] == "zh-CN")
            #expect(tags.count { $0.name == "h1" } == 1)
            #expect(tags.count { $0.name == "main" } == 1)
            #expect(tags.first { $0.name == "title" }?.text.isEmpty == false)
            let ids = tags.compactMap { $0.attributes["id"] }
            #expect(Set(ids).count == ids.count)
            expectNothingInline(tags, page.path)
        }
    }

    @Test(arguments: pages)
    func `a page carries the tags of 网页标签规范`(route: PublicRoute) async throws {
        try await read(route) { page in
            #expect(page.metas("SiteName") == ["阳光市人民政府"])
            #expect(page.metas("SiteDomain") == ["www.yangguang.gov.cn"])
            #expect(page.metas("SiteIDCode") == ["3400000000"])
            expectColumnTags(page)
            #expect(page.metas("ArticleTitle") == (route.isArticle ? ["阳光市财政局关于做好2026年部门预算公开工作的通知"] : []))
            #expect(page.metas("PubDate") == (route.isArticle ? ["2026-03-10 09:30"] : []))
            #expect(page.metas("ContentSource") == (route.isArticle ? ["阳光市财政局"] : []))
        }
    }

    @Test func `a page that says what went wrong carries the tags too`() async throws {
        try await withSite { site in
            for path in ["/nothing", "/search?q=%00", "/documents/x"] {
                expectColumnTags(try await site.browser().ask(path))
            }
        }
    }

    @Test(arguments: pages)
    func `the foot of a page names who answers for the site`(route: PublicRoute) async throws {
        try await read(route) { page in
            let foot = page.text.split(separator: "<footer").last.map(String.init) ?? ""
            for words in [
                "阳光市人民政府办公室", "0551-0000000", "3400000000", "皖ICP备00000000号", "皖公网安备 34000000000000号", "党政机关网站标识",
                "我为政府网站找错", "网站地图", "IPv6", "/about/accessibility", "/about/privacy", "/desk/sign-in",
            ] {
                #expect(foot.contains(words), "\(words)")
            }
        }
    }

    @Test func `what a site has not been given yet is not at its foot`() async throws {
        try await withSite { site in
            let page = try await site.browser().ask("/")
            let foot = page.text.split(separator: "<footer").last.map(String.init) ?? ""
            for words in ["党政机关网站标识", "我为政府网站找错", "IPv6", "beian", "主办", "网站标识码", "电话", "：<"] {
                #expect(!foot.contains(words), "\(words)")
            }
        }
    }

    @Test(arguments: pages)
    func `a page names its one address`(route: PublicRoute) async throws {
        try await read(route) { page in
            let canonical = page.tags.filter { $0.name == "link" && $0["rel"] == "canonical" }.map { $0["href"] }
            #expect(canonical.count == 1)
            #expect(canonical.first?.hasPrefix("https://www.yangguang.gov.cn/") == true)
            #expect(canonical.first?.contains("?") == false)
        }
    }

    @Test(arguments: pages)
    func `whoever prefers English gets an English frame`(route: PublicRoute) async throws {
        try await read(route, cookies: ["reader": "standard.auto.en"]) { page in
            #expect(page.tags.first { $0.name == "html" }?["lang"] == "en")
            #expect(page.text.contains("Skip to main content"))
            #expect(page.text.contains("Site map"))
        }
    }

    @Test(arguments: pages)
    func `elders and those who see little get the same page, larger or stronger`(route: PublicRoute) async throws {
        try await read(route, cookies: ["reader": "elder.contrast.zh-CN"]) { page in
            #expect(page.tags.first { $0.name == "body" }?["class"] == "elder")
            #expect(page.tags.first { $0.name == "html" }?["data-theme"] == "contrast")
        }
    }

    @Test func `the English page of an error is English`() async throws {
        try await withSite { site in
            let page = try await Browser(site.client, cookies: ["reader": "standard.auto.en"]).ask("/nothing")
            #expect(page.tags.first { $0.name == "html" }?["lang"] == "en")
            #expect(!page.tags.contains { $0.name == "title" && $0.text.contains("没有这个页面") })
            #expect(page.tags.count { $0.name == "h1" } == 1)
        }
    }

    @Test func `what cannot be dealt with is said in English too`() async throws {
        try await withSite { site in
            let browser = Browser(site.client, cookies: ["reader": "standard.auto.en"])
            let garbled = try await browser.ask("/search?q=%FF")
            #expect(garbled.status == 400)
            #expect(garbled.text.contains("<h1>What was sent is not text</h1>"))
            let foreign = try await browser.ask(
                "/search", .post, body: ByteBuffer(string: "a=b"), headers: [.origin: "https://example.org"])
            #expect(foreign.problem == "foreign-form")
            #expect(foreign.text.contains("<h1>This request did not come from this site</h1>"))
        }
    }

    @Test(
        arguments: [
            FormFault.tooLong, FormFault.notText, ForeignForm(), HTTPError(.badRequest), StoreError(.busy, "locked"),
            NotFound(),
        ] as [any Error])
    func `every problem of the public has words in both languages`(error: any Error) {
        #expect(Problem(error, reference: "1").failure != nil)
    }

    @Test func `every link of the public site leads somewhere`() async throws {
        try await withFurnishedSite { site, _ in
            let browser = site.browser()
            var seen: Set = ["/"]
            var waiting = ["/"]
            while let path = waiting.popLast(), seen.count < 400 {
                let page = try await browser.ask(path)
                #expect(page.status < 400, "\(path)")
                for tag in page.tags where tag["href"].hasPrefix("/") {
                    let address = String(tag["href"].prefix { $0 != "#" })
                    if address.hasPrefix("/preferences") || address.hasPrefix("/desk") { continue }
                    if seen.insert(address).inserted { waiting.append(address) }
                }
            }
            #expect(seen.count > 40)
        }
    }

    @Test func `the data for search engines is JSON and says what the page says`() async throws {
        try await withFurnishedSite { site, id in
            let page = try await site.browser().ask("/documents/\(id)")
            let block = try #require(page.tags.first { $0["type"] == "application/ld+json" })
            let json = try JSONSerialization.jsonObject(with: Data(block.text.utf8)) as? [String: Any]
            #expect(json?["headline"] as? String == "阳光市财政局关于做好2026年部门预算公开工作的通知")
            #expect(json?["url"] as? String == "https://www.yangguang.example/documents/\(id)")
        }
    }

    private func read(
        _ route: PublicRoute, cookies: [String: String] = [:], _ look: @escaping @Sendable (Page) throws -> Void
    ) async throws {
        try await withFurnishedSite { site, id in
            for path in route.paths(id) { try look(try await Browser(site.client, cookies: cookies).ask(path)) }
        }
    }
}

func expectColumnTags(_ page: Page) {
    for name in ["ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType"] {
        #expect(page.metas(name).count == 1, "\(page.path) \(name)")
        #expect(page.metas(name).first?.isEmpty == false, "\(page.path) \(name)")
    }
}

/// Nothing that the content security policy would have to let through.
func expectNothingInline(_ tags: [Tag], _ path: String) {
    for tag in tags {
        #expect(tag.attributes["style"] == nil, "\(path) \(tag)")
        #expect(tag.name != "style", "\(path)")
        #expect(!tag.attributes.keys.contains { $0.hasPrefix("on") }, "\(path) \(tag)")
        if tag.name == "script", tag["type"] != "application/ld+json" {
            #expect(tag["src"].hasPrefix("/assets/"), "\(path)")
        }
    }
}

/// A site that says who it is, with one published document, and reports on 2024.
func withFurnishedSite(_ body: @escaping @Sendable (DeskVisit, Document.ID) async throws -> Void) async throws {
    try await withSite { site in
        let about = Site(
            name: "阳光市人民政府", domain: "www.yangguang.gov.cn", identificationCode: "3400000000",
            icpRecord: "皖ICP备00000000号",
            policeRecord: "皖公网安备 34000000000000号", organiser: "阳光市人民政府办公室", undertaker: "阳光市数据资源管理局",
            phone: "0551-0000000", hours: "工作日8:30—12:00",
            officialMarkAddress: "https://bszs.conac.cn/sitename?method=show&id=0",
            errorReportAddress: "https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code=3400000000",
            supportsIPv6: true)
        try await site.office.office.changeSite(about, by: .system)
        let document = try await site.office.published()
        try await site.office.bringReport(.own, of: "finance")
        try await site.office.bringReport(.whole, of: "yangguang")
        try await body(site, document)
    }
}

extension TestOffice {
    /// One that was published elsewhere.
    fileprivate func bringReport(_ scope: ReportScope, of code: String) async throws {
        var random = SeededRandom(seed: 24)
        let reading = ReportReading(ReportContent.right(.revised2021, year: 2024, using: &random))
        let new = ReportImport(year: 2024, scope: scope, reading: reading, publishedOn: day(2025, 1, 25))
        _ = try await office.importReport(new, of: code, by: .system)
    }
}

import Actions
import Domain
import Foundation
import Storage
import TestSupport
import Testing

/// Lists for programs: documents, organisations, the catalogue and annual reports.
@Suite struct ListTests {
    @Test(arguments: Engine.allCases)
    func `a list is read to its end, newest first, whatever is published and withdrawn meanwhile`(
        engine: Engine
    ) async throws {
        try await withSite(engine) { site in
            try await site.office.imported((1...25).map { .sample(title: "第\($0)号预算通知", signedOn: day(2020, 1, $0)) })
            let browser = site.browser()
            var (titles, path): ([String], String?) = ([], "/api/v1/documents?limit=10")
            var pages = 0
            while let here = path {
                let json = try await browser.json(here)
                let items = try #require(json["items"] as? [[String: Any]])
                titles += items.compactMap { $0["title"] as? String }
                path = (json["next"] as? String).map { "/api/v1/documents?limit=10&cursor=\($0)" }
                pages += 1
                if pages == 1 {
                    // What comes before the place where the first page ended, and the place itself, are gone.
                    try await site.office.imported([.sample(title: "新的通知", signedOn: day(2021, 1, 1))])
                    let last = try #require(items.last?["id"] as? String)
                    try await site.office.office.withdraw(
                        try #require(Document.ID(last)), manner: .error, reason: "发布有误", successor: nil,
                        expecting: nil, by: site.office.caller(.approver))
                }
            }
            #expect(pages == 3)
            #expect(titles == (1...25).reversed().map { "第\($0)号预算通知" })
        }
    }

    @Test func `a filter lets through what it says`() async throws {
        try await withSite { site in
            try await site.office.imported([
                .sample(title: "一", signedOn: day(2020, 1, 1), genre: "notice"),
                .sample(title: "二", signedOn: day(2021, 1, 1), genre: "opinion"),
            ])
            for (query, titles) in [
                ("genre=opinion", ["二"]), ("year=2020", ["一"]), ("organisation=finance", ["二", "一"]),
                ("year=2020&genre=opinion", []), ("validity=repealed", []),
            ] {
                let json = try await site.browser().json("/api/v1/documents?\(query)")
                #expect((json["items"] as? [[String: Any]])?.map { $0["title"] as? String } == titles, "\(query)")
                #expect(json["total"] as? Int == titles.count)
            }
        }
    }

    @Test func `organisations and rows are listed, and each has an address of its own`() async throws {
        try await withSite { site in
            _ = try await site.office.published()
            for (list, code, detail) in [("organisations", "code", "duties"), ("catalogue", "row", "standings")] {
                let json = try await site.browser().json("/api/v1/\(list)")
                let items = try #require(json["items"] as? [[String: Any]])
                #expect(items.count == json["total"] as? Int)
                for item in items {
                    let one = try await site.browser().json("/api/v1/\(list)/\(try #require(item[code] as? String))")
                    #expect(one[code] as? String == item[code] as? String)
                    #expect(item[detail] == nil)
                }
            }
            let row = try await site.browser().json("/api/v1/catalogue/20-01")
            #expect((row["standings"] as? [[String: Any]])?.isEmpty == false)
        }
    }
}

import Actions
import Domain
import Foundation
import HTTPTypes
import Storage
import TestSupport
import Testing

/// Everything that is public, in one piece.
@Suite struct DatasetTests {
    @Test(arguments: Engine.allCases)
    func `a line for each published document says what its address says`(engine: Engine) async throws {
        try await withSite(engine) { site in
            // More than are read at a time.
            try await site.office.imported((1...130).map { .sample(title: "第\($0)号预算通知") })
            let gone = try await site.office.published(.sample(title: "发布有误的通知"))
            try await site.office.office.withdraw(
                gone, manner: .error, reason: "发布有误", successor: nil, expecting: nil,
                by: site.office.caller(.approver))
            let lines = try await site.browser().ask("/api/v1/datasets/documents.jsonl").lines()
            #expect(Set(lines.compactMap { $0["title"] as? String }) == Set((1...130).map { "第\($0)号预算通知" }))
            #expect(lines.count == 130)
            for line in lines.prefix(3) {
                let one = try await site.browser().json("/api/v1/documents/\(try #require(line["id"] as? String))")
                #expect(one as NSDictionary == line as NSDictionary)
            }
        }
    }

    @Test func `tables have a column for each member and a row for each thing`() async throws {
        try await withSite { site in
            _ = try await site.office.published(.sample(title: "=1+1的通知"))
            let documents = try await site.browser().ask("/api/v1/datasets/documents.csv").text
            #expect(documents.hasPrefix("\u{FEFF}id,url,title,organisation,organisationCode,"))
            #expect(documents.contains(",'=1+1的通知,"))
            for name in ["catalogue", "organisations", "reports"] {
                let table = try await site.browser().ask("/api/v1/datasets/\(name).csv").text
                let lines = try await site.browser().ask("/api/v1/datasets/\(name).jsonl").lines()
                #expect(table.split(whereSeparator: \.isNewline).count >= lines.count + 1)
            }
        }
    }

    @Test func `who has it already is told so until something changes`() async throws {
        try await withSite { site in
            _ = try await site.office.published()
            let path = "/api/v1/datasets/documents.jsonl"
            let tag = try #require(try await site.browser().ask(path).headers[.eTag])
            let again = try await site.browser().ask(path, headers: [.ifNoneMatch: tag])
            #expect(again.status == 304)
            #expect(again.bytes.isEmpty)
            _ = try await site.office.published(.sample(title: "又一个通知"))
            #expect(try await site.browser().ask(path, headers: [.ifNoneMatch: tag]).status == 200)
        }
    }

    @Test func `the list of them says how they may be used`() async throws {
        try await withSite { site in
            let json = try await site.browser().json("/api/v1/datasets")
            #expect(json["licence"] as? String == Site.usualDataLicence)
            let items = try #require(json["items"] as? [[String: String]])
            #expect(items.count == json["total"] as? Int)
            for item in items {
                let path = try #require(item["url"]).replacing("https://www.yangguang.example", with: "")
                let file = try await site.browser().ask(path)
                #expect(file.status == 200)
                #expect(file.headers[.contentType] == item["type"])
            }
            try await site.office.office.changeSite(
                Site(
                    name: "网站", organiser: "办公室", dataLicence: "CC BY 4.0", dataLicenceAddress: "https://example.org/by"
                ),
                by: .system)
            let changed = try await site.browser().json("/api/v1/datasets")
            #expect(changed["licence"] as? String == "CC BY 4.0")
            #expect(changed["licenceURL"] as? String == "https://example.org/by")
        }
    }
}

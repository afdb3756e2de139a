import Actions
import Domain
import Foundation
import HTTPTypes
import TestSupport
import Testing

@Suite struct OpenAPITests {
    @Test func `a document is there with every public field`() async throws {
        try await withSite { site in
            let id = try await site.office.published(.sample(documentNumber: "阳财〔2026〕8号"))
            let json = try await site.browser().json("/api/v1/documents/\(id)")
            #expect(json["id"] as? String == id.text)
            #expect(json["documentNumber"] as? String == "阳财〔2026〕8号")
            #expect(json["organisationCode"] as? String == "finance")
            #expect(json["text"] as? String == "各区县财政局：现将部门预算公开有关事项通知如下。")
            #expect(json["signedOn"] as? String == "2026-03-02")
            #expect((json["log"] as? [[String: Any]])?.first?["event"] as? String == "published")
        }
    }

    @Test func `what was said and decided about a document later is there too`() async throws {
        try await withSite { site in
            let policy = try await site.office.published(.sample(title: "关于补助标准的通知"))
            let id = try await site.office.published(
                .sample(
                    title: "关于补助标准的解读", formedOn: day(2026, 3, 4), effectiveOn: day(2026, 3, 5),
                    genre: "interpretation", interprets: policy))
            try await site.office.corrected(
                id, to: .sample(title: "关于补助标准的解读", formedOn: day(2026, 3, 4), interprets: policy, publicNote: "改了一个字"))
            let approver = site.office.caller(.approver)
            try await site.office.office.decideValidity(
                of: id, .repealed, reason: "被新解读代替", successor: policy, expecting: nil, by: approver)

            let json = try await site.browser().json("/api/v1/documents/\(id)")
            #expect(json["formedOn"] as? String == "2026-03-04")
            #expect(json["interprets"] as? String == policy.text)
            #expect(json["publicNote"] as? String == "改了一个字")
            #expect(json["validity"] as? String == "repealed")
            #expect(json["validityReason"] as? String == "被新解读代替")
            #expect(json["successor"] as? String == policy.text)

            try await site.office.office.withdraw(
                id, manner: .consolidated, reason: "并入新的解读", successor: policy, expecting: nil, by: approver)
            let tombstone = try await site.browser().json("/api/v1/documents/\(id)")
            #expect(tombstone["reason"] as? String == "并入新的解读")
            #expect(tombstone["successor"] as? String == policy.text)
            #expect(tombstone["publicNote"] == nil)
        }
    }

    @Test func `a search is read page by page to its end`() async throws {
        try await withSite { site in
            try await site.office.imported((1...25).map { .sample(title: "第\($0)号预算通知") })
            var found: Set<String> = []
            var next: String? = "0"
            var pages = 0
            while let cursor = next, pages < 10 {
                let path = "/api/v1/search?q=%E9%A2%84%E7%AE%97&limit=10&cursor=\(cursor)"
                let json = try await site.browser().json(path)
                #expect(json["total"] as? Int == 25)
                for item in try #require(json["items"] as? [[String: Any]]) {
                    found.insert(item["id"] as? String ?? "")
                }
                next = json["next"] as? String
                pages += 1
            }
            #expect(pages == 3)
            #expect(found.count == 25)
        }
    }

    @Test(arguments: [
        "limit=0", "limit=-1", "limit=1000000", "limit=x", "cursor=-1", "cursor=x", "cursor=9223372036854775807",
        "limit=&cursor=",
    ])
    func `what is out of bounds is brought within`(query: String) async throws {
        try await withSite { site in
            _ = try await site.office.published()
            let json = try await site.browser().json("/api/v1/search?q=%E9%A2%84%E7%AE%97&\(query)")
            #expect(json["total"] as? Int == 1)
        }
    }

    @Test func `what is wrong has a code and a sentence`() async throws {
        try await withSite { site in
            let page = try await site.browser().ask("/api/v1/documents/x")
            #expect(page.status == 404)
            #expect(page.headers[.contentType] == "application/json; charset=utf-8")
            let json = try JSONSerialization.jsonObject(with: Data(page.bytes)) as? [String: [String: String]]
            #expect(json?["error"]?["code"] == "not-found")
            #expect(json?["error"]?["message"]?.hasPrefix("没有这个页面") == true)
        }
    }
}

extension Browser {
    fileprivate nonisolated func json(_ path: String) async throws -> [String: Any] {
        let page = try await ask(path)
        #expect(page.status == 200)
        return try #require(try JSONSerialization.jsonObject(with: Data(page.bytes)) as? [String: Any])
    }
}

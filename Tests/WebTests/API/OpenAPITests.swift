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
        ("limit=0", "limit"), ("limit=-1", "limit"), ("limit=1000000", "limit"), ("limit=x", "limit"),
        ("cursor=-1", "cursor"), ("cursor=x", "cursor"), ("cursor=9223372036854775807", "cursor"),
        ("validity=sometimes", "validity"), ("organization=finance", "organization"),
    ])
    func `what is out of bounds is named, with what would be right`(query: String, parameter: String) async throws {
        try await withSite { site in
            let page = try await site.browser().ask("/api/v1/search?q=%E9%A2%84%E7%AE%97&\(query)")
            #expect(page.status == 400)
            #expect(page.problem == "invalid-parameters")
            let errors = try page.json()["errors"] as? [[String: String]]
            #expect(errors?.map { $0["parameter"] } == [parameter])
            #expect(errors?.first?["detail"]?.isEmpty == false)
        }
    }

    @Test func `all that is wrong is named at once`() async throws {
        try await withSite { site in
            let page = try await site.browser().ask("/api/v1/documents?limit=0&year=x&colour=red")
            let errors = try page.json()["errors"] as? [[String: String]]
            #expect(errors?.map { $0["parameter"] } == ["year", "limit", "colour"])
        }
    }

    @Test func `a parameter that is empty is not there`() async throws {
        try await withSite { site in
            _ = try await site.office.published()
            let json = try await site.browser().json("/api/v1/search?q=%E9%A2%84%E7%AE%97&limit=&cursor=&row=")
            #expect(json["total"] as? Int == 1)
        }
    }

    @Test(arguments: ["organisation=nobody", "row=99-99"])
    func `who asks for the documents of nobody is told so`(query: String) async throws {
        try await withSite { site in
            let page = try await site.browser().ask("/api/v1/documents?\(query)")
            #expect(page.status == 404)
            #expect(page.problem == "not-found")
        }
    }

    @Test func `what is wrong has a kind, a code and a sentence`() async throws {
        try await withSite { site in
            for path in ["/api/v1/documents/x", "/api/v1/organisations/nobody", "/api/v1/nothing"] {
                let page = try await site.browser().ask(path)
                #expect(page.status == 404)
                #expect(page.headers[.contentType] == "application/problem+json")
                let json = try page.json()
                #expect(json["code"] as? String == "not-found")
                #expect((json["type"] as? String)?.hasSuffix("/api#not-found") == true)
                #expect(json["status"] as? Int == 404)
                #expect((json["detail"] as? String)?.isEmpty == false)
            }
        }
    }

    @Test func `the interface can only be read, and says so`() async throws {
        try await withSite { site in
            for method in [HTTPRequest.Method.put, .delete, .patch] {
                let page = try await site.browser().ask("/api/v1/documents", method)
                #expect(page.status == 405)
                #expect(page.headers[.allow] == "GET, HEAD, OPTIONS")
                #expect(page.problem == "method-not-allowed")
            }
        }
    }

    @Test func `pages of other sites may read it`() async throws {
        try await withSite { site in
            let id = try await site.office.published()
            let page = try await site.browser().ask("/api/v1/documents/\(id)")
            #expect(page.headers[.accessControlAllowOrigin] == "*")
            let tag = try #require(page.headers[.eTag])
            let again = try await site.browser().ask("/api/v1/documents/\(id)", headers: [.ifNoneMatch: tag])
            #expect(again.status == 304)
            #expect(again.headers[.accessControlAllowOrigin] == "*")
            let question = try await site.browser().ask("/api/v1/documents/\(id)", .options)
            #expect(question.status == 204)
            #expect(question.headers[.accessControlAllowMethods] == "GET, HEAD, OPTIONS")
            #expect(try await site.browser().ask("/documents/\(id)").headers[.accessControlAllowOrigin] == nil)
        }
    }
}

import Actions
import Domain
import Foundation
import HTTPTypes
import TestSupport
import Testing

@testable import Web

/// What the log speaks of, and the site does not hand out any more.
@Suite struct GoneTests {
    @Test func `a tombstone is an article, and its other forms say what it says`() async throws {
        try await withWithdrawn { site, id in
            let page = try await site.browser().ask("/documents/\(id)")
            expectColumnTags(page)
            #expect(page.metas("ArticleTitle") == ["关于漏了姓名的通知"])
            #expect(page.metas("PubDate") == ["2026-03-10 09:30"])

            let text = try await site.browser().ask("/documents/\(id)/text")
            #expect(text.status == 410)
            #expect(text.problem == "withdrawn")
            #expect(text.headers[.contentType] == "text/plain; charset=utf-8")
            #expect(
                text.text == """
                    本文件已经撤下：关于漏了姓名的通知
                    2026-03-10 09:30　发布有误
                    写了身份证号码
                    https://www.yangguang.example/documents/\(id)

                    """)
            let canonical = try await site.browser().ask("/documents/\(id)/canonical.json")
            #expect(canonical.status == 410)
            #expect(try problem(canonical)["code"] == "withdrawn")
            #expect(try problem(canonical)["message"]?.contains("写了身份证号码") == true)
        }
    }

    @Test func `the proof of what was withdrawn stays, and offers no content`() async throws {
        try await withWithdrawn { site, id in
            for entry in ["/log/entries/0", "/log/entries/1"] {
                let page = try await site.browser().ask(entry)
                #expect(page.status == 200)
                #expect(!page.text.contains("canonical.json"))
            }
            #expect(try await site.browser().ask("/log/entries/0").text.contains("已于2026-03-10 09:30撤下"))
            #expect(try await site.browser().ask("/log/entries/0/proof.json").status == 200)
        }
    }

    @Test func `what a correction took away is at no address`() async throws {
        try await withSite { site in
            let id = try await site.office.published(.sample(body: "张三，身份证号码在此。"))
            site.office.clock.set(instant(2026, 3, 12, 8, 0))
            try await site.office.corrected(id, to: .sample(body: "名单另发。", publicNote: "删去个人信息"))
            let browser = site.browser()

            let old = try await browser.ask("/documents/\(id)/canonical.json?revision=1")
            #expect(old.status == 410)
            #expect(old.problem == "replaced")
            #expect(try problem(old)["message"]?.contains("2026-03-12 08:00") == true)
            let new = try await browser.ask("/documents/\(id)/canonical.json?revision=2")
            #expect(new.status == 200)
            #expect(try await browser.ask("/documents/\(id)/canonical.json").bytes == new.bytes)
            for path in ["/canonical.json?revision=3", "/canonical.json?revision=0", "/canonical.json?revision=-1"] {
                #expect(try await browser.ask("/documents/\(id)\(path)").status == 404)
            }
            for path in ["", "/text", "/qr.svg", "/canonical.json", "/canonical.json?revision=1"] {
                let page = try await browser.ask("/documents/\(id)\(path)")
                #expect(!page.text.contains("张三"), "\(path)")
            }

            let replaced = try await browser.ask("/log/entries/0")
            #expect(replaced.text.contains("已于2026-03-12 08:00由更正代替"))
            #expect(!replaced.text.contains("canonical.json"))
            #expect(try await browser.ask("/log/entries/1").text.contains("canonical.json?revision=2"))
            #expect(try await site.office.office.verifyLog().firstWrong == nil)
        }
    }

    private func withWithdrawn(_ body: @escaping @Sendable (DeskVisit, Document.ID) async throws -> Void) async throws {
        try await withSite { site in
            let id = try await site.office.published(.sample(title: "关于漏了姓名的通知"))
            try await site.office.office.withdraw(
                id, manner: .error, reason: "写了身份证号码", successor: nil, expecting: nil,
                by: site.office.caller(.approver))
            try await body(site, id)
        }
    }

    private func problem(_ page: Page) throws -> [String: String] {
        let json = try JSONSerialization.jsonObject(with: Data(page.bytes)) as? [String: [String: String]]
        return try #require(json?["error"])
    }
}

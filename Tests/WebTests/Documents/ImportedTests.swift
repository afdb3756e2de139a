import Actions
import Domain
import Foundation
import TestSupport
import Testing

@testable import Web

/// What was public elsewhere before keeps its date, and says how it came here.
@Suite struct ImportedTests {
    @Test func `an imported document shows its own date, and when it was imported beside it`() async throws {
        try await withImported(publishedOn: day(2020, 5, 6)) { site, id in
            let page = try await site.browser().ask("/documents/\(id)")
            #expect(page.text.contains(">补录</span>"))
            #expect(page.text.contains("<dt>发布日期</dt><dd><time datetime=\"2020-05-06\">2020-05-06</time></dd>"))
            #expect(page.text.contains("原公布日期2020-05-06，由本系统于2026-03-10 09:30导入"))
            #expect(page.metas("PubDate") == ["2020-05-06 00:00"])
            let block = try #require(page.tags.first { $0["type"] == "application/ld+json" })
            let json = try JSONSerialization.jsonObject(with: Data(block.text.utf8)) as? [String: Any]
            #expect(json?["datePublished"] as? String == "2020-05-06")

            let english = try await Browser(site.client, cookies: ["reader": "standard.auto.en"]).ask(
                "/documents/\(id)")
            #expect(
                english.text.contains("First published on 2020-05-06, imported into this system at 2026-03-10 09:30"))
        }
    }

    @Test func `programs are told what was imported, and both dates`() async throws {
        try await withImported(publishedOn: day(2020, 5, 6)) { site, id in
            let text = try await site.browser().ask("/api/v1/documents/\(id)").text
            #expect(text.contains(#""imported":true"#))
            #expect(text.contains(#""declaredPublishedOn":"2020-05-06""#))
            #expect(text.contains(#""publishedAt":"2026-03-10T01:30:00.000Z""#))
        }
    }

    @Test func `a document of our own is not marked`() async throws {
        try await withSite { site in
            let id = try await site.office.published()
            let page = try await site.browser().ask("/documents/\(id)")
            #expect(!page.text.contains("补录"))
            #expect(page.text.contains("<dt>发布日期</dt><dd><time datetime=\"2026-03-10T09:30"))
            #expect(try await site.browser().ask("/api/v1/documents/\(id)").text.contains(#""imported":false"#))
        }
    }

    private func withImported(
        publishedOn: Day?, _ body: @escaping @Sendable (DeskVisit, Document.ID) async throws -> Void
    ) async throws {
        try await withSite { site in
            let item = ImportItem.sample(publishedOn: publishedOn)
            _ = try await site.office.office.importDocuments(
                [item], into: "finance", isDryRun: false, by: .system)
            let list = try await site.office.office.documents(DocumentFilter(), limit: 1)
            try await body(site, try #require(list.items.first).id)
        }
    }
}

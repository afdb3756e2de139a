import Actions
import Domain
import NIOCore
import Storage
import TestSupport
import Testing

/// Forms that come while the database cannot take them.
@Suite struct UnstoredFormTests {
    /// Longer than what is free in the last pages of a small database.
    private static let long = String(repeating: "各区县财政局：\n\n每户补助两万元。", count: 2000)
    private static let words = [("title", "关于“预算”的通知"), ("body", long), ("action", "save")]

    @Test func `what was written comes back to be sent again, and acts once`() async throws {
        try await withSite { site in
            let browser = try await site.browser(.informationOfficer)
            let form = try await browser.form("/desk/documents/new", "/desk/documents")
            try await site.office.fillDisk()

            let page = try await browser.send(form, Self.words)

            #expect(page.status == 503)
            #expect(page.problem == "unavailable")
            #expect(page.header("Retry-After") == "5")
            #expect(page.text.contains("没有保存任何内容"))
            let again = try #require(page.form("/desk/documents"))
            #expect(again["title"] == "关于“预算”的通知")
            #expect(again["body"]?.replacing("\r\n", with: "\n") == Self.long)
            try await site.office.freeDisk()
            let saved = try await browser.send(again)
            #expect(saved.text.contains("已经保存"))
            let twice = try await browser.send(again)
            #expect(twice.path.contains("done=repeated"))
        }
    }
}

extension TestOffice {
    /// The database may not grow by a page: what a full disk says, SQLite says then.
    fileprivate func fillDisk() async throws { try await store.write { _ = try $0.rows("PRAGMA max_page_count = 1") } }

    fileprivate func freeDisk() async throws {
        try await store.write { _ = try $0.rows("PRAGMA max_page_count = 1000000") }
    }
}

import Actions
import Domain
import Storage
import TestSupport
import Testing

/// What is not public is at no public address.
@Suite struct UnpublishedTests {
    enum Kind: String, CaseIterable, Sendable {
        case draft, inReview, scheduled, withheld, onRequest, discarded, withdrawn
    }

    @Test(arguments: Kind.allCases, Engine.available)
    func `what is not public is at no public address`(kind: Kind, engine: Engine) async throws {
        try await withSite(engine) { site in
            let id = try await kind.document(site.office)
            let browser = site.browser()
            let addresses = ["", "/text", "/qr.svg", "/canonical.json"].map { "/documents/\(id)\($0)" }
            for path in addresses + ["/documents/\(id)/canonical.json?revision=1", "/api/v1/documents/\(id)"] {
                let page = try await browser.ask(path)
                #expect(!page.text.contains("秘不示人的正文"), "\(path)")
                #expect(page.status == (kind != .withdrawn ? 404 : path.hasPrefix("/api") ? 200 : 410), "\(path)")
            }
            for path in [
                "/", "/documents", "/search?q=%E7%A7%98%E4%B8%8D%E7%A4%BA%E4%BA%BA", "/feed.atom",
                "/sitemaps/documents-1.xml",
                "/organisations/finance", "/organisations/finance/rules", "/organisations/finance/reports", "/reports",
                "/organisations/finance/feed.atom", "/catalogue/20-01", "/catalogue/20-01/feed.atom",
                "/catalogue/20-01/documents.csv", "/api/v1/search?q=%E7%A7%98%E4%B8%8D%E7%A4%BA%E4%BA%BA",
            ] {
                let page = try await browser.ask(path)
                #expect(page.status == 200)
                #expect(!page.text.contains(id.text), "\(path)")
                #expect(!page.text.contains("秘不示人的"), "\(path)")
            }
            let log = try await browser.ask("/log")
            #expect(log.text.contains(id.text) == (kind == .withdrawn))
        }
    }
}

extension UnpublishedTests.Kind {
    fileprivate func document(_ office: TestOffice) async throws -> Document.ID {
        var content = DocumentContent.sample(title: "关于秘不示人的通知", body: "秘不示人的正文。")
        switch self {
        case .draft: return try await office.draft(content)
        case .inReview: return try await office.submitted(content)
        case .scheduled:
            content.publishAt = instant(2026, 4, 1)
            return try await office.published(content)
        case .withheld, .onRequest:
            content.attribute = self == .withheld ? .withheld : .onRequest
            let ground = WithholdingGround.allCases.first { $0.allowedFor.contains(content.attribute) }
            content.attributeGround = ground
            content.attributeReason = "含有个人隐私"
            return try await office.published(content)
        case .discarded:
            let id = try await office.draft(content)
            let officer = office.caller(.informationOfficer)
            try await office.office.discard(id, reason: "不用了", expecting: nil, by: officer)
            return id
        case .withdrawn:
            let id = try await office.published(content)
            let approver = office.caller(.approver)
            try await office.office.withdraw(
                id, manner: .error, reason: "发错了", successor: nil, expecting: nil, by: approver)
            return id
        }
    }
}

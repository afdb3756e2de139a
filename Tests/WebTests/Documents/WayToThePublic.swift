import Actions
import Domain
import TestSupport
import Testing

/// The people of 财政局 at their browsers, with the forms that they are shown.
struct WayToThePublic: Sendable {
    let site: DeskVisit

    /// What a writer fills in.
    static func notice(_ changes: [(String, String)] = []) -> [(String, String)] {
        let all = [
            ("title", "阳光市财政局关于做好危房改造补助工作的通知"), ("documentNumber", "阳财社[2026]8号"),
            ("signedOn", "2026-03-02"), ("catalogueRow", "20-01"), ("topic", "0201"), ("genre", "notice"),
            ("keywords", "危房改造，补助"), ("body", "各区县财政局：\n\n每户补助两万元。"), ("action", "submit"),
        ]
        return all.filter { pair in !changes.contains { $0.0 == pair.0 } } + changes
    }

    /// Writes a document and sends it for review.
    func submit(_ fields: [(String, String)] = notice()) async throws -> Document.ID {
        let officer = try await site.browser(.informationOfficer)
        let page = try await officer.send(try await officer.form("/desk/documents/new", "/desk/documents"), fields)
        #expect(page.status == 200)
        #expect(page.text.contains("已经送审"))
        let end = page.path.prefix { $0 != "?" }.split(separator: "/").last
        return try #require(end.flatMap { Document.ID($0) })
    }

    /// Every step by its own person, each seen before on the page.
    func sign(_ id: Document.ID) async throws {
        for (role, sentence) in [
            (Role.checker, "已经签署。"), (.reviewer, "已经签署。"), (.secrecyReviewer, "已经签署。"), (.approver, "已经签署"),
        ] {
            let page = try await act(role, on: id, "", "/decision", [("decision", "sign"), ("opinion", "同意。")])
            #expect(page.text.contains(sentence))
        }
    }

    func published(_ changes: [(String, String)] = []) async throws -> Document.ID {
        let id = try await submit(Self.notice(changes))
        try await sign(id)
        return id
    }

    /// Fills in a form of one of a document's pages at the desk.
    func act(
        _ role: Role, on id: Document.ID, _ part: String, _ form: String, _ fields: [(String, String)]
    ) async throws -> Page {
        let browser = try await site.browser(role)
        let page = try await browser.open("/desk/documents/\(id)\(part)")
        return try await browser.send(try #require(page.form(form), "\(role) \(form)"), fields)
    }

    func read(_ path: String) async throws -> Page { try await site.browser().ask(path) }
}

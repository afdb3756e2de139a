import Actions
import Domain
import TestSupport
import Testing

@testable import Web

/// Two people, or one in two windows, write the same document; and answers that never arrive.
@Suite struct DraftConflictTests {
    @Test func `nobody writes over a newer version without having been told`() async throws {
        try await withSite { site in
            let id = try await site.office.draft()
            let browser = try await site.browser(.informationOfficer)
            let mine = try await browser.form("/desk/documents/\(id)/edit", "/revisions")
            _ = try await browser.send(
                try await browser.form("/desk/documents/\(id)/edit", "/revisions"), [("body", "先保存的")])

            let told = try await browser.send(mine, [("body", "后保存的")])
            #expect(told.status == 409)
            #expect(told.problem == "stale")
            #expect(told.text.contains("您写的时候，这件文件有了变动"))
            #expect(told.text.contains("<del>先保存的</del>"))
            #expect(told.text.contains("href=\"/desk/documents/\(id)\" target=\"_blank\""))
            let again = try #require(told.form("/revisions"))
            #expect(again["body"] == "后保存的")
            #expect(try await browser.send(again).status == 409)
            #expect(try await browser.open("/desk/documents/\(id)").text.contains("先保存的"))

            let last = try await browser.send(try #require(told.form("/revisions")), [("replaces", "2")])
            #expect(last.status == 200)
            #expect(last.text.contains("后保存的"))
        }
    }

    @Test func `a mistake in a field does not hide that the document changed`() async throws {
        try await withSite { site in
            let id = try await site.office.draft()
            let browser = try await site.browser(.informationOfficer)
            let mine = try await browser.form("/desk/documents/\(id)/edit", "/revisions")
            try await site.office.office.revise(
                id, .sample(body: "先保存的"), expecting: nil, by: site.office.caller(.informationOfficer))
            let wrong = try await browser.send(mine, [("title", "我的标题"), ("signedOn", "2026-02-30")])
            #expect(wrong.status == 422)
            let told = try await browser.send(try #require(wrong.form("/revisions")), [("signedOn", "2026-03-02")])
            #expect(told.status == 409)
            #expect(told.form("/revisions")?["title"] == "我的标题")
        }
    }

    @Test func `a text for what was sent for review meanwhile is shown with the reason`() async throws {
        try await withSite { site in
            let id = try await site.office.draft()
            let browser = try await site.browser(.informationOfficer)
            let form = try await browser.form("/desk/documents/\(id)/edit", "/revisions")
            try await site.office.submit(id)

            var page = try await browser.send(form, [("body", "还没有保存的")])
            for _ in 1...2 {
                #expect(page.status == 409)
                #expect(page.text.contains("这件文件现在不能改"))
                let again = try #require(page.form("/revisions"))
                #expect(again["body"] == "还没有保存的")
                page = try await browser.send(again, [("replaces", "2")])
            }
            #expect(page.problem == "not-in-draft")
        }
    }

    @Test func `a new document that is sent again with other words becomes its next version or another one`()
        async throws
    {
        try await withSite { site in
            let browser = try await site.browser(.informationOfficer)
            let form = try await browser.form("/desk/documents/new", "/desk/documents")
            let first = try await browser.send(form, WayToThePublic.notice([("action", "save")]))

            let page = try await browser.send(
                form, WayToThePublic.notice([("action", "save"), ("body", "每户补助三万元。")]))
            #expect(page.status == 409)
            #expect(page.problem == "form-used")
            #expect(page.text.contains("每户补助三万元。"))

            let revised = try await browser.send(try #require(page.form("/revisions")))
            #expect(revised.path.prefix { $0 != "?" } == first.path.prefix { $0 != "?" })
            #expect(revised.text.contains("每户补助三万元。"))
            let other = try await browser.send(
                try #require(page.form("/desk/documents")), [("documentNumber", "阳财社〔2026〕9号")])
            #expect(other.text.contains("已经保存"))
            #expect(try await browser.open("/desk/documents").text.contains("共2件"))
        }
    }

    @Test(arguments: [
        (action: "submit", attribute: "proactive", sentence: "已经送审。"),
        (action: "submit", attribute: "withheld", sentence: "已经存成草稿，还没有送审"),
        (action: "save", attribute: "proactive", sentence: "文件是草稿，还没有送审。"),
    ])
    func `when the answer was lost after saving, the same form goes on from there`(
        action: String, attribute: String, sentence: String
    ) async throws {
        try await withSite { site in
            let browser = try await site.browser(.informationOfficer)
            let form = try await browser.form("/desk/documents/new", "/desk/documents")
            let fields = WayToThePublic.notice([("action", action), ("attribute", attribute)])
            let sent = try Form(urlEncoded: form.body(fields).utf8)
            var caller = site.office.caller(.informationOfficer)
            caller.form = SentForm(number: sent.raw("once"), digest: sent.digest)
            let id = try await site.office.office.draft(
                DocumentForm(sent, interprets: nil).content, in: site.office.organisation(.finance).id, by: caller)

            let page = try await browser.send(form, fields)

            #expect(page.text.contains(sentence))
            #expect(page.metas("editor-saved") == [sent.raw("once")])
            #expect(try await browser.open("/desk/documents").text.contains("共1件"))
            let stored = try await site.office.office.deskDocument(id, by: site.office.caller(.auditor))
            #expect(stored.state.stage == (sentence == "已经送审。" ? .inReview : .draft))
        }
    }
}

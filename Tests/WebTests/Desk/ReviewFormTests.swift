import Actions
import Domain
import TestSupport
import Testing

/// The forms beside a document, when somebody else was faster or something in them was wrong.
@Suite struct ReviewFormTests {
    private static let tooLong = String(repeating: "长", count: 1001)

    @Test func `the usual sentence stands in the field, and only the secrecy review has to be written`() async throws {
        try await withSite { site in
            let id = try await site.office.submitted()
            let checker = try await site.browser(.checker)
            let form = try await checker.form("/desk/documents/\(id)", "/decision")
            #expect(form["opinion"] == "经审核，同意。")
            #expect(try await checker.send(form, [("decision", "sign")]).text.contains("已经签署。"))

            let secrecy = try await site.browser(.secrecyReviewer)
            let blank = try await secrecy.form("/desk/documents/\(id)", "/decision")
            #expect(blank["opinion"] == "")
            let page = try await secrecy.send(blank, [("decision", "sign")])
            #expect(page.status == 422)
            #expect(page.text.contains("href=\"#opinion\">请填写意见"))
        }
    }

    @Test func `the sentence that agrees is no reason to send something back`() async throws {
        try await withSite { site in
            let id = try await site.office.submitted()
            let browser = try await site.browser(.checker)
            let form = try await browser.form("/desk/documents/\(id)", "/decision")
            let page = try await browser.send(form, [("decision", "return")])
            #expect(page.status == 422)
            #expect(page.text.contains("请填写意见"))
        }
    }

    @Test func `an opinion on what changed meanwhile stays in its field and is not signed`() async throws {
        try await withSite { site in
            let id = try await site.office.submitted()
            let browser = try await site.browser(.checker)
            let form = try await browser.form("/desk/documents/\(id)", "/decision")
            try await site.office.sign([.secrecy], of: id)

            let page = try await browser.send(form, [("decision", "sign"), ("opinion", "数据已经核对")])

            #expect(page.status == 409)
            #expect(page.problem == "stale")
            #expect(page.text.contains("别人刚刚办过这一件"))
            let again = try #require(page.form("/decision"))
            #expect(again["opinion"] == "数据已经核对")
            #expect(again["decision"] == "sign")
            #expect(try await browser.send(again).text.contains("已经签署。"))
        }
    }

    @Test func `an opinion whose form is gone is told back`() async throws {
        try await withSite { site in
            let id = try await site.office.submitted()
            let browser = try await site.browser(.checker)
            let form = try await browser.form("/desk/documents/\(id)", "/decision")
            try await site.office.sign([.check], of: id)

            let stale = try await browser.send(form, [("decision", "sign"), ("opinion", "数据已经<核对>")])
            #expect(stale.status == 409)
            #expect(stale.form("/decision") == nil)
            #expect(stale.text.contains("<blockquote><p>数据已经&lt;核对&gt;</p></blockquote>"))

            let refused = try await browser.send(form, [("version", "3"), ("decision", "sign"), ("opinion", "数据已经核对")])
            #expect(refused.status == 409)
            #expect(refused.problem == "already-signed")
            #expect(refused.text.contains("审核已经有人签过了"))
            #expect(refused.text.contains("<blockquote><p>数据已经核对</p></blockquote>"))
        }
    }

    @Test func `an opinion that was changed after it was sent is not dropped in silence`() async throws {
        try await withSite { site in
            let id = try await site.office.submitted()
            let browser = try await site.browser(.checker)
            let form = try await browser.form("/desk/documents/\(id)", "/decision")
            _ = try await browser.send(form, [("decision", "sign"), ("opinion", "同意")])

            let page = try await browser.send(form, [("decision", "return"), ("opinion", "第3条有误")])

            #expect(page.status == 409)
            #expect(page.problem == "form-used")
            #expect(page.text.contains("这张表单先前已经提交过"))
            #expect(page.text.contains("<blockquote><p>第3条有误</p></blockquote>"))
        }
    }

    @Test(arguments: [
        ("/withdrawal", [("manner", "error"), ("reason", "表里有身份证号码")]),
        ("/validity", [("validity", "repealed"), ("reason", "表里有身份证号码")]),
    ])
    func `a reason to take down what changed meanwhile stays in its form`(
        end: String, fields: [(String, String)]
    ) async throws {
        try await withSite { site in
            let id = try await site.office.published()
            let browser = try await site.browser(.approver)
            let form = try await browser.form("/desk/documents/\(id)\(end)", end)
            try await site.office.office.withdraw(
                id, manner: .error, reason: "误。", successor: nil, expecting: nil,
                by: site.office.caller(.opennessOffice, in: .city))

            let stale = try await browser.send(form, fields)
            #expect(stale.status == 409)
            #expect(stale.problem == "stale")
            let again = try #require(stale.form(end))
            #expect(again["reason"] == "表里有身份证号码")

            let refused = try await browser.send(again)
            #expect(refused.status == 409)
            #expect(refused.form(end)?["reason"] == "表里有身份证号码")
        }
    }

    @Test func `what is sent for review from a page that is old shows the page as it is`() async throws {
        try await withSite { site in
            let id = try await site.office.draft()
            let browser = try await site.browser(.informationOfficer)
            let form = try await browser.form("/desk/documents/\(id)", "/submission")
            try await site.office.submit(id)
            let page = try await browser.send(form)
            #expect(page.status == 409)
            #expect(page.problem == "stale")
            #expect(page.text.contains("审核中"))
        }
    }

    @Test func `words that are too long come back at their field`() async throws {
        try await withSite { site in
            let draft = try await site.office.draft()
            let officer = try await site.browser(.informationOfficer)
            let discarding = try await officer.send(
                try await officer.form("/desk/documents/\(draft)", "/discarding"), [("reason", Self.tooLong)])
            #expect(discarding.status == 422)
            #expect(discarding.form("/discarding")?["reason"] == Self.tooLong)
            #expect(discarding.text.contains("id=\"reason-error\""))

            let urgent = try await site.office.submitted()
            try await site.office.sign([.secrecy], of: urgent)
            try await site.office.office.overrideReview(
                of: urgent, reason: "防汛。", expecting: nil, by: site.office.caller(.approver))
            let other = try await site.browser(.opennessOffice)
            let confirming = try await other.send(
                try await other.form("/desk/documents/\(urgent)", "/override/confirmation"),
                [("confirmOpinion", Self.tooLong)])
            #expect(confirming.status == 422)
            #expect(confirming.form("/confirmation")?["confirmOpinion"] == Self.tooLong)
            #expect(confirming.text.contains("id=\"confirmOpinion-error\""))
        }
    }

    @Test func `the drafter takes back what is in review, with a reason`() async throws {
        try await withSite { site in
            let id = try await site.office.submitted()
            let browser = try await site.browser(.informationOfficer)
            let form = try await browser.form("/desk/documents/\(id)", "/recall")

            let wrong = try await browser.send(form)
            #expect(wrong.status == 422)
            #expect(wrong.text.contains("href=\"#recallReason\">请填写撤回的理由"))
            #expect(wrong.text.contains("id=\"recallReason-error\""))
            let done = try await browser.send(try #require(wrong.form("/recall")), [("recallReason", "标题写错了")])

            #expect(done.text.contains("已经撤回，文件又是草稿了"))
            #expect(done.text.contains("标题写错了"))
            #expect(done.form("/recall") == nil)
            #expect(done.form("/submission") != nil)
            #expect(try await site.browser(.checker).open("/desk/documents/\(id)").form("/recall") == nil)
        }
    }

    @Test func `a text that was kept in the browser is let go of only by the form that was saved`() async throws {
        try await withSite { site in
            let browser = try await site.browser(.informationOfficer)
            let form = try await browser.form("/desk/documents/new", "/desk/documents")
            let wrong = try await browser.send(form, WayToThePublic.notice([("title", ""), ("action", "save")]))
            let second = try #require(wrong.form("/desk/documents"))
            let saved = try await browser.send(second, [("title", "关于预算的通知"), ("action", "save")])
            #expect(Set(saved.metas("editor-saved")) == Set([form["once"], second["once"]].compactMap(\.self)))

            let id = try await site.office.submitted()
            let signed = try await WayToThePublic(site: site).act(
                .checker, on: id, "", "/decision", [("decision", "sign")])
            #expect(signed.text.contains("已经签署。"))
            #expect(signed.metas("editor-saved") == [])
        }
    }
}

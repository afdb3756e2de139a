import Actions
import Domain
import HTTPTypes
import NIOCore
import TestSupport
import Testing

/// Forms from elsewhere, forms sent twice, and forms that took longer than their session.
@Suite struct SentFormTests {
    /// Everything that a way through pages, cookies and databases could spoil.
    private static let long: String = {
        let paragraph = "第一条　“引号”与\"直引号\"、'单引号'、<尖括号>、&amp;、%41、+、𠮷野家、👩‍👩‍👧‍👦。\n\n"
        return String(String(repeating: paragraph, count: 10_000 / paragraph.count).dropLast(2))
    }()

    @Test(arguments: [nil, "", "0000", "foreign"])
    func `a form without the token of its session changes nothing and can be sent again`(token: String?) async throws {
        try await withSite { site in
            let browser = try await site.browser(.informationOfficer)
            let other = try await site.visitor(.informationOfficer, in: .education)
            var form = try await browser.form("/desk/documents/new", "/desk/documents")
            form.fields.removeAll { $0.name == "csrf" }
            if let token { form.fields.append(("csrf", token == "foreign" ? other.session.csrf : token)) }
            let before = try await site.journalLength()

            let page = try await browser.send(form, [("title", "关于“预算”的通知"), ("body", "第一段\n\n第二段")])

            #expect(page.status == 403)
            #expect(page.problem == "form-expired")
            #expect(try await site.journalLength() == before)
            let again = try #require(page.form("/desk/documents"))
            #expect(again["title"] == "关于“预算”的通知")
            let saved = try await browser.send(again)
            #expect(saved.text.contains("已经保存"))
            #expect(saved.text.contains("第二段"))
        }
    }

    @Test(arguments: [("Origin", "https://evil.example"), ("Sec-Fetch-Site", "cross-site"), ("Origin", "null")])
    func `a form of another site is not taken, whatever it knows`(header: String, value: String) async throws {
        try await withSite { site in
            let browser = try await site.browser(.informationOfficer)
            let form = try await browser.form("/desk/documents/new", "/desk/documents")
            let before = try await site.journalLength()
            let name = try #require(HTTPField.Name(header))

            let page = try await browser.ask(
                form.action, .post, body: ByteBuffer(string: form.body(WayToThePublic.notice())), headers: [name: value]
            )

            #expect(page.status == 403)
            #expect(page.problem == "foreign-form")
            #expect(try await site.journalLength() == before)
        }
    }

    @Test func `a form that is sent twice makes one record and leads to it both times`() async throws {
        try await withSite { site in
            let browser = try await site.browser(.informationOfficer)
            let form = try await browser.form("/desk/documents/new", "/desk/documents")

            let first = try await browser.send(form, WayToThePublic.notice())
            let second = try await browser.send(form, WayToThePublic.notice())

            #expect(second.path.hasPrefix(first.path.prefix { $0 != "?" } + "?done=repeated"))
            #expect(second.status == 200)
            #expect(second.text.contains("这张表单先前已经收到"))
            #expect(try await browser.open("/desk/documents").text.contains("共1件"))
        }
    }

    @Test func `a decision that is sent twice is one signature`() async throws {
        try await withSite { site in
            let id = try await site.office.submitted()
            let browser = try await site.browser(.checker)
            let form = try await browser.form("/desk/documents/\(id)", "/decision")

            for _ in 1...2 {
                let page = try await browser.send(form, [("decision", "sign"), ("opinion", "同意")])
                #expect(page.path.hasPrefix("/desk/documents/\(id)"))
                #expect(page.status == 200)
            }
            let story = try await site.office.office.deskDocument(id, by: site.office.caller(.auditor)).stored.events
            #expect(story.count == 3)
        }
    }

    @Test func `a long text outlives its session`() async throws {
        try await withSite { site in
            let person = site.office.person(.informationOfficer)
            try await site.office.office.resetPassword(person.id, to: "春眠不觉晓处处闻啼鸟", by: .system)
            let browser = try await site.browser(.informationOfficer)
            let form = try await browser.form("/desk/documents/new", "/desk/documents")
            site.office.clock.advance(.seconds(13 * 3600))

            let asked = try await browser.send(form, WayToThePublic.notice([("body", Self.long), ("action", "save")]))
            #expect(asked.status == 403)
            #expect(asked.text.contains("您写的内容没有丢"))
            let wrong = try await browser.send(
                try #require(asked.form("/desk/sign-in")), [("login", person.login), ("password", "记不得了")])
            #expect(wrong.status == 422)
            let shown = try await browser.send(
                try #require(wrong.form("/desk/sign-in")), [("login", person.login), ("password", "春眠不觉晓处处闻啼鸟")])
            #expect(shown.text.contains("<h1>继续提交</h1>"))
            for words in ["通知", "主动公开", "本机关制作"] { #expect(shown.text.contains("<dd>\(words)</dd>"), "\(words)") }
            #expect(shown.text.contains("</p><p>第一条"))
            #expect(shown.text.contains("字，全部保留着。"))
            let saved = try await browser.send(try #require(shown.form("/desk/documents")))

            #expect(saved.text.contains("已经保存"))
            let id = try #require(
                saved.path.prefix { $0 != "?" }.split(separator: "/").last.flatMap { Document.ID($0) })
            let stored = try await site.office.office.deskDocument(id, by: site.office.caller(.informationOfficer))
            #expect(stored.content.body == RichText(plainText: Self.long))
            #expect(Self.long.count > 9_900)
            let again = try await browser.form("/desk/documents/\(id)/edit", "/revisions")
            #expect(again["body"] == Self.long)
        }
    }

    @Test func `the same form says what it is to programs and is no fault`() async throws {
        try await withSite { site in
            let id = try await site.office.submitted()
            let browser = try await site.browser(.checker)
            let form = try await browser.form("/desk/documents/\(id)", "/decision")
            let body = form.body([("decision", "sign")])
            _ = try await browser.ask(form.action, .post, body: ByteBuffer(string: body))
            let again = try await browser.ask(form.action, .post, body: ByteBuffer(string: body))
            #expect(again.status == 303)
            #expect(again.problem == "repeated")
            #expect(again.headers[.location] == "/desk/documents/\(id)?done=repeated")
        }
    }

    private static let secret = "春眠不觉晓处处闻啼鸟"

    @Test(arguments: ["/desk/account/password", "/desk/account/totp-off", "/desk/people/{id}/password", "/desk/people"])
    func `a password is never shown and never carried`(path: String) async throws {
        try await withSite { site in
            let administrator = site.office.person(.administrator)
            try await site.office.office.resetPassword(administrator.id, to: Self.secret, by: .system)
            let action = path.replacing("{id}", with: site.office.person(.checker).id.text)
            let form = PageForm(
                action: action, method: "post",
                fields: [
                    ("csrf", "0000"), ("personName", "王小明"), ("oldPassword", "旧的密码一二三四五六"),
                    ("password", "新的密码一二三四五六"), ("repeatedPassword", "新的密码一二三四五六"), ("totpCode", "123456"),
                ])
            let browser = try await site.browser(.administrator)
            let other = try await browser.send(form)
            let out = site.browser()
            let asked = try await out.send(form)
            let signedIn = try await out.send(
                try #require(asked.form("/desk/sign-in")), [("login", administrator.login), ("password", Self.secret)])

            #expect(other.status == 403)
            for page in [other, asked, signedIn] {
                for secret in ["的密码一二三四五六", "123456"] { #expect(!page.text.contains(secret)) }
            }
            for page in [other, signedIn] {
                #expect(page.text.contains(path == "/desk/people" ? "密码没有保留" : "请重新填写"))
                #expect(page.text.contains("王小明") == (path == "/desk/people"))
            }
        }
    }

    @Test func `who leaves after the session ended has left`() async throws {
        try await withSite { site in
            let page = try await site.browser().ask("/desk/sign-out", .post, body: ByteBuffer(string: "csrf=0"))
            #expect(page.status == 303)
            #expect(page.headers[.location] == "/desk/sign-in")
        }
    }
}

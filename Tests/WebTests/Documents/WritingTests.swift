import Actions
import Domain
import Storage
import TestSupport
import Testing

/// What the form of a document offers, and what its page reminds of.
@Suite struct WritingTests {
    @Test func `a number that was put right is said, to who typed it only`() async throws {
        try await withSite { site in
            let officer = try await site.browser(.informationOfficer)
            let form = try await officer.form("/desk/documents/new", "/desk/documents")
            let page = try await officer.send(
                form, WayToThePublic.notice([("documentNumber", "阳财社[2026]第08号"), ("action", "save")]))
            #expect(page.text.contains("发文字号“阳财社[2026]第08号”已经改成“阳财社〔2026〕8号”：改正括号，去掉“第”，去掉序号前面的零"))
            let address = String(page.path.prefix { $0 != "?" })
            let later = try await officer.open(address)
            #expect(!later.text.contains("提醒"))
            let lie = try await officer.open("\(address)?typed=%E9%98%B3%E8%B4%A2%5B2026%5D9%E5%8F%B7")
            #expect(!lie.text.contains("提醒"))
        }
    }

    @Test(arguments: [
        ("阳府发2026-18", "认不出发文字号“阳府发2026-18”，已经照原样保存。应当是机关代字〔年份〕序号号，如“国办发〔2019〕5号”"),
        ("阳财社〔2025〕8号", "发文字号的年份是2025，成文日期在2026年，一般应当一致，请核对"),
    ])
    func `a doubtful number is no obstacle, and every reviewer is reminded`(number: String, remark: String) async throws
    {
        try await withSite { site in
            let way = WayToThePublic(site: site)
            let id = try await way.submit(WayToThePublic.notice([("documentNumber", number)]))
            for role in [Role.informationOfficer, .checker, .approver] {
                let page = try await site.browser(role).open("/desk/documents/\(id)")
                #expect(page.text.contains("提醒"))
                #expect(page.text.contains(remark))
            }
            try await way.sign(id)
            #expect(try await way.read("/documents/\(id)").text.contains(number))
        }
    }

    @Test(arguments: ["02", "22", "0201"])
    func `a class can be chosen, and stays when the form is opened again`(topic: String) async throws {
        try await withSite { site in
            let id = try await WayToThePublic(site: site).submit(WayToThePublic.notice([("topic", topic)]))
            try await site.office.office.recall(
                id, reason: "再改改。", expecting: nil, by: site.office.caller(.informationOfficer))
            let form = try await site.browser(.informationOfficer).form("/desk/documents/\(id)/edit", "/revisions")
            #expect(form["topic"] == topic)
        }
    }

    @Test func `who writes for several organisations chooses first, and is offered the rows of the chosen one`()
        async throws
    {
        try await withSite { site in
            let office = site.office
            try await office.office.adoptRows(["20-01"], by: "finance", caller: .system)
            try await office.office.adoptRows(["20-02"], by: "education", caller: .system)
            let both = office.person(.informationOfficer)
            let appointment = AppointmentDraft(
                organisation: office.organisation(.education).id, post: "科员", role: .informationOfficer,
                since: day(2026, 3, 10))
            try await office.office.appoint(both.id, appointment, by: .system)

            let officer = try await site.browser(.informationOfficer)
            let page = try await officer.open("/desk/documents/new")
            let choice = try #require(page.form("/desk/documents/new"))
            #expect(choice.method == "get")
            let first = try #require(choice["organisation"])
            for (code, row, other) in [("finance", "20-01", "20-02"), ("education", "20-02", "20-01")] {
                let page = try await officer.open("/desk/documents/new?organisation=\(code)")
                #expect(page.text.contains("<option value=\"\(row)\""))
                #expect(!page.text.contains("<option value=\"\(other)\""))
                #expect(page.form("/desk/documents")?["organisation"] == code)
            }
            #expect(["finance", "education"].contains(first))

            let form = try await officer.form("/desk/documents/new?organisation=education", "/desk/documents")
            let wrong = try await officer.send(form, WayToThePublic.notice([("catalogueRow", "20-01")]))
            #expect(wrong.text.contains("公开目录要从本单位的公开目录中选"))
            #expect(wrong.form("/desk/documents/new") == nil)
            #expect(wrong.text.contains("发布单位：阳光市教育局"))
        }
    }
}

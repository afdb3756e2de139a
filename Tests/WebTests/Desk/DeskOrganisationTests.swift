import Actions
import Domain
import TestSupport
import Testing

@Suite struct DeskOrganisationTests {
    @Test func `an officer writes the guide of the own organisation and changes no names`() async throws {
        try await withDesk { desk in
            let visitor = try await desk.visitor(.informationOfficer)

            let list = try await visitor.get("/desk/organisations")
            #expect(list.text.contains("阳光市财政局"))
            #expect(!list.text.contains("阳光市教育局"))
            #expect(!list.text.contains("名称和代码"))
            #expect(try await visitor.get("/desk/organisations/finance/profile").status == 200)
            #expect(try await visitor.get("/desk/organisations/education/profile").status == 403)
            #expect(try await visitor.post("/desk/organisations/education/profile", guide).status == 403)
            #expect(try await visitor.get("/desk/organisations/finance").status == 403)
            #expect(try await visitor.post("/desk/organisations/finance", names).status == 403)
            #expect(try await visitor.get("/desk/organisations/new").status == 403)
            #expect(try await visitor.post("/desk/organisations", newOrganisation).status == 403)
        }
    }

    @Test func `who only signs has no business with organisations`() async throws {
        try await withDesk { desk in
            let visitor = try await desk.visitor(.checker)

            #expect(try await visitor.get("/desk/organisations").status == 403)
        }
    }

    @Test func `an organisation is added once below the caller's own`() async throws {
        try await withDesk { desk in
            let visitor = try await desk.visitor(.administrator, in: .city)
            let fields = newOrganisation + [("once", "a1b2")]

            #expect(try await visitor.post("/desk/organisations", fields).location == "/desk/organisations?done=added")
            #expect(try await visitor.post("/desk/organisations", fields).location == "/desk/organisations?done=added")
            let added = try await desk.office.office.organisation(code: "water")
            #expect(added.parent == desk.office.organisation(.city).id)
            #expect(added.shortName == "阳光市水利局")
        }
    }

    @Test func `a code that is taken is shown again with its owner`() async throws {
        try await withDesk { desk in
            let fields = newOrganisation.map { $0.0 == "code" ? ("code", "finance") : $0 }

            let answer = try await desk.visitor(.administrator, in: .city).post("/desk/organisations", fields)

            #expect(answer.status == 422)
            #expect(answer.text.contains("代码已经被“阳光市财政局”使用"))
            #expect(answer.text.contains("value=\"阳光市水利局\""))
        }
    }

    @Test func `names and the index template change, the address stays`() async throws {
        try await withDesk { desk in
            let visitor = try await desk.visitor(.administrator)

            let answer = try await visitor.post("/desk/organisations/finance", names)

            #expect(answer.location == "/desk/organisations?done=changed")
            let changed = try await desk.office.office.organisation(code: "finance")
            #expect(changed.name == "阳光市财政和国资局")
            #expect(changed.indexTemplate == "{organisation}-{year}-{sequence:4}")
        }
    }

    @Test func `functions are ticked, kept, and unticked again`() async throws {
        try await withDesk { desk in
            let visitor = try await desk.visitor(.administrator)

            _ = try await visitor.post(
                "/desk/organisations/finance", names + [("functions", "finance"), ("functions", "taxation")])
            #expect(try await desk.office.office.organisation(code: "finance").functions == ["finance", "taxation"])
            let page = try await visitor.get("/desk/organisations/finance")
            #expect(page.text.contains("value=\"taxation\" checked"))

            let answer = try await visitor.post("/desk/organisations/finance", names + [("functions", "sorcery")])
            #expect(answer.status == 422)
            _ = try await visitor.post("/desk/organisations/finance", names)
            #expect(try await desk.office.office.organisation(code: "finance").functions == [])
        }
    }

    @Test func `a template without a running number is shown again`() async throws {
        try await withDesk { desk in
            let fields = names.map { $0.0 == "indexTemplate" ? ("indexTemplate", "{year}") : $0 }

            let answer = try await desk.visitor(.administrator).post("/desk/organisations/finance", fields)

            #expect(answer.status == 422)
            #expect(answer.text.contains("索引号格式应当是{sequence:5}"))
            #expect(answer.text.contains("value=\"{year}\""))
        }
    }

    @Test func `a guide that nobody looked at for a year is 陈旧`() async throws {
        try await withDesk { desk in
            let visitor = try await desk.visitor(.informationOfficer)
            #expect(try await visitor.get("/desk/organisations/finance/profile").text.contains("还没有写过公开指南"))

            let answer = try await visitor.post("/desk/organisations/finance/profile", guide)

            #expect(answer.location == "/desk/organisations?done=profile")
            let fresh = try await visitor.get("/desk/organisations/finance/profile")
            #expect(fresh.text.contains("上次核对：<time datetime=\"2026-03-10\">2026-03-10</time>"))
            desk.office.clock.advance(days: 366)
            let later = try await desk.visitor(.informationOfficer).get("/desk/organisations/finance/profile")
            #expect(later.text.contains("陈旧"))
            #expect(later.text.contains("已经超过一年"))
        }
    }

    @Test func `a guide without the telephone of the office is shown again`() async throws {
        try await withDesk { desk in
            let fields = guide.filter { $0.0 != "phone" }

            let answer = try await desk.visitor(.informationOfficer).post("/desk/organisations/finance/profile", fields)

            #expect(answer.status == 422)
            #expect(answer.text.contains("<a href=\"#phone\">请填写联系电话</a>"))
            #expect(answer.text.contains("value=\"阳光市人民路1号\""))
        }
    }
}

private let newOrganisation = [
    ("parent", "yangguang"), ("code", "water"), ("name", "阳光市水利局"), ("shortName", ""), ("kind", "department"),
    ("creditCode", ""), ("regionCode", ""),
]

private let names = [
    ("name", "阳光市财政和国资局"), ("shortName", "市财政局"), ("kind", "department"), ("creditCode", ""), ("regionCode", ""),
    ("indexTemplate", "{organisation}-{year}-{sequence:4}"),
]

private let guide = [
    ("classification", "按主题和体裁分类。"), ("access", "网站、档案馆、图书馆。"), ("officeName", "阳光市财政局办公室"),
    ("address", "阳光市人民路1号"), ("hours", "工作日8:30—12:00"), ("phone", "0000-0000101"),
]

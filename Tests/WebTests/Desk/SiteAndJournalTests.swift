import Actions
import Domain
import TestSupport
import Testing

@Suite struct SiteTests {
    @Test func `who manages organisations says what the site is called`() async throws {
        try await withDesk { desk in
            let visitor = try await desk.visitor(.administrator, in: .city)

            let answer = try await visitor.post("/desk/site", [("name", "阳光市人民政府"), ("organiser", "阳光市人民政府办公室")])

            #expect(answer.location == "/desk/site?done=saved")
            #expect(try await desk.office.office.site().organiser == "阳光市人民政府办公室")
            #expect(try await visitor.get("/desk/site").text.contains("value=\"阳光市人民政府办公室\""))
        }
    }

    @Test func `a malformed identification code is shown again`() async throws {
        try await withDesk { desk in
            let fields = [("name", "阳光市人民政府"), ("organiser", "办公室"), ("identificationCode", "bm12")]

            let answer = try await desk.visitor(.administrator, in: .city).post("/desk/site", fields)

            #expect(answer.status == 422)
            #expect(answer.text.contains("网站标识码应当是10位数字，或者bm加8位数字"))
            #expect(answer.text.contains("value=\"bm12\""))
        }
    }

    @Test func `marks lead where the site was told, and IPv6 is claimed by who has it`() async throws {
        try await withDesk { desk in
            let visitor = try await desk.visitor(.administrator, in: .city)
            let names = [("name", "阳光市人民政府"), ("organiser", "办公室")]
            let marks = [
                ("officialMarkAddress", "https://bszs.conac.cn/1"), ("errorReportAddress", "javascript:alert(1)"),
            ]

            let refused = try await visitor.post("/desk/site", names + marks)
            #expect(refused.status == 422)
            #expect(refused.text.contains("“我为政府网站找错”的网址应当是以https://或http://开头的网址"))

            _ = try await visitor.post("/desk/site", names + [marks[0], ("supportsIPv6", "yes")])
            let site = try await desk.office.office.site()
            #expect(site.officialMarkAddress == "https://bszs.conac.cn/1")
            #expect(site.supportsIPv6)
            #expect(try await visitor.get("/desk/site").text.contains("value=\"yes\" checked"))

            _ = try await visitor.post("/desk/site", names)
            #expect(try await desk.office.office.site().supportsIPv6 == false)
        }
    }

    @Test func `nobody else changes the site`() async throws {
        try await withDesk { desk in
            let visitor = try await desk.visitor(.opennessOffice, in: .city)

            #expect(try await visitor.get("/desk/site").status == 403)
            #expect(try await visitor.post("/desk/site", [("name", "网站"), ("organiser", "我")]).status == 403)
        }
    }
}

@Suite struct JournalPageTests {
    @Test func `who oversees reads what was done, in words`() async throws {
        try await withDesk { desk in
            let page = try await desk.visitor(.auditor, in: .city).get("/desk/journal")

            #expect(page.status == 200)
            #expect(page.text.contains("添加单位"))
            #expect(page.text.contains("导入公开目录"))
            #expect(!page.text.contains("rel=\"next\""))
        }
    }

    @Test func `nobody else reads it`() async throws {
        try await withDesk { desk in
            let administrator = try await desk.visitor(.administrator, in: .city)
            let officer = try await desk.visitor(.informationOfficer)

            #expect(try await administrator.get("/desk/journal").status == 403)
            #expect(try await officer.get("/desk/journal").status == 403)
        }
    }

    @Test func `older entries are a page away, and so is the way back`() async throws {
        try await withDesk { desk in
            for number in 1...60 {
                try await desk.office.office.changeSite(Site(name: "第\(number)个", organiser: "我"), by: .system)
            }
            let visitor = try await desk.visitor(.auditor, in: .city)

            let newest = try await visitor.get("/desk/journal?about=site")
            #expect(newest.text.contains("第60个"))
            // The entry of the eleventh also says what was there before it.
            #expect(!newest.text.contains("第9个"))
            let next = try #require(link("next", in: newest))
            let older = try await visitor.get(next)
            #expect(older.text.contains("第10个"))
            #expect(!older.text.contains("第11个"))
            #expect(link("next", in: older) == nil)
            let back = try await visitor.get(try #require(link("prev", in: older)))
            #expect(back.text.contains("第60个"))
            #expect(back.text.contains("第11个"))
            #expect(link("prev", in: back) == nil)
        }
    }

    /// The address that a link of the pagination leads to.
    private func link(_ rel: String, in page: Answer) -> String? {
        let parts = page.text.split(separator: "\" rel=\"\(rel)\"", maxSplits: 1)
        guard parts.count == 2, let address = parts[0].split(separator: "href=\"").last else { return nil }
        return String(address).replacing("&amp;", with: "&")
    }
}

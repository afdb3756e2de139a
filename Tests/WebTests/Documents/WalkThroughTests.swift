import Actions
import Domain
import Foundation
import HTTPTypes
import Storage
import TestSupport
import Testing

/// From the writer's desk to the public and down again, over HTTP alone.
@Suite struct WalkThroughTests {
    @Test(arguments: Engine.available)
    func `a document that everybody signed is found in every way that the site offers`(engine: Engine) async throws {
        try await withSite(engine) { site in
            let way = WayToThePublic(site: site)
            let id = try await way.submit()
            #expect(try await way.read("/documents/\(id)").status == 404)

            try await way.sign(id)

            let page = try await way.read("/documents/\(id)")
            #expect(page.status == 200)
            #expect(page.text.contains("每户补助两万元。"))
            #expect(page.text.contains("阳财社〔2026〕8号"))
            #expect(page.text.contains("/log/entries/0"))
            for path in [
                "/", "/documents", "/search?q=%E5%8D%B1%E6%88%BF+%E8%A1%A5%E5%8A%A9", "/feed.atom",
                "/sitemaps/documents-1.xml",
                "/organisations/finance", "/organisations/finance/feed.atom", "/catalogue/20-01",
                "/catalogue/20-01/feed.atom", "/catalogue/20-01/documents.csv", "/log",
                "/api/v1/search?q=%E9%98%B3%E8%B4%A2%E7%A4%BE%5B2026%5D8%E5%8F%B7", "/api/v1/documents/\(id)",
            ] {
                let found = try await way.read(path)
                #expect(found.status == 200, "\(path)")
                #expect(found.text.contains("/documents/\(id)"), "\(path)")
            }
            #expect(try await way.read("/documents/\(id)/text").text.contains("每户补助两万元。"))
            #expect(try await way.read("/log/checkpoint").text.split(separator: "\n")[1] == "1")
        }
    }

    @Test func `a step that is sent back waits until the text is changed`() async throws {
        try await withSite { site in
            let way = WayToThePublic(site: site)
            let id = try await way.submit()

            let returned = try await way.act(
                .checker, on: id, "", "/decision", [("decision", "return"), ("opinion", "请写明标准")])
            #expect(returned.text.contains("已经退回"))
            let desk = try await site.browser(.informationOfficer).open("/desk/documents/\(id)")
            #expect(desk.text.contains("请写明标准"))
            #expect(desk.form("/submission") == nil)

            let again = try await way.act(
                .informationOfficer, on: id, "/edit", "/revisions",
                [("body", "每户补助两万元，按户发放。"), ("action", "submit")])
            #expect(again.text.contains("已经送审"))
            try await way.sign(id)
            #expect(try await way.read("/documents/\(id)").text.contains("按户发放"))
        }
    }

    @Test func `a row that the organisation has struck stays with what was written under it`() async throws {
        try await withSite { site in
            let officer = site.office.caller(.informationOfficer)
            try await site.office.office.adoptRows(["20-01"], by: "finance", caller: officer)
            let id = try await site.office.draft()
            try await site.office.office.adoptRows([], by: "finance", caller: officer)
            let browser = try await site.browser(.informationOfficer)
            let form = try await browser.form("/desk/documents/\(id)/edit", "/revisions")
            #expect(form["catalogueRow"] == "20-01")
        }
    }

    @Test func `returning without a reason shows what is missing`() async throws {
        try await withSite { site in
            let way = WayToThePublic(site: site)
            let id = try await way.submit()
            let page = try await way.act(.checker, on: id, "", "/decision", [("decision", "return"), ("opinion", "")])
            #expect((400..<500).contains(page.status))
            #expect(page.text.contains("请填写") || page.text.contains("请写明理由"))
        }
    }

    @Test func `a correction shows its note, and nothing of it before it is signed`() async throws {
        try await withSite { site in
            let way = WayToThePublic(site: site)
            let id = try await way.published()

            _ = try await way.act(
                .informationOfficer, on: id, "/edit", "/revisions",
                [
                    ("title", "阳光市财政局关于危房改造补助标准的通知"), ("body", "每户补助三万元。"),
                    ("publicNote", "补助标准由两万元改为三万元"), ("action", "submit"),
                ])
            for path in [
                "/documents/\(id)", "/documents/\(id)/text", "/api/v1/documents/\(id)", "/feed.atom", "/log", "/",
            ] {
                let page = try await way.read(path)
                #expect(!page.text.contains("三万元"), "\(path)")
                #expect(!page.text.contains("补助标准"), "\(path)")
            }
            try await way.sign(id)

            let page = try await way.read("/documents/\(id)")
            #expect(page.text.contains("补助标准由两万元改为三万元"))
            #expect(page.text.contains("每户补助三万元。"))
            #expect(!page.text.contains("每户补助两万元。"))
            #expect(try await way.read("/log").text.contains("/log/entries/1"))
        }
    }

    @Test(arguments: Engine.available)
    func `a withdrawn document says when and why at its old address`(engine: Engine) async throws {
        try await withSite(engine) { site in
            let way = WayToThePublic(site: site)
            let id = try await way.published()

            let done = try await way.act(
                .approver, on: id, "/withdrawal", "/withdrawal", [("manner", "error"), ("reason", "表格里有身份证号码")])
            #expect(done.text.contains("已经撤下"))

            let page = try await way.read("/documents/\(id)")
            #expect(page.status == 410)
            #expect(page.text.contains("表格里有身份证号码"))
            #expect(!page.text.contains("每户补助"))
            let text = try await way.read("/documents/\(id)/text")
            #expect(text.status == 410)
            #expect(text.headers[.contentType] == "text/plain; charset=utf-8")
            #expect(text.text.contains("表格里有身份证号码"))
            let json = try await way.read("/api/v1/documents/\(id)")
            #expect(json.text.contains("表格里有身份证号码"))
            #expect(!json.text.contains("每户补助"))
        }
    }

    @Test func `a repealed document stays and leads to its successor`() async throws {
        try await withSite { site in
            let way = WayToThePublic(site: site)
            let old = try await way.published()
            let new = try await way.published([("title", "阳光市财政局关于危房改造补助的新通知"), ("documentNumber", "阳财社〔2026〕9号")])

            let done = try await way.act(
                .approver, on: old, "/validity", "/validity",
                [("validity", "repealed"), ("reason", "被新通知代替"), ("successor", "阳财社[2026]9号")])
            #expect(done.text.contains("有效性已经改变"))

            let page = try await way.read("/documents/\(old)")
            #expect(page.status == 200)
            #expect(page.text.contains("本文件不再有效。"))
            #expect(page.text.contains("被新通知代替"))
            #expect(page.text.contains("href=\"/documents/\(new)\""))
            #expect(try await way.read("/documents/\(new)").text.contains("href=\"/documents/\(old)\""))
        }
    }

    @Test(arguments: Engine.available)
    func `a scheduled document is published by the worker when its time has come`(engine: Engine) async throws {
        try await withSite(engine) { site in
            let way = WayToThePublic(site: site)
            let id = try await way.published([("publishAt", "2026-03-11T09:00")])
            _ = try await site.office.office.workOnce()
            #expect(try await way.read("/documents/\(id)").status == 404)

            site.office.clock.set(instant(2026, 3, 11, 9, 0))
            _ = try await site.office.office.workOnce()

            let page = try await way.read("/documents/\(id)")
            #expect(page.status == 200)
            #expect(page.text.contains("datetime=\"2026-03-11"))
        }
    }
}

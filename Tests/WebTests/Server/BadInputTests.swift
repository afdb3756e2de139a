import Actions
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Storage
import TestSupport
import Testing

@testable import Web

/// What nobody should send, and what it gets: never a fault of ours, always a sentence and a code.
@Suite struct BadInputTests {
    @Test(arguments: [
        ("title=%FF%FE", 400, "not-text"), ("title=%E9%98", 400, "not-text"), ("title=%", 400, "not-text"),
        ("title=a%00b", 400, "not-text"), ("%00=a", 400, "not-text"),
        (String(repeating: "a=b&", count: 1001), 413, "too-large"),
    ])
    func `what is no form is refused whole`(body: String, status: Int, code: String) async throws {
        try await withSite { site in
            for browser in [site.browser(), try await site.browser(.informationOfficer)] {
                for path in ["/desk/documents", "/desk/sign-in"] {
                    let page = try await browser.ask(path, .post, body: ByteBuffer(string: body))
                    #expect(page.status == status)
                    #expect(page.problem == code)
                    #expect(page.text.contains("<h1>提交的内容"))
                    #expect(page.header("Content-Security-Policy") == SecurityHeaders.contentSecurityPolicy)
                }
            }
        }
    }

    @Test func `fifty megabytes are refused, over a connection that goes on`() async throws {
        try await withOffice(.sqlite) { office in
            let settings = WebSettings(
                host: "127.0.0.1", port: 0, origin: "https://www.yangguang.example", behindTLS: false, rateLimits: false
            )
            let application = try webApplication(office: office.office, settings: settings)
            try await application.test(.live) { client in
                let site = DeskVisit(office: office, client: client)
                let body = ByteBuffer(repeating: UInt8(ascii: "a"), count: 50 << 20)
                for browser in [site.browser(), try await site.browser(.informationOfficer)] {
                    let page = try await browser.ask("/desk/documents", .post, body: body)
                    #expect(page.status == 413)
                    #expect(page.problem == "too-large")
                    #expect(page.text.contains("一次最多提交16 MB"))
                    #expect(try await browser.ask("/healthz").status == 200)
                }
            }
        }
    }

    @Test(arguments: [
        ("signedOn", "2026-02-30", "成文日期要写成"), ("signedOn", "昨天", "成文日期要写成"), ("signedOn", "2026-03-11", "成文日期不能晚于今天"),
        ("formedOn", "9999-12-31", "信息形成日期不能晚于今天"), ("expiresOn", "2025-01-01", "有效期截止日期不能早于"),
        ("publishAt", "2026-13-01T00:00", "定时发布时间应当是"), ("catalogueRow", "99-99", "公开目录中没有“99-99”"),
        ("topic", "9999", "主题分类中没有“9999”"), ("genre", "poem", "体裁中没有“poem”"),
        ("attribute", "secret", "公开属性中没有“secret”"),
        ("attributeGround", "none", "法律依据中没有“none”"), ("origin", "stolen", "信息来源中没有“stolen”"),
        ("organisation", "nobody", "单位中没有“nobody”"), ("interprets", "没有的文件", "所解读的文件中没有“没有的文件”"),
        ("sourceAddress", "javascript:alert(1)", "原文网址应当是"), ("catalogueRow", "20-04", "公开目录要从本单位的公开目录中选"),
        ("title", "", "请填写标题"), ("title", String(repeating: "长", count: 201), "标题太长，最多200个字"),
        ("keywords", String(repeating: "长", count: 31), "关键词太长，最多30个字"),
        ("keywords", String(repeating: "词，", count: 21), "关键词太多，最多20个"),
        ("body", String(repeating: "长", count: 500_001), "正文太长，最多500,000个字"),
    ])
    func `each wrong field is named, and what was written stays`(
        field: String, value: String, sentence: String
    ) async throws {
        try await withSite { site in
            let browser = try await site.browser(.informationOfficer)
            let form = try await browser.form("/desk/documents/new", "/desk/documents")
            let before = try await site.journalLength()

            let page = try await browser.send(form, WayToThePublic.notice([("summary", "留着的概述"), (field, value)]))

            #expect(page.status == 422)
            #expect(page.problem == "invalid")
            #expect(page.text.contains(sentence))
            #expect(page.text.contains("<title>错误："))
            #expect(page.text.contains("留着的概述"))
            #expect(try await site.journalLength() == before)
        }
    }

    @Test func `a number that the organ has given already is refused with its owner`() async throws {
        try await withSite { site in
            let way = WayToThePublic(site: site)
            _ = try await way.submit()
            let browser = try await site.browser(.informationOfficer)
            let form = try await browser.form("/desk/documents/new", "/desk/documents")
            let page = try await browser.send(form, WayToThePublic.notice([("documentNumber", "阳财社﹝2026﹞008号")]))
            #expect(page.status == 422)
            #expect(page.text.contains("发文字号已经被"))
        }
    }

    @Test(arguments: [
        "/documents/not-an-id", "/documents/%00", "/documents/%FF", "/documents/not-an-id/text",
        "/documents/not-an-id/canonical.json",
        "/documents/00000000000000000000000000", "/documents/..", "/log/tile/../..", "/log/tile/%2e%2e/x",
        "/log/tile/0/000",
        "/log/tile/x/000", "/log/tile/0/x001/000", "/log/entries/99999999999999999999", "/log/entries/-1",
        "/log/entries/abc",
        "/log/entries/9223372036854775807/proof.json", "/organisations/<script>alert(1)</script>", "/organisations/%00",
        "/organisations/finance/nothing", "/organisations/'or'1'='1", "/catalogue/%00",
        "/catalogue/99-99/documents.csv",
        "/catalogue/nothing/feed.atom", "/sitemaps/documents-0.xml", "/sitemaps/documents-9.xml", "/sitemaps/x",
        "/assets/x/../../Package.swift", "/assets/x/%2e%2e", "/about/nothing", "/nothing", "/api/v1/documents/x",
        "/api/v1/nothing", "/desk/nothing", "/requests/new?organisation=nobody",
    ])
    func `an address of nothing is not found`(path: String) async throws {
        try await withSite { site in
            let page = try await site.browser().ask(path)
            #expect(page.status == 404)
            #expect(page.problem == "not-found")
            let isForPrograms = path.hasPrefix("/api/")
            #expect(page.text.contains(isForPrograms ? #""code":"not-found""# : "没有这个页面"))
            #expect(!page.text.contains("<script>alert"))
        }
    }

    @Test(arguments: ["/desk/documents/x", "/desk/documents/x/edit", "/desk/people/x", "/desk/organisations/%00"])
    func `an address of nothing at the desk is not found`(path: String) async throws {
        try await withSite { site in
            let role = path.contains("documents") ? Role.informationOfficer : .administrator
            let page = try await site.browser(role, in: .city).ask(path)
            #expect(page.status == 404)
            #expect(page.problem == "not-found")
        }
    }

    @Test(arguments: [
        "page=-1", "page=0", "page=99999999", "page=abc", "page=99999999999999999999", "sort=x&validity=x&year=x",
        "year=0",
        "year=99999999999", "year=-5", "topic=x&genre=x&row=x&organisation=x", "topic=%27", "&&&=&a", "q", "q=",
    ])
    func `unknown values of a list are as good as none`(query: String) async throws {
        try await withSite { site in
            _ = try await site.office.published()
            for path in ["/documents", "/search", "/log", "/preferences", "/leave", "/requests/new"] {
                if path == "/requests/new", query.contains("organisation=x") { continue }
                let page = try await site.browser().ask("\(path)?\(query)")
                #expect(page.status < 400, "\(path)")
            }
        }
    }

    @Test(arguments: [
        "/search?q=%00", "/search?q=%FF", "/documents?row=a%00", "/log?q=%", "/leave?to=%C3", "/search?%FF=1",
    ])
    func `a query that is no text is refused`(path: String) async throws {
        try await withSite { site in
            let page = try await site.browser().ask(path)
            #expect(page.status == 400)
            #expect(page.problem == "not-text")
            #expect(try await site.browser().ask("/api/v1/search?q=%00").text.contains(#""code":"not-text""#))
        }
    }

    @Test func `a form that asks writes a space as plus`() async throws {
        try await withSite { site in
            _ = try await site.office.published()
            let page = try await site.browser().ask("/search?q=%E9%83%A8%E9%97%A8+%E9%A2%84%E7%AE%97")
            #expect(page.form("/search")?["q"] == "部门 预算")
            #expect(page.text.contains("<mark>"))
        }
    }
}

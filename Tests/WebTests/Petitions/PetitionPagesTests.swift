import Actions
import Domain
import HTTPTypes
import Hummingbird
import NIOCore
import TestSupport
import Testing

@testable import Web

/// Corrections and complaints, without an account and without a script.
@Suite struct PetitionPagesTests {
    private static let complaint = [
        ("ground", "not-published"), ("about", "finance"), ("matter", "2025年决算"), ("facts", "到现在没有公布。"),
    ]

    private func written(_ site: DeskVisit) async throws -> Browser {
        let browser = site.browser()
        let form = try await browser.form("/petitions/complaint", "/petitions/complaint")
        #expect(try await browser.send(form, Self.complaint).path == "/petitions/complaint/files")
        return browser
    }

    private func handedIn(_ browser: Browser) async throws -> (number: String, code: String) {
        let form = try await browser.form("/petitions/complaint/check", "/petitions/complaint/check")
        let done = try await browser.send(form)
        #expect(done.path == "/petitions/complaint/done")
        // Sent again, it is the same one.
        #expect(try await browser.send(form).text.contains("市政府投诉〔2026〕1号"))
        let code = try #require(done.text.firstMatch(of: /<dd>([0-9A-Z]{4}-[0-9A-Z]{4})<\/dd>/)?.output.1)
        #expect(done.text.contains("市政府投诉〔2026〕1号"))
        return ("市政府投诉〔2026〕1号", String(code))
    }

    private func tracked(_ site: DeskVisit, _ ticket: (number: String, code: String)) async throws -> (Browser, Page) {
        let browser = site.browser()
        let form = try await browser.form("/petitions/track", "/petitions/track")
        return (browser, try await browser.send(form, [("requestNumber", ticket.number), ("queryCode", ticket.code)]))
    }

    @Test func `somebody complains without a name, is told number and code, and looks it up`() async throws {
        try await withSite { site in
            let ticket = try await handedIn(try await written(site))
            let (browser, page) = try await tracked(site, ticket)
            #expect(page.path == "/petitions/track")
            #expect(page.text.contains("您的投诉正在办理"))
            #expect(page.text.contains("最晚2026年4月8日"))
            let more = try #require(page.form("/petitions/track/supplement"))
            #expect(try await browser.send(more, [("words", "昨天又问过。")]).text.contains("昨天又问过。"))
            let wrong = try await tracked(site, (ticket.number, "0000-0000")).1
            #expect(wrong.status == 422)
            #expect(wrong.text.contains("编号和查询码对不上"))
        }
    }

    @Test func `what is missing is said at its field, and nothing that was typed is lost`() async throws {
        try await withSite { site in
            let browser = site.browser()
            let form = try await browser.form("/petitions/correction", "/petitions/correction")
            let page = try await browser.send(form, [("matter", "补助对象名单"), ("idNumber", "123")])
            #expect(page.status == 422)
            for words in ["请选择机关", "请填写具体情况", "身份证号码应当是18位", "补助对象名单"] {
                #expect(page.text.contains(words), "\(words)")
            }
            // The browser was closed: the draft is where it was.
            #expect(try await browser.open("/petitions/correction").text.contains("补助对象名单"))
            let left = try await browser.send(try #require(page.form("/petitions/correction/leave")))
            #expect(!left.text.contains("补助对象名单"))
        }
    }

    @Test func `the highest organ cannot be complained of here, and nobody invents another`() async throws {
        try await withSite { site in
            let browser = site.browser()
            let form = try await browser.open("/petitions/complaint")
            #expect(!form.text.contains("value=\"yangguang\""))
            let sent = try await browser.form("/petitions/complaint", "/petitions/complaint")
            let page = try await browser.send(sent, Self.complaint + [("about", "yangguang")])
            #expect(page.status == 422)
            #expect(try await browser.open("/petitions/nonsense").status == 404)
        }
    }

    @Test func `a paper goes along, can be taken out, and a program that is called pdf is refused`() async throws {
        try await withSite { site in
            let browser = try await written(site)
            let form = try await browser.form("/petitions/complaint/files", "/petitions/complaint/files")
            let page = try await browser.send(form, [("action", "add")], file: "截图.pdf", FileSample.pdf)
            #expect(page.text.contains("截图.pdf"))
            let refused = try await browser.send(form, [("action", "add")], file: "截图.pdf", FileSample.program)
            #expect(refused.status == 422)
            let removal = try #require(page.form("/petitions/complaint/attachments/1/removal"))
            #expect(try await !browser.send(removal).text.contains("截图.pdf"))
            _ = try await browser.send(form, [("action", "on")], file: "截图.pdf", FileSample.pdf)
            let (visitor, tracked) = try await tracked(site, try await handedIn(browser))
            #expect(tracked.text.contains("/petitions/track/files/1"))
            let file = try await visitor.open("/petitions/track/files/1")
            #expect(file.headers[.contentDisposition]?.hasPrefix("attachment") == true)
            // Nobody else gets it.
            #expect(try await site.browser().open("/petitions/track/files/1").path == "/petitions/track")
        }
    }

    @Test func `the office above answers, and the page says what can be done`() async throws {
        try await withSite { site in
            let ticket = try await handedIn(try await written(site))
            let desk = try await site.browser(.opennessOffice, in: .city)
            let list = try await desk.open("/desk/petitions")
            let address = try #require(list.text.firstMatch(of: /\/desk\/petitions\/[0-9a-z]{26}/)?.output)
            let page = try await desk.open(String(address))
            #expect(page.text.contains("没有写姓名"))
            let form = try #require(page.form("\(address)/answer"))
            let refused = try await desk.send(form, [("petitionOutcome", "rectification-ordered"), ("words", "查证属实。")])
            #expect(refused.status == 422)
            #expect(refused.text.contains("请填写整改期限"))
            #expect(refused.text.contains("查证属实。"))
            let again = try #require(refused.form("\(address)/answer"))
            let done = try await desk.send(
                again,
                [("petitionOutcome", "rectification-ordered"), ("words", "查证属实。"), ("rectifyUntil", "2026-03-20")])
            #expect(done.text.contains("已经办好"))
            let (_, tracked) = try await tracked(site, ticket)
            #expect(tracked.text.contains("结果：查证属实，督促整改"))
            #expect(tracked.text.contains("限期2026年3月20日以前整改"))
        }
    }

    @Test func `a late request leads to the complaint with what is known filled in`() async throws {
        try await withSite { site in
            let page = try await site.browser().open("/petitions/complaint?about=finance&matter=%E7%BC%96%E5%8F%B7")
            #expect(page.text.contains("value=\"编号\""))
            #expect(page.text.contains("<option value=\"finance\" selected>"))
        }
    }

    @Test func `after one comes another, and what is unfinished is not written over`() async throws {
        try await withSite { site in
            let browser = try await written(site)
            let other = try await browser.open("/petitions/complaint?about=finance&matter=%E7%BC%96%E5%8F%B7")
            #expect(other.text.contains("这里是您先前没有写完的一份"))
            #expect(other.text.contains("value=\"2025年决算\""))
            _ = try await handedIn(browser)
            let blank = try await browser.open("/petitions/complaint")
            #expect(!blank.text.contains("value=\"2025年决算\""))
            let again = try await browser.form("/petitions/complaint", "/petitions/complaint")
            #expect(try await browser.send(again, Self.complaint).path == "/petitions/complaint/files")
            let form = try await browser.form("/petitions/complaint/check", "/petitions/complaint/check")
            #expect(try await browser.send(form).text.contains("市政府投诉〔2026〕2号"))
        }
    }

    @Test func `a form that comes twice with other words keeps them`() async throws {
        try await withSite { site in
            let (browser, page) = try await tracked(site, try await handedIn(try await written(site)))
            let form = try #require(page.form("/petitions/track/supplement"))
            _ = try await browser.send(form, [("words", "昨天又问过。")])
            let second = try await browser.send(form, [("words", "今天也问过。")])
            #expect(second.status == 409)
            #expect(second.text.contains("今天也问过。</textarea>"))
            #expect(second.text.contains("这张表单先前已经提交过"))
        }
    }

    @Test func `a letter is registered, its scan added, and a double click leads to the record`() async throws {
        try await withSite { site in
            let desk = try await site.browser(.requestOfficer)
            let address = "/desk/petitions/new/correction"
            let form = try await desk.form(address, address)
            let typed = [
                ("about", "finance"), ("matter", "补助名单"), ("facts", "2人"), ("wish", "4人"), ("evidence", "户口簿"),
                ("petitionerName", "赵大勇"), ("idNumber", "11010519491231002X"), ("petitionerContact", "13900002207"),
            ]
            let empty = try await desk.send(form, typed + [("submittedOn", "")])
            #expect(empty.status == 422)
            #expect(empty.text.contains("请填写收到的日期"))
            #expect(try await desk.send(form, typed).text.contains("登记好了"))
            let again = try await desk.send(form, typed)
            #expect(again.status == 200)
            #expect(again.text.contains("没有重复办理"))
            let upload = try #require(again.form("/files"))
            #expect(try await desk.send(upload, file: "来信.pdf", FileSample.pdf).text.contains("来信.pdf"))
            // What a department has nobody under it to register is not offered.
            #expect(try await !desk.open("/desk/petitions").text.contains("登记投诉举报"))
            let office = try await site.browser(.opennessOffice)
            #expect(try await office.open("/desk/petitions/new/complaint").status == 403)
        }
    }

    @Test func `behind TLS no other host of the domain can plant a draft or a ticket`() async throws {
        try await withSite(behindTLS: true) { site in
            let browser = try await written(site)
            #expect(await browser.cookies["__Host-complaint"] != nil)
            await browser.rename("__Host-complaint", to: "complaint")
            #expect(try await browser.open("/petitions/complaint/check").path == "/petitions/complaint")
        }
    }
}

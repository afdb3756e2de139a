import Actions
import Domain
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Storage
import TestSupport
import Testing

@testable import Web

/// What an applicant attaches, and what of it comes to whom.
@Suite struct ApplicationFileTests {
    private static let path = "/requests/new/files"

    /// Somebody who has answered everything else.
    private func begin(_ site: DeskVisit, byAgent: Bool = false) async throws -> Browser {
        let browser = site.browser()
        let guide = try await browser.open("/requests/new?organisation=finance")
        _ = try await browser.send(try #require(guide.form("/requests/new")))
        var agent = [("agent", "no")]
        if byAgent {
            agent = [
                ("agent", "yes"), ("agentName", "钱二"), ("agentNumber", "11010519491231002X"),
                ("agentPhone", "13900002208"),
            ]
        }
        let answers: [(String, [(String, String)])] = [
            ("kind", [("applicantKind", "citizen")]),
            ("identity", [("applicantName", "赵大勇"), ("idKind", "identity-card"), ("idNumber", "11010519491231002X")]),
            ("contact", [("applicantPhone", "13900002207")]), ("agent", agent),
            ("what", [("description", "东湾村2024年征地补偿安置方案")]), ("how", [("form", "electronic"), ("way", "pick-up")]),
        ]
        for (step, fields) in answers {
            let form = try await browser.form("/requests/new/\(step)", "/requests/new/\(step)")
            let page = try await browser.send(form, fields)
            #expect(page.status == 200, "\(step)")
            if step == "what" { #expect(page.path == Self.path) }
        }
        return browser
    }

    private func attach(
        _ browser: Browser, _ name: String, _ content: [UInt8], _ filled: [(String, String)] = []
    ) async throws -> Page {
        try await browser.send(try await browser.form(Self.path, Self.path), filled, file: name, content)
    }

    @Test func `files are added one by one, survive a closed browser, and go with the application`() async throws {
        try await withSite { site in
            let browser = try await begin(site)
            #expect(try await attach(browser, "C:\\照片\\公告.jpg", FileSample.jpeg).path == Self.path)
            _ = try await attach(browser, "多余的.png", FileSample.png)
            // Sent ten times it is there once.
            for _ in 1...10 {
                _ = try await attach(browser, "身份证.pdf", FileSample.pdf, [("fileKind", "identity-paper")])
            }
            let removal = try await browser.form(Self.path, "/attachments/2/removal")
            let page = try await browser.send(removal)
            #expect(page.text.contains("已经添加2个"))
            #expect(page.text.contains("公告.jpg") && !page.text.contains("多余的"))

            let file = try await browser.ask("/requests/new/attachments/1")
            #expect(file.bytes == FileSample.jpeg)
            expectHarmless(file, "image/jpeg", "%E5%85%AC%E5%91%8A.jpg")
            for cookies in [[:], ["draft": "somebody-elses"]] as [[String: String]] {
                let stranger = Browser(site.client, cookies: cookies)
                #expect(try await stranger.ask("/requests/new/attachments/1").headers[.location] == "/requests/new")
                let form = try await stranger.send(
                    try await browser.form(Self.path, Self.path), file: "a.pdf", FileSample.pdf)
                #expect(form.path == "/requests/new")
            }

            let check = try await browser.open("/requests/new/check")
            #expect(check.text.contains("公告.jpg、身份证.pdf"))
            let done = try await browser.send(try #require(check.form("/requests/new/check")), [("agreed", "yes")])
            #expect(done.path == "/requests/new/done")
            #expect(try await browser.ask("/requests/new/attachments/1").status == 404)
            let text = try await browser.open("/requests/new/done").text
            let code = try #require(text.firstMatch(of: /<dd>([0-9A-Z]{4}-[0-9A-Z]{4})<\/dd>/)?.output.1)
            let track = try await browser.form("/requests/track", "/requests/track")
            let tracked = try await browser.send(
                track, [("requestNumber", "市财政局申〔2026〕1号"), ("queryCode", String(code))])
            #expect(tracked.text.contains("公告.jpg"))
            #expect(!tracked.text.contains("身份证.pdf"))
            let own = try await browser.ask("/requests/track/files/1")
            #expect(own.bytes == FileSample.jpeg)
            expectHarmless(own, "image/jpeg", "%E5%85%AC%E5%91%8A.jpg")
            let part = try await browser.ask("/requests/track/files/1", headers: [.range: "bytes=2-3"])
            #expect(part.status == 206 && part.bytes == Array(FileSample.jpeg[2...3]))
            #expect(try await browser.ask("/requests/track/files/2").status == 404)
            #expect(try await browser.ask("/requests/track/files/x").status == 404)
            #expect(try await site.browser().ask("/requests/track/files/1").headers[.location] == "/requests/track")

            // What an applicant called a file may name them: the desk reads it when it has opened the file.
            let officer = try await site.browser(.requestOfficer)
            let list = try await officer.open("/desk/requests").text
            let id = try #require(list.firstMatch(of: /\/desk\/requests\/([0-9a-z]{26})"/)?.output.1)
            for path in ["/desk/requests/\(id)", "/desk/requests/\(id)/files"] {
                let desk = try await officer.open(path).text
                #expect(desk.contains("附件1.jpg") && desk.contains("身份证明2.pdf"))
                #expect(!desk.contains("公告.jpg") && !desk.contains("身份证.pdf"))
            }
        }
    }

    @Test(
        arguments: [
            ("空.pdf", [], "这个文件是空的（0字节）"), ("方案.pdf", FileSample.windowsProgram, "文件名说是.pdf，内容却是程序"),
            ("方案.pdf", FileSample.program, "文件名说是.pdf，内容却是程序"), ("说明.txt", FileSample.page, "文件名说是.txt，内容却是网页"),
            ("程序.exe", FileSample.windowsProgram, "不收.exe文件"), ("图.svg", FileSample.picture, "不收.svg文件"),
            ("页.html", FileSample.page, "不收.html文件"), ("shell.php", FileSample.script, "不收.php文件"),
            ("照片.png", FileSample.pdf, "内容却是PDF"), ("申请.docx", FileSample.archive, "内容却是压缩包"),
            ("申请", FileSample.pdf, "没有扩展名"),
        ] as [(String, [UInt8], String)])
    func `what is not taken is refused with the reason, and the rest stays`(
        name: String, content: [UInt8], reason: String
    ) async throws {
        try await withSite { site in
            let browser = try await begin(site)
            _ = try await attach(browser, "方案.pdf", FileSample.pdf)
            for action in ["add", "on"] {
                let page = try await attach(browser, name, content, [("action", action)])
                #expect(page.status == 422)
                #expect(page.text.contains(reason))
                #expect(page.text.contains("<title>错误："))
                #expect(page.text.contains("已经添加1个"))
            }
            #expect(try await browser.open("/requests/new/check").text.contains("东湾村2024年"))
        }
    }

    @Test func `going on takes a file along that was chosen, and needs none`() async throws {
        try await withSite { site in
            let browser = try await begin(site)
            let form = try await browser.form(Self.path, Self.path)
            #expect(try await browser.send(form, [("action", "on")]).path == "/requests/new/how")
            let missing = try await browser.send(form, [("action", "add")])
            #expect(missing.status == 422)
            #expect(missing.text.contains("请先选一个文件"))
            let page = try await attach(browser, "方案.pdf", FileSample.pdf, [("action", "on")])
            #expect(page.path == "/requests/new/how")
            #expect(try await browser.open(Self.path).text.contains("已经添加1个"))
        }
    }

    @Test func `an agent is asked for the authority, and a sixth file is one too many`() async throws {
        try await withSite { site in
            let browser = try await begin(site, byAgent: true)
            let page = try await browser.open(Self.path)
            #expect(page.text.contains("请附上书面的授权委托书"))
            #expect(page.form(Self.path)?["fileKind"] == "authority")
            for number in 1...5 {
                _ = try await attach(browser, "\(number).pdf", FileSample.pdf + [UInt8(number)])
            }
            let sixth = try await attach(browser, "6.pdf", FileSample.pdf)
            #expect(sixth.status == 422)
            #expect(sixth.text.contains("最多5个文件"))
            #expect(!sixth.text.contains("请附上书面的授权委托书"))
        }
    }

    @Test func `a form that was cut off says so, and leads back`() async throws {
        try await withSite { site in
            let browser = try await begin(site)
            let page = try await browser.ask(
                Self.path, .post, body: ByteBuffer(string: "--b\r\nContent-Disposition: form-data; name=\"file\""),
                headers: [.contentType: "multipart/form-data; boundary=b"])
            #expect(page.status == 400)
            #expect(page.problem == "malformed-form")
            #expect(page.text.contains("href=\"\(Self.path)\""))
        }
    }

    @Test func `two hundred megabytes get a page that says the limit, over a connection that goes on`() async throws {
        try await withOffice(.sqlite) { office in
            let settings = WebSettings(
                host: "127.0.0.1", port: 0, origin: "https://www.yangguang.example", behindTLS: false, rateLimits: false
            )
            let application = try webApplication(office: office.office, settings: settings)
            try await application.test(.live) { client in
                let site = DeskVisit(office: office, client: client)
                let browser = try await begin(site)
                let body = ByteBuffer(repeating: UInt8(ascii: "a"), count: 200 << 20)
                let page = try await browser.ask(
                    Self.path, .post, body: body, headers: [.contentType: "multipart/form-data; boundary=b"])
                #expect(page.status == 413)
                #expect(page.problem == "file-too-large")
                #expect(page.text.contains("一个文件最多20 MB"))
                #expect(page.text.contains("href=\"\(Self.path)\""))
                #expect(try await browser.open("/requests/new/check").text.contains("东湾村2024年"))
                let large = FileSample.pdf + [UInt8](repeating: 7, count: RequestFile.longest)
                #expect(try await attach(browser, "大.pdf", large).text.contains("文件太大，一个文件最多20 MB"))
                #expect(try await attach(browser, "正好.pdf", Array(large.prefix(RequestFile.longest))).status == 200)
            }
        }
    }

    private func expectHarmless(_ file: Page, _ type: String, _ name: String) {
        #expect(file.status == 200)
        #expect(file.headers[.contentType] == type)
        #expect(file.headers[.cacheControl] == "private, no-store")
        #expect(file.headers[.contentDisposition]?.hasPrefix("attachment; ") == true)
        #expect(file.headers[.contentDisposition]?.hasSuffix("filename*=UTF-8''\(name)") == true)
        #expect(file.header("X-Content-Type-Options") == "nosniff")
        #expect(file.header("Content-Security-Policy") == "default-src 'none'; sandbox")
    }
}

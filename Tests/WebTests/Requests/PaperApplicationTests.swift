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

@Suite struct PaperApplicationTests {
    @Test func `the printed form asks what the pages ask, in their order`() {
        let blank = PaperApplication(fields: ApplicationFields()).table.text
        var place = blank.startIndex
        var seen: Set<String> = []
        for name in ApplicationFields.names where seen.insert(name).inserted {
            let title = ">\(label(ofField: name))</th>"
            let range = blank[place...].firstRange(of: title)
            #expect(range != nil, "\(name)")
            place = range?.upperBound ?? place
        }
        #expect(blank.contains("□公民　□商业企业"))
        #expect(!blank.contains("■"))
    }

    @Test func `the blank form is a file too, made once and the same for everybody`() async throws {
        try await withSite { site in
            let form = try await site.browser().form("/requests/form", "/requests/form/files")
            #expect(form.buttons.map(\.value) == ["pdf", "docx"])
            let file = try await site.browser().send(form, [("format", "pdf")])
            #expect(file.headers[.contentType] == "application/pdf")
            #expect(file.headers[.contentDisposition]?.contains(percentEncoded("政府信息公开申请表")) == true)
            #expect(file.text.hasPrefix("%PDF-test 1\n"))
            for words in ["<h1>政府信息公开申请表</h1>", "申请机关：", "□公民　□商业企业", "申请人（签名或者盖章）"] {
                #expect(file.text.contains(words), "\(words)")
            }
            #expect(try await site.browser().send(form, [("format", "pdf")]).bytes == file.bytes)
            #expect(try await site.browser().send(form, [("format", "docx")]).text.hasPrefix("PK-test 2\n"))
            #expect(try await site.browser().send(form, [("format", "exe")]).status == 404)
        }
    }

    @Test func `without a press the citizen is told to print the page`() async throws {
        try await withOffice(.sqlite) { test in
            let office = Office(
                store: test.store, files: test.office.files, spool: test.office.spool, keys: test.office.keys,
                rules: test.office.rules, press: .absent,
                now: test.office.now, chance: { TestChance(seed: 7).bytes($0) }, logger: test.office.logger)
            let settings = WebSettings(
                host: "127.0.0.1", port: 0, origin: "https://www.yangguang.example", behindTLS: false,
                rateLimits: false)
            try await webApplication(office: office, settings: settings).test(.router) { client in
                let page = try await Browser(client).ask(
                    "/requests/form/files", .post, body: ByteBuffer(string: "format=pdf"))
                #expect(page.status == 503)
                #expect(page.text.contains("请先用“打印”"))
                #expect(page.text.contains("□公民　□商业企业"))
            }
        }
    }

    @Test func `an application on paper says what was handed in, and reads back as the same`() throws {
        let form = ApplicationForm.sample()
        let fields = ApplicationFields(form)
        let table = PaperApplication(fields: fields).table.text
        for words in ["赵大勇", "11010519491231002X", "■公民", "■居民身份证", "■自己申请", "■电子文档", "■自己来取"] {
            #expect(table.contains(words), "\(words)")
        }
        #expect(fields.read(on: day(2026, 3, 10)).form == form)
    }

    @Test func `the way of a request tells the days that the program counts with`() async throws {
        try await withSite { site in
            let page = try await site.browser().ask("/requests/process")
            for words in ["20个工作日内", "7个工作日内一次性告知", "第三方有15个工作日", "30日内缴纳"] {
                #expect(page.text.contains(words), "\(words)")
            }
        }
    }
}

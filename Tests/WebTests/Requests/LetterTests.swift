import Actions
import Domain
import HTTPTypes
import TestSupport
import Testing

@testable import Web

@Suite struct LetterTests {
    @Test func `applicants print their letters and take them along as files`() async throws {
        try await withSite { site in
            let (_, receipt) = try await site.office.receipt()
            let browser = site.browser()
            let track = try await browser.form("/requests/track", "/requests/track")
            _ = try await browser.send(track, [("requestNumber", receipt.number), ("queryCode", receipt.code)])
            let page = try await browser.open("/requests/track/letters/2/receipt")
            let sheet = try await browser.open("/requests/track/letters/2/receipt/sheet")
            #expect(sheet.status == 200)
            #expect(sheet.headers[.cacheControl] == "no-store")
            for words in ["<h1>政府信息公开申请受理回执</h1>", "市财政局公受〔2026〕1号", "赵大勇：", "阳光市财政局（盖章）"] {
                #expect(sheet.text.contains(words), "\(words)")
            }
            let form = try #require(page.form("/files"))
            let file = try await browser.send(form, [("format", "pdf")])
            #expect(file.status == 200)
            #expect(file.headers[.contentType] == "application/pdf")
            #expect(file.headers[.cacheControl] == "private, no-store")
            let name = percentEncoded("市财政局公受〔2026〕1号")
            #expect(
                file.headers[.contentDisposition]
                    == "attachment; filename=\"letter.pdf\"; filename*=UTF-8''\(name).pdf")
            #expect(file.text.hasPrefix("%PDF-test 1\n<!DOCTYPE html>"))
            #expect(try await browser.send(form, [("format", "pdf")]).bytes == file.bytes)
            let word = try await browser.send(form, [("format", "docx")])
            #expect(word.text.hasPrefix("PK-test 2\n"))
            #expect(try await browser.send(form, [("format", "exe")]).status == 404)
            // Whoever has not looked the request up is led to where it is done.
            #expect(try await site.browser().send(form, [("format", "pdf")]).path == "/requests/track")
        }
    }

    @Test func `every sheet that a letter becomes can be printed`() async throws {
        for kind in RequestLetter.Kind.allCases {
            let letter = RequestLetter(
                kind: kind, number: "公复〔2026〕1号", title: "答复书", addressee: "<img src=x>",
                paragraphs: ["url(x)", "\"'&"],
                organ: "阳光市财政局", day: "2026年3月10日", position: 1)
            for format in Press.Format.allCases {
                let file = try await Press.test.file(of: Sheet(letter).file, as: format)
                #expect(String(decoding: file, as: UTF8.self).contains("&lt;img src=x&gt;"))
            }
        }
    }

    @Test func `where a program is missing the desk says what to install, and the citizen what to do`() async throws {
        for fault in [Press.Fault.missing(program: "pandoc"), .tooSlow(program: "pandoc")] {
            #expect(!pressNote(fault, atDesk: false).text.contains("pandoc"))
            #expect(pressNote(fault, atDesk: false).text.contains("请先用“打印”"))
            #expect(pressNote(fault, atDesk: true).text.contains("pandoc"))
        }
        #expect(
            pressNote(.missing(program: "pandoc"), atDesk: true).text.contains(
                "apt install weasyprint pandoc fonts-noto-cjk"))
    }
}

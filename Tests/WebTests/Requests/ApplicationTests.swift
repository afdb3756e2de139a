import Actions
import Domain
import HTTPTypes
import Hummingbird
import NIOCore
import TestSupport
import Testing

@testable import Web

/// The citizen's way: one question a page, without an account and without a script.
@Suite struct ApplicationTests {
    private static let answers: [(String, [(String, String)])] = [
        ("kind", [("applicantKind", "citizen")]),
        (
            "identity",
            [("applicantName", "赵大勇"), ("idKind", "identity-card"), ("idNumber", "11010519491231002X")]
        ),
        ("contact", [("applicantPhone", "13900002207")]),
        ("agent", [("agent", "no")]),
        ("what", [("description", "东湾村2024年征地补偿安置方案和补偿费分配情况")]),
        ("how", [("form", "electronic"), ("way", "pick-up")]),
    ]

    private func begin(_ site: DeskVisit) async throws -> Browser {
        let browser = site.browser()
        let guide = try await browser.open("/requests/new?organisation=finance")
        let page = try await browser.send(try #require(guide.form("/requests/new")))
        #expect(page.path == "/requests/new/kind")
        return browser
    }

    private func answer(_ browser: Browser, upTo last: String = "how") async throws {
        for (step, fields) in Self.answers {
            let form = try await browser.form("/requests/new/\(step)", "/requests/new/\(step)")
            let page = try await browser.send(form, fields)
            #expect(page.status == 200 && page.path != "/requests/new/\(step)", "\(step)")
            if step == last { return }
        }
    }

    @Test func `somebody applies, is told number and code, and looks it up`() async throws {
        try await withSite { site in
            let browser = try await begin(site)
            try await answer(browser)
            let check = try await browser.open("/requests/new/check")
            for words in ["赵大勇", "尾号002X", "13900002207", "东湾村2024年", "电子文档，自己来取"] {
                #expect(check.text.contains(words), "\(words)")
            }
            #expect(!check.text.contains("11010519491231002X"))
            let form = try #require(check.form("/requests/new/check"))
            let refused = try await browser.send(form)
            #expect(refused.status == 422)
            #expect(try await browser.send(form, [("agreed", "yes")]).path == "/requests/new/done")
            let done = try await browser.open("/requests/new/done")
            #expect(done.text.contains("市财政局申〔2026〕1号"))
            #expect(done.text.contains("最晚2026年4月8日答复"))
            let code = try #require(done.text.firstMatch(of: /<dd>([0-9A-Z]{4}-[0-9A-Z]{4})<\/dd>/)?.output.1)

            // Sent again, it is the same one.
            #expect(try await browser.send(form, [("agreed", "yes")]).path == "/requests/new/done")
            #expect(try await browser.open("/requests/new/done").text.contains("2026〕1号"))

            let other = site.browser()
            let track = try await other.form("/requests/track", "/requests/track")
            let wrong = try await other.send(
                track, [("requestNumber", "市财政局申〔2026〕1号"), ("queryCode", "0000-0000")])
            #expect(wrong.status == 422)
            #expect(wrong.text.contains("编号和查询码对不上"))
            let found = try await other.send(
                track, [("requestNumber", "市财政局申[2026]1号"), ("queryCode", code.lowercased())])
            #expect(found.status == 200)
            let page = try await other.open("/requests/track")
            #expect(page.text.contains("您的申请已提交，等受理机关确认"))
            #expect(page.headers[.cacheControl] == "no-store")
        }
    }

    @Test func `what is wrong is said on its page, and a draft survives a closed browser`() async throws {
        try await withSite { site in
            let browser = try await begin(site)
            try await answer(browser, upTo: "kind")
            let form = try await browser.form("/requests/new/identity", "/requests/new/identity")
            let page = try await browser.send(
                form, [("applicantName", "赵大勇"), ("idKind", "identity-card"), ("idNumber", "110105194912310021")])
            #expect(page.status == 422)
            #expect(page.text.contains("身份证号码的最后一位对不上"))
            // Straight to the end leads back to what is missing.
            #expect(try await browser.ask("/requests/new/check").headers[.location] == "/requests/new/identity")
            let again = try await browser.open("/requests/new/identity")
            #expect(again.text.contains("value=\"赵大勇\""))
            #expect(try await site.browser().ask("/requests/new/identity").headers[.location] == "/requests/new")
        }
    }

    @Test func `what is published already is shown before going on`() async throws {
        try await withSite { site in
            _ = try await site.office.published(.sample(title: "东湾村2024年征地补偿安置方案"))
            let browser = try await begin(site)
            try await answer(browser, upTo: "agent")
            let form = try await browser.form("/requests/new/what", "/requests/new/what")
            let page = try await browser.send(form, [("description", "东湾村2024年征地补偿安置方案")])
            #expect(page.path == "/requests/new/already")
            #expect(try await browser.open("/requests/new/already").text.contains("东湾村2024年征地补偿安置方案</a>"))
        }
    }

    @Test func `the applicant clarifies, takes back and rates with number and code alone`() async throws {
        try await withSite { site in
            let (id, receipt) = try await site.office.receipt()
            try await site.office.act(.askClarification(until: day(2026, 3, 20), words: "请写明年份。"), on: id)
            let browser = site.browser()
            let track = try await browser.form("/requests/track", "/requests/track")
            _ = try await browser.send(track, [("requestNumber", receipt.number), ("queryCode", receipt.code)])
            let form = try await browser.form("/requests/track", "/requests/track/clarification")
            #expect(try await browser.send(form).status == 422)
            #expect(try await browser.send(form, [("words", "2024年。")]).status == 200)
            try await site.office.answer(id)
            try await site.office.act(.deliver(.email, words: ""), on: id)
            let page = try await browser.open("/requests/track")
            #expect(page.text.contains("您的申请已经答复"))
            #expect(page.text.contains("2026年5月9日"))
            let letter = try await browser.open("/requests/track/letters/9/answer")
            #expect(letter.text.contains("市财政局公复〔2026〕1号"))
            #expect(try await browser.ask("/requests/track/letters/1/answer").status == 404)
            let rating = try await browser.form("/requests/track", "/requests/track/rating")
            #expect(try await browser.send(rating, [("rating", "5")]).status == 200)
            #expect(try await browser.send(rating, [("rating", "1")]).status == 409)
            let leave = try await browser.form("/requests/track", "/requests/track/leave")
            _ = try await browser.send(leave)
            #expect(try await browser.open("/requests/track").text.contains("查申请进度"))
        }
    }
}

import Domain
import TestSupport
import Testing

@testable import Web

@Suite struct LetterTemplateFormTests {
    @Test func `a clerk reads places in Chinese, looks at a preview, saves, and takes the original again`() async throws
    {
        try await withSite { site in
            let browser = try await site.browser(.opennessOffice)
            let address = "/desk/organisations/finance/letters/receipt"
            let form = try await browser.form(address, "/letters/receipt")
            #expect(form["letterText"]?.contains("登记编号为{申请编号}。") == true)
            let text = "我局受理回执\n收到您的申请（{申请编号}），{没有这个}。"
            let wrong = try await browser.send(form, [("letterText", text), ("action", "save")])
            #expect(wrong.status == 422)
            #expect(wrong.text.contains("文书内容第2行的{没有这个}没有这个位置"))
            #expect(wrong.form("/letters/receipt")?["letterText"] == text)
            let right = text.replacing("，{没有这个}", with: "")
            let preview = try await browser.send(form, [("letterText", right), ("action", "preview")])
            #expect(preview.text.contains("收到您的申请（市财政局申〔2026〕47号）。"))
            #expect(preview.form("/letters/receipt")?["letterText"] == right)
            let saved = try await browser.send(form, [("letterText", right), ("action", "save")])
            #expect(saved.text.contains("文书模板已经保存"))
            #expect(saved.text.contains("本单位的文字"))
            let stale = try await browser.send(form, [("letterText", "另一份\n文字"), ("action", "save"), ("once", "f2")])
            #expect(stale.status == 409)
            #expect(stale.form("/letters/receipt")?["letterText"] == "另一份\n文字")
            let restoration = try await browser.form(address, "/restoration")
            #expect(try await browser.send(restoration).text.contains("已经恢复原文"))
            let original = try await browser.form(address, "/letters/receipt")
            #expect(original["letterText"]?.contains("政府信息公开申请受理回执") == true)
        }
    }

    @Test func `every text has a name, every place a name and an example, and none is lost on the way`() {
        for template in LetterTemplates.names { #expect(name(ofTemplate: template) != template) }
        let places = LetterTemplates.Place.allCases
        #expect(Set(places.map { name(of: $0) }).count == places.count)
        let text = places.map { "{\($0.rawValue)}" }.joined(separator: "、")
        #expect(LetterTemplates.typed(LetterTemplates.shown(text)) == text)
        #expect(!LetterTemplates.shown(text).contains(/[a-z]/))
        for place in places { #expect(!sample(of: place).isEmpty) }
    }
}

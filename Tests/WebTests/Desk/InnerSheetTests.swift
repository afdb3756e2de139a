import Actions
import Domain
import TestSupport
import Testing

@testable import Web

@Suite struct InnerSheetTests {
    @Test func `the sheet for approval has what is to be signed, and who signed it`() async throws {
        try await withSite { site in
            let id = try await site.office.registered()
            try await site.office.act(
                .search(SearchRecord(places: "档案室", words: "东湾村", searcher: "周敏", found: "一卷")), on: id)
            try await site.office.act(.draft(.granting), on: id)
            try await site.office.act(.sign(.review, opinion: "同意公开。"), on: id, as: .reviewer)
            let page = try await Self.sheet("approval", id, site)
            for words in [
                "政府信息公开申请审查呈批单", "市财政局申〔2026〕1号", "赵大勇", "检索词：东湾村", "予以公开", "第三十六条第二项",
                "同意公开。　市财政局reviewer　2026年3月10日", "签名：", "答复书（稿）",
            ] { #expect(page.text.contains(words), "\(words)") }
        }
    }

    @Test func `whoever prints who asks is in the journal, and files are made of each`() async throws {
        try await withSite { site in
            let id = try await site.office.registered()
            let before = try await site.journalLength()
            #expect(try await Self.sheet("registration", id, site).text.contains("11010519491231002X"))
            let file = try await Self.sheet("application", id, site, format: "docx")
            #expect(file.text.hasPrefix("PK-test 1\n"))
            #expect(file.text.contains("■公民"))
            #expect(try await site.journalLength() == before + 2)
            #expect(try await Self.sheet("nothing", id, site).status == 404)
        }
    }

    private static func sheet(
        _ name: String, _ id: InformationRequest.ID, _ site: DeskVisit, format: String = "sheet"
    ) async throws -> Page {
        let browser = try await site.browser(.requestOfficer)
        var form = try await browser.form("/desk/requests/\(id)", "/sheets/approval")
        form.action = "/desk/requests/\(id)/sheets/\(name)"
        return try await browser.send(form, [("format", format)])
    }
}

import Actions
import Domain
import TestSupport
import Testing

@testable import Web

@Suite struct DisputePagesTests {
    @Test
    func `what is missing in a dispute is said at its field, and every figure of the register leads to its records`()
        async throws
    {
        try await withSite { site in
            let (id, receipt) = try await site.office.receipt()
            try await site.office.answer(id, .refusing)
            let desk = try await site.browser(.requestOfficer, in: .finance)
            let form = try await desk.form("/desk/requests/\(id)", "/desk/requests/\(id)/dispute")
            let empty = try await desk.send(form, [("disputeBlock", "direct-suit"), ("claim", "撤销答复。")])
            #expect(empty.status == 422)
            #expect(empty.text.contains("撤销答复。"))
            let early = try await desk.send(
                form,
                [("disputeBlock", "suit-after-reconsideration"), ("disputeOrgan", "阳光市城区人民法院"), ("day", "2026-03-10")])
            #expect(early.status == 409)
            #expect(early.text.contains("要先登记行政复议的结果"))
            let done = try await desk.send(
                form, [("disputeBlock", "direct-suit"), ("disputeOrgan", "阳光市城区人民法院"), ("day", "2026-03-10")])
            #expect(done.text.contains("阳光市城区人民法院"))
            #expect(done.text.contains("应当先复议"))

            let register = try await desk.open("/desk/requests/disputes?year=2026")
            let figure = "/desk/requests/disputes?year=2026&amp;block=direct-suit&amp;standing=pending"
            #expect(register.text.contains("<a href=\"\(figure)\">1</a>"))
            let records = try await desk.open("/desk/requests/disputes?year=2026&block=direct-suit&standing=pending")
            #expect(records.text.contains("市财政局申〔2026〕1号"))

            let citizen = site.browser()
            let track = try await citizen.form("/requests/track", "/requests/track")
            let page = try await citizen.send(track, [("requestNumber", receipt.number), ("queryCode", receipt.code)])
            #expect(page.text.contains("登记了对这件申请的行政诉讼"))
            #expect(!page.text.contains("人民法院</"))
        }
    }
}

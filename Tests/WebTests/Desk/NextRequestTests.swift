import Actions
import Domain
import Storage
import TestSupport
import Testing

/// Signing answers one after the other, and seeing which is the most urgent.
@Suite struct NextRequestTests {
    @Test func `whoever signs an answer goes on with what waits below, and after the last with the first`() async throws
    {
        try await withSite { site in
            let ids = try await site.threeToReview()
            let reviewer = try await site.browser(.reviewer)
            for (id, next) in [(ids[1], ids[2]), (ids[2], ids[0])] {
                let form = try await reviewer.form("/desk/requests/\(id)", "/\(id)/signature")
                let page = try await reviewer.send(form, [("then", "next")])
                #expect(page.path.hasPrefix("/desk/requests/\(next)"))
                #expect(page.text.contains("已经办好"))
                #expect(page.text.contains("href=\"/desk/requests/\(id)\""), "the one that was signed is named")
            }
            #expect(try await !reviewer.ask("/desk/requests/\(ids[0])").text.contains("提交，看下一件"))
        }
    }

    @Test func `to send an answer back ends a turn, too, and whoever stays is led to the most urgent`() async throws {
        try await withSite { site in
            let ids = try await site.threeToReview()
            let reviewer = try await site.browser(.reviewer)
            let first = try await reviewer.form("/desk/requests/\(ids[0])", "/\(ids[0])/return")
            let page = try await reviewer.send(first, [("words", "请写清取得方式。"), ("then", "next")])
            #expect(page.path.hasPrefix("/desk/requests/\(ids[1])"))
            #expect(page.text.contains("还有1件等您签。"))
            let second = try #require(page.form("/\(ids[1])/signature"))
            let stayed = try await reviewer.send(second)
            #expect(stayed.path.hasPrefix("/desk/requests/\(ids[1])"))
            #expect(stayed.text.contains("<a href=\"/desk/requests/\(ids[2])\">看下一件（还有1件等您签）</a>"))
        }
    }

    @Test func `nothing is skipped where what the step needs is missing`() async throws {
        try await withSite { site in
            let ids = try await site.threeToReview()
            for id in ids { try await site.office.act(.sign(.review, opinion: "同意。"), on: id, as: .reviewer) }
            let secrecy = try await site.browser(.secrecyReviewer)
            let form = try await secrecy.form("/desk/requests/\(ids[0])", "/\(ids[0])/signature")
            let page = try await secrecy.send(form, [("words", ""), ("then", "next")])
            #expect(page.status == 422)
            #expect(page.form("/\(ids[0])/signature") != nil)
        }
    }

    @Test(arguments: Engine.available)
    func `nobody is led to an answer that somebody else has to sign`(engine: Engine) async throws {
        try await withSite(engine) { site in
            let ids = try await site.threeToReview()
            let office = site.office
            #expect(try await office.office.requestsToSign(by: office.caller(.reviewer)) == ids)
            #expect(try await office.office.requestsToSign(by: office.caller(.approver)).isEmpty)
            #expect(try await office.office.requestsToSign(by: office.caller(.reviewer, in: .education)).isEmpty)
            // Who drafted an answer does not sign it.
            let drafter = office.caller(office.person(.requestOfficer), [.requestOfficer, .reviewer])
            #expect(try await office.office.requestsToSign(by: drafter).isEmpty)
        }
    }

    @Test func `the list of what is to be done begins with the working days that are left`() async throws {
        try await withSite { site in
            let id = try await site.office.registered()
            // Signed in anew each day.
            func todo() async throws -> String {
                try await site.browser(.requestOfficer).ask("/desk").text
            }
            func cell() async throws -> String {
                let text = try await todo()
                return text.split(separator: "/desk/requests/\(id)#ledger\">").last?.prefix { $0 != "/" }.description
                    ?? ""
            }
            #expect(try await cell().hasPrefix("20<small>个工作日"))
            site.office.clock.set(instant(2026, 4, 8))
            #expect(try await cell().hasPrefix("今天"))
            site.office.clock.set(instant(2026, 4, 10))
            #expect(try await cell().hasPrefix("逾期2<small>个工作日"))
            #expect(try await todo().contains("<span class=\"tag bad\">已逾期</span>"))
        }
    }
}

extension DeskVisit {
    /// Answers of three requests, one day after the other, in the order of the list of what is to be done.
    fileprivate func threeToReview() async throws -> [InformationRequest.ID] {
        var ids: [InformationRequest.ID] = []
        for name in ["甲", "乙", "丙"] {
            let id = try await office.registered(.sample(description: "\(name)村2024年征地补偿安置方案"))
            try await office.act(.draft(.granting), on: id)
            ids.append(id)
            office.clock.advance(days: 1)
        }
        return ids
    }
}

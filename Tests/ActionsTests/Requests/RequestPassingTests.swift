import Actions
import Domain
import Storage
import TestSupport
import Testing

/// Requests that go to the organ that is responsible, that ask for several things, or for what is published.
struct RequestPassingTests {
    @Test(arguments: Engine.available)
    func `a request is handed over with a record, and its number and code still open it`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let (id, receipt) = try await test.receipt()
            test.clock.advance(days: 2)
            try await test.act(
                .transfer(to: test.organisation(.education).id, reason: "该信息由市教育局制作。"), on: id)

            let handed = try await test.deskRequest(id)
            #expect(handed.state.stage == .transferred)
            #expect(handed.letters.map(\.kind).contains(.transferNotice))
            #expect(handed.letters.first { $0.kind == .transferList }?.addressee == "阳光市教育局")
            let next = try #require(handed.relatives.first)
            #expect(next.number.text == "市教育局申〔2026〕1号")

            let there = try await test.deskRequest(next.id, in: .education)
            #expect(there.form?.applicant.name == "赵大勇")
            #expect(there.state.receivedOn == day(2026, 3, 12))
            #expect(there.ledger?.due == day(2026, 4, 10))
            await #expect(throws: Forbidden.self) { try await test.deskRequest(next.id) }

            #expect(try await test.tracked(receipt).request.id == next.id)
            await #expect(throws: RequestRefusal.closed) { try await test.act(.draft(.granting), on: id) }
            #expect(try await test.office.check().findings == [])
        }
    }

    @Test(arguments: Engine.available)
    func `a request is not handed over to the organ that has it, nor when its answer is begun`(
        engine: Engine
    ) async throws {
        try await withOffice(engine) { test in
            let id = try await test.registered()
            await #expect(throws: RequestRefusal.transferToItself) {
                try await test.act(.transfer(to: test.organisation(.finance).id, reason: "?"), on: id)
            }
            await #expect(throws: Invalid([Issue("words", .missing)])) {
                try await test.act(.transfer(to: test.organisation(.education).id, reason: ""), on: id)
            }
            try await test.act(.draft(.granting), on: id)
            await #expect(throws: RequestRefusal.answerBegun) {
                try await test.act(.transfer(to: test.organisation(.education).id, reason: "?"), on: id)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `what asks for three things becomes three requests with one term and one code`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let (id, receipt) = try await test.receipt()
            test.clock.advance(days: 1)
            try await test.act(.divide(["安置方案", "分配情况", "付款凭证"]), on: id)
            let whole = try await test.deskRequest(id)
            #expect(whole.state.parts == 3)
            #expect(whole.events.last?.words == "安置方案")
            #expect(whole.relatives.map(\.number.sequence) == [2, 3])
            for (relative, description) in zip(whole.relatives, ["分配情况", "付款凭证"]) {
                let part = try await test.deskRequest(relative.id)
                #expect(part.form?.wanted.description == description)
                #expect(part.ledger?.due == whole.ledger?.due)
                let ticket = Receipt(
                    record: relative.id.text, number: relative.number.text, code: receipt.code)
                #expect(try await test.tracked(ticket).request == relative)
            }
            await #expect(throws: RequestRefusal.alreadyDivided) { try await test.act(.divide(["一", "二"]), on: id) }
            await #expect(throws: Invalid([Issue("parts", .tooFew(least: 2))])) {
                try await test.act(.divide(["只有一件"]), on: whole.relatives[0].id)
            }
            #expect(try await test.office.check().findings == [])
        }
    }

    @Test(arguments: Engine.available)
    func `what is published already is linked, and the applicant sees it`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let document = try await test.published()
            let (id, receipt) = try await test.receipt()
            try await test.act(.link(document), on: id)
            #expect(try await test.deskRequest(id).documents.map(\.id) == [document])
            #expect(try await test.tracked(receipt).documents.map(\.id) == [document])
            let draft = try await test.draft()
            await #expect(throws: Invalid([Issue("document", .notAllowed)])) {
                try await test.act(.link(draft), on: id)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `the items of a month are counted by the program`(engine: Engine) async throws {
        try await withOffice(engine, at: instant(2026, 3, 2)) { test in
            for _ in 0..<10 { _ = try await test.registered() }
            let free = try await test.registered(.sample(number: "34052419800101001X"))
            await #expect(throws: RequestRefusal.nothingToPay) {
                try await test.act(.charge(.items, count: 1), on: free)
            }
            let eleventh = try await test.registered()
            #expect(try await test.deskRequest(eleventh).itemsBefore == 10)
            try await test.act(.charge(.items, count: 2), on: eleventh)
            #expect(try await test.deskRequest(eleventh).state.fee?.yuan == 200)
            test.clock.set(instant(2026, 4, 1))
            #expect(try await test.deskRequest(test.registered()).itemsBefore == 0)
        }
    }
}

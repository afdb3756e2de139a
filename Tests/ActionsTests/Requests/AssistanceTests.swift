import Actions
import Domain
import Storage
import TestSupport
import Testing

/// 协办
struct AssistanceTests {
    @Test(arguments: Engine.available)
    func `help is asked for with a numbered letter, and the term goes on`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let (id, receipt) = try await test.receipt()
            let due = try await test.deskRequest(id).ledger?.due
            try await test.act(.askAssistance(of: "档案室", workingDays: 5, words: "请查2024年的卷。"), on: id)
            let asked = try await test.deskRequest(id)
            #expect(asked.ledger?.due == due)
            #expect(asked.state.unansweredAssistances == [1])
            #expect(asked.state.assistances[1]?.until == day(2026, 3, 17))
            let letter = try #require(asked.letters.last)
            #expect(letter.kind == .assistanceRequest)
            #expect(letter.number == "市财政局公协〔2026〕1号")
            #expect(letter.addressee == "档案室")
            #expect(letter.paragraphs.contains { $0.contains("请于2026年3月17日以前书面回复") })
            // It is the office's own affair.
            #expect(try await test.tracked(receipt).letters.map(\.kind) == [.receipt])

            test.clock.advance(days: 2)
            try await test.act(.enterAssistance(letter: 1, words: "查到一卷。"), on: id)
            let given = try await test.deskRequest(id)
            #expect(given.state.unansweredAssistances == [])
            #expect(given.events.last?.words == "查到一卷。")
            #expect(try await test.office.check().findings == [])
        }
    }

    @Test func `a reply belongs to a letter that waits for one, and a letter says to whom, for what and until when`()
        async throws
    {
        try await withOffice(.sqlite) { test in
            let id = try await test.registered()
            await #expect(throws: RequestRefusal.assistanceNotAwaited) {
                try await test.act(.enterAssistance(letter: 1, words: "查到一卷。"), on: id)
            }
            await #expect(
                throws: Invalid([
                    Issue("addressee", .missing), Issue("days", .malformed(expected: "1—20")), Issue("words", .missing),
                ])
            ) {
                try await test.act(.askAssistance(of: "", workingDays: 21, words: ""), on: id)
            }
            try await test.act(.askAssistance(of: "档案室", workingDays: 5, words: "请查。"), on: id)
            try await test.act(.enterAssistance(letter: 1, words: "查到一卷。"), on: id)
            await #expect(throws: RequestRefusal.assistanceNotAwaited) {
                try await test.act(.enterAssistance(letter: 1, words: "又查到一卷。"), on: id)
            }
            try await test.answer(id)
            await #expect(throws: RequestRefusal.closed) {
                try await test.act(.askAssistance(of: "档案室", workingDays: 5, words: "请查。"), on: id)
            }
        }
    }
}

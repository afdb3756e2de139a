import Actions
import Domain
import Storage
import TestSupport
import Testing

/// What the form of a new document begins with.
struct SuggestDraftTests {
    @Test(arguments: Engine.available)
    func `a new office is told the day and nothing else`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let suggested = try await test.suggested()
            #expect(suggested == DocumentContent(signedOn: day(2026, 3, 10)))
        }
    }

    @Test(arguments: Engine.available)
    func `the usual genre comes with the row, the topic and the next number of its last document`(
        engine: Engine
    ) async throws {
        try await withOffice(engine) { test in
            _ = try await test.published(.sample(title: "甲", documentNumber: "阳财发〔2026〕7号"))
            test.clock.advance(.seconds(1))
            _ = try await test.published(
                .sample(title: "乙", documentNumber: "阳财发〔2026〕9号", catalogueRow: "20-02", topic: "0301"))
            test.clock.advance(.seconds(1))
            _ = try await test.published(
                .sample(title: "丙", documentNumber: "", catalogueRow: "20-01", genre: "opinion"))
            let suggested = try await test.suggested()
            #expect(suggested.genre == "notice")
            #expect(suggested.catalogueRow == "20-02")
            #expect(suggested.topic == "0301")
            #expect(suggested.documentNumber == "阳财发〔2026〕10号")
        }
    }

    @Test(arguments: Engine.available)
    func `a number that is on its way is not offered again`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            _ = try await test.published(.sample(documentNumber: "阳财发〔2026〕7号"))
            _ = try await test.draft(.sample(title: "草稿", documentNumber: "阳财发〔2026〕8号"))
            let suggested = try await test.suggested()
            #expect(suggested.documentNumber == "阳财发〔2026〕9号")
        }
    }

    @Test(arguments: Engine.available)
    func `one's own habit goes before that of colleagues`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            _ = try await test.draft(.sample(title: "甲", genre: "opinion"))
            try await test.imported([.sample(title: "乙"), .sample(title: "丙")])
            let own = try await test.suggested()
            #expect(own.genre == "opinion")
            let colleague = test.caller(test.person(.checker), [.informationOfficer])
            let organisation = test.organisation(.finance).id
            let other = try await test.office.suggestedDraft(in: organisation, by: colleague)
            #expect(other.genre == "notice")
        }
    }

    @Test(arguments: Engine.available)
    func `only who may draft there is told`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let organisation = test.organisation(.finance).id
            await #expect(throws: Forbidden.self) {
                try await test.office.suggestedDraft(in: organisation, by: test.caller(.auditor))
            }
        }
    }
}

extension TestOffice {
    fileprivate func suggested() async throws -> DocumentContent {
        try await office.suggestedDraft(in: organisation(.finance).id, by: caller(.informationOfficer))
    }
}

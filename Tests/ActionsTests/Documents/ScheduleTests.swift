import Actions
import Domain
import Storage
import TestSupport
import Testing

struct ScheduleTests {
    @Test(arguments: Engine.available)
    func `what was approved for a time is public from then on`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let id = try await test.published(.sample(publishAt: instant(2026, 3, 12, 8, 0)))
            _ = try await test.office.workOnce(deliver: nil)
            await #expect(throws: NotFound.self) { try await test.office.publicDocument(id) }
            let desk = try await test.office.deskDocument(id, by: test.caller(.informationOfficer))
            #expect(desk.state.stage == .scheduled(at: instant(2026, 3, 12, 8, 0)))
            #expect(desk.stored.indexNumber == nil)

            test.clock.set(instant(2026, 3, 12, 8, 1))
            #expect(try await test.office.workOnce(deliver: nil) > 0)
            let document = try await test.office.publicDocument(id)
            #expect(document.firstPublishedAt == instant(2026, 3, 12, 8, 1))
            #expect(document.stored.events.last?.actor == nil)
            #expect(document.stored.indexNumber == "113417020032563511/2026-00001")
            _ = try await test.office.workOnce(deliver: nil)
            #expect(try await test.office.workOnce(deliver: nil) == 0)
            #expect(try await test.office.publicDocument(id).log.count == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `two servers publish it once`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let id = try await test.published(.sample(publishAt: instant(2026, 3, 12)))
            test.clock.set(instant(2026, 3, 12))
            let twin = test.twin(seed: 2)
            async let first = test.office.workOnce(deliver: nil)
            async let second = twin.workOnce(deliver: nil)
            _ = try await (first, second)
            #expect(try await test.office.publicDocument(id).log.count == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `a time that is past means now`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let id = try await test.published(.sample(publishAt: instant(2026, 3, 9)))
            #expect(try await test.office.publicDocument(id).firstPublishedAt == instant(2026, 3, 10))
        }
    }

    @Test(arguments: Engine.available)
    func `a correction can be planned too, and what is withdrawn before stays withdrawn`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let id = try await test.published()
            let planned = DocumentContent.sample(title: "更正", publishAt: instant(2026, 3, 12), publicNote: "更正日期。")
            try await test.corrected(id, to: planned)
            #expect(try await test.office.publicDocument(id).fields.title != "更正")
            try await test.office.withdraw(
                id, manner: .error, reason: "数据有误。", successor: nil, expecting: nil, by: test.caller(.approver))
            test.clock.set(instant(2026, 3, 12))
            _ = try await test.office.workOnce(deliver: nil)
            let document = try await test.office.publicDocument(id)
            #expect(!document.stored.state.isPublic)
            #expect(document.log.map(\.event) == [.published, .withdrawn])
        }
    }
}

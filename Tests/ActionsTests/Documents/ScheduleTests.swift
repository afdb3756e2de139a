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
            _ = try await test.office.workOnce()
            await #expect(throws: NotFound.self) { try await test.office.publicDocument(id) }
            let desk = try await test.office.deskDocument(id, by: test.caller(.informationOfficer))
            #expect(desk.state.stage == .scheduled(at: instant(2026, 3, 12, 8, 0)))
            #expect(desk.stored.indexNumber == nil)

            test.clock.set(instant(2026, 3, 12, 8, 1))
            #expect(try await test.office.workOnce() > 0)
            let document = try await test.office.publicDocument(id)
            #expect(document.firstPublishedAt == instant(2026, 3, 12, 8, 1))
            #expect(document.stored.events.last?.actor == nil)
            #expect(document.stored.indexNumber == "113417020032563511/2026-00001")
            _ = try await test.office.workOnce()
            #expect(try await test.office.workOnce() == 0)
            #expect(try await test.office.publicDocument(id).log.count == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `what the database could not take at its time comes seconds later, not minutes`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let id = try await test.published(.sample(publishAt: instant(2026, 3, 12, 8, 0)))
            let full = Office(
                store: StoreWithoutRoom(test.store, refusing: 1), files: test.office.files,
                spool: test.office.spool, keys: test.office.keys, rules: test.office.rules,
                now: test.office.now, chance: { TestChance(seed: 7).bytes($0) }, logger: test.office.logger)
            // Seals the journal of the days before, so that the next change is the publication.
            test.clock.set(instant(2026, 3, 12, 7, 59))
            _ = try await test.office.workOnce()
            test.clock.set(instant(2026, 3, 12, 8, 0))
            _ = try await full.workOnce()
            await #expect(throws: NotFound.self) { try await full.publicDocument(id) }
            test.clock.set(instant(2026, 3, 12, 8, 0) + .seconds(2))
            _ = try await full.workOnce()
            #expect(try await full.publicDocument(id).firstPublishedAt == instant(2026, 3, 12, 8, 0) + .seconds(2))
        }
    }

    @Test(arguments: Engine.available)
    func `what is taken back before its time does not become public`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let id = try await test.published(.sample(publishAt: instant(2026, 3, 12)))
            try await test.office.recall(id, reason: "数字有误。", expecting: nil, by: test.caller(.approver))
            test.clock.set(instant(2026, 3, 12))
            _ = try await test.office.workOnce()
            await #expect(throws: NotFound.self) { try await test.office.publicDocument(id) }
            let desk = try await test.office.deskDocument(id, by: test.caller(.informationOfficer))
            #expect(desk.state.stage == .draft)
            #expect(desk.stored.events.last?.happening == .recalled(reason: "数字有误。"))
        }
    }

    @Test(arguments: Engine.available)
    func `who sets a later time after taking it back is not overtaken by the earlier one`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let id = try await test.published(.sample(publishAt: instant(2026, 3, 12)))
            let officer = test.caller(.informationOfficer)
            try await test.office.recall(id, reason: "改期。", expecting: nil, by: officer)
            try await test.office.revise(id, .sample(publishAt: instant(2026, 3, 14)), expecting: nil, by: officer)
            try await test.office.submit(id, expecting: nil, by: officer)
            try await test.sign([.check, .review, .secrecy, .approval], of: id)
            test.clock.set(instant(2026, 3, 13))
            _ = try await test.office.workOnce()
            await #expect(throws: NotFound.self) { try await test.office.publicDocument(id) }
            test.clock.set(instant(2026, 3, 14))
            _ = try await test.office.workOnce()
            #expect(try await test.office.publicDocument(id).firstPublishedAt == instant(2026, 3, 14))
        }
    }

    @Test(arguments: Engine.available)
    func `two servers publish it once`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let id = try await test.published(.sample(publishAt: instant(2026, 3, 12)))
            test.clock.set(instant(2026, 3, 12))
            let twin = test.twin(seed: 2)
            async let first = test.office.workOnce()
            async let second = twin.workOnce()
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
            _ = try await test.office.workOnce()
            let document = try await test.office.publicDocument(id)
            #expect(!document.stored.state.isPublic)
            #expect(document.log.map(\.event) == [.published, .withdrawn])
        }
    }
}

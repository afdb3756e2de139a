import Actions
import Domain
import Storage
import TestSupport
import Testing

struct OverrideTests {
    @Test(arguments: Engine.available)
    func `in an emergency only the secrecy review cannot be passed over`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let id = try await test.submitted()
            await #expect(throws: DocumentRefusal.secrecyReviewMissing) { try await test.override(id) }
            try await test.sign([.secrecy], of: id)
            try await test.override(id)
            let document = try await test.office.publicDocument(id)
            #expect(document.stored.state.awaitsConfirmation)
            #expect(document.stored.state.override?.reason == "台风红色预警。")
        }
    }

    @Test(arguments: Engine.available)
    func `another person confirms it, once`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let id = try await test.submitted()
            try await test.sign([.secrecy], of: id)
            try await test.override(id)
            func confirm(_ caller: Caller) async throws {
                try await test.office.confirmOverride(of: id, opinion: "情况属实。", expecting: nil, by: caller)
            }
            await #expect(throws: DocumentRefusal.overriderCannotConfirm) { try await confirm(test.caller(.approver)) }
            let other = test.caller(.opennessOffice, in: .city)
            #expect(try await test.tasks(of: other) == [.confirmOverride])
            #expect(try await test.tasks(of: test.caller(.approver)) == [])
            try await confirm(other)
            let state = try await test.office.publicDocument(id).stored.state
            #expect(!state.awaitsConfirmation)
            #expect(state.override?.confirmedBy == test.person(.opennessOffice, in: .city).id)
            await #expect(throws: DocumentRefusal.noOverrideToConfirm) { try await confirm(other) }
        }
    }

    @Test(arguments: Engine.available)
    func `nobody who had a part in it confirms it`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let id = try await test.submitted()
            try await test.sign([.secrecy], of: id)
            try await test.override(id)
            for role in [Role.informationOfficer, .secrecyReviewer] {
                // Who also holds a role that could confirm it.
                let hand = test.caller(test.person(role), [role, .opennessOffice])
                await #expect(throws: DocumentRefusal.overriderCannotConfirm) {
                    try await test.office.confirmOverride(of: id, opinion: "", expecting: nil, by: hand)
                }
                #expect(try await test.tasks(of: hand) == [])
            }
        }
    }

    @Test(arguments: Engine.available)
    func `it stays on the list though a correction is begun`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let id = try await test.submitted()
            try await test.sign([.secrecy], of: id)
            try await test.override(id)
            let officer = test.caller(.informationOfficer)
            try await test.office.revise(id, .sample(publicNote: "更正日期。"), expecting: nil, by: officer)
            #expect(try await test.tasks(of: test.caller(.opennessOffice, in: .city)) == [.confirmOverride])
            #expect(try await test.tasks(of: officer) == [.finish])
        }
    }

    @Test(arguments: Engine.available)
    func `an emergency correction has to wait until the emergency before it is confirmed`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let id = try await test.submitted()
            try await test.sign([.secrecy], of: id)
            try await test.override(id)
            let officer = test.caller(.informationOfficer)
            try await test.office.revise(id, .sample(publicNote: "更正日期。"), expecting: nil, by: officer)
            try await test.office.submit(id, expecting: nil, by: officer)
            try await test.sign([.secrecy], of: id)
            await #expect(throws: DocumentRefusal.overrideUnconfirmed) { try await test.override(id) }
            try await test.office.confirmOverride(
                of: id, opinion: "", expecting: nil, by: test.caller(.opennessOffice, in: .city))
            try await test.override(id)
            let document = try await test.office.publicDocument(id)
            #expect(document.stored.state.awaitsConfirmation)
            #expect(document.log.map(\.event) == [.published, .corrected])
        }
    }

    @Test(arguments: Engine.available)
    func `an override publishes at once, whatever time was planned`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let id = try await test.submitted(.sample(publishAt: instant(2026, 3, 20)))
            try await test.sign([.secrecy], of: id)
            try await test.override(id)
            #expect(try await test.office.publicDocument(id).firstPublishedAt == instant(2026, 3, 10))
        }
    }

    @Test(arguments: Engine.available)
    func `it needs a reason`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let id = try await test.submitted()
            try await test.sign([.secrecy], of: id)
            await #expect(throws: Invalid([Issue("reason", .missing)])) { try await test.override(id, reason: "") }
        }
    }
}

extension TestOffice {
    fileprivate func override(_ id: Document.ID, reason: String = "台风红色预警。") async throws {
        try await office.overrideReview(of: id, reason: reason, expecting: nil, by: caller(.approver))
    }

    fileprivate func tasks(of caller: Caller) async throws -> [TodoItem.Task] {
        try await office.todo(of: caller).map(\.task)
    }
}

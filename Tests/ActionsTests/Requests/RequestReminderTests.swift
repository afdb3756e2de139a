import Actions
import Domain
import Storage
import TestSupport
import Testing

struct RequestReminderTests {
    @Test(arguments: Engine.available)
    func `what is about to be late is marked, and stands among what the approver has to do`(
        engine: Engine
    ) async throws {
        try await withOffice(engine) { test in
            let id = try await test.registered()
            func row(_ role: Role) async throws -> RequestRow? {
                try await test.office.requestTodo(of: test.caller(role)).first { $0.line.request.id == id }
            }
            #expect(try await row(.requestOfficer)?.reminder == nil)
            #expect(try await row(.requestOfficer)?.daysLeft == 20)
            #expect(try await row(.approver) == nil)
            test.clock.set(instant(2026, 4, 1))
            #expect(try await row(.requestOfficer)?.reminder == 4)
            #expect(try await row(.approver) == nil)
            test.clock.set(instant(2026, 4, 3))
            #expect(try await row(.approver)?.reminder == 2)
            test.clock.set(instant(2026, 4, 10))
            #expect(try await row(.approver)?.reminder == -2)
            #expect(try await row(.approver)?.daysLeft == -2)
            try await test.office.changeRequestReminders(
                RequestReminders(remindFrom: 20, escalateFrom: 0), by: .system)
            test.clock.set(instant(2026, 4, 13))
            #expect(try await test.office.requestReminders().remindFrom == 20)
            await #expect(throws: Invalid([Issue("remindFrom", .malformed(expected: "0—20"))])) {
                try await test.office.changeRequestReminders(
                    RequestReminders(remindFrom: 21, escalateFrom: 0), by: .system)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `who is away has their requests with a colleague, for so long`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let id = try await test.registered()
            let (own, colleague) = (test.caller(.requestOfficer), test.caller(.opennessOffice))
            let (person, deputy) = (test.person(.requestOfficer).id, test.person(.opennessOffice).id)
            try await test.act(.assign(person), on: id)
            #expect(try await test.office.requestTodo(of: colleague).isEmpty)
            #expect(try await test.office.deputies(for: own).keys.contains(deputy))
            try await test.office.arrangeAbsence(
                Absence(person: person, deputy: deputy, days: day(2026, 3, 10)...day(2026, 3, 12)), by: own)
            #expect(try await test.office.requestTodo(of: colleague).map(\.line.request.id) == [id])
            test.clock.advance(days: 3)
            #expect(try await test.office.requestTodo(of: colleague).isEmpty)
            await #expect(throws: Invalid([Issue("assignee", .notAllowed)])) {
                try await test.office.arrangeAbsence(
                    Absence(
                        person: person, deputy: test.person(.reviewer).id, days: day(2026, 3, 10)...day(2026, 3, 12)),
                    by: own)
            }
            try await test.office.arrangeAbsence(nil, by: own)
            #expect(try await test.office.absence(of: person) == nil)
        }
    }
}

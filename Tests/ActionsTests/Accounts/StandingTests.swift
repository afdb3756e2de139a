import Domain
import Storage
import TestSupport
import Testing

@testable import Actions

/// A request can take its time. What its sender may do is asked when it is done, not when it came.
@Suite struct StandingTests {
    /// An officer who has signed in, whose request is on its way.
    private func withOfficer(
        _ engine: Engine, _ meanwhile: (TestOffice, Session) async throws -> Void,
        _ expect: (TestOffice, () async throws -> Void) async throws -> Void
    ) async throws {
        try await withOffice(engine) { test in
            let session = try await test.office.signIn(
                login: "finance-information-officer", password: TestOffice.password, code: "")
            let caller = session.caller
            try await meanwhile(test, session)
            let before = try await test.office.verifyJournal().count
            try await expect(test) {
                _ = try await test.office.draft(.sample(), in: test.organisation(.finance).id, by: caller)
            }
            let isDone = try await test.office.verifyJournal().count > before
            #expect(try await test.office.deskDocumentCount() == (isDone ? 1 : 0))
        }
    }

    @Test(arguments: Engine.available)
    func `whoever signed out meanwhile has done nothing`(engine: Engine) async throws {
        try await withOfficer(engine) { test, session in
            try await test.office.signOut(session)
        } _: { _, act in
            await #expect(throws: SessionEnded.self) { try await act() }
        }
    }

    @Test(arguments: Engine.available)
    func `whoever was deactivated meanwhile has done nothing`(engine: Engine) async throws {
        try await withOfficer(engine) { test, session in
            try await test.office.setActive(false, session.person.id, by: .system)
        } _: { _, act in
            await #expect(throws: SessionEnded.self) { try await act() }
        }
    }

    @Test(arguments: Engine.available)
    func `whoever was called off the post meanwhile has done nothing`(engine: Engine) async throws {
        try await withOfficer(engine) { test, session in
            let posts = try await test.office.person(session.person.id, by: .system).appointments
            for post in posts {
                try await test.office.endAppointment(post.id, on: day(2026, 3, 9), by: .system)
            }
        } _: { _, act in
            await #expect(throws: Forbidden.self) { try await act() }
        }
    }

    @Test(arguments: Engine.available)
    func `a session that ran out meanwhile has done nothing`(engine: Engine) async throws {
        try await withOfficer(engine) { test, _ in
            test.clock.advance(.seconds(Session.idleSeconds + 1))
        } _: { _, act in
            await #expect(throws: SessionEnded.self) { try await act() }
        }
    }

    @Test(arguments: Engine.available)
    func `whoever was given more meanwhile goes on`(engine: Engine) async throws {
        try await withOfficer(engine) { test, session in
            let more = AppointmentDraft(
                organisation: test.organisation(.finance).id, post: "办公室主任", role: .checker, since: day(2026, 3, 1))
            try await test.office.appoint(session.person.id, more, by: .system)
        } _: { _, act in
            await #expect(throws: Never.self) { try await act() }
        }
    }
}

extension Office {
    fileprivate func deskDocumentCount() async throws -> Int {
        try await store.read { try $0.value("SELECT COUNT(*) AS value FROM document") ?? 0 }
    }
}

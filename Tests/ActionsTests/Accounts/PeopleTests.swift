import Actions
import Domain
import Storage
import TestSupport
import Testing

struct PeopleTests {
    private func draft(
        _ test: TestOffice, in place: TestOffice.Place = .finance, post: String = "科长", role: Role? = nil,
        since: Day? = day(2026, 3, 10)
    ) -> AppointmentDraft {
        AppointmentDraft(organisation: test.organisation(place).id, post: post, role: role, since: since)
    }

    @Test(arguments: Engine.available)
    func `a post without a role needs no login, and stands on the agency's page`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let manager = test.caller(.administrator)
            _ = try await test.office.addPerson(
                name: "李局长", login: "", password: "", draft(test, post: "局长"), by: manager)
            let posts = try await test.office.agency(code: "finance").posts
            let post = try #require(posts.first { $0.name == "李局长" })
            #expect(post.post == "局长")
            #expect(post.role == nil)
        }
    }

    @Test(arguments: Engine.available)
    func `all that is wrong with a new person is told at once`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let manager = test.caller(.administrator)
            await #expect(
                throws: Invalid([
                    Issue("post", .missing), Issue("since", .notADate), Issue("name", .missing),
                    Issue("login", .malformed(expected: "小写字母、数字和连字符")), Issue("password", .tooShort(least: 10)),
                ])
            ) {
                try await test.office.addPerson(
                    name: "", login: "Wang!", password: "short", draft(test, post: "", since: nil), by: manager)
            }
            await #expect(throws: Invalid([Issue("login", .missing)])) {
                try await test.office.addPerson(
                    name: "王", login: "", password: "", draft(test, role: .checker), by: manager)
            }
            await #expect(throws: Invalid([Issue("login", .taken(by: "市财政局checker"))])) {
                try await test.office.addPerson(
                    name: "王", login: "finance-checker", password: "correct horse battery",
                    draft(test, role: .checker), by: manager)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `an appointment holds from its first day to its last`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let person = test.person(.informationOfficer)
            let manager = test.caller(.administrator)
            try await test.office.appoint(person.id, draft(test, role: .checker, since: day(2026, 3, 12)), by: manager)
            func roles() async throws -> [Role?] {
                try await test.office.agency(code: "finance").posts.filter { $0.name == person.name }.map(\.role)
            }
            #expect(try await roles() == [.informationOfficer])
            test.clock.set(instant(2026, 3, 12, 0, 0))
            #expect(try await roles().contains(.checker))

            let people = try await test.office.people(by: manager)
            let appointment = try #require(
                people.first { $0.person == person }?.appointments.first { $0.role == .checker })
            await #expect(throws: Invalid([Issue("until", .dateBefore(field: "since"))])) {
                try await test.office.endAppointment(appointment.id, on: day(2026, 3, 11), by: manager)
            }
            try await test.office.endAppointment(appointment.id, on: day(2026, 3, 12), by: manager)
            #expect(try await roles().contains(.checker))
            test.clock.set(instant(2026, 3, 13, 0, 0))
            #expect(try await roles() == [.informationOfficer])
        }
    }

    @Test(arguments: Engine.available)
    func `somebody without a login gets no role`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let manager = test.caller(.administrator)
            let id = try await test.office.addPerson(
                name: "李局长", login: "", password: "", draft(test, post: "局长"), by: manager)
            await #expect(throws: Invalid([Issue("role", .notAllowed)])) {
                try await test.office.appoint(id, draft(test, role: .approver), by: manager)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a manager manages the people of the own subtree, and nobody above or beside`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let manager = test.caller(.administrator)
            await #expect(throws: Forbidden.self) {
                try await test.office.addPerson(
                    name: "王", login: "", password: "", draft(test, in: .education), by: manager)
            }
            for place in [TestOffice.Place.city, .education] {
                let person = test.person(.approver, in: place).id
                await #expect(throws: Forbidden.self) {
                    try await test.office.resetPassword(person, to: "correct horse battery", by: manager)
                }
                await #expect(throws: Forbidden.self) { try await test.office.setActive(false, person, by: manager) }
            }
            #expect(try await test.office.people(by: manager).count == Role.allCases.count)
            let cityManager = test.caller(.administrator, in: .city)
            #expect(try await test.office.people(by: cityManager).count == 4 * Role.allCases.count)
            try await test.office.setActive(false, test.person(.approver).id, by: cityManager)
            #expect(try await test.office.people(by: test.caller(.approver, in: .city)).isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func `who works in two places is managed only by whoever manages both`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let person = test.person(.checker).id
            try await test.office.appoint(
                person, draft(test, in: .education), by: test.caller(.administrator, in: .city))
            await #expect(throws: Forbidden.self) {
                try await test.office.setActive(false, person, by: test.caller(.administrator))
            }
            try await test.office.setActive(false, person, by: test.caller(.administrator, in: .city))
        }
    }
}

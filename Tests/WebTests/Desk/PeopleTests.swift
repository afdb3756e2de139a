import Actions
import Domain
import TestSupport
import Testing

@Suite struct PeopleTests {
    @Test(arguments: Role.allCases.filter { $0 != .administrator })
    func `only who manages people sees and changes them`(role: Role) async throws {
        try await withDesk { desk in
            let visitor = try await desk.visitor(role)
            let colleague = desk.office.person(.administrator).id

            #expect(try await visitor.get("/desk/people").status == 403)
            #expect(try await visitor.get("/desk/people/new").status == 403)
            #expect(try await visitor.get("/desk/people/\(colleague)").status == 403)
            #expect(try await visitor.post("/desk/people", newPerson).status == 403)
            #expect(try await visitor.post("/desk/people/\(colleague)/appointments", newPost).status == 403)
            #expect(try await visitor.post("/desk/people/\(colleague)/activity", [("active", "no")]).status == 403)
        }
    }

    @Test func `people are listed with posts, roles and dates`() async throws {
        try await withDesk { desk in
            let page = try await desk.visitor(.administrator).get("/desk/people")

            #expect(page.status == 200)
            #expect(page.text.contains("市财政局checker"))
            #expect(page.text.contains("市财政局科员（审核人）"))
            #expect(page.text.contains("2026-01-01"))
            #expect(!page.text.contains("市教育局checker"))
        }
    }

    @Test func `a form that comes twice adds one person`() async throws {
        try await withDesk { desk in
            let visitor = try await desk.visitor(.administrator)
            let fields = newPerson + [("once", "a1b2")]

            let first = try await visitor.post("/desk/people", fields)
            let second = try await visitor.post("/desk/people", fields)

            #expect(first.status == 303)
            #expect(second.location == first.location)
            let people = try await desk.office.office.people(by: visitor.session.caller)
            #expect(people.count { $0.person.name == "李晓梅" } == 1)
            let page = try await visitor.get(try #require(first.location))
            #expect(page.text.contains("预算科科长"))
        }
    }

    @Test func `a person without a name is shown again with what was typed`() async throws {
        try await withDesk { desk in
            let fields = newPerson.filter { $0.0 != "personName" } + [("personName", " ")]

            let answer = try await desk.visitor(.administrator).post("/desk/people", fields)

            #expect(answer.status == 422)
            #expect(answer.text.contains("<a href=\"#personName\">请填写姓名</a>"))
            #expect(answer.text.contains("value=\"预算科科长\""))
        }
    }

    @Test func `nobody is appointed where the caller does not manage`() async throws {
        try await withDesk { desk in
            let fields = newPerson.map { $0.0 == "organisation" ? ("organisation", "education") : $0 }

            let visitor = try await desk.visitor(.administrator)

            #expect(try await visitor.post("/desk/people", fields).status == 403)
        }
    }

    @Test func `an appointment ends on a day, not before it began`() async throws {
        try await withDesk { desk in
            let visitor = try await desk.visitor(.administrator)
            let person = desk.office.person(.checker).id
            let caller = visitor.session.caller
            let post = try #require(try await desk.office.office.person(person, by: caller).appointments.first)
            func end(on day: String) async throws -> Answer {
                try await visitor.post("/desk/appointments/\(post.id)/end", [("person", person.text), ("until", day)])
            }

            let early = try await end(on: "2025-12-31")
            #expect(early.status == 422)
            #expect(early.text.contains("离任日期不能早于任职日期"))
            let later = try await end(on: "2026-03-09")
            #expect(later.location == "/desk/people/\(person)?done=ended")
            let posts = try await desk.office.office.person(person, by: caller).appointments
            #expect(posts.first?.until == day(2026, 3, 9))
        }
    }

    @Test func `a new password ends the sessions of whoever lost the old one`() async throws {
        try await withDesk { desk in
            let visitor = try await desk.visitor(.administrator)
            let person = desk.office.person(.checker)
            let old = try await desk.visitor(person)
            let address = "/desk/people/\(person.id)/password"

            #expect(try await visitor.post(address, [("password", "短")]).status == 422)
            #expect(try await desk.isOpen(old.session))
            #expect(try await visitor.post(address, [("password", "白日依山尽黄河入海流")]).status == 303)
            #expect(try await desk.isOpen(old.session) == false)
        }
    }

    @Test func `who manages a department does not know the people of another`() async throws {
        try await withDesk { desk in
            let visitor = try await desk.visitor(.administrator)
            let mayor = desk.office.person(.approver, in: .city).id

            #expect(try await visitor.get("/desk/people/\(mayor)").status == 404)
            #expect(try await visitor.post("/desk/people/\(mayor)/activity", [("active", "no")]).status == 403)
        }
    }

    @Test func `an account that is switched off is signed out`() async throws {
        try await withDesk { desk in
            let visitor = try await desk.visitor(.administrator)
            let person = desk.office.person(.checker)
            let old = try await desk.visitor(person)

            let answer = try await visitor.post("/desk/people/\(person.id)/activity", [("active", "no")])

            #expect(answer.location == "/desk/people/\(person.id)?done=deactivated")
            #expect(try await desk.isOpen(old.session) == false)
            #expect(try await visitor.get("/desk/people/\(person.id)").text.contains("启用账号"))
        }
    }
}

private let newPerson = [("personName", "李晓梅"), ("login", "")] + newPost

private let newPost = [
    ("organisation", "finance"), ("post", "预算科科长"), ("duties", ""), ("role", ""), ("since", "2026-03-01"),
]

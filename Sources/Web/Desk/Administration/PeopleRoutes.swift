import Actions
import Domain
import Hummingbird

/// Who works here: people, their posts and roles, and what to do when somebody forgot a password or left.
struct PeopleRoutes: Sendable {
    let server: PageServer
    private var office: Office { server.office }

    func add(to desk: some RouterMethods<StaffContext>) {
        desk.get("people", use: list)
        desk.get("people/new", use: new)
        desk.post("people", use: create)
        desk.get("people/:id", use: show)
        desk.post("people/:id/appointments", use: appoint)
        desk.post("people/:id/password", use: resetPassword)
        desk.post("people/:id/activity", use: setActivity)
        desk.post("appointments/:id/end", use: endAppointment)
    }

    @Sendable func list(_ request: Request, _ context: StaffContext) async throws -> Response {
        _ = try managed(context)
        let people = try await office.people(by: context.caller)
        return try await DeskFrame(server, context).show(
            "人员", path: Links.Desk.people, peoplePage(people, tree: context.session.tree))
    }

    @Sendable func new(_ request: Request, _ context: StaffContext) async throws -> Response {
        try await showNew(FormFields(["since": today.iso]), context)
    }

    @Sendable func create(_ request: Request, _ context: StaffContext) async throws -> Response {
        let sent = try await StaffForm(request, context)
        do {
            let id = try await office.addPerson(
                name: sent.form.text("personName"), login: sent.form.text("login"), password: sent.form.raw("password"),
                try appointment(sent.form, context), by: sent.caller)
            return done(id, "added")
        } catch let invalid as Invalid {
            // A person has a 姓名, everything else that is called something a 名称.
            let issues = invalid.issues.map { Issue($0.field == "name" ? "personName" : $0.field, $0.problem) }
            return try await showNew(FormFields(sent.form, issues), context)
        } catch let repeated as Repeated {
            guard let id = Person.ID(repeated.subject) else { return .seeOther(Links.Desk.people) }
            return done(id, "added")
        }
    }

    @Sendable func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        let id = try context.parameters.id("id", as: Person.ID.self)
        return try await show(id, FormFields(blank), done: request.query("done"), context)
    }

    @Sendable func appoint(_ request: Request, _ context: StaffContext) async throws -> Response {
        let sent = try await StaffForm(request, context)
        let id = try context.parameters.id("id", as: Person.ID.self)
        do {
            try await office.appoint(id, try appointment(sent.form, context), by: sent.caller)
            return done(id, "appointed")
        } catch let invalid as Invalid {
            return try await show(id, FormFields(sent.form, invalid.issues, others: blank), context)
        } catch is Repeated {
            return done(id, "appointed")
        }
    }

    @Sendable func resetPassword(_ request: Request, _ context: StaffContext) async throws -> Response {
        let sent = try await StaffForm(request, context)
        let id = try context.parameters.id("id", as: Person.ID.self)
        do {
            try await office.resetPassword(id, to: sent.form.raw("password"), by: sent.caller)
            return done(id, "password")
        } catch let invalid as Invalid {
            return try await show(id, FormFields(sent.form, invalid.issues, others: blank), context)
        }
    }

    @Sendable func setActivity(_ request: Request, _ context: StaffContext) async throws -> Response {
        let sent = try await StaffForm(request, context)
        let id = try context.parameters.id("id", as: Person.ID.self)
        let isActive = sent.form.raw("active") == "yes"
        try await office.setActive(isActive, id, by: sent.caller)
        return done(id, isActive ? "activated" : "deactivated")
    }

    @Sendable func endAppointment(_ request: Request, _ context: StaffContext) async throws -> Response {
        let sent = try await StaffForm(request, context)
        let id = try context.parameters.id("id", as: Appointment.ID.self)
        // Only says which page to come back to.
        guard let person = Person.ID(sent.form.raw("person")) else { throw NotFound() }
        do {
            guard let day = Day(iso: sent.form.text("until")) else { throw Invalid([Issue("until", .notADate)]) }
            try await office.endAppointment(id, on: day, by: sent.caller)
            return done(person, "ended")
        } catch let invalid as Invalid {
            return try await show(
                person, FormFields(sent.form, invalid.issues, others: blank), ending: id, context)
        }
    }

    private var today: Day { office.now().day }

    /// What the forms of a person's page begin with.
    private var blank: [String: String] { ["since": today.iso, "until": today.iso] }

    /// Where the caller decides who works there.
    private func managed(_ context: StaffContext) throws -> [Organisation] {
        let session = context.session
        let organisations = session.authority.organisations(for: .managePeople, tree: session.tree)
        if organisations.isEmpty { throw Forbidden() }
        return organisations
    }

    private func appointment(_ form: Form, _ context: StaffContext) throws -> AppointmentDraft {
        let code = form.text("organisation")
        let all = context.session.tree.flattened.map(\.organisation)
        guard let organisation = all.first(where: { $0.code == code }) else {
            throw Invalid([Issue("organisation", code.isEmpty ? .missing : .unknown(value: code))])
        }
        let role = form.text("role")
        guard role.isEmpty || Role(rawValue: role) != nil else { throw Invalid([Issue("role", .unknown(value: role))]) }
        return AppointmentDraft(
            organisation: organisation.id, post: form.text("post"), duties: form.text("duties"),
            role: Role(rawValue: role), since: Day(iso: form.text("since")))
    }

    private func showNew(_ fields: FormFields, _ context: StaffContext) async throws -> Response {
        let main = newPersonPage(
            fields, organisations: try managed(context), csrf: context.session.csrf, once: office.newFormNumber())
        return try await DeskFrame(server, context).show(
            "添加人员", path: Links.Desk.people, main, issues: fields.issues)
    }

    private func show(
        _ id: Person.ID, _ fields: FormFields, ending: Appointment.ID? = nil, done: String = "", _ context: StaffContext
    ) async throws -> Response {
        let organisations = try managed(context)
        let view = PersonView(
            person: try await office.person(id, by: context.caller), organisations: organisations,
            tree: context.session.tree, fields: fields, ending: ending, done: done, csrf: context.session.csrf,
            once: office.newFormNumber())
        return try await DeskFrame(server, context).show(
            view.person.person.name, path: Links.Desk.people, personPage(view), issues: fields.issues)
    }

    private func done(_ id: Person.ID, _ what: String) -> Response {
        .seeOther(Links.query(Links.Desk.person(id), [("done", what)]))
    }
}

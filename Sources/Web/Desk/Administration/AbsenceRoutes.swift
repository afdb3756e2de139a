import Actions
import Domain
import Hummingbird

/// Who has somebody's requests while they are away.
struct AbsenceRoutes: Sendable {
    let server: PageServer
    private var office: Office { server.office }

    func add(to desk: some RouterMethods<StaffContext>) {
        desk.get("absence", use: absence)
        desk.post("absence", use: arrangeAbsence)
    }

    @Sendable func absence(_ request: Request, _ context: StaffContext) async throws -> Response {
        let stored = try await office.absence(of: context.session.person.id)
        let today = office.now().day
        let fields = FormFields([
            "deputy": stored?.deputy.text ?? "", "firstDay": (stored?.days.lowerBound ?? today).iso,
            "lastDay": (stored?.days.upperBound ?? today).iso,
        ])
        return try await showAbsence(fields, stored, done: request.query("done"), context)
    }

    @Sendable func arrangeAbsence(_ request: Request, _ context: StaffContext) async throws -> Response {
        let sent = try await StaffForm(request, context)
        do {
            try await office.arrangeAbsence(
                sent.form.text("end") == "yes" ? nil : try Absence(sent.form, of: context.session.person.id),
                by: sent.caller)
            return .seeOther(Links.query(Links.Desk.absence, [("done", "saved")]))
        } catch let invalid as Invalid {
            let stored = try await office.absence(of: context.session.person.id)
            return try await showAbsence(FormFields(sent.form, invalid.issues), stored, done: "", context)
        }
    }

    private func showAbsence(
        _ fields: FormFields, _ stored: Absence?, done: String, _ context: StaffContext
    ) async throws -> Response {
        guard context.session.authority.allowsSomewhere(.handleRequests) else { throw Forbidden() }
        let deputies = try await office.deputies(for: context.caller)
        let choices = deputies.sorted { $0.value < $1.value }.map { Choice($0.key.text, $0.value) }
        let end: HTML? = stored.map { _ in
            postForm(
                to: Links.Desk.absence, csrfToken: context.session.csrf,
                "\(hiddenField("end", "yes"))\(buttons([button("提前结束", kind: .danger)]))")
        }
        let form: HTML =
            choices.isEmpty
            ? emptyState("本单位没有别的受理员，请管理员先给另一位同事“受理员”的角色。")
            : postForm(
                to: Links.Desk.absence, csrfToken: context.session.csrf,
                """
                \(fields.list("deputy", choices))
                \(fields.day("firstDay"))\(fields.day("lastDay"))
                \(buttons([button("保存")]))
                """)
        let main: HTML = """
            \(done == "saved" ? statusMessage("已经保存。") : "")\
            <h1>外出代办</h1>
            <p class="lead">您不在的这些天，分派给您的申请也列进代办人的待办。</p>
            \(form)\(end)
            """
        return try await DeskFrame(server, context).show(
            "外出代办", path: Links.Desk.account, main, issues: fields.issues)
    }
}

extension Absence {
    fileprivate init(_ form: Form, of person: Person.ID) throws {
        var issues: [Issue] = []
        let (first, last) = (form.day("firstDay", &issues), form.day("lastDay", &issues))
        let deputy = Person.ID(form.text("deputy"))
        if deputy == nil { issues.append(Issue("deputy", .missing)) }
        for (field, day) in [("firstDay", first), ("lastDay", last)] where day == nil && form.text(field).isEmpty {
            issues.append(Issue(field, .missing))
        }
        if let first, let last, last < first { issues.append(Issue("lastDay", .dateBefore(field: "firstDay"))) }
        guard let deputy, let first, let last, issues.isEmpty else { throw Invalid(issues) }
        self.init(person: person, deputy: deputy, days: first...last)
    }
}

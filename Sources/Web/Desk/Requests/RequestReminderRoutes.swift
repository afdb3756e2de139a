import Actions
import Domain
import Hummingbird

/// When the desk reminds of requests that are about to be late.
struct RequestReminderRoutes: Sendable {
    let server: PageServer
    private var office: Office { server.office }

    func add(to desk: some RouterMethods<StaffContext>) {
        desk.get("requests/reminders", use: reminders)
        desk.post("requests/reminders", use: changeReminders)
    }

    @Sendable func reminders(_ request: Request, _ context: StaffContext) async throws -> Response {
        let stored = try await office.requestReminders()
        return try await showReminders(
            FormFields(["remindFrom": String(stored.remindFrom), "escalateFrom": String(stored.escalateFrom)]),
            done: request.query("done"), context)
    }

    @Sendable func changeReminders(_ request: Request, _ context: StaffContext) async throws -> Response {
        let sent = try await StaffForm(request, context)
        // What is no number is outside of every bound.
        let wanted = RequestReminders(
            remindFrom: Int(sent.form.text("remindFrom")) ?? -1, escalateFrom: Int(sent.form.text("escalateFrom")) ?? -1
        )
        do {
            try await office.changeRequestReminders(wanted, by: sent.caller)
            return .seeOther(Links.query(Links.Desk.requestReminders, [("done", "saved")]))
        } catch let invalid as Invalid {
            return try await showReminders(FormFields(sent.form, invalid.issues), done: "", context)
        }
    }

    private func showReminders(_ fields: FormFields, done: String, _ context: StaffContext) async throws -> Response {
        guard context.session.managesSite else { throw Forbidden() }
        let main: HTML = """
            \(done == "saved" ? statusMessage("已经保存。") : "")\
            <h1>申请的提醒</h1>
            \(postForm(to: Links.Desk.requestReminders, csrfToken: context.session.csrf, """
                \(fields.line("remindFrom", hint: "待办和列表里，剩这么多个工作日起标出来", size: 4))
                \(fields.line("escalateFrom", hint: "剩这么多个工作日起，也列进答复审批人的待办", size: 4))
                \(buttons([button("保存"), buttonLink("返回", to: Links.Desk.calendar, kind: .quiet)]))
                """))
            """
        return try await DeskFrame(server, context).show(
            "申请的提醒", path: Links.Desk.calendar, main, issues: fields.issues)
    }
}

import Actions
import Domain
import Hummingbird

/// The working days: each autumn's notice, and what is ordered here.
struct CalendarRoutes: Sendable {
    let server: PageServer
    private var office: Office { server.office }

    func add(to desk: some RouterMethods<StaffContext>) {
        desk.get("calendar", use: list)
        desk.get("calendar/:layer", use: edit)
        desk.post("calendar/:layer", use: change)
    }

    @Sendable func list(_ request: Request, _ context: StaffContext) async throws -> Response {
        try await show(
            calendarPage(
                try await office.calendarOrders(), try await office.calendar(),
                ownYear: office.rules.calendarOfProgram.knownThrough, done: request.query("done")), context)
    }

    @Sendable func edit(_ request: Request, _ context: StaffContext) async throws -> Response {
        let layer = try layer(context)
        let entered = try await office.calendarOrders().first { $0.layer == layer }
        let known = try await office.calendar().days(of: layer)
        let fields = FormFields([
            "calendarTitle": entered?.title ?? "",
            "calendarDays": CalendarLines.text(of: entered?.days ?? known),
        ])
        return try await show(
            calendarFormPage(layer, fields, once: office.newFormNumber(), csrf: context.session.csrf), context)
    }

    /// First shows what would move, then does it.
    @Sendable func change(_ request: Request, _ context: StaffContext) async throws -> Response {
        let sent = try await StaffForm(request, context)
        let layer = try layer(context)
        do {
            let order = CalendarOrder(
                layer, title: sent.form.text("calendarTitle"),
                days: try CalendarLines.days(in: sent.form.text("calendarDays")))
            if sent.form.text("then") == "edit" { return try await again(layer, sent.form, [], context) }
            if sent.form.text("confirmed") == "yes" {
                _ = try await office.follow(order, by: sent.caller)
                return .seeOther(Links.query(Links.Desk.calendar, [("done", layer.name)]))
            }
            let effect = try await office.effect(of: order, by: context.caller)
            return try await show(
                calendarEffectPage(
                    order, effect, sent.form, once: office.newFormNumber(), csrf: context.session.csrf), context)
        } catch let issue as Issue {
            return try await again(layer, sent.form, [issue], context)
        } catch let invalid as Invalid {
            return try await again(layer, sent.form, invalid.issues, context)
        }
    }

    private func again(
        _ layer: CalendarOrder.Layer, _ form: Form, _ issues: [Issue], _ context: StaffContext
    ) async throws -> Response {
        let page = calendarFormPage(
            layer, FormFields(form, issues), once: office.newFormNumber(), csrf: context.session.csrf)
        return try await show(page, context, issues: issues)
    }

    private func layer(_ context: StaffContext) throws -> CalendarOrder.Layer {
        guard let layer = CalendarOrder.Layer(try context.parameters.require("layer")) else { throw NotFound() }
        return layer
    }

    private func show(_ main: HTML, _ context: StaffContext, issues: [Issue] = []) async throws -> Response {
        guard context.session.managesSite else { throw Forbidden() }
        return try await DeskFrame(server, context).show("工作日历", path: Links.Desk.calendar, main, issues: issues)
    }
}

extension WorkCalendar {
    /// What is known of a year already.
    fileprivate func days(of layer: CalendarOrder.Layer) -> [AnnouncedDay] {
        guard case .notice(let year) = layer else { return [] }
        return announcedDays.filter { $0.day.year == year }
    }
}

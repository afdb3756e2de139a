import Actions
import Domain
import Hummingbird

/// 文书模板: the texts of an organisation's letters, which it may write itself.
struct LetterTemplateRoutes: Sendable {
    let server: PageServer
    private var office: Office { server.office }

    func add(to desk: some RouterMethods<StaffContext>) {
        desk.get("organisations/:code/letters", use: list)
        desk.get("organisations/:code/letters/:name", use: edit)
        desk.post("organisations/:code/letters/:name", use: write)
        desk.post("organisations/:code/letters/:name/restoration", use: restore)
    }

    @Sendable func list(_ request: Request, _ context: StaffContext) async throws -> Response {
        let list = try await office.letterTemplates(of: try context.parameters.require("code"), by: context.caller)
        return try await DeskFrame(server, context).show(
            "文书模板", path: Links.Desk.organisations, letterTemplatesPage(list, done: request.query("done")))
    }

    @Sendable func edit(_ request: Request, _ context: StaffContext) async throws -> Response {
        let record = try await record(context)
        return try await show(record, text: LetterTemplates.shown(record.words), context)
    }

    /// Keeps the text, or shows what would come of it.
    @Sendable func write(_ request: Request, _ context: StaffContext) async throws -> Response {
        let sent = try await StaffForm(request, context)
        let record = try await record(context)
        let typed = sent.form.text("letterText")
        if sent.form.text("action") == "preview" {
            let issues = LetterTemplates.issues(of: LetterTemplates.typed(typed))
            return try await show(record, text: typed, issues: issues, isPreviewed: issues.isEmpty, context)
        }
        do {
            try await office.writeLetterTemplate(
                record.name, of: record.organisation.code, words: LetterTemplates.typed(typed),
                expecting: sent.version, by: sent.caller)
            return done(record, "written")
        } catch let invalid as Invalid {
            return try await show(record, text: typed, issues: invalid.issues, context)
        } catch is Repeated {
            return done(record, "written")
        } catch is Stale {
            return try await show(record, text: typed, isStale: true, context)
        }
    }

    @Sendable func restore(_ request: Request, _ context: StaffContext) async throws -> Response {
        let sent = try await StaffForm(request, context)
        let record = try await record(context)
        do {
            try await office.restoreLetterTemplate(
                record.name, of: record.organisation.code, expecting: sent.version, by: sent.caller)
        } catch is Repeated {
            return done(record, "restored")
        }
        return done(record, "restored")
    }

    private func record(_ context: StaffContext) async throws -> LetterTemplateRecord {
        try await office.letterTemplate(
            try context.parameters.require("name"), of: try context.parameters.require("code"), by: context.caller)
    }

    private func show(
        _ record: LetterTemplateRecord, text: String, issues: [Issue] = [], isPreviewed: Bool = false,
        isStale: Bool = false, _ context: StaffContext
    ) async throws -> Response {
        let view = LetterTemplateView(
            record: record, text: text, issues: issues, isPreviewed: isPreviewed, isStale: isStale,
            csrf: context.session.csrf, once: office.newFormNumber())
        return try await DeskFrame(server, context).show(
            name(ofTemplate: record.name), path: Links.Desk.organisations, letterTemplatePage(view), issues: issues,
            status: isStale ? .conflict : .ok)
    }

    private func done(_ record: LetterTemplateRecord, _ what: String) -> Response {
        .seeOther(Links.query(Links.Desk.letterTemplates(record.organisation.code), [("done", what)]))
    }
}

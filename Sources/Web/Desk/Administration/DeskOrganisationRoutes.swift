import Actions
import Domain
import Hummingbird

/// Organisations: their names and codes, and what each says of itself in its guide (Regulation Art 12).
struct DeskOrganisationRoutes: Sendable {
    let server: PageServer
    private var office: Office { server.office }

    func add(to desk: some RouterMethods<StaffContext>) {
        desk.get("organisations", use: list)
        desk.get("organisations/new", use: new)
        desk.post("organisations", use: create)
        desk.get("organisations/:code", use: edit)
        desk.post("organisations/:code", use: change)
        desk.get("organisations/:code/profile", use: profile)
        desk.post("organisations/:code/profile", use: writeProfile)
    }

    @Sendable func list(_ request: Request, _ context: StaffContext) async throws -> Response {
        let rows = context.session.tree.flattened.map(\.organisation).compactMap { organisation in
            let row = DeskOrganisationRow(
                organisation: organisation, mayChange: may(.manageOrganisations, organisation, context),
                mayWriteProfile: may(.editProfile, organisation, context))
            return row.mayChange || row.mayWriteProfile ? row : nil
        }
        if rows.isEmpty { throw Forbidden() }
        let main = deskOrganisationsPage(rows, tree: context.session.tree, done: request.query("done"))
        return try await DeskFrame(server, context).show("单位", path: Links.Desk.organisations, main)
    }

    @Sendable func new(_ request: Request, _ context: StaffContext) async throws -> Response {
        try await showNew(FormFields(["kind": Organisation.Kind.department.rawValue]), context)
    }

    @Sendable func create(_ request: Request, _ context: StaffContext) async throws -> Response {
        let sent = try await StaffForm(request, context)
        do {
            // Only the command line puts one at the top.
            let parent = sent.form.text("parent")
            if parent.isEmpty { throw Invalid([Issue("parent", .missing)]) }
            _ = try await office.addOrganisation(
                try draft(sent.form, code: sent.form.text("code")), under: parent, by: sent.caller)
            return done("added")
        } catch let invalid as Invalid {
            return try await showNew(FormFields(sent.form, invalid.issues), context)
        } catch is Repeated {
            return done("added")
        }
    }

    @Sendable func edit(_ request: Request, _ context: StaffContext) async throws -> Response {
        let organisation = try await organisation(.manageOrganisations, context)
        return try await show(organisation, organisation.fields, context)
    }

    @Sendable func change(_ request: Request, _ context: StaffContext) async throws -> Response {
        let sent = try await StaffForm(request, context)
        let organisation = try await organisation(.manageOrganisations, context)
        do {
            try await office.changeOrganisation(
                organisation.code, to: try draft(sent.form, code: organisation.code),
                indexTemplate: sent.form.text("indexTemplate"), by: sent.caller)
            return done("changed")
        } catch let invalid as Invalid {
            return try await show(organisation, FormFields(sent.form, invalid.issues), context)
        }
    }

    @Sendable func profile(_ request: Request, _ context: StaffContext) async throws -> Response {
        let organisation = try await organisation(.editProfile, context)
        let stored = try await office.agency(code: organisation.code).profile
        return try await show(stored, of: organisation, FormFields(stored.fieldValues), context)
    }

    @Sendable func writeProfile(_ request: Request, _ context: StaffContext) async throws -> Response {
        let sent = try await StaffForm(request, context)
        let organisation = try await organisation(.editProfile, context)
        do {
            try await office.writeProfile(OpennessProfile(sent.form), of: organisation.code, by: sent.caller)
            return done("profile")
        } catch let invalid as Invalid {
            let stored = try await office.agency(code: organisation.code).profile
            return try await show(stored, of: organisation, FormFields(sent.form, invalid.issues), context)
        }
    }

    private func may(_ permission: Permission, _ organisation: Organisation, _ context: StaffContext) -> Bool {
        context.caller.may(permission, in: organisation.id, tree: context.session.tree)
    }

    private func organisation(_ permission: Permission, _ context: StaffContext) async throws -> Organisation {
        let organisation = try await office.organisation(code: try context.parameters.require("code"))
        guard may(permission, organisation, context) else { throw Forbidden() }
        return organisation
    }

    private func draft(_ form: Form, code: String) throws -> OrganisationDraft {
        guard let kind = Organisation.Kind(rawValue: form.text("kind")) else {
            throw Invalid([Issue("kind", .unknown(value: form.text("kind")))])
        }
        return OrganisationDraft(
            code: code, name: form.text("name"), shortName: form.text("shortName"), kind: kind,
            creditCode: form.text("creditCode"), regionCode: form.text("regionCode"),
            functions: Set(form.all("functions")))
    }

    private func showNew(_ fields: FormFields, _ context: StaffContext) async throws -> Response {
        let session = context.session
        let parents = session.authority.organisations(for: .manageOrganisations, tree: session.tree)
        if parents.isEmpty { throw Forbidden() }
        let main = newOrganisationPage(
            fields, parents: parents, functions: office.rules.functions, csrf: session.csrf,
            once: office.newFormNumber())
        return try await DeskFrame(server, context).show(
            "添加单位", path: Links.Desk.organisations, main, issues: fields.issues)
    }

    private func show(
        _ organisation: Organisation, _ fields: FormFields, _ context: StaffContext
    ) async throws -> Response {
        try await DeskFrame(server, context).show(
            organisation.name, path: Links.Desk.organisations,
            deskOrganisationPage(
                organisation, fields, functions: office.rules.functions, csrf: context.session.csrf),
            issues: fields.issues)
    }

    private func show(
        _ stored: OpennessProfile, of organisation: Organisation, _ fields: FormFields, _ context: StaffContext
    ) async throws -> Response {
        let main = profilePage(
            organisation, stored, fields, today: office.now().day, csrf: context.session.csrf)
        return try await DeskFrame(server, context).show(
            "公开指南", path: Links.Desk.organisations, main, issues: fields.issues)
    }

    private func done(_ what: String) -> Response {
        .seeOther(Links.query(Links.Desk.organisations, [("done", what)]))
    }
}

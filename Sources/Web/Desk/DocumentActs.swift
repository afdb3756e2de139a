import Actions
import Domain
import Hummingbird

/// What people do with one document from its page. What cannot be done shows the page again as it stands now, with the
/// reason and every word that was typed.
struct DocumentActs: Sendable {
    let server: PageServer
    let context: StaffContext
    private var office: Office { server.office }

    init(_ server: PageServer, _ context: StaffContext) {
        self.server = server
        self.context = context
    }

    /// - Parameters:
    ///   - act: does what the form asks for, and returns how the page shall call what was done.
    ///   - invalid: shows what has to be put right, where that is not on the document's page.
    func perform(
        _ kind: DeskForm, _ request: Request, _ act: (Document.ID, StaffForm) async throws -> String,
        invalid: ((Invalid) async throws -> Response)? = nil
    ) async throws -> Response {
        try await perform(request, act) { issues, obstacle, form in
            if let invalid, obstacle == nil { return try await invalid(Invalid(issues)) }
            return try await show(issues: issues, obstacle: obstacle, sent: SentDeskForm(kind: kind, form: form))
        }
    }

    /// - Parameter again: shows a form that cannot be done, with what has to be put right or what stands in its way.
    func perform(
        _ request: Request, _ act: (Document.ID, StaffForm) async throws -> String,
        again: ([Issue], Obstacle?, Form) async throws -> Response
    ) async throws -> Response {
        let sent = try await StaffForm(request, context)
        let id = try context.parameters.id("id", as: Document.ID.self)
        do {
            // Asked for before, for what is signed has no place among what waits.
            let next =
                NextInLine.isWanted(by: sent.form) ? NextInLine.following(id, in: try await toSign()) : nil
            let done = try await act(id, sent)
            return .seeOther(NextInLine.address(after: done, id, next: next) { Links.Desk.document($0) })
        } catch let invalid as Invalid {
            return try await again(invalid.issues, nil, sent.form)
        } catch {
            guard let obstacle = Obstacle(error) else { throw error }
            return try await again([], obstacle, sent.form)
        }
    }

    /// What this person has to sign, most urgent first.
    private func toSign() async throws -> [Document.ID] {
        try await office.todo(of: context.caller).compactMap { item in
            if case .sign = item.task { item.row.id } else { nil }
        }
    }

    /// What was just done, as the address of the page says.
    struct Done: Sendable {
        var what = ""
        /// To which document, where this page shows the next one.
        var of: Document.ID?
        var notes: [RichTextNote] = []
        /// 发文字号 before it was put right.
        var typedNumber = ""
        /// The numbers of the forms whose texts are saved.
        var savedForms: [String] = []
    }

    func show(
        done: Done = Done(), issues: [Issue] = [], obstacle: Obstacle? = nil, sent: SentDeskForm? = nil
    ) async throws -> Response {
        let id = try context.parameters.id("id", as: Document.ID.self)
        let document = try await office.deskDocument(id, by: context.caller)
        var earlier: DeskDocument?
        if let other = done.of { earlier = try? await office.deskDocument(other, by: context.caller) }
        // Asked for only where the page says it: beside what is to be signed, and after something was done.
        let waiting = document.steps.isEmpty && done.what.isEmpty ? [] : try await toSign().filter { $0 != id }
        let view = DeskDocumentView(
            document: document, earlier: earlier, waiting: waiting,
            person: context.session.person.id, today: office.now().day,
            classification: office.rules.classification, issues: issues, obstacle: obstacle, sent: sent, done: done,
            csrf: context.session.csrf, once: office.newFormNumber(), editorScript: server.assets.address("editor.js"))
        return try await DeskFrame(server, context).show(
            document.content.title, path: Links.Desk.documents, deskDocumentPage(view), issues: issues, obstacle)
    }
}

extension DeskFrame {
    /// Shows a page on which something was not done, if so with its stable code.
    func show(
        _ title: String, path: String, _ main: HTML, issues: [Issue], _ obstacle: Obstacle?
    ) async throws -> Response {
        guard let obstacle else { return try await show(title, path: path, main, issues: issues) }
        var response = try await show(title, path: path, main, issues: issues, status: .conflict)
        response.headers[named: "X-Problem"] = obstacle.code
        return response
    }
}

import Actions
import Domain
import Hummingbird

/// The end of the term in the archive.
struct RetentionRoutes: Sendable {
    let server: PageServer
    private var office: Office { server.office }
    private static let pageSize = 50

    func add(to desk: some RouterMethods<StaffContext>) {
        desk.get("requests/retention", use: show)
        desk.post("requests/retention", use: anonymise)
    }

    @Sendable func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        try await page(context, isDone: request.query("done") == "yes") { _ in }
    }

    @Sendable func anonymise(_ request: Request, _ context: StaffContext) async throws -> Response {
        let sent = try await StaffForm(request, context)
        let isOfPetitions = sent.form.text("what") == "petitions"
        let chosen = sent.form.all(isOfPetitions ? "petitions" : "requests")
        do {
            if isOfPetitions {
                try await office.anonymise(petitions: chosen.compactMap { Petition.ID($0) }, by: sent.caller)
            } else {
                try await office.anonymise(chosen.compactMap { InformationRequest.ID($0) }, by: sent.caller)
            }
            return .seeOther(Links.query(Links.Desk.retention, [("done", "yes")]))
        } catch let invalid as Invalid {
            return try await page(context, isDone: false) { $0.issues = invalid.issues }
        } catch {
            guard let obstacle = Obstacle(error) else { throw error }
            return try await page(context, isDone: false) { ($0.obstacle, $0.chosen) = (obstacle, Set(chosen)) }
        }
    }

    private func page(
        _ context: StaffContext, isDone: Bool, _ change: (inout RetentionView) -> Void
    ) async throws -> Response {
        guard context.session.authority.allowsSomewhere(.approveAnswers) else { throw Forbidden() }
        var view = RetentionView(
            expired: try await office.expiredRequests(limit: Self.pageSize, by: context.caller),
            expiredPetitions: try await office.expiredPetitions(limit: Self.pageSize, by: context.caller),
            years: try await office.retentionYears(), isDone: isDone, csrf: context.session.csrf,
            once: office.newFormNumber())
        change(&view)
        return try await DeskFrame(server, context).show(
            "保存期满的申请", path: Links.Desk.retention, retentionPage(view), issues: view.issues, view.obstacle)
    }
}

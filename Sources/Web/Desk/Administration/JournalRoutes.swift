import Actions
import Domain
import Hummingbird

/// The journal, for those who oversee.
struct JournalRoutes: Sendable {
    let server: PageServer
    private static let pageSize = 50

    func add(to desk: some RouterMethods<StaffContext>) {
        desk.get("journal", use: list)
    }

    @Sendable func list(_ request: Request, _ context: StaffContext) async throws -> Response {
        let about = request.query("about")
        let (before, after) = (Int(request.query("before")), Int(request.query("after")))
        // One more than is shown tells whether there are others.
        var lines = try await server.office.journal(
            before: before, after: after, about: about.isEmpty ? nil : about, limit: Self.pageSize + 1,
            by: context.caller)
        let goesOn = lines.count > Self.pageSize
        if goesOn { lines.remove(at: after == nil ? Self.pageSize : 0) }
        let view = JournalView(
            lines: lines, about: about, hasNewer: after == nil ? before != nil : goesOn,
            hasOlder: after == nil ? goesOn : true, tree: context.session.tree,
            linksDocuments: context.session.authority.allowsSomewhere(.readDocuments))
        return try await DeskFrame(server, context).show("操作日志", path: Links.Desk.journal, journalPage(view))
    }
}

import Actions
import Domain
import Hummingbird

/// What is done about what the guard has found.
struct GuardRoutes: Sendable {
    let server: PageServer
    private var office: Office { server.office }

    func add(to desk: some RouterMethods<StaffContext>) {
        desk.post("documents/:id/findings/masking", use: mask)
        desk.post("documents/:id/findings/allowance", use: allow)
    }

    @Sendable func mask(_ request: Request, _ context: StaffContext) async throws -> Response {
        try await DocumentActs(server, context).perform(.masking, request) { id, sent in
            let mark = sent.form.text("mark")
            try await office.maskFindings(
                mark.isEmpty ? nil : mark, of: id, expecting: sent.version, by: sent.caller)
            return "masked"
        }
    }

    @Sendable func allow(_ request: Request, _ context: StaffContext) async throws -> Response {
        try await DocumentActs(server, context).perform(.allowance, request) { id, sent in
            try await office.allowFinding(
                sent.form.text("mark"), of: id, reason: sent.form.text("guardReason"), expecting: sent.version,
                by: sent.caller)
            return "allowed"
        }
    }
}

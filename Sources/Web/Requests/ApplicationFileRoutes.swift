import Actions
import Domain
import HTTPTypes
import Hummingbird

/// What an applicant attaches. Nobody without the cookie of the draft gets at it.
extension ApplicationRoutes {
    /// 「添加」 and 「继续」 send the same form: a file that was chosen is never left behind.
    func takeFile(
        _ request: Request, _ draft: ApplicationDraft, _ agency: Agency, _ token: String, _ context: AppContext
    ) async throws -> Response {
        let sent = try await SealedForm(request, office)
        let goesOn = sent.form.text("action") == "on"
        if !goesOn || sent.hasFile {
            do {
                let kind = RequestFile.Kind(rawValue: sent.form.text("fileKind")) ?? .attachment
                try await office.attach(try await sent.file(), as: kind, toDraft: token)
            } catch let invalid as Invalid {
                return try await page(.files, draft, agency, issues: invalid.issues, context)
            }
        }
        return .seeOther(Links.newRequest((goesOn ? ApplicationStep.how : .files).rawValue))
    }

    @Sendable func openFile(_ request: Request, _ context: AppContext) async throws -> Response {
        guard let (token, _) = try await draft(request) else { return .seeOther(Links.newRequest) }
        return .file(
            try await office.draftFile(try context.parameters.position, token), request, from: office)
    }

    @Sendable func removeFile(_ request: Request, _ context: AppContext) async throws -> Response {
        guard let (token, _) = try await draft(request) else { return .seeOther(Links.newRequest) }
        try await office.detach(try context.parameters.position, fromDraft: token)
        return .seeOther(Links.newRequest(ApplicationStep.files.rawValue))
    }
}

extension Parameters {
    /// The place of a file in an address. What is none names nothing.
    var position: Int {
        get throws {
            guard let position = Int(try require("position")) else { throw NotFound() }
            return position
        }
    }
}

import Actions
import Hummingbird

/// Keeps what a form said until it has been answered. Where its number had done its work before, with other words, the
/// words that came now are shown to be sent on: a text is never dropped in silence.
struct SentForms: RouterMiddleware {
    func handle(
        _ request: Request, context: StaffContext, next: (Request, StaffContext) async throws -> Response
    ) async throws -> Response {
        guard request.method == .post else { return try await next(request, context) }
        var request = request
        do {
            _ = try await request.collectBody(upTo: Form.longestBody)
        } catch {
            throw FormFault.tooLong
        }
        do {
            return try await next(request, context)
        } catch let rewritten as Rewritten {
            let resumed = ResumedForm(path: request.uri.path, form: try await Form(request))
            throw FormUsedUp(resumed: resumed, subject: rewritten.subject, session: context.session)
        }
    }
}

/// Such a form, and the record that its first words are about.
struct FormUsedUp: Error {
    var resumed: ResumedForm
    var subject: String
    var session: Session
}

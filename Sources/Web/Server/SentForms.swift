import Actions
import Hummingbird

/// Keeps what a form said until it has been answered, so that no text is dropped in silence: where its number had done
/// its work before with other words, and where the database could not take it.
struct SentForms: RouterMiddleware {
    func handle(
        _ request: Request, context: StaffContext, next: (Request, StaffContext) async throws -> Response
    ) async throws -> Response {
        // What went on to the disk cannot be read again.
        guard request.method == .post, !UploadForm.takes(request), !SealedForm.takes(request) else {
            return try await next(request, context)
        }
        do {
            return try await next(request, context)
        } catch let rewritten as Rewritten {
            let resumed = ResumedForm(path: request.uri.path, form: try await Form(request))
            throw FormUsedUp(resumed: resumed, subject: rewritten.subject, session: context.session)
        } catch {
            guard let trouble = StoreTrouble(error) else { throw error }
            throw FormNotStored(try await Form(request), to: request.uri.path, trouble, error)
        }
    }
}

/// Such a form, and the record that its first words are about.
struct FormUsedUp: Error {
    var resumed: ResumedForm
    var subject: String
    var session: Session
}

/// The database could not take a form, or did not say whether it has it. Its number makes sending it again harmless.
struct FormNotStored: Error, CustomStringConvertible {
    var resumed: ResumedForm
    /// As it came, for nobody could be asked whose session it is.
    var csrf: String
    var trouble: StoreTrouble
    var description: String

    init(_ form: Form, to path: String, _ trouble: StoreTrouble, _ error: any Error) {
        resumed = ResumedForm(path: path, form: form)
        csrf = form.raw("csrf")
        self.trouble = trouble
        description = "\(error)"
    }
}

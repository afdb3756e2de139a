import Actions
import Domain
import Hummingbird

/// A form of the desk, that was sent from one of our pages by this session.
struct StaffForm: Sendable {
    let form: Form
    /// Who acts, with the number of the form, so that a form that is sent twice acts once.
    let caller: Caller

    /// - Throws: `FormOutOfDate` where the token is not this session's: the page is from an earlier session, or from
    ///   somebody else's site.
    init(_ request: Request, _ context: StaffContext) async throws {
        form = try await Form(request)
        try form.requireToken(of: context.session, request)
        var caller = context.caller
        let number = form.raw("once")
        caller.form = number.isEmpty ? nil : SentForm(number: number, digest: form.digest)
        self.caller = caller
    }

    /// How many events of a document its page had shown, or those of the newer one that its sender chose to write over.
    var version: Int? { Int(form.raw("replaces")) ?? Int(form.raw("version")) }
}

/// Nothing is done with such a form until its sender has seen it again and sent it on.
struct FormOutOfDate: Error {
    var resumed: ResumedForm
    var session: Session
}

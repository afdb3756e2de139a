import Actions
import Domain
import Hummingbird

/// A form of the desk with files of a document.
struct UploadForm: Sendable {
    let form: Form
    private(set) var uploads: [FileUpload]
    let caller: Caller

    /// Whether a request is read by a form like this, and not before it.
    static func takes(_ request: Request) -> Bool {
        let path = request.uri.path
        return path == Links.Desk.draftFromFile
            || path.hasPrefix(Links.Desk.documents + "/") && path.hasSuffix("/files")
    }

    /// - Throws: `FormOutOfDate` where the token is not this session's, before a byte of a file is kept.
    init(_ request: Request, _ context: StaffContext, _ office: Office) async throws {
        let sent = try await FileForm<FileUpload>(
            request,
            FileForm.Sink(
                begin: { name, form in
                    try form.requireToken(of: context.session, request)
                    return try await office.beginUpload(named: name)
                },
                append: { bytes, upload in try await office.append(bytes, to: &upload) },
                giveUp: { upload in try await office.giveUp(upload) }))
        form = sent.form
        uploads = sent.uploads
        try form.requireToken(of: context.session, request)
        for id in form.all("upload") { uploads.append(try await office.upload(id, by: context.caller)) }
        var caller = context.caller
        let number = form.raw("once")
        // The files of a form that is sent twice are the same by their hashes.
        caller.form = number.isEmpty ? nil : SentForm(number: number, digest: form.digest)
        self.caller = caller
    }

    var version: Int? { Int(form.raw("version")) }
}

extension Form {
    /// - Throws: `FormOutOfDate` where the form is from an earlier session, or from somebody else's site.
    func requireToken(of session: Session, _ request: Request) throws {
        guard session.isOwn(csrf: raw("csrf")) else {
            throw FormOutOfDate(resumed: ResumedForm(path: request.uri.path, form: self), session: session)
        }
    }
}

import Actions
import Domain
import Hummingbird

/// A form with one file of a request or a petition, which is sealed while it comes.
struct SealedForm: Sendable {
    let form: Form
    private let upload: SealingUpload?
    /// Why the file was not taken to its end.
    private let refusal: Invalid?
    private let office: Office

    /// Whether a request is read by a form like this, and not before it.
    static func takes(_ request: Request) -> Bool {
        let path = request.uri.path
        return takesFromStrangers(request)
            || [Links.Desk.requests, Links.Desk.petitions].contains { path.hasPrefix($0 + "/") }
                && path.hasSuffix("/files")
    }

    /// Where nobody has to be signed in.
    static func takesFromStrangers(_ request: Request) -> Bool { ofStrangers.contains(request.uri.path) }

    static let ofStrangers = Set(
        [Links.newRequest(ApplicationStep.files.rawValue), Links.trackPetition("files")]
            + Petition.Kind.allCases.map { Links.petition($0, .files) })

    /// - Parameter admit: throws where nothing of a file may be kept; it gets the fields before it.
    init(
        _ request: Request, _ office: Office, from sender: SoundFile.Sender = .citizen,
        admit: @escaping (Form) async throws -> Void = { _ in }
    ) async throws {
        self.office = office
        var (fields, refusal): (Form, Invalid?) = (Form([]), nil)
        var uploads: [SealingUpload] = []
        do {
            let sent = try await FileForm<SealingUpload>(
                request,
                FileForm.Sink(
                    begin: { name, form in
                        fields = form
                        try await admit(form)
                        return try await office.beginSealing(named: name, from: sender)
                    },
                    append: { bytes, upload in try await office.append(bytes, to: &upload) },
                    giveUp: { upload in try await office.giveUp(upload) }))
            (fields, uploads) = (sent.form, sent.uploads)
        } catch let invalid as Invalid {
            refusal = invalid
        }
        // A field takes one file; who sends more is no browser.
        for other in uploads.dropFirst() { try await office.giveUp(other) }
        (form, upload) = (fields, uploads.first)
        self.refusal = refusal
    }

    /// Whether one was chosen.
    var hasFile: Bool { upload != nil || refusal != nil }

    /// - Throws: `Invalid` at `file` where there is none, or one that may not be taken.
    func file() async throws -> SealedFile {
        if let refusal { throw refusal }
        guard let upload else { throw Invalid([Issue("file", .file(.missing))]) }
        return try await office.complete(upload)
    }

    /// Where nothing is done with the form, nothing of its file stays.
    func giveUp() async throws {
        if let upload { try await office.giveUp(upload) }
    }
}

extension SealedForm {
    /// A form of the desk.
    /// - Parameter check: throws where this person may add nothing.
    /// - Throws: `FormOutOfDate` where the token is not this session's, like the other before a byte of a file is kept.
    init(
        _ request: Request, _ context: StaffContext, _ office: Office, from sender: SoundFile.Sender,
        check: @escaping () async throws -> Void
    ) async throws {
        func admit(_ form: Form) async throws {
            try form.requireToken(of: context.session, request)
            try await check()
        }
        try await self.init(request, office, from: sender, admit: admit)
        if !hasFile { try await admit(form) }
    }

    /// The number of the form, so that one that is sent twice acts once. Its file is a part of what it says.
    func sent(with file: SealedFile) -> SentForm? {
        let number = form.raw("once")
        return number.isEmpty
            ? nil : SentForm(number: number, digest: sha256(form.digest + Array(file.content.hash.utf8)))
    }
}

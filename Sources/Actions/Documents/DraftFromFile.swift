package import Domain
import Storage

/// What became of a file of Word.
package struct DraftedFile: Sendable {
    package var document: Document.ID
    /// What of it is not in the body.
    package var notes: [RichTextNote]
}

extension Office {
    /// Begins a document with the text of a file, whose bytes lie in the store already; the file goes with it.
    /// - Throws: `Invalid` at `file` where there is no text to be had of it.
    package func draft(
        from file: Attachment, in organisation: Organisation.ID, by caller: Caller
    ) async throws -> DraftedFile {
        let body = try await wordBody(of: file)
        var content = try await suggestion(in: organisation, by: caller)
        content.title = body.title ?? FileName(file.name).stem
        content.body = body.text
        content.attachments = [file]
        // What the file may say itself is not guessed.
        content.signedOn = body.signedOn.flatMap { $0 <= now().day ? $0 : nil }
        content.documentNumber = body.number ?? ""
        content.documentNumber = try await free(content, in: organisation)
        do {
            return DraftedFile(document: try await draft(content, in: organisation, by: caller), notes: body.notes)
        } catch let invalid as Invalid {
            throw Invalid(
                invalid.issues.map { ["title", "body"].contains($0.field) ? Issue("file", $0.problem) : $0 })
        }
    }

    /// Nobody sees it before it is stored: what the office does not take any more is left out.
    private func suggestion(in organisation: Organisation.ID, by caller: Caller) async throws -> DocumentContent {
        var content = try await suggestedDraft(in: organisation, by: caller)
        let rows = try await openRows(of: organisation)
        if !rows.contains(where: { $0.code == content.catalogueRow }) { content.catalogueRow = nil }
        let fields = content.issuesOfDraft(on: now().day, classification: rules.classification).map(\.field)
        if fields.contains("topic") { content.topic = nil }
        if fields.contains("genre") { content.genre = "" }
        return content
    }

    /// Puts the text of one of its files in the place of the body of a draft: another revision.
    /// - Returns: what of it is not in the body.
    package func replaceBody(
        of id: Document.ID, with hash: String, expecting version: Int?, by caller: Caller
    ) async throws -> [RichTextNote] {
        let document = try await deskDocument(id, by: caller)
        guard document.mayDraft else { throw Forbidden() }
        guard let file = document.content.attachments.first(where: { $0.hash == hash }) else { throw NotFound() }
        let body = try await wordBody(of: file)
        var content = document.content
        content.body = body.text
        try await revise(id, content, expecting: version, by: caller)
        return body.notes
    }

    private func wordBody(of file: Attachment) async throws -> WordBody {
        guard let hash = FileHash(file.hash) else { throw NotFound() }
        do {
            let body = try await withLocalCopy(of: hash) { path in
                let source = try await reader.wordFile(path, of: file.type)
                // Not on the thread of a connection, on which others wait.
                return try await Task.detached { try WordBody.read(source) }.value
            }
            if body.text.isEmpty { throw FileFault.noWords }
            return body
        } catch let fault as FileFault {
            throw Invalid([Issue("file", .file(fault))])
        } catch let fault as WordBody.Fault {
            throw Invalid([Issue("file", Self.problem(of: fault))])
        } catch let invalid as Invalid {
            throw Invalid(invalid.issues.map { Issue("file", $0.problem) })
        }
    }

    private static func problem(of fault: WordBody.Fault) -> Issue.Problem {
        switch fault {
        case .damaged: .file(.damaged)
        case .encrypted: .file(.encrypted)
        case .tooLong(let limit): .tooLong(limit: limit)
        }
    }

    /// The number of a file, unless it is another document's: its writer is to see the draft, and the number with it.
    private func free(_ content: DocumentContent, in organisation: Organisation.ID) async throws -> String {
        try await read { tx in
            let office = try OrganisationTable.find(organisation, tx)
            guard let key = content.completed(issuer: office.name).numberKey else { return content.documentNumber }
            let other = try DocumentTable.titleOfDocument(numbered: key, of: organisation, besides: nil, tx)
            return other == nil ? content.documentNumber : ""
        }
    }
}

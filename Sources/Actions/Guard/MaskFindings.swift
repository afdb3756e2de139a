package import Domain
import Storage

extension Office {
    /// Puts the house mask, or the right spelling, in the place of what was found in the words of a draft: another revision. What
    /// stands in a file stays: its file is replaced.
    /// - Parameter mark: of one finding; nil for all that can be mended so.
    /// - Throws: `NotFound` where there is nothing to mend.
    package func maskFindings(
        _ mark: String?, of id: Document.ID, expecting version: Int?, by caller: Caller
    ) async throws {
        try await change(id, expecting: version, by: caller) { stored, tx, now in
            try caller.require(.draftDocuments, in: stored.document.organisation, tx)
            try stored.state.checkRevisable()
            var revision = try RevisionTable.find(id, stored.state.newestRevision, tx)
            let content = try revision.content()
            let findings = try guardReport(on: content, stored.state, tx).findings
                .filter { $0.file == nil && $0.allowance == nil && (mark == nil || $0.mark == mark) }
            var mended = content
            for finding in findings { mended.mend(finding.finding) }
            if mended == content { throw NotFound() }
            revision = Revision(
                document: id, number: revision.number, author: nil, writtenAt: now, content: mended,
                declaredPublishedOn: revision.declaredPublishedOn)
            return [try write(revision, after: stored, by: caller, at: now, tx)]
        }
    }
}

extension DocumentContent {
    fileprivate mutating func mend(_ finding: GuardFinding) {
        guard let replacement = finding.replacement, !finding.match.isEmpty else { return }
        func mended(_ text: String) -> String { text.replacing(finding.match, with: replacement) }
        switch finding.place {
        case .title: title = mended(title)
        case .field("summary"): summary = mended(summary)
        case .field("keywords"): keywords = keywords.map(mended)
        case .field("publicNote"): publicNote = mended(publicNote)
        case .field("documentNumber"): documentNumber = mended(documentNumber)
        case .field("issuer"): issuer = mended(issuer)
        case .field, .page, .sheetCell, .sheet, .slide, .part, .whole: break
        case .paragraph, .tableCell: body = body.replacing(finding.match, with: replacement)
        }
    }
}

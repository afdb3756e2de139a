package import Domain
import Storage

/// What the guard says of all that would become public with a document.
package struct GuardReport: Sendable, Hashable {
    package var findings: [DocumentFinding] = []
    /// Files that nobody has read yet: what is in them is not known.
    package var unread: [Attachment] = []

    /// What keeps the document from the public.
    package var open: [DocumentFinding] { findings.filter(\.isOpen) }
}

package struct DocumentFinding: Sendable, Hashable {
    package var finding: GuardFinding
    /// Nil: in what the drafter typed.
    package var file: Attachment?
    /// Under which somebody lets it pass.
    package var mark: String
    package var allowance: DocumentCase.Allowance?

    package var isOpen: Bool { finding.severity == .block && allowance == nil }
}

extension Office {
    /// Looks through the words anew, and takes what was found in the files when they were read.
    func guardReport(
        on content: DocumentContent, _ state: DocumentCase, _ tx: any Transaction
    ) throws -> GuardReport {
        var report = GuardReport()
        let guardRules = rules.guardRules.masking(try houseMask(tx))
        let words = guardRules.findings(in: [.text(.title, content.title)] + content.passages)
        report.findings = words.map { finding in
            let mark = finding.mark(in: .text, sha256: sha256)
            return DocumentFinding(finding: finding, mark: mark, allowance: state.allowedFindings[mark])
        }
        let known = try FileTable.find(content.attachments.map(\.hash), tx)
        for file in content.attachments {
            guard let reading = known[file.hash], reading.state != .waiting else {
                report.unread.append(file)
                continue
            }
            report.findings += reading.allFindings.map { finding in
                let mark = finding.mark(in: .file(file.hash), sha256: sha256)
                return DocumentFinding(
                    finding: finding, file: file, mark: mark, allowance: state.allowedFindings[mark])
            }
        }
        return report
    }

    /// 先审查、后公开 (保密法实施条例 Art 42): nothing that would do harm becomes public before it is mended, masked, or somebody
    /// other than its drafter answers for it by name.
    func checkGuard(on stored: StoredDocument, _ content: DocumentContent, _ tx: any Transaction) throws {
        guard content.attribute == .proactive else { return }
        let report = try guardReport(on: content, stored.state, tx)
        if !report.unread.isEmpty { throw DocumentRefusal.filesUnread(report.unread.count) }
        let open = Set(report.open.map(\.mark)).count
        if open > 0 { throw DocumentRefusal.findingsOpen(open) }
    }

    /// Lets something that the guard has found become public all the same.
    package func allowFinding(
        _ mark: String, of id: Document.ID, reason: String, expecting version: Int?, by caller: Caller
    ) async throws {
        try await change(id, expecting: version, by: caller) { stored, tx, _ in
            let person = try caller.requirePerson()
            try caller.requireAny(
                ReviewStep.allCases.map(\.permission), in: stored.document.organisation, tx)
            try checkWords(reason, field: "guardReason", areNeeded: true)
            try stored.state.checkFindingAllowable(by: person, reason: reason)
            let content = try RevisionTable.find(id, stored.state.newestRevision, tx).content()
            let report = try guardReport(on: content, stored.state, tx)
            guard report.open.contains(where: { $0.mark == mark }) else { throw NotFound() }
            return [.findingAllowed(mark: mark, reason: reason)]
        }
    }
}

extension KnownFile {
    /// What was found in it; and what could not be read, because nobody knows what stands there.
    var allFindings: [GuardFinding] {
        let unread = state == .failed ? [GuardFinding(.unread, .block, at: .whole, excerpt: lastError)] : []
        return findings + unread + gaps.map(\.finding)
    }
}

package import Domain
import Storage

/// The texts of an organisation's letters as its desk edits them.
package struct LetterTemplateList: Sendable {
    package var organisation: Organisation
    package var templates: LetterTemplates
    /// From whom each text is that is not the program's.
    package var owners: [String: Organisation]
}

/// One of them.
package struct LetterTemplateRecord: Sendable {
    package var organisation: Organisation
    package var name: String
    package var words: String
    /// Nil where the text is the program's.
    package var owner: Organisation?
    package var versions: [LetterTemplateVersion]

    package var isOwn: Bool { owner?.id == organisation.id }
}

extension Office {
    package func letterTemplates(of code: String, by caller: Caller) async throws -> LetterTemplateList {
        try await read { tx in
            let organisation = try organisationOfTemplates(code, caller, tx)
            let (templates, owners) = try ownedTemplates(of: organisation.id, tx)
            return LetterTemplateList(organisation: organisation, templates: templates, owners: owners)
        }
    }

    package func letterTemplate(
        _ name: String, of code: String, by caller: Caller
    ) async throws -> LetterTemplateRecord {
        try await read { tx in
            let organisation = try organisationOfTemplates(code, caller, tx)
            let (templates, owners) = try ownedTemplates(of: organisation.id, tx)
            guard let words = templates.texts[name] else { throw NotFound() }
            return LetterTemplateRecord(
                organisation: organisation, name: name, words: words, owner: owners[name],
                versions: try LetterTemplateTable.versions(of: name, in: organisation.id, tx))
        }
    }

    /// Gives a letter another text from now on. Letters that are written stay as they are.
    /// - Parameter version: how many versions its page had shown.
    /// - Throws: `Stale` where somebody else was faster.
    package func writeLetterTemplate(
        _ name: String, of code: String, words: String, expecting version: Int?, by caller: Caller
    ) async throws {
        let issues = LetterTemplates.issues(of: words)
        if !issues.isEmpty { throw Invalid(issues) }
        try await keepTemplate(name, of: code, words: words, .letterTemplateWritten, expecting: version, by: caller)
    }

    /// Takes the text again that holds above, or that the program brings.
    package func restoreLetterTemplate(
        _ name: String, of code: String, expecting version: Int?, by caller: Caller
    ) async throws {
        try await keepTemplate(name, of: code, words: "", .letterTemplateRestored, expecting: version, by: caller)
    }

    private func keepTemplate(
        _ name: String, of code: String, words: String, _ action: JournalAction, expecting expected: Int?,
        by caller: Caller
    ) async throws {
        guard LetterTemplates.names.contains(name) else { throw NotFound() }
        try await perform(as: caller) { tx, now in
            let organisation = try organisationOfTemplates(code, caller, tx)
            let last = try LetterTemplateTable.versions(of: name, in: organisation.id, tx).first?.version ?? 0
            if let expected, expected != last { throw Stale() }
            try LetterTemplateTable.insert(
                words, as: name, version: last + 1, of: organisation.id, by: caller.person?.id, at: now, tx)
            return Done(
                JournalEvent(
                    action, of: organisation.id.text, organisation: organisation.id.text,
                    after: "\(name) \(last + 1) \(Hex.encode(sha256(Array(words.utf8))))"))
        }
    }

    /// The texts that an organisation writes its letters with: its own, those of the nearest above it, or the program's.
    func letterTemplates(of organisation: Organisation.ID, _ tx: any Transaction) throws -> LetterTemplates {
        try ownedTemplates(of: organisation, tx).templates
    }

    private func ownedTemplates(
        of organisation: Organisation.ID, _ tx: any Transaction
    ) throws -> (templates: LetterTemplates, owners: [String: Organisation]) {
        let path = try OrganisationTable.tree(tx).path(to: organisation)
        let current = try LetterTemplateTable.current(of: path.map(\.id), tx)
        var texts: [String: String] = [:]
        var owners: [String: Organisation] = [:]
        // From the top down, so that what is nearer holds.
        for owner in path {
            for (name, words) in current[owner.id] ?? [:] { (texts[name], owners[name]) = (words, owner) }
        }
        return (rules.letters.replacing(texts), owners)
    }

    private func organisationOfTemplates(
        _ code: String, _ caller: Caller, _ tx: any Transaction
    ) throws -> Organisation {
        guard let organisation = try OrganisationTable.find(code: code, tx) else { throw NotFound() }
        try caller.require(.editProfile, in: organisation.id, tx)
        return organisation
    }
}

package import Domain
import Storage

/// A document that was drafted from an answered request.
package struct RequestPublication: Hashable, Sendable {
    package var document: Document.ID
    package var title: String
    package var isPublic: Bool
}

extension Office {
    /// Makes a draft of what was given to an applicant, for everybody (Art 44(2)). It says from where it comes and nothing of
    /// who asked; those who draft documents complete it, and it is reviewed like each of theirs.
    /// - Throws: `Invalid` naming what would tell of the applicant.
    package func draftPublication(
        _ proposal: PublicationProposal, of id: InformationRequest.ID, expecting version: Int?, by caller: Caller
    ) async throws -> Document.ID {
        let rules = rules
        return try await perform(as: caller) { tx, now in
            let stored = try storedRequest(id, tx)
            let organisation = stored.request.organisation
            try caller.require(.handleRequests, in: organisation, tx)
            if let version, version != stored.state.eventCount { throw Stale() }
            guard let vault = stored.vault else { throw RecordAnonymous() }
            try stored.state.checkPublication()
            let issues = proposal.issues(try RequestFormTable.find(of: id, vault, tx).applicant)
            if !issues.isEmpty { throw Invalid(issues) }
            let source = "本信息由依申请公开转为主动公开（《中华人民共和国政府信息公开条例》第四十四条）。"
            let content = DocumentContent(
                title: proposal.title, body: RichText(plainText: "\(proposal.text)\n\n\(source)")
            ).completed(issuer: try OrganisationTable.find(organisation, tx).name)
            try checkDraft(content, besides: nil, in: organisation, on: now.day, rules, tx)
            let document = Document(id: newID(at: now), organisation: organisation)
            var changes = DocumentChanges()
            try begin(document, content, by: caller.person?.id, at: now, &changes, tx)
            let drafted = try finish(changes, at: now, tx)
            let journal = try record(
                [RequestNews(.publicationDrafted(document.id), on: now.day)], on: stored, by: caller.person?.id,
                at: now,
                tx)
            return Done(document.id, journal[0], Array(journal.dropFirst()) + drafted.events)
        }
    }

    /// What a document that came from a request would tell of its applicant: nothing, as long as this is empty.
    func tracesOfApplicant(in content: DocumentContent, of document: Document.ID, _ tx: any Transaction) throws
        -> [Issue]
    {
        guard let request = try RequestEventTable.source(of: document, tx), let vault = try vault(of: request.text, tx)
        else {
            return []
        }
        let applicant = try RequestFormTable.find(of: request, vault, tx).applicant
        return [("title", content.title), ("summary", content.summary), ("body", content.body.plainText)]
            .compactMap { field, text in applicant.traces(in: text).first.map { Issue(field, .tellsOf(field: $0)) } }
    }

    /// The request that a document came from, for those who may read it.
    func sourceOfPublication(
        _ document: Document.ID, for caller: Caller, _ tx: any Transaction
    ) throws -> InformationRequest? {
        guard let id = try RequestEventTable.source(of: document, tx) else { return nil }
        let request = try RequestTable.find(id, tx)
        return caller.may(.readRequests, in: request.organisation, tree: try organisationTree(tx)) ? request : nil
    }

    func publications(of state: RequestCase, _ tx: any Transaction) throws -> [RequestPublication] {
        try state.publications.map { id in
            let stored = try tx.rows(
                """
                SELECT r.title, d.publicity FROM document d
                JOIN revision r ON r.document = d.id AND r.number = d.newest_revision WHERE d.id = \(id)
                """
            ).first
            return RequestPublication(
                document: id, title: try stored?.get("title") ?? "",
                isPublic: try stored?.get("publicity", as: String.self) == "published")
        }
    }
}

extension RequestEventTable {
    fileprivate static func source(of document: Document.ID, _ tx: any Transaction) throws -> InformationRequest.ID? {
        try tx.value(
            "SELECT request AS value FROM request_event WHERE happening = 'publication-drafted' AND word = \(document)")
    }
}

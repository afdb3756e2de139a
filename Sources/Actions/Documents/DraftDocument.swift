package import Domain
import Storage

extension Office {
    /// Begins a document at the drafter's desk.
    /// - Throws: `Invalid` with everything that keeps it from being stored.
    package func draft(
        _ content: DocumentContent, in organisation: Organisation.ID, by caller: Caller
    ) async throws -> Document.ID {
        let rules = rules
        return try await perform(as: caller) { tx, now in
            try caller.require(.draftDocuments, in: organisation, tx)
            let office = try OrganisationTable.find(organisation, tx)
            let content = content.completed(issuer: office.name)
            try checkDraft(content, besides: nil, in: organisation, on: now.day, rules, tx)
            let document = Document(id: newID(at: now), organisation: organisation)
            for file in content.attachments { try FileTable.add(file, at: now, tx) }
            var changes = DocumentChanges()
            try begin(
                document, content, by: caller.person?.id, at: now, &changes, tx)
            let done = try finish(changes, at: now, tx)
            return Done(document.id, done.events[0], Array(done.events.dropFirst()))
        }
    }

    /// Writes another revision: of a draft, of what was sent back, or to correct what is public.
    package func revise(
        _ id: Document.ID, _ content: DocumentContent, expecting version: Int?, by caller: Caller
    ) async throws {
        let rules = rules
        try await change(id, expecting: version, by: caller) { stored, tx, now in
            let organisation = stored.document.organisation
            try caller.require(.draftDocuments, in: organisation, tx)
            try stored.state.checkRevisable()
            let office = try OrganisationTable.find(organisation, tx)
            let content = content.completed(issuer: office.name)
            let newest = try RevisionTable.find(id, stored.state.newestRevision, tx)
            try checkDraft(
                content, besides: id, keeping: newest.fields.catalogueRow, in: organisation, on: now.day, rules, tx)
            let revision = Revision(
                document: id, number: newest.number, author: nil, writtenAt: now,
                content: content.keeping(newest.fields.attachments), declaredPublishedOn: newest.declaredPublishedOn)
            return [try write(revision, after: stored, by: caller, at: now, tx)]
        }
    }

    /// Hands the newest revision to the reviewers.
    package func submit(_ id: Document.ID, expecting version: Int?, by caller: Caller) async throws {
        let rules = rules
        try await change(id, expecting: version, by: caller) { stored, tx, now in
            try caller.require(.draftDocuments, in: stored.document.organisation, tx)
            try stored.state.checkSubmittable()
            let content = try RevisionTable.find(id, stored.state.newestRevision, tx).content()
            var issues = content.issuesOfSubmission(
                on: now.day, classification: rules.classification, isCorrection: stored.state.isCorrection)
            issues += try tracesOfApplicant(in: content, of: id, tx)
            if !issues.isEmpty { throw Invalid(issues) }
            return [.submitted]
        }
    }

    /// Gives a draft up. Its story stays.
    package func discard(_ id: Document.ID, reason: String, expecting version: Int?, by caller: Caller) async throws {
        try await change(id, expecting: version, by: caller) { stored, tx, _ in
            try caller.require(.draftDocuments, in: stored.document.organisation, tx)
            try checkWords(reason, field: "reason")
            try stored.state.checkDiscardable()
            return [.discarded(reason: reason)]
        }
    }

    /// - Parameters:
    ///   - declared: when it was published elsewhere, where it was.
    ///   - happening: what brought its first revision.
    func begin(
        _ document: Document, _ content: DocumentContent, publishedOn declared: Day? = nil,
        as happening: DocumentEvent.Happening = .revised(revision: 1), by author: Person.ID?, at now: Instant,
        _ changes: inout DocumentChanges, _ tx: any Transaction
    ) throws {
        let revision = Revision(
            document: document.id, number: 1, author: author, writtenAt: now, content: content,
            declaredPublishedOn: declared)
        // The row must be there before what refers to it; `record` writes the true projection a moment later.
        var state = DocumentCase()
        state.apply(DocumentEvent(instant: now, actor: author, happening: happening))
        let projection = DocumentProjection(
            state, events: [], newest: revision, shown: revision, term: .article26, calendar: try calendar(tx))
        try tx.run(DocumentTable.insertion(of: document, projection))
        try tx.run(RevisionTable.insertion(of: revision))
        let stored = StoredDocument(document: document, indexNumber: nil, events: [], state: DocumentCase())
        try record([happening], on: stored, by: author, at: now, &changes, tx)
    }

    /// What the content itself shows, and what only the database knows: numbers and references.
    func checkDraft(
        _ content: DocumentContent, besides id: Document.ID?, keeping row: String? = nil,
        in organisation: Organisation.ID, on today: Day, _ rules: Rules, _ tx: any Transaction
    ) throws {
        var issues = content.issuesOfDraft(on: today, classification: rules.classification)
        issues += try DocumentTable.issuesOfReferences(content, besides: id, keeping: row, in: organisation, tx)
        if !issues.isEmpty { throw Invalid(issues) }
    }
}

extension DocumentContent {
    /// Words are written by one door, files come and go by another: see `Office.attach`.
    func keeping(_ files: [Attachment]) -> DocumentContent {
        var content = self
        content.attachments = files
        return content
    }

    /// What the program can know is not asked of the writer; what was written in a wrong form is set right.
    func completed(issuer: String) -> DocumentContent {
        var content = withNumberNormalised
        if content.issuer.isEmpty { content.issuer = issuer }
        return content
    }
}

extension DocumentTable {
    static func newestRevisionNumber(_ id: Document.ID, _ tx: any Transaction) throws -> Int {
        try tx.value("SELECT COALESCE(MAX(number), 0) AS value FROM revision WHERE document = \(id)") ?? 0
    }

    /// What only the database knows: that the number is another document's, that a row or a document does not exist,
    /// that the row is none of the organisation's.
    /// - Parameter kept: the row that the document has already, which may have ended or been struck since.
    static func issuesOfReferences(
        _ content: DocumentContent, besides id: Document.ID?, keeping kept: String? = nil,
        in organisation: Organisation.ID, _ tx: any Transaction
    ) throws -> [Issue] {
        var issues: [Issue] = []
        if let key = content.numberKey,
            let title = try titleOfDocument(numbered: key, of: organisation, besides: id, tx)
        {
            issues.append(Issue("documentNumber", .taken(by: title)))
        }
        if let row = content.catalogueRow {
            if try CatalogueTable.find(row, tx) == nil {
                issues.append(Issue("catalogueRow", .unknown(value: row)))
            } else if try row != kept && !CatalogueTable.adopted(by: organisation, tx).contains(row) {
                issues.append(Issue("catalogueRow", .notAdopted(row: row)))
            }
        }
        if let interpreted = content.interprets, try !exists(interpreted, tx) {
            issues.append(Issue("interprets", .unknown(value: interpreted.text)))
        }
        return issues
    }
}

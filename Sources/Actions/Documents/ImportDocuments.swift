package import Domain
import Storage

/// One line of an import file, read and checked as far as it can be without the database.
package struct ImportItem: Sendable, Hashable {
    package var line: Int
    /// The name by which it is known when it comes again.
    package var externalID: String
    /// Whether the name was made from what the line says, because the line gave none.
    package var isNameDerived: Bool
    package var content: DocumentContent
    package var indexNumber: String
    package var publishedOn: Day?
    package var validity: Validity.Decided?

    package init(
        line: Int, externalID: String, isNameDerived: Bool = false, content: DocumentContent, indexNumber: String,
        publishedOn: Day?, validity: Validity.Decided?
    ) {
        self.line = line
        self.externalID = externalID
        self.isNameDerived = isNameDerived
        self.content = content
        self.indexNumber = indexNumber
        self.publishedOn = publishedOn
        self.validity = validity
    }

    /// The field to name where the document is there already.
    package var nameField: String { isNameDerived ? "title" : "externalID" }
}

/// What is wrong with a line: the names of the fields are a contract of the command line.
package struct ImportRefusal: Sendable, Hashable {
    package var line: Int
    package var issue: Issue

    package init(line: Int, issue: Issue) {
        self.line = line
        self.issue = issue
    }
}

package struct ImportOutcome: Sendable, Hashable {
    package var accepted = 0
    package var unchanged = 0
    package var refused: [ImportRefusal] = []

    package init(accepted: Int = 0, unchanged: Int = 0, refused: [ImportRefusal] = []) {
        self.accepted = accepted
        self.unchanged = unchanged
        self.refused = refused
    }

    package static func += (left: inout ImportOutcome, right: ImportOutcome) {
        left.accepted += right.accepted
        left.unchanged += right.unchanged
        left.refused += right.refused
    }
}

extension Office {
    /// Publishes a batch of documents that were public elsewhere before, in one transaction. They keep the dates they
    /// declare, and enter the log with the system's own time. The same item twice changes nothing. It goes past the
    /// review, so only who has the machine may do it: the command line, for the office itself.
    /// - Parameter isDryRun: checks everything and stores nothing.
    package func importDocuments(
        _ items: [ImportItem], into code: String, isDryRun: Bool, by caller: Caller
    ) async throws -> ImportOutcome {
        if caller.person != nil { throw Forbidden() }
        var (outcome, wanted) = try await store.read { tx in try examine(items, for: code, tx) }
        if wanted.isEmpty || isDryRun {
            outcome.accepted = wanted.count
            return outcome
        }
        return try await perform(as: caller) { tx, now in
            // Examined again, inside: somebody may have imported the same file a moment ago.
            var (outcome, wanted) = try examine(items, for: code, tx)
            guard let organisation = try OrganisationTable.find(code: code, tx) else { throw NotFound() }
            var changes = DocumentChanges()
            // Declared numbers first, or one that is given out here could be one that comes later.
            for item in wanted.filter({ !$0.indexNumber.isEmpty }) + wanted.filter(\.indexNumber.isEmpty) {
                try store(item, in: organisation, by: caller, at: now, &changes, tx)
            }
            outcome.accepted = wanted.count
            try publish(changes.news, at: now, tx)
            let event = JournalEvent(
                "documents.imported", of: organisation.id.text, organisation: organisation.id.text,
                after: "\(wanted.count) documents")
            return Done(outcome, event, changes.journal)
        }
    }

    /// Sorts items into those to be stored, those that are there, and those that cannot be.
    private func examine(
        _ items: [ImportItem], for code: String, _ tx: any Transaction
    ) throws -> (ImportOutcome, [ImportItem]) {
        guard let organisation = try OrganisationTable.find(code: code, tx) else {
            throw Invalid([Issue("organisation", .unknown(value: code))])
        }
        var outcome = ImportOutcome()
        var wanted: [ImportItem] = []
        var (numbers, indexNumbers, externalIDs): ([String: String], Set<String>, Set<String>) = ([:], [], [])
        let today = now().day
        for var item in items {
            if let known = try DocumentTable.find(externalID: item.externalID, of: organisation.id, tx) {
                if try item.says(theSameAs: known, tx) {
                    outcome.unchanged += 1
                } else {
                    let issue = Issue(item.nameField, .alreadyImported)
                    outcome.refused.append(ImportRefusal(line: item.line, issue: issue))
                }
                continue
            }
            item.content = item.content.completed(issuer: organisation.name)
            var issues = item.content.issuesOfDraft(on: today, classification: rules.classification)
            // What was public elsewhere stands where it stood, also under a row that the organisation has not taken.
            issues += try DocumentTable.issuesOfReferences(
                item.content, besides: nil, keeping: item.content.catalogueRow, in: organisation.id, tx)
            if let published = item.publishedOn, published > today {
                issues.append(Issue("publishedOn", .dateInFuture))
            }
            if !item.indexNumber.isEmpty {
                let isTaken = try DocumentTable.holder(of: item.indexNumber, tx) != nil
                if isTaken || indexNumbers.contains(item.indexNumber) {
                    issues.append(Issue("indexNumber", .taken(by: item.indexNumber)))
                }
            }
            let key = item.content.numberKey
            if let key, let title = numbers[key] { issues.append(Issue("documentNumber", .taken(by: title))) }
            if externalIDs.contains(item.externalID) {
                let holder = item.isNameDerived ? item.content.title : item.externalID
                issues.append(Issue(item.nameField, .taken(by: holder)))
            }
            guard issues.isEmpty else {
                outcome.refused += issues.map { ImportRefusal(line: item.line, issue: $0) }
                continue
            }
            if let key { numbers[key] = item.content.title }
            indexNumbers.insert(item.indexNumber)
            externalIDs.insert(item.externalID)
            wanted.append(item)
        }
        return (outcome, wanted)
    }

    private func store(
        _ item: ImportItem, in organisation: Organisation, by caller: Caller, at now: Instant,
        _ changes: inout DocumentChanges, _ tx: any Transaction
    ) throws {
        let document = Document(id: newID(at: now), organisation: organisation.id, externalID: item.externalID)
        try begin(
            document, item.content, declaredPublishedOn: item.declaredPublishedOn, indexNumber: item.indexNumber,
            of: organisation, by: caller.person?.id, at: now, .imported(revision: 1), &changes, tx)
        if let validity = item.validity {
            let stored = try DocumentTable.find(document.id, tx)
            try record(
                [.validityDecided(validity, reason: "", successor: nil)], on: stored, by: caller.person?.id, at: now,
                &changes, tx)
        }
    }
}

extension ImportItem {
    fileprivate var declaredPublishedOn: Day? { publishedOn ?? content.signedOn }

    /// Whether it was imported as it comes now; what the office has done with it since does not count.
    fileprivate func says(theSameAs id: Document.ID, _ tx: any Transaction) throws -> Bool {
        let stored = try DocumentTable.find(id, tx)
        let imported = try RevisionTable.find(id, 1, tx)
        // Without an issuer in the line it was the organisation's name, which may have changed.
        let now = Revision(
            document: id, number: 1, author: imported.author, writtenAt: imported.writtenAt,
            content: content.completed(issuer: imported.fields.issuer), declaredPublishedOn: declaredPublishedOn)
        return now.fields == imported.fields && now.bodyHTML == imported.bodyHTML
            && now.declaredPublishedOn == imported.declaredPublishedOn && validity == stored.importedValidity
            && (indexNumber.isEmpty || indexNumber == stored.indexNumber)
    }
}

extension StoredDocument {
    /// The validity that came with the import: decisions of the desk give a reason.
    fileprivate var importedValidity: Validity.Decided? {
        for event in events {
            if case .validityDecided(let validity, reason: "", _) = event.happening { return validity }
        }
        return nil
    }
}

package import Domain
import Storage

/// One line of an import file, read and checked as far as it can be without the database.
package struct ImportItem: Sendable, Hashable {
    package var line: Int
    package var externalID: String
    package var content: DocumentContent
    package var indexNumber: String
    package var publishedOn: Day?
    package var validity: Validity.Decided?

    package init(
        line: Int, externalID: String, content: DocumentContent, indexNumber: String, publishedOn: Day?,
        validity: Validity.Decided?
    ) {
        self.line = line
        self.externalID = externalID
        self.content = content
        self.indexNumber = indexNumber
        self.publishedOn = publishedOn
        self.validity = validity
    }
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
    /// declare, and enter the log with the system's own time. The same item twice changes nothing.
    /// - Parameter isDryRun: checks everything and stores nothing.
    package func importDocuments(
        _ items: [ImportItem], into code: String, isDryRun: Bool, by caller: Caller
    ) async throws -> ImportOutcome {
        var (outcome, wanted) = try await store.read { tx in try examine(items, for: code, by: caller, tx) }
        if wanted.isEmpty || isDryRun {
            outcome.accepted = wanted.count
            return outcome
        }
        return try await perform(as: caller) { tx, now in
            // Examined again, inside: somebody may have imported the same file a moment ago.
            var (outcome, wanted) = try examine(items, for: code, by: caller, tx)
            guard let organisation = try OrganisationTable.find(code: code, tx) else { throw NotFound() }
            var changes = DocumentChanges()
            // Declared numbers first, or one that is given out here could be one that comes later.
            for item in wanted.filter({ !$0.indexNumber.isEmpty }) + wanted.filter(\.indexNumber.isEmpty) {
                try store(item, in: organisation, by: caller, at: now, &changes, tx)
            }
            outcome.accepted = wanted.count
            try keys.append(changes.news, at: now, tx)
            for news in changes.news { try OutboxTable.insert(newID(at: now), news.entry, at: now, tx) }
            let event = JournalEvent(
                "documents.imported", of: organisation.id.text, organisation: organisation.id.text,
                after: "\(wanted.count) documents")
            return Done(outcome, event, changes.journal)
        }
    }

    /// Sorts items into those to be stored, those that are there, and those that cannot be.
    private func examine(
        _ items: [ImportItem], for code: String, by caller: Caller, _ tx: any Transaction
    ) throws -> (ImportOutcome, [ImportItem]) {
        guard let organisation = try OrganisationTable.find(code: code, tx) else {
            throw Invalid([Issue("organisation", .unknown(value: code))])
        }
        try caller.require(.draftDocuments, in: organisation.id, tx)
        var outcome = ImportOutcome()
        var wanted: [ImportItem] = []
        var (numbers, indexNumbers, externalIDs): ([String: String], Set<String>, Set<String>) = ([:], [], [])
        let today = now().day
        for item in items {
            if try DocumentTable.find(externalID: item.externalID, of: organisation.id, tx) != nil {
                outcome.unchanged += 1
                continue
            }
            var issues = item.content.issuesOfDraft(on: today, classification: rules.classification)
            issues += try DocumentTable.issuesOfReferences(item.content, besides: nil, in: organisation.id, tx)
            if let published = item.publishedOn, published > today {
                issues.append(Issue("publishedOn", .dateInFuture))
            }
            if !item.indexNumber.isEmpty {
                let isTaken = try DocumentTable.holder(of: item.indexNumber, tx) != nil
                if isTaken || indexNumbers.contains(item.indexNumber) {
                    issues.append(Issue("indexNumber", .taken(by: item.indexNumber)))
                }
            }
            let key = DocumentNumber(parsing: item.content.documentNumber)?.key
            if let key, let title = numbers[key] { issues.append(Issue("documentNumber", .taken(by: title))) }
            if externalIDs.contains(item.externalID) {
                issues.append(Issue("externalID", .taken(by: item.externalID)))
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
        var content = item.content
        if content.issuer.isEmpty { content.issuer = organisation.name }
        if let number = DocumentNumber(parsing: content.documentNumber) { content.documentNumber = number.text }
        let declared = item.publishedOn ?? content.signedOn
        try begin(
            document, content, declaredPublishedOn: declared, indexNumber: item.indexNumber, of: organisation,
            by: caller.person?.id, at: now, .imported(revision: 1), &changes, tx)
        if let validity = item.validity {
            let stored = try DocumentTable.find(document.id, tx)
            try record(
                [.validityDecided(validity, reason: "", successor: nil)], on: stored, by: caller.person?.id, at: now,
                &changes, tx)
        }
    }
}

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

/// An item with everything that can be known of it before the database is asked, so that another thread can find it out
/// while the batch before it is being written.
package struct PreparedItem: Sendable {
    package let item: ImportItem
    let content: DocumentContent
    let bodyHTML: String
    let plainBody: String
    let bodyTerms: BodyTerms
    let issues: [Issue]
    /// How much of it would keep a draft from the public.
    let findings: Int
}

extension Office {
    /// Works out what a batch of items is in the database: their canonical texts and the terms they are found by. What was public
    /// elsewhere is looked through as a draft is: there it may have been a mistake.
    /// - Parameter letsPass: whether somebody answers for what is found.
    package func prepare(
        _ items: [ImportItem], for organisation: Organisation, letsPass: Bool = false
    ) -> [PreparedItem] {
        let today = now().day
        return items.map { item in
            let content = item.content.completed(issuer: organisation.name)
            var issues = content.issuesOfDraft(on: today, classification: rules.classification)
            if let published = item.publishedOn, published > today {
                issues.append(Issue("publishedOn", .dateInFuture))
            }
            let findings = rules.guardRules.findings(in: [.text(.title, content.title)] + content.passages)
                .filter { $0.severity == .block }
            if !letsPass {
                issues += findings.map { Issue($0.place.field, .guarded($0.kind, excerpt: $0.excerpt)) }
            }
            let plainBody = content.body.plainText
            return PreparedItem(
                item: item, content: content, bodyHTML: content.body.html, plainBody: plainBody,
                bodyTerms: BodyTerms(plainBody, rules.analyser), issues: issues,
                findings: findings.count)
        }
    }

    /// Publishes a batch of documents that were public elsewhere before, in one transaction. They keep the dates they
    /// declare, and enter the log with the system's own time. The same item twice changes nothing. It goes past the
    /// review, so only who has the machine may do it: the command line, for the office itself.
    /// - Parameter isDryRun: checks everything and stores nothing.
    package func importDocuments(
        _ items: [ImportItem], into code: String, isDryRun: Bool, by caller: Caller
    ) async throws -> ImportOutcome {
        let organisation = try await read { try Self.knownOrganisation(code, $0) }
        return try await importDocuments(
            prepare(items, for: organisation), into: code, isDryRun: isDryRun, by: caller)
    }

    /// - Parameter reason: why what the guard has found may become public all the same, where it may.
    package func importDocuments(
        _ items: [PreparedItem], into code: String, isDryRun: Bool, lettingPass reason: String? = nil, by caller: Caller
    ) async throws -> ImportOutcome {
        if caller.person != nil { throw Forbidden() }
        if isDryRun {
            return try await read { tx in
                var (outcome, wanted) = try examine(items, for: Self.knownOrganisation(code, tx), tx)
                outcome.accepted = wanted.count
                return outcome
            }
        }
        do {
            return try await perform(as: caller) { tx, now in
                let organisation = try Self.knownOrganisation(code, tx)
                var (outcome, wanted) = try examine(items, for: organisation, tx)
                if wanted.isEmpty { throw NothingToImport(outcome: outcome) }
                outcome.accepted = wanted.count
                let changes = try store(wanted, in: organisation, at: now, tx)
                try publish(changes.news, at: now, tx)
                let passed = wanted.reduce(0) { $0 + $1.findings }
                let remark = reason.map { passed > 0 ? ", \(passed) findings let pass: \($0)" : "" } ?? ""
                let event = JournalEvent(
                    .documentsImported, of: organisation.id.text, organisation: organisation.id.text,
                    after: "\(wanted.count) documents\(remark)")
                return Done(outcome, event, changes.journal)
            }
        } catch let nothing as NothingToImport {
            return nothing.outcome
        }
    }

    private static func knownOrganisation(_ code: String, _ tx: any Transaction) throws -> Organisation {
        guard let organisation = try OrganisationTable.find(code: code, tx) else {
            throw Invalid([Issue("organisation", .unknown(value: code))])
        }
        return organisation
    }

    /// Sorts items into those to be stored, those that are there, and those that cannot be.
    private func examine(
        _ items: [PreparedItem], for organisation: Organisation, _ tx: any Transaction
    ) throws -> (ImportOutcome, [PreparedItem]) {
        var surroundings = try ImportSurroundings(of: items, in: organisation.id, tx)
        var outcome = ImportOutcome()
        var wanted: [PreparedItem] = []
        for prepared in items {
            let item = prepared.item
            if let known = surroundings.imported[item.externalID] {
                if try item.says(theSameAs: known, tx) {
                    outcome.unchanged += 1
                } else {
                    let issue = Issue(item.nameField, .alreadyImported)
                    outcome.refused.append(ImportRefusal(line: item.line, issue: issue))
                }
                continue
            }
            let issues = try prepared.issues + surroundings.issues(of: prepared, tx)
            guard issues.isEmpty else {
                outcome.refused += issues.map { ImportRefusal(line: item.line, issue: $0) }
                continue
            }
            surroundings.take(prepared)
            wanted.append(prepared)
        }
        return (outcome, wanted)
    }

    /// Writes documents table by table: what would be read back one by one is known.
    private func store(
        _ wanted: [PreparedItem], in organisation: Organisation, at now: Instant, _ tx: any Transaction
    ) throws -> DocumentChanges {
        var numbers = try IndexNumbers(of: organisation, expected: wanted.count, tx)
        var places = SearchPlaces(tx)
        // Declared numbers first, or one that is given out here could be one that comes later.
        let ordered = wanted.filter { !$0.item.indexNumber.isEmpty } + wanted.filter(\.item.indexNumber.isEmpty)
        let terms = try CatalogueTable.terms(of: Set(wanted.compactMap(\.content.catalogueRow)), tx)
        let calendar = try self.calendar(tx)
        let documents = try ordered.map { prepared in
            let term = prepared.content.catalogueRow.flatMap { terms[$0] } ?? .article26
            let id: Document.ID = newID(at: now)
            return try ImportedDocument(
                prepared, id, in: organisation, term, rules, calendar, at: now, numbers: &numbers, places: &places)
        }
        try SearchTable.expectMany(tx)
        try tx.runAll(documents.map(\.row))
        try tx.runAll(documents.map { RevisionTable.insertion(of: $0.revision) })
        try tx.runAll(documents.flatMap(\.step.insertions))
        try tx.runAll(numbers.statements)
        let indexed = documents.sorted { $0.place < $1.place }
        try tx.runAll(
            indexed.flatMap { SearchTable.insertions(of: $0.text, $0.terms, at: $0.place, tx.engine) })
        return DocumentChanges(journal: documents.flatMap(\.step.journal), news: documents.flatMap(\.news))
    }
}

/// There is nothing to write, so nothing happened that the journal could tell.
private struct NothingToImport: Error {
    var outcome: ImportOutcome
}

extension ImportItem {
    var declaredPublishedOn: Day? { publishedOn ?? content.signedOn }

    /// Whether it was imported as it comes now; what the office has done with it since does not count.
    func says(theSameAs id: Document.ID, _ tx: any Transaction) throws -> Bool {
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

extension TextPlace {
    /// The field of a line that it stands in.
    fileprivate var field: String {
        switch self {
        case .title: "title"
        case .field(let name): name
        case .paragraph, .tableCell, .page, .sheetCell, .sheet, .slide, .part, .whole: "body"
        }
    }
}

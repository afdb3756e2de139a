import Domain
import Storage

/// A document of an import as it is going to be stored: everything that `Office.record` writes of one, worked out
/// without reading anything back.
struct ImportedDocument: Sendable {
    let revision: Revision
    let step: DocumentStep
    let row: SQL
    let news: [LogNews]
    let text: SearchText
    let terms: SearchTerms
    let place: Int

    init(
        _ prepared: PreparedItem, _ id: Document.ID, in organisation: Organisation, _ term: PublicationTerm,
        _ rules: Rules, _ calendar: WorkCalendar, at now: Instant, numbers: inout IndexNumbers,
        places: inout SearchPlaces
    ) throws {
        let item = prepared.item
        let document = Document(id: id, organisation: organisation.id, externalID: item.externalID)
        let revision = Revision(
            document: id, number: 1, author: nil, writtenAt: now, content: prepared.content,
            bodyHTML: prepared.bodyHTML, declaredPublishedOn: item.declaredPublishedOn)
        let row = prepared.content.catalogueRow
        let indexNumber: String
        if item.indexNumber.isEmpty {
            indexNumber = try numbers.give(to: id, row: row, on: now.day)
        } else {
            indexNumber = item.indexNumber
            try numbers.declare(indexNumber, by: id, row: row)
        }
        var happenings = [DocumentEvent.Happening.imported(revision: 1)]
        if let validity = item.validity {
            happenings.append(.validityDecided(validity, reason: "", successor: nil))
        }
        step = DocumentStep(happenings, on: document, after: DocumentCase(), [], by: nil, at: now) { _ in revision }
        let projection = DocumentProjection(
            step.state, events: step.events, newest: revision, shown: revision, term: term, calendar: calendar)
        self.row = DocumentTable.insertion(of: document, projection, indexNumber: indexNumber)
        let publication = Publication(
            document: document, organisation: organisation, indexNumber: indexNumber, shownOn: projection.shownOn)
        news = happenings.map { happening in
            if case .imported = happening { return publication.news(.published, showing: revision, at: now) }
            return publication.news(.validityChanged, saying: happening.publicStatement, at: now)
        }
        text = SearchText(
            revision, indexNumber: indexNumber, shownOn: projection.shownOn, body: prepared.plainBody)
        terms = text.terms(rules.analyser, body: prepared.bodyTerms)
        place = try places.take(on: projection.shownOn)
        self.revision = revision
    }
}

/// What the database knows of the names, numbers and rows of a batch, asked once for all.
struct ImportSurroundings {
    let imported: [String: Document.ID]
    private let organisation: Organisation.ID
    private var titles: [String: String]
    private var indexNumbers: Set<String>
    private let rows: Set<String>
    private var externalIDs: Set<String> = []

    init(of items: [PreparedItem], in organisation: Organisation.ID, _ tx: any Transaction) throws {
        self.organisation = organisation
        imported = try DocumentTable.imported(items.map(\.item.externalID), by: organisation, tx)
        titles = try DocumentTable.titles(numbered: items.compactMap(\.content.numberKey), of: organisation, tx)
        let declared = items.map(\.item.indexNumber).filter { !$0.isEmpty }
        indexNumbers = declared.isEmpty ? [] : Set(try DocumentTable.holders(of: declared, tx).keys)
        let wanted = Set(items.compactMap(\.content.catalogueRow))
        rows = wanted.isEmpty ? [] : Set(try CatalogueTable.terms(of: wanted, tx).keys)
    }

    /// What only the database knows against an item, or another item before it in the batch.
    func issues(of prepared: PreparedItem, _ tx: any Transaction) throws -> [Issue] {
        var issues: [Issue] = []
        let (item, content) = (prepared.item, prepared.content)
        if let title = content.numberKey.flatMap({ titles[$0] }) {
            issues.append(Issue("documentNumber", .taken(by: title)))
        }
        // What was public elsewhere stands where it stood, also under a row that the organisation has not taken.
        if let row = content.catalogueRow, !rows.contains(row) {
            issues.append(Issue("catalogueRow", .unknown(value: row)))
        }
        if let interpreted = content.interprets, try !DocumentTable.exists(interpreted, tx) {
            issues.append(Issue("interprets", .unknown(value: interpreted.text)))
        }
        if indexNumbers.contains(item.indexNumber) {
            issues.append(Issue("indexNumber", .taken(by: item.indexNumber)))
        }
        if externalIDs.contains(item.externalID) {
            issues.append(Issue(item.nameField, .taken(by: item.isNameDerived ? content.title : item.externalID)))
        }
        return issues
    }

    /// What comes later in the batch meets this item, too.
    mutating func take(_ prepared: PreparedItem) {
        if let key = prepared.content.numberKey { titles[key] = prepared.content.title }
        if !prepared.item.indexNumber.isEmpty { indexNumbers.insert(prepared.item.indexNumber) }
        externalIDs.insert(prepared.item.externalID)
    }
}

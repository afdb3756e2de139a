import Domain
import Storage

extension Office {
    /// The next number of the organisation's series for this year, taken in the transaction that publishes.
    func giveIndexNumber(to document: Document, _ state: DocumentCase, at now: Instant, _ tx: any Transaction) throws {
        let organisation = try OrganisationTable.find(document.organisation, tx)
        let revision = try RevisionTable.find(document.id, state.newestRevision, tx)
        let template = try IndexNumberTemplate(parsing: organisation.indexTemplate)
        let values = organisation.indexValues(on: now.day, row: revision.fields.catalogueRow)
        let series = template.series(values)
        var sequence = try NumberTable.next(in: series, tx)
        // A document that came with a number of this series, from another office or another time, keeps it.
        while let holder = try DocumentTable.holder(of: template.format(values, sequence: sequence), tx) {
            try NumberTable.declare(series, sequence, for: holder, tx)
            sequence = try NumberTable.next(in: series, tx)
        }
        try NumberTable.allocate(series, sequence, for: document.id, tx)
        try DocumentTable.setIndexNumber(template.format(values, sequence: sequence), of: document.id, tx)
    }

    /// Keeps the index number a document came with. One of the organisation's own series moves the counter on, so that
    /// it is not given out again.
    func declare(
        _ number: String, of document: Document, in organisation: Organisation, _ content: DocumentContent,
        _ tx: any Transaction
    ) throws {
        try DocumentTable.setIndexNumber(number, of: document.id, tx)
        let template = try IndexNumberTemplate(parsing: organisation.indexTemplate)
        guard let year = IndexNumber(number)?.year, let day = Day(year, 1, 1) else { return }
        let values = organisation.indexValues(on: day, row: content.catalogueRow)
        if let sequence = template.match(number, values) {
            try NumberTable.declare(template.series(values), sequence, for: document.id, tx)
        }
    }
}

extension Organisation {
    fileprivate func indexValues(on day: Day, row: String?) -> IndexNumberTemplate.Values {
        IndexNumberTemplate.Values(
            organisation: indexPrefix, region: regionCode ?? "", givenOn: day, row: row ?? "")
    }
}

package import Domain
import Storage

/// A report of an older year that was brought in.
package struct ImportedReport: Sendable {
    package var id: AnnualReport.ID
    /// Through which it is public, or is going to be.
    package var document: Document.ID
    /// What the checks find in it, as it was published.
    package var verdict: ReportVerdict
}

extension Office {
    /// Brings in the report of an older year as it was published elsewhere: its figures and texts stand as they are. Where no
    /// public document is named, one is made of it. What the command line brings in is public at once, like other imports;
    /// at the desk it is a draft, which is reviewed like any other and then stands under the day that it declares.
    /// - Throws: `Invalid` with everything in which the file is not the report that it is said to be.
    package func importReport(
        _ new: ReportImport, of code: String, by caller: Caller
    ) async throws -> ImportedReport {
        try await perform(as: caller) { tx, now in
            guard let organisation = try OrganisationTable.find(code: code, tx) else {
                throw Invalid([Issue("organisation", .unknown(value: code))])
            }
            try caller.require(.writeReports, in: organisation.id, tx)
            var new = new
            if let document = new.document { new.publishedOn = try publicationDay(of: document, organisation, tx) }
            let issues = new.issues(for: organisation, today: now.day)
            if !issues.isEmpty { throw Invalid(issues) }
            let stored = try importedReport(new, of: organisation, at: now, tx)
            try stored.state.checkImport(isGivenUp: try isGivenUp(stored.state.document, tx))

            var content = new.reading.content
            content.publishedOn = new.publishedOn
            if content.title.isEmpty { content.title = stored.report.title(of: organisation) }
            var changes = DocumentChanges()
            let document =
                try new.document ?? publish(content, of: organisation, by: caller, at: now, &changes, tx)
            // Nothing of a report that was brought in by mistake stays.
            let texts = stored.state.texts.mapValues { _ in "" }.merging(content.texts) { _, new in new }
            let happenings: [ReportEvent.Happening] = [
                .imported(FrozenReport(content.tables)), .written(texts), .drafted(document),
            ]
            let (report, journal) = try record(happenings, on: stored, by: caller.person?.id, at: now, tx)
            try publish(changes.news, at: now, tx)
            let imported = ImportedReport(
                id: report.report.id, document: document, verdict: try verdict(on: content, of: report, tx))
            return Done(imported, journal[0], journal.dropFirst() + changes.journal)
        }
    }

    /// The report that was begun and left empty, or a new one.
    private func importedReport(
        _ new: ReportImport, of organisation: Organisation, at now: Instant, _ tx: any Transaction
    ) throws -> StoredReport {
        if let known = try ReportTable.find(organisation.id, new.year, new.scope, tx) {
            return try storedReport(known.id, tx)
        }
        let report = AnnualReport(
            id: newID(at: now), organisation: organisation.id, year: new.year, scope: new.scope)
        return StoredReport(report: report, events: [], state: ReportCase())
    }

    /// The day under which a public document of the organisation stands, which is no other report's.
    private func publicationDay(
        of document: Document.ID, _ organisation: Organisation, _ tx: any Transaction
    ) throws -> Day {
        let unknown = Invalid([Issue("document", .unknown(value: document.text))])
        guard try DocumentTable.exists(document, tx) else { throw unknown }
        let stored = try DocumentTable.find(document, tx)
        guard stored.document.organisation == organisation.id, let day = try publicationDay(of: document, tx) else {
            throw unknown
        }
        if let other = try ReportTable.find(publishedThrough: document, tx) {
            throw Invalid([Issue("document", .taken(by: other.title(of: organisation)))])
        }
        return day
    }

    private func publish(
        _ content: ReportContent, of organisation: Organisation, by caller: Caller, at now: Instant,
        _ changes: inout DocumentChanges, _ tx: any Transaction
    ) throws -> Document.ID {
        let text = try document(of: content, organisation, tx)
        try checkDraft(text, besides: nil, in: organisation.id, on: now.day, rules, tx)
        let document = Document(id: newID(at: now), organisation: organisation.id)
        // Nobody who works at the desk publishes without review.
        let happening: DocumentEvent.Happening =
            caller.person == nil ? .imported(revision: 1) : .revised(revision: 1)
        try begin(
            document, text, publishedOn: content.publishedOn, as: happening, by: caller.person?.id, at: now, &changes,
            tx)
        return document.id
    }

    /// What the file says of itself is checked with what is known here of its units and neighbours.
    private func verdict(
        on content: ReportContent, of stored: StoredReport, _ tx: any Transaction
    ) throws -> ReportVerdict {
        let loaded = try load(stored, try organisationTree(tx), tx)
        let term = try due(stored.report, loaded.organisation, try organisationTree(tx), tx)
        var verdict = ReportCheck(content, previous: loaded.previous, term: term).verdict
        verdict.findings += loaded.verdict.findings.filter { $0.rule == .rollUp || $0.rule == .likeness }
        return verdict
    }

    private func record(
        _ happenings: [ReportEvent.Happening], on stored: StoredReport, by actor: Person.ID?, at now: Instant,
        _ tx: any Transaction
    ) throws -> (StoredReport, [JournalEvent]) {
        var stored = stored
        let journal = try happenings.map { happening in
            let journal = try record(happening, on: stored, by: actor, at: now, tx)
            let event = ReportEvent(instant: now, actor: actor, happening: happening)
            stored.events.append(event)
            stored.state.apply(event)
            return journal
        }
        return (stored, journal)
    }
}

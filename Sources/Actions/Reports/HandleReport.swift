package import Domain
import Storage

extension Office {
    /// Begins the report of an organ on a year, or finds the one that was begun.
    package func openReport(
        of organisation: Organisation.ID, year: Int, _ scope: ReportScope, by caller: Caller
    ) async throws -> AnnualReport.ID {
        let known = try await read { tx in try ReportTable.find(organisation, year, scope, tx)?.id }
        if let known { return known }
        return try await perform(as: caller) { tx, now in
            try caller.require(.writeReports, in: organisation, tx)
            let kind = try OrganisationTable.find(organisation, tx).kind
            guard ReportUnits.scopes(kind).contains(scope), ReportFormat.of(year: year) != nil, year <= now.day.year
            else { throw NotFound() }
            if try ReportTable.find(organisation, year, scope, tx) != nil { throw Stale() }
            let report = AnnualReport(id: newID(at: now), organisation: organisation, year: year, scope: scope)
            let new = StoredReport(report: report, events: [], state: ReportCase())
            return Done(report.id, try record(.begun, on: new, by: caller.person?.id, at: now, tx), [])
        }
    }

    package func act(
        _ act: ReportAct, on id: AnnualReport.ID, expecting version: Int?, by caller: Caller
    ) async throws {
        try await change(id, expecting: version, by: caller) { stored, tx, _ in
            try caller.require(act.permission, in: stored.report.organisation, tx)
            if !act.issues.isEmpty { throw Invalid(act.issues) }
            return try stored.state.happening(
                act, by: caller.person?.id, isGivenUp: try isGivenUp(stored.state.document, tx))
        }
    }

    /// Hands a report in: its figures and texts stand still from then on.
    /// - Throws: `ReportRefusal` with what is missing, or with the rules that its figures break.
    package func submitReport(_ id: AnnualReport.ID, expecting version: Int?, by caller: Caller) async throws {
        try await change(id, expecting: version, by: caller) { stored, tx, now in
            try caller.require(.writeReports, in: stored.report.organisation, tx)
            let loaded = try load(stored, try organisationTree(tx), tx)
            try stored.state.checkSubmission(
                of: stored.report.year, loaded.content, loaded.verdict, missing: loaded.missing, today: now.day)
            return .submitted(
                FrozenReport(loaded.content.tables, parts: loaded.parts, months: loaded.months))
        }
    }

    /// Makes a draft of the document through which an accepted report is published: it is reviewed like any other.
    package func draftReport(
        _ id: AnnualReport.ID, expecting version: Int?, by caller: Caller
    ) async throws -> Document.ID {
        let rules = rules
        return try await perform(as: caller) { tx, now in
            let stored = try storedReport(id, tx)
            let report = stored.report
            try caller.require(.writeReports, in: report.organisation, tx)
            if let version, version != stored.state.eventCount { throw Stale() }
            try stored.state.checkDraft(isGivenUp: try isGivenUp(stored.state.document, tx))
            let loaded = try load(stored, try organisationTree(tx), tx)
            var content = try self.document(of: loaded.content, loaded.organisation, tx)
            content.signedOn = stored.state.submittedOn
            try checkDraft(content, besides: nil, in: report.organisation, on: now.day, rules, tx)
            let document = Document(id: newID(at: now), organisation: report.organisation)
            var changes = DocumentChanges()
            try begin(document, content, by: caller.person?.id, at: now, &changes, tx)
            let drafted = try finish(changes, at: now, tx)
            let journal = try record(.drafted(document.id), on: stored, by: caller.person?.id, at: now, tx)
            return Done(document.id, journal, drafted.events)
        }
    }

    /// The document through which a report is published.
    func document(
        of content: ReportContent, _ organisation: Organisation, _ tx: any Transaction
    ) throws -> DocumentContent {
        var document = DocumentContent(
            title: content.title, genre: ReportDocument.genre, body: ReportBody(content).text)
        document.topic = ReportDocument.topic
        if try CatalogueTable.adopted(by: organisation.id, tx).contains(ReportDocument.catalogueRow) {
            document.catalogueRow = ReportDocument.catalogueRow
        }
        return document.completed(issuer: organisation.name)
    }
}

extension ReportAct {
    fileprivate var permission: Permission {
        switch self {
        case .enter, .write, .recall: .writeReports
        case .giveBack, .accept: .acceptReports
        }
    }
}

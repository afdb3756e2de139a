package import Domain
import Storage

/// Everything the desk shows of one report.
package struct DeskReport: Sendable {
    package var report: AnnualReport
    package var organisation: Organisation
    package var events: [ReportEvent]
    package var state: ReportCase
    package var content: ReportContent
    package var verdict: ReportVerdict
    package var repetitions: [ReportRepetition]
    /// What the register, or the reports of the units, say now.
    package var computed: ReportTables
    package var months: [Int]
    package var parts: [FrozenReport.Part]
    package var missing: [ReportUnits.Share]
    /// Where the register says something else today than the report, which stands still.
    package var differences: [ReportDifference]
    package var due: Day?
    package var publishedOn: Day?
    /// Its document was thrown away or withdrawn: it needs another one.
    package var isGivenUp: Bool
    package var names: [Person.ID: String]
    package var tree: OrganisationTree
    package var may: Set<Permission>
}

extension DeskReport {
    /// Sentences from the figures as they stand.
    package var draft: ReportDraft { ReportDraft(content, subject: report.scope.subject(organisation)) }
}

package struct ReportDifference: Hashable, Sendable {
    package var cell: ReportCell
    package var reported: Int
    package var now: Int
}

extension Office {
    package func deskReport(_ id: AnnualReport.ID, by caller: Caller) async throws -> DeskReport {
        try await read { tx in
            let stored = try storedReport(id, tx)
            let report = stored.report
            try caller.require(.readReports, in: report.organisation, tx)
            let tree = try organisationTree(tx)
            let loaded = try load(stored, tree, tx)
            return DeskReport(
                report: report, organisation: loaded.organisation, events: stored.events, state: stored.state,
                content: loaded.content, verdict: loaded.verdict, repetitions: loaded.repetitions,
                computed: loaded.computed, months: loaded.months,
                parts: loaded.parts, missing: loaded.missing, differences: differences(stored, loaded),
                due: try due(report, loaded.organisation, tree, tx),
                publishedOn: loaded.content.publishedOn, isGivenUp: try isGivenUp(stored.state.document, tx),
                names: try PersonTable.names(stored.events.compactMap(\.actor), tx), tree: tree,
                may: Set(Permission.allCases.filter { caller.may($0, in: report.organisation, tree: tree) }))
        }
    }

    /// Whether the document through which a report was to be published is none any more: thrown away, or withdrawn.
    func isGivenUp(_ document: Document.ID?, _ tx: any Transaction) throws -> Bool {
        guard let document else { return false }
        let state = try DocumentTable.find(document, tx).state
        if case .withdrawn = state.publicity { return true }
        return state.stage == .discarded
    }

    /// The day on which a document became public, as long as it is.
    func publicationDay(of document: Document.ID?, _ tx: any Transaction) throws -> Day? {
        guard let document else { return nil }
        return try tx.value(
            "SELECT shown_on AS value FROM document WHERE id = \(document) AND publicity = 'published'")
    }

    private func differences(_ stored: StoredReport, _ loaded: LoadedReport) -> [ReportDifference] {
        guard let frozen = stored.state.frozen, !stored.state.isOpen, !stored.state.isImported else { return [] }
        let now = stored.state.tables(over: loaded.computed, stored.report.format)
        return ReportCell.all(stored.report.format).compactMap { cell in
            guard let reported = frozen.tables[cell], let value = now[cell], reported != value else { return nil }
            return ReportDifference(cell: cell, reported: reported, now: value)
        }
    }
}

/// A report as it stands, begun or not, with what the checks say of it.
package struct BuiltReport: Sendable {
    package var content: ReportContent
    package var verdict: ReportVerdict
    package var missing: [Organisation]
}

extension Office {
    /// Computes a report from the register, or the sum of the reports of its units; changes nothing.
    package func buildReport(
        of code: String, year: Int, _ scope: ReportScope, by caller: Caller
    ) async throws -> BuiltReport {
        try await read { tx in
            let tree = try organisationTree(tx)
            guard let organisation = try OrganisationTable.find(code: code, tx),
                ReportUnits.scopes(organisation.kind).contains(scope), ReportFormat.of(year: year) != nil
            else { throw NotFound() }
            try caller.require(.readReports, in: organisation.id, tx)
            let stored =
                try ReportTable.find(organisation.id, year, scope, tx).map { try storedReport($0.id, tx) }
                ?? StoredReport(
                    report: AnnualReport(id: newID(at: now()), organisation: organisation.id, year: year, scope: scope),
                    events: [], state: ReportCase())
            let loaded = try load(stored, tree, tx)
            return BuiltReport(
                content: loaded.content, verdict: loaded.verdict,
                missing: loaded.missing.compactMap { tree[$0.organisation] })
        }
    }
}

/// A report as everybody may read it.
package struct PublicReport: Sendable {
    package var report: AnnualReport
    package var organisation: Organisation
    package var content: ReportContent
    package var months: [Int]
    /// Of a whole: the organs whose reports it is the sum of.
    package var parts: [(organisation: Organisation, scope: ReportScope)]
    package var document: Document.ID
    package var publishedOn: Day
    package var due: Day?
    package var verdict: ReportVerdict
    /// The same of the years before and of its own, oldest first, those that are public.
    package var years: [(year: Int, tables: ReportTables)]
}

extension Office {
    package func publicReport(of code: String, year: Int, _ scope: ReportScope) async throws -> PublicReport {
        try await read { tx in
            let tree = try organisationTree(tx)
            guard let organisation = try OrganisationTable.find(code: code, tx),
                let report = try ReportTable.find(organisation.id, year, scope, tx)
            else { throw NotFound() }
            let stored = try storedReport(report.id, tx)
            guard let document = stored.state.document, let day = try publicationDay(of: document, tx) else {
                throw NotFound()
            }
            guard let frozen = stored.state.frozen else { throw NotFound() }
            let content = ReportContent(
                stored.state, of: report, organisation, tables: frozen.tables, publishedOn: day
            ).withSentences(of: scope.names(organisation))
            let due = try due(report, organisation, tree, tx)
            let check = ReportCheck(content, previous: try previous(report, organisation, tx), term: due)
            return PublicReport(
                report: report, organisation: organisation, content: content, months: frozen.months,
                parts: frozen.parts.compactMap { part in
                    tree[part.share.organisation].map { ($0, part.share.scope) }
                },
                document: document, publishedOn: day,
                due: due, verdict: check.verdict,
                years: try years(before: report, tx) + [(year, frozen.tables)])
        }
    }

    private func years(
        before report: AnnualReport, _ tx: any Transaction
    ) throws -> [(year: Int, tables: ReportTables)] {
        let ids: [AnnualReport.ID] = try tx.values(
            """
            SELECT a.id AS value FROM annual_report a JOIN document d ON d.id = a.document AND d.publicity = 'published'
            WHERE a.organisation = \(report.organisation) AND a.scope = \(report.scope)
                AND a.year BETWEEN \(report.year - 4) AND \(report.year - 1)
            ORDER BY a.year
            """)
        return try ids.compactMap { id in
            let stored = try storedReport(id, tx)
            return stored.state.frozen.map { (stored.report.year, $0.tables) }
        }
    }
}

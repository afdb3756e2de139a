import Domain
import Storage

extension Office {
    /// Computes every annual report from its events again, and holds what it names, its figures and the journal against it.
    func checkReports(_ report: inout CheckReport) async throws {
        let ids: [AnnualReport.ID] = try await read { tx in
            try tx.values("SELECT id AS value FROM annual_report ORDER BY id")
        }
        for id in ids {
            let problems = try await read { tx in try reportProblems(id, tx) }
            report.findings += problems.map { CheckReport.Finding(area: "reports", place: id.text, problem: $0) }
        }
        report.reports += ids.count
    }

    private func reportProblems(_ id: AnnualReport.ID, _ tx: any Transaction) throws -> [String] {
        var problems: [String] = []
        let rows = try ReportEventTable.rows(of: id, tx)
        if try !JournalTable.tells(rows.map(\.digest), of: id.text, in: "report", tx) {
            problems.append("its events are not those of the journal")
        }
        let events = try rows.map { try $0.reportEvent() }
        let (report, state) = (try ReportTable.find(id, tx), ReportCase(events))
        let computed = ReportProjection(state, changedAt: events.last?.instant ?? Instant(milliseconds: 0))
        if try ReportTable.storedProjection(id, tx) != computed {
            problems.append("its columns differ from its events")
        }
        if let document = state.document, try !DocumentTable.exists(document, tx) {
            problems.append("its document \(document) is missing")
        }
        guard let frozen = state.frozen else {
            return state.isOpen ? problems : problems + ["its figures are missing"]
        }
        let parts = try frozen.parts.map { try tables(of: $0, in: report.year, tx) }
        for (part, tables) in zip(frozen.parts, parts) where tables == nil {
            problems.append("the report \(part.report), a part of it, is missing")
        }
        // What was published elsewhere may be wrong; a sum of which a part is missing is no sum.
        guard state.stage == .accepted, !state.isImported, !parts.contains(nil) else { return problems }
        let organisation = try OrganisationTable.find(report.organisation, tx)
        let content = ReportContent(state, of: report, organisation, tables: frozen.tables)
        // What the year before carried on is not asked: it may have been brought in since.
        let check = ReportCheck(content, units: parts.compactMap(\.self).map { ReportContent(tables: $0) })
        return problems + Set(check.verdict.broken.map(\.rule.rawValue)).sorted().map { "the rule \($0) does not hold" }
    }

    /// The figures of a part, as they stood when they were summed up.
    private func tables(
        of part: FrozenReport.Part, in year: Int, _ tx: any Transaction
    ) throws -> ReportTables? {
        let found = try ReportTable.find(part.share.organisation, year, part.share.scope, tx)
        guard found?.id == part.report else { return nil }
        let events = try ReportEventTable.rows(of: part.report, tx).prefix(part.eventCount)
        return ReportCase(try events.map { try $0.reportEvent() }).frozen?.tables
    }
}

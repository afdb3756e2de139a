import Domain
import Storage

/// A report with everything that its checks and pages need.
struct LoadedReport {
    var stored: StoredReport
    var organisation: Organisation
    /// What the register, or the reports of the units, say now.
    var computed: ReportTables
    var months: [Int]
    var content: ReportContent
    /// Of a whole: the reports that it is the sum of.
    var parts: [FrozenReport.Part] = []
    /// Of a whole: what was not accepted yet.
    var missing: [ReportUnits.Share] = []
    var previous: ReportContent?
    var verdict: ReportVerdict
    /// What its texts have in common with others.
    var repetitions: [ReportRepetition]
}

extension Office {
    func load(_ stored: StoredReport, _ tree: OrganisationTree, _ tx: any Transaction) throws -> LoadedReport {
        let report = stored.report
        guard let organisation = tree[report.organisation] else { throw NotFound() }
        let sources = try sources(of: report, tree, tx)
        let isFrozen = !stored.state.isOpen
        let tables = isFrozen ? stored.state.frozen?.tables : nil
        let content = ReportContent(
            stored.state, of: report, organisation,
            tables: tables ?? stored.state.tables(over: sources.tables, report.format),
            publishedOn: try publicationDay(of: stored.state.document, tx)
        ).withSentences(of: report.scope.names(organisation))
        let previous = try previous(report, organisation, tx)
        // A whole is more than the sum of some of its units.
        let parts = sources.missing.isEmpty ? sources.parts : []
        let units = try parts.compactMap { try frozenContent($0.report, tree, tx) }
        let check = ReportCheck(
            content, previous: previous, units: units, neighbours: try neighbours(of: report, tree, tx),
            term: try due(report, organisation, tree, tx))
        return LoadedReport(
            stored: stored, organisation: organisation, computed: sources.tables, months: sources.months,
            content: content,
            parts: sources.parts, missing: sources.missing, previous: previous, verdict: check.verdict,
            repetitions: check.repetitions)
    }

    /// The last day for it, as the terms of its level are set.
    func due(
        _ report: AnnualReport, _ organisation: Organisation, _ tree: OrganisationTree, _ tx: any Transaction
    ) throws -> Day? {
        ReportTerms(stored: try SettingTable.all(tx))
            .due(ReportLevel(organisation, report.scope, tree), year: report.year)
    }

    /// What the figures of a report come from.
    private struct Sources {
        var tables: ReportTables
        var months: [Int]
        var parts: [FrozenReport.Part] = []
        var missing: [ReportUnits.Share] = []
    }

    private func sources(of report: AnnualReport, _ tree: OrganisationTree, _ tx: any Transaction) throws -> Sources {
        switch report.scope {
        case .own:
            let register = ReportRegister(
                organisations: ReportUnits.counted(by: report.organisation, tree), year: report.year,
                format: report.format, today: now().day)
            return Sources(tables: try register.tables(tx), months: try register.months(tx))
        case .whole:
            let accepted = try AcceptedReport.all(in: report.year, tx)
            let summed = accepted.keys.filter { $0.scope == .whole && $0.organisation != report.organisation }
            let shares = ReportUnits.shares(of: report.organisation, tree, summed: Set(summed.map(\.organisation)))
            let parts = shares.compactMap { share in
                accepted[share].map { FrozenReport.Part(share, report: $0.id, eventCount: $0.eventCount) }
            }
            let frozen = try parts.compactMap { try storedReport($0.report, tx).state.frozen }
            return Sources(
                tables: ReportTables.sum(of: frozen.map(\.tables), report.format),
                months: Self.sum(frozen.map(\.months)),
                parts: parts,
                missing: shares.filter { accepted[$0] == nil })
        }
    }

    /// Empty where one of them does not have its months.
    private static func sum(_ all: [[Int]]) -> [Int] {
        guard let first = all.first, all.allSatisfy({ $0.count == 12 }) else { return [] }
        return all.dropFirst().reduce(first) { sum, months in zip(sum, months).map { $0 + $1 } }
    }

    /// What a report said when it was submitted; nil where it never was.
    private func frozenContent(
        _ id: AnnualReport.ID, _ tree: OrganisationTree, _ tx: any Transaction
    ) throws -> ReportContent? {
        let stored = try storedReport(id, tx)
        guard let frozen = stored.state.frozen, let organisation = tree[stored.report.organisation] else { return nil }
        return ReportContent(stored.state, of: stored.report, organisation, tables: frozen.tables)
    }

    func previous(
        _ report: AnnualReport, _ organisation: Organisation, _ tx: any Transaction
    ) throws -> ReportContent? {
        guard let last = try ReportTable.find(report.organisation, report.year - 1, report.scope, tx) else {
            return nil
        }
        let stored = try storedReport(last.id, tx)
        return stored.state.frozen.map {
            ReportContent(stored.state, of: last, organisation, tables: $0.tables)
        }
    }

    /// Own reports of the year that stand under the same organisation.
    private func neighbours(
        of report: AnnualReport, _ tree: OrganisationTree, _ tx: any Transaction
    ) throws -> [ReportContent] {
        guard report.scope == .own, let parent = tree[report.organisation]?.parent else { return [] }
        let siblings = tree.children(of: parent).map(\.id).filter { $0 != report.organisation }
        let ids: [AnnualReport.ID] = try tx.values(
            """
            SELECT id AS value FROM annual_report
            WHERE year = \(report.year) AND scope = \(ReportScope.own) AND submitted_on IS NOT NULL
                AND organisation IN (\(list: siblings))
            ORDER BY id
            """)
        return try ids.compactMap { try frozenContent($0, tree, tx) }
    }
}

/// A report that was accepted, by what it tells of.
struct AcceptedReport {
    var id: AnnualReport.ID
    var eventCount: Int

    static func all(in year: Int, _ tx: any Transaction) throws -> [ReportUnits.Share: AcceptedReport] {
        let rows = try tx.rows(
            """
            SELECT id, organisation, scope, event_count FROM annual_report
            WHERE year = \(year) AND stage = \(ReportCase.Stage.accepted)
            """)
        return Dictionary(
            try rows.map { row in
                (
                    ReportUnits.Share(try row.get("organisation"), try row.get("scope")),
                    AcceptedReport(id: try row.get("id"), eventCount: try row.get("event_count"))
                )
            }, uniquingKeysWith: { first, _ in first })
    }
}

extension ReportContent {
    init(
        _ state: ReportCase, of report: AnnualReport, _ organisation: Organisation, tables: ReportTables,
        publishedOn: Day? = nil
    ) {
        self.init(
            year: report.year, format: report.format, title: report.title(of: organisation), tables: tables,
            texts: state.texts, publishedOn: publishedOn)
    }
}

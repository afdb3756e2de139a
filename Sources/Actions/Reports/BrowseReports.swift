package import Domain
import Storage

/// Who has to report on a year, and how far each has come.
package struct ReportBoard: Sendable {
    package var year: Int
    package var terms: ReportTerms
    package var lines: [Line]

    package struct Line: Sendable {
        package var organisation: Organisation
        package var depth: Int
        package var scope: ReportScope
        /// Nil where nobody has begun it.
        package var report: AnnualReport.ID?
        package var stage: ReportCase.Stage?
        package var submittedOn: Day?
        package var acceptedOn: Day?
        package var document: Document.ID?
        package var publishedOn: Day?
        package var due: Day?

        /// So many days after its term, as it stands; nil where it is in time.
        package func daysLate(today: Day) -> Int? {
            guard let due else { return nil }
            let day = publishedOn ?? today
            return day > due ? day - due : nil
        }
    }
}

extension Office {
    /// - Throws: `Forbidden` where the caller may read no reports at all.
    package func reportBoard(year: Int, by caller: Caller) async throws -> ReportBoard {
        try await read { tx in
            let tree = try organisationTree(tx)
            let readable = caller.authority.organisations(for: .readReports, tree: tree).map(\.id)
            if readable.isEmpty { throw Forbidden() }
            let terms = ReportTerms(stored: try SettingTable.all(tx))
            let known = try ReportSummary.all(in: year, of: readable, tx)
            let allowed = Set(readable)
            let lines = tree.flattened.filter { allowed.contains($0.organisation.id) }.flatMap { organisation, depth in
                ReportUnits.scopes(organisation.kind).map { scope in
                    ReportBoard.Line(
                        organisation, depth, scope, known[ReportUnits.Share(organisation.id, scope)],
                        due: terms.due(ReportLevel(organisation, scope, tree), year: year))
                }
            }
            return ReportBoard(year: year, terms: terms, lines: lines)
        }
    }

    /// The reports that are public, of one organisation or of all, newest year first.
    package func publicReports(of organisation: Organisation.ID? = nil) async throws -> [PublicReportLine] {
        try await read { tx in
            let tree = try organisationTree(tx)
            let order = Dictionary(
                tree.flattened.enumerated().map { ($1.organisation.id, $0) }, uniquingKeysWith: { first, _ in first })
            return try ReportSummary.published(of: organisation, tx).compactMap { summary in
                guard let organisation = tree[summary.report.organisation], let document = summary.document,
                    let day = summary.publishedOn
                else { return nil }
                return PublicReportLine(
                    organisation: organisation, report: summary.report, document: document, publishedOn: day)
            }.sorted {
                let (mine, other) = (order[$0.organisation.id] ?? 0, order[$1.organisation.id] ?? 0)
                return ($1.report.year, mine, $1.report.scope.rawValue) < (
                    $0.report.year, other, $0.report.scope.rawValue
                )
            }
        }
    }
}

extension Office {
    /// The report that is public through a document.
    package func publicReport(through document: Document.ID) async throws -> PublicReportLine? {
        try await read { tx in
            guard let report = try ReportTable.find(publishedThrough: document, tx),
                let day = try publicationDay(of: document, tx)
            else { return nil }
            return PublicReportLine(
                organisation: try OrganisationTable.find(report.organisation, tx), report: report, document: document,
                publishedOn: day)
        }
    }
}

/// A public report in a list.
package struct PublicReportLine: Sendable {
    package var organisation: Organisation
    package var report: AnnualReport
    package var document: Document.ID
    package var publishedOn: Day
}

/// A report as lists read it.
struct ReportSummary: SQLRecord {
    var report: AnnualReport
    var projection: ReportProjection
    var document: Document.ID? { projection.document }
    /// Nil as long as its document is not public.
    var publishedOn: Day?

    init(row: SQLRow) throws {
        report = try AnnualReport(row: row)
        projection = try ReportProjection(row: row)
        publishedOn = try row.get("shown_on")
    }

    private static let query: SQL = """
        SELECT \(ReportTable.columns), a.stage, a.submitted_by, a.submitted_on, a.accepted_on, a.document, a.event_count, a.changed_at,
               d.shown_on
        FROM annual_report a LEFT JOIN document d ON d.id = a.document AND d.publicity = 'published'
        """

    static func all(
        in year: Int, of organisations: [Organisation.ID], _ tx: any Transaction
    ) throws -> [ReportUnits.Share: ReportSummary] {
        let all: [ReportSummary] = try tx.all(
            "\(query) WHERE a.year = \(year) AND a.organisation IN (\(list: organisations)) ORDER BY a.id")
        return Dictionary(
            all.map { (ReportUnits.Share($0.report.organisation, $0.report.scope), $0) },
            uniquingKeysWith: { first, _ in first })
    }

    static func waiting(_ condition: SQL, limit: Int, _ tx: any Transaction) throws -> [ReportSummary] {
        try tx.all("\(query) WHERE \(condition) ORDER BY a.year, a.id LIMIT \(limit)")
    }

    static func published(
        of organisation: Organisation.ID?, _ tx: any Transaction
    ) throws -> [ReportSummary] {
        var condition: SQL = "d.id IS NOT NULL"
        if let organisation { condition += " AND a.organisation = \(organisation)" }
        return try tx.all("\(query) WHERE \(condition) ORDER BY a.year DESC, a.id")
    }
}

extension ReportBoard.Line {
    fileprivate init(
        _ organisation: Organisation, _ depth: Int, _ scope: ReportScope, _ summary: ReportSummary?, due: Day?
    ) {
        self.init(
            organisation: organisation, depth: depth, scope: scope, report: summary?.report.id,
            stage: summary?.projection.stage, submittedOn: summary?.projection.submittedOn,
            acceptedOn: summary?.projection.acceptedOn, document: summary?.document,
            publishedOn: summary?.publishedOn, due: due)
    }
}

package import Domain
package import Storage

/// The columns of `annual_report` that are computed from its events. Written here and nowhere else; `check` computes them
/// again and compares.
struct ReportProjection: Hashable, Sendable {
    var stage: ReportCase.Stage
    var submittedBy: Person.ID?
    var submittedOn: Day?
    var acceptedOn: Day?
    var document: Document.ID?
    var eventCount: Int
    var changedAt: Instant

    init(_ state: ReportCase, changedAt: Instant) {
        (stage, submittedBy) = (state.stage, state.submittedBy)
        (submittedOn, acceptedOn) = (state.submittedOn, state.acceptedOn)
        (document, eventCount) = (state.document, state.eventCount)
        self.changedAt = changedAt
    }
}

extension ReportProjection: SQLRecord {
    static let columns: SQL = "stage, submitted_by, submitted_on, accepted_on, document, event_count, changed_at"

    var values: SQL {
        "\(stage), \(submittedBy), \(submittedOn), \(acceptedOn), \(document), \(eventCount), \(changedAt)"
    }

    init(row: SQLRow) throws {
        stage = try row.get("stage")
        submittedBy = try row.get("submitted_by")
        submittedOn = try row.get("submitted_on")
        acceptedOn = try row.get("accepted_on")
        document = try row.get("document")
        eventCount = try row.get("event_count")
        changedAt = try row.get("changed_at")
    }
}

enum ReportTable {
    static let columns: SQL = "a.id, a.organisation, a.year, a.scope"

    static func find(_ id: AnnualReport.ID, _ tx: any Transaction) throws -> AnnualReport {
        guard let report: AnnualReport = try tx.first("SELECT \(columns) FROM annual_report a WHERE a.id = \(id)")
        else {
            throw NotFound()
        }
        return report
    }

    static func find(
        _ organisation: Organisation.ID, _ year: Int, _ scope: ReportScope, _ tx: any Transaction
    ) throws -> AnnualReport? {
        try tx.first(
            """
            SELECT \(columns) FROM annual_report a
            WHERE a.organisation = \(organisation) AND a.year = \(year) AND a.scope = \(scope)
            """)
    }

    static func find(publishedThrough document: Document.ID, _ tx: any Transaction) throws -> AnnualReport? {
        try tx.first("SELECT \(columns) FROM annual_report a WHERE a.document = \(document) ORDER BY a.id LIMIT 1")
    }

    static func insertion(of report: AnnualReport, _ projection: ReportProjection) -> SQL {
        """
        INSERT INTO annual_report (id, organisation, year, scope, \(ReportProjection.columns))
        VALUES (\(report.id), \(report.organisation), \(report.year), \(report.scope), \(projection.values))
        """
    }

    static func update(_ id: AnnualReport.ID, _ projection: ReportProjection, _ tx: any Transaction) throws {
        try tx.run("UPDATE annual_report SET (\(ReportProjection.columns)) = (\(projection.values)) WHERE id = \(id)")
    }

    static func storedProjection(_ id: AnnualReport.ID, _ tx: any Transaction) throws -> ReportProjection? {
        try tx.first("SELECT \(ReportProjection.columns) FROM annual_report WHERE id = \(id)")
    }
}

extension AnnualReport: SQLRecord {
    package init(row: SQLRow) throws {
        self.init(
            id: try row.get("id"), organisation: try row.get("organisation"), year: try row.get("year"),
            scope: try row.get("scope"))
    }
}

package import Domain
import Storage

/// A report that waits for somebody.
package struct ReportTodoLine: Sendable {
    package var report: AnnualReport
    package var organisation: Organisation
    package var stage: ReportCase.Stage
    package var due: Day?
}

extension Office {
    /// Reports that others submitted, for who accepts them; and for who writes those of their own organ, those that were
    /// begun and those that are to be published. The earliest year first.
    package func reportTodo(of caller: Caller, limit: Int = 200) async throws -> [ReportTodoLine] {
        try await read { tx in
            let tree = try organisationTree(tx)
            let terms = ReportTerms(stored: try SettingTable.all(tx))
            let summaries = try ReportSummary.waiting(waiting(for: caller, tree), limit: limit, tx)
            return summaries.compactMap { summary in
                let report = summary.report
                return tree[report.organisation].map { organisation in
                    ReportTodoLine(
                        report: report, organisation: organisation, stage: summary.projection.stage,
                        due: terms.due(ReportLevel(organisation, report.scope, tree), year: report.year))
                }
            }
        }
    }

    package func reportTodoCount(of caller: Caller) async throws -> Int {
        try await read { tx in
            let condition = waiting(for: caller, try organisationTree(tx))
            return try tx.value("SELECT COUNT(*) AS value FROM annual_report a WHERE \(condition)") ?? 0
        }
    }

    private func waiting(for caller: Caller, _ tree: OrganisationTree) -> SQL {
        let accepted = caller.authority.organisations(for: .acceptReports, tree: tree).map(\.id)
        let own = caller.authority.grants.filter { $0.role.permissions.contains(.writeReports) }.map(\.organisation)
        return """
            (a.stage = 'submitted' AND a.organisation IN (\(list: accepted)) AND a.submitted_by <> \(caller.person?.id)
            OR (a.stage IN ('draft', 'returned') OR a.stage = 'accepted' AND a.document IS NULL)
                AND a.organisation IN (\(list: own)))
            """
    }
}

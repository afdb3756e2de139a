package import Domain
package import Storage

/// What a figure of a report is made of.
package struct ReportRecords: Sendable {
    package var report: AnnualReport
    package var organisation: Organisation
    package var cell: ReportCell
    /// What the report has.
    package var value: Int?
    /// What somebody entered, in place of what the records say.
    package var entry: ReportCase.Entry?
    package var kind: Kind

    package enum Kind: Sendable {
        case requests([RequestRow], total: Int)
        case disputes([DisputeLine], total: Int)
        case documents([NormativeDocument])
        /// Notices, or payments, of the fee.
        case fees([FeeRecord])
        /// Of a whole: the reports that it is the sum of.
        case parts([Part])
        /// The register has nothing of the kind.
        case none
    }

    package struct FeeRecord: Sendable, SQLRecord {
        package var request: InformationRequest
        package var day: Day
        package var yuan: Int

        package init(row: SQLRow) throws {
            request = try InformationRequest(row: row)
            day = try row.get("day")
            yuan = try row.get("yuan")
        }
    }

    package struct Part: Sendable {
        package var organisation: Organisation
        package var scope: ReportScope
        package var report: AnnualReport.ID
        package var value: Int?
    }
}

extension Office {
    /// - Parameters:
    ///   - offset: of requests and disputes, of which there may be many; the others are shown whole.
    /// - Throws: `NotFound` where the form of the report has no such cell.
    package func reportRecords(
        _ id: AnnualReport.ID, _ cell: ReportCell, offset: Int, limit: Int, by caller: Caller
    ) async throws -> ReportRecords {
        try await read { tx in
            let stored = try storedReport(id, tx)
            let report = stored.report
            try caller.require(.readReports, in: report.organisation, tx)
            let tree = try organisationTree(tx)
            let loaded = try load(stored, tree, tx)
            guard ReportCell.all(report.format).contains(cell) || cell.section == .otherMatters else {
                throw NotFound()
            }
            let register = ReportRegister(
                organisations: ReportUnits.counted(by: report.organisation, tree), year: report.year,
                format: report.format, today: now().day)
            let kind: ReportRecords.Kind =
                switch (report.scope, cell) {
                case (.whole, _): .parts(try parts(loaded, cell, tree, tx))
                case (.own, .request(let row, let column)):
                    try requests(row, column, register, offset: offset, limit: limit, caller, tx)
                case (.own, .dispute(let block, let column)):
                    try register.disputes(block, column, offset: offset, limit: limit, tx)
                case (.own, .disclosure(let item, let measure)): try register.documents(item, measure, tx)
                case (.own, .fee(let item)): .fees(try register.fees(item, tx))
                }
            return ReportRecords(
                report: report, organisation: loaded.organisation, cell: cell, value: loaded.content.tables[cell],
                entry: stored.state.entries[cell], kind: kind)
        }
    }

    private func parts(
        _ loaded: LoadedReport, _ cell: ReportCell, _ tree: OrganisationTree, _ tx: any Transaction
    ) throws -> [ReportRecords.Part] {
        let parts = loaded.stored.state.isOpen ? loaded.parts : loaded.stored.state.frozen?.parts ?? []
        return try parts.compactMap { part in
            guard let organisation = tree[part.share.organisation] else { return nil }
            let value = try storedReport(part.report, tx).state.frozen?.tables[cell]
            return ReportRecords.Part(
                organisation: organisation, scope: part.share.scope, report: part.report, value: value)
        }
    }

    private func requests(
        _ row: ReportRow, _ column: ReportColumn, _ register: ReportRegister, offset: Int, limit: Int,
        _ caller: Caller, _ tx: any Transaction
    ) throws -> ReportRecords.Kind {
        let condition = try register.condition(row, column)
        let total: Int = try tx.value("SELECT COUNT(*) AS value FROM request r WHERE \(condition)") ?? 0
        let lines: [RequestLine] = try tx.all(
            "\(RequestLine.columns) WHERE \(condition) ORDER BY r.changed_at DESC, r.id DESC LIMIT \(limit) OFFSET \(offset)"
        )
        return .requests(try shown(lines, caller, tx), total: total)
    }
}

extension ReportRegister {
    /// Which rows of `request r` a cell counts.
    fileprivate func condition(_ row: ReportRow, _ column: ReportColumn) throws -> SQL {
        let kind: ApplicantClass? = if case .of(let kind) = column { kind } else { nil }
        guard let scope = RequestScope(year, organisations: organisations, applicantClass: kind) else {
            throw NotFound()
        }
        func ended(_ outcomes: [RequestOutcome]) -> SQL {
            "\(RequestFigure.ended.condition(scope, today: today)) AND r.outcome IN (\(list: outcomes))"
        }
        switch row {
        case .received: return RequestFigure.received.condition(scope, today: today)
        case .carriedIn: return RequestFigure.carriedOver.condition(scope, today: today)
        case .outcome(let outcome): return ended([outcome])
        case .group(let group): return ended(RequestOutcome.allCases.filter { $0.group == group })
        case .ended: return RequestFigure.ended.condition(scope, today: today)
        case .carriedOut: return RequestFigure.carriedOn.condition(scope, today: today)
        }
    }

    fileprivate func disputes(
        _ block: Dispute.Block, _ column: DisputeColumn, offset: Int, limit: Int, _ tx: any Transaction
    ) throws -> ReportRecords.Kind {
        let standing: Dispute.Standing? = if case .of(let standing) = column { standing } else { nil }
        let selection = DisputeSelection(year, organisations)
        let counts = try selection.counts(tx)[block] ?? [:]
        return .disputes(
            try selection.lines(block, standing, offset: offset, limit: limit, tx),
            total: standing.map { counts[$0] ?? 0 } ?? counts.values.reduce(0, +))
    }

    fileprivate func documents(
        _ item: DisclosureItem, _ measure: DisclosureMeasure, _ tx: any Transaction
    ) throws -> ReportRecords.Kind {
        guard let form = LegalForm.allCases.first(where: { DisclosureItem($0) == item }) else { return .none }
        let documents = try NormativeDocument.all(of: organisations, tx)
        return .documents(documents.filter { $0.form == form && $0.counts(as: measure, in: year) == true })
    }
}

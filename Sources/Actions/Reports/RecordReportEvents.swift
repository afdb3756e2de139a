import Domain
import Storage

/// A report with its story.
struct StoredReport: Sendable {
    var report: AnnualReport
    var events: [ReportEvent]
    var state: ReportCase
}

extension Office {
    /// Changes one report: loads it, lets the body decide what happens, and writes that down.
    /// - Parameter expected: how many events the caller had seen; nil where nobody looked before.
    /// - Throws: `Stale` where somebody else was faster.
    func change(
        _ id: AnnualReport.ID, expecting expected: Int?, by caller: Caller,
        _ body: @escaping @Sendable (StoredReport, any Transaction, Instant) throws -> ReportEvent.Happening
    ) async throws {
        try await perform(as: caller) { tx, now in
            let stored = try storedReport(id, tx)
            if let expected, expected != stored.state.eventCount { throw Stale() }
            return Done(try record(try body(stored, tx, now), on: stored, by: caller.person?.id, at: now, tx))
        }
    }

    func storedReport(_ id: AnnualReport.ID, _ tx: any Transaction) throws -> StoredReport {
        let report = try ReportTable.find(id, tx)
        let events = try ReportEventTable.rows(of: id, tx).map { try $0.reportEvent() }
        return StoredReport(report: report, events: events, state: ReportCase(events))
    }

    /// Adds an event to a report and brings everything that is computed from them up to date.
    func record(
        _ happening: ReportEvent.Happening, on stored: StoredReport, by actor: Person.ID?, at now: Instant,
        _ tx: any Transaction
    ) throws -> JournalEvent {
        let event = ReportEvent(instant: now, actor: actor, happening: happening)
        let row = try EventRow(event, at: stored.state.eventCount + 1)
        var state = stored.state
        state.apply(event)
        let projection = ReportProjection(state, changedAt: now)
        if stored.events.isEmpty {
            try tx.run(ReportTable.insertion(of: stored.report, projection))
        } else {
            try ReportTable.update(stored.report.id, projection, tx)
        }
        try tx.run(ReportEventTable.insertion(of: row, of: stored.report.id))
        return row.journal(
            "report", of: stored.report.id.text, organisation: stored.report.organisation,
            before: stored.events.isEmpty ? "" : stored.state.stage.rawValue)
    }
}

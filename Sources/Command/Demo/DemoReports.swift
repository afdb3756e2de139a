import Actions
import Domain

/// The annual reports of the city: those of the years before it had the program come in as they were published, that of
/// its first year is computed, completed, accepted and published by every office.
struct DemoReports {
    let office: Office
    let staff: DemoStaff
    let clock: DemoClock
    let city: String
    /// The first year that the register knows.
    let year: Int
    let tree: OrganisationTree

    /// The own reports of all offices.
    func makeOwn() async throws {
        for organisation in tree.flattened.map(\.organisation) where ReportUnits.hasReport(organisation.kind) {
            try await make(organisation, .own)
        }
    }

    /// What the governments below the city sum up, or the city itself.
    func makeWhole(of level: ReportLevel) async throws {
        for organisation in tree.flattened.map(\.organisation)
        where organisation.kind == .government && ReportLevel(organisation, .whole, tree) == level {
            try await make(organisation, .whole)
        }
    }

    /// The report on a year that goes on is begun by one office, so that there is one to be worked on.
    func begin(_ organisation: Organisation) async throws {
        clock.tick()
        _ = try await office.openReport(
            of: organisation.id, year: year, .own,
            by: try staff.caller(.informationOfficer, for: organisation.code, in: city))
    }

    private func make(_ organisation: Organisation, _ scope: ReportScope) async throws {
        do {
            try await write(organisation, scope)
        } catch {
            throw Failure.cannot("the demo's \(scope.rawValue) report of \(organisation.code): \(error)")
        }
    }

    private func write(_ organisation: Organisation, _ scope: ReportScope) async throws {
        let writer = try staff.caller(.informationOfficer, for: organisation.code, in: city)
        let accepter = try staff.caller(.opennessOffice, for: organisation.code, in: city)
        clock.tick()
        let id = try await office.openReport(of: organisation.id, year: year, scope, by: writer)
        let figures = DemoReportFigures(organisation)
        if scope == .own {
            try await office.act(
                .enter(figures.entries(year: year).mapValues(Optional.some), source: "行政审批系统、执法办案系统和非税收入系统年末数据"),
                on: id,
                expecting: nil, by: writer)
        }
        let report = try await office.deskReport(id, by: writer)
        try await office.act(.write(figures.texts(report.draft, year: year, scope)), on: id, expecting: nil, by: writer)
        clock.tick()
        try await office.submitReport(id, expecting: nil, by: writer)
        try await office.act(.accept(opinion: "数字核对无误，同意备案。"), on: id, expecting: nil, by: accepter)
        clock.tick()
        try await publish(try await office.draftReport(id, expecting: nil, by: writer), organisation, writer)
    }

    private func publish(_ document: Document.ID, _ organisation: Organisation, _ writer: Caller) async throws {
        try await office.submit(document, expecting: nil, by: writer)
        for step in [ReviewStep.check, .review, .secrecy, .approval] {
            clock.tick()
            try await office.sign(
                step, of: document, opinion: "同意。", expecting: nil,
                by: try staff.caller(step.role, for: organisation.code, in: city))
        }
    }
}

import Actions
import Domain

/// The annual reports of the years before the city had the program, brought in as they were published then.
struct DemoOlderReports {
    let office: Office
    let clock: DemoClock
    let tree: OrganisationTree

    private static let years = [2023, 2024]

    func bringIn() async throws {
        let organisations = tree.flattened.map(\.organisation).filter { ReportUnits.hasReport($0.kind) }
        for year in Self.years {
            let own = Dictionary(
                organisations.map { ($0.id, tables($0, year)) }, uniquingKeysWith: { first, _ in first })
            for organisation in organisations {
                if let tables = own[organisation.id] { try await bring(tables, organisation, year, .own) }
                guard ReportUnits.scopes(organisation.kind).contains(.whole) else { continue }
                let shares = ReportUnits.shares(of: organisation.id, tree, summed: [])
                let whole = ReportTables.sum(of: shares.compactMap { own[$0.organisation] }, .revised2021)
                try await bring(whole, organisation, year, .whole)
            }
        }
    }

    /// What was open at the end of the last of these years would be in the register.
    private func tables(_ organisation: Organisation, _ year: Int) -> ReportTables {
        func left(_ year: Int) -> Int { year == Self.years.first && organisation.kind == .department ? 1 : 0 }
        return DemoReportFigures(organisation).tables(year: year, carriedIn: left(year - 1), carriedOut: left(year))
    }

    private func bring(
        _ tables: ReportTables, _ organisation: Organisation, _ year: Int, _ scope: ReportScope
    ) async throws {
        var content = ReportContent(
            year: year, format: .revised2021, title: scope.title(of: organisation, year: year), tables: tables)
        let draft = ReportDraft(content, subject: scope.subject(organisation))
        content.texts = DemoReportFigures(organisation).texts(draft, year: year, scope)
        let published = Day(year + 1, scope == .own ? 1 : 3, scope == .own ? 22 : 12)
        clock.tick()
        _ = try await office.importReport(
            ReportImport(year: year, scope: scope, reading: ReportReading(content), publishedOn: published),
            of: organisation.code, by: .system)
    }
}

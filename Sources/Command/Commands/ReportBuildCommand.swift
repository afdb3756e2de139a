import Actions
import ArgumentParser
import Domain
import Web

/// Which report is meant.
struct ReportPlace: ParsableArguments {
    @Option(help: "The code of the organisation.")
    var organisation: String

    @Option(help: "The year of which it tells.")
    var year: Int

    @Option(help: "own: of the organisation itself. whole: of a government with all below it.")
    var scope: ReportScope = .own
}

extension ReportScope: ExpressibleByArgument {}

struct ReportBuildCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "build", abstract: "Compute an organisation's annual report from the register.",
        discussion: """
            Prints the report as it stands: computed, with what was entered at the desk, or as it was submitted. It changes \
            nothing. With --json or --format it is in the interchange format (docs/annual-report-format.md), which \
            yangguang report check reads; what is missing and what the checks find then goes to the standard error. Exit \
            status 1 if a rule between its figures does not hold; figures that nobody has entered yet are only named.

              yangguang report build --organisation finance --year 2025 --json | yangguang report check -
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json, csv
    }

    @OptionGroup var report: ReportPlace

    @Option(help: "text, json or csv.")
    var format: Format = .text

    @OptionGroup var place: PlaceOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let (organisation, built) = try await place.settings().withOffice { office in
            let organisation = try await office.knownOrganisation(report.organisation)
            try check(organisation)
            let built = try await office.buildReport(
                of: organisation.code, year: report.year, report.scope, by: .system)
            return (organisation, built)
        }
        let summary = ReportSummaryLines(built)
        switch output.json ? .json : format {
        case .text: for line in summary.figures + summary.remarks { Output.line(line) }
        case .json:
            Output.text(ReportJSON.write(built.content, agency: organisation.name))
            for line in summary.remarks { Output.complain(line) }
        case .csv:
            Output.text(String(decoding: ReportCSV.write(built.content).bytes, as: UTF8.self))
            for line in summary.remarks { Output.complain(line) }
        }
        if !built.verdict.broken.isEmpty { throw ExitCode(ExitStatus.problems.rawValue) }
    }

    private func check(_ organisation: Organisation) throws {
        if ReportFormat.of(year: report.year) == nil {
            throw Failure.input("year: there is no uniform form of reports before the year 2019")
        }
        let scopes = ReportUnits.scopes(organisation.kind)
        if scopes.isEmpty {
            throw Failure.input("organisation: \(organisation.name) is told of in the report of the organ above it")
        }
        if !scopes.contains(report.scope) {
            throw Failure.input("scope: only a government has a report of the whole")
        }
    }
}

import Actions
import ArgumentParser
import Domain
import Web

struct ReportImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Bring in the annual report of an older year as it was published elsewhere.",
        discussion: """
            The file is JSON or CSV (docs/annual-report-format.md) or a page with the three tables. Its figures and texts are \
            kept as they are; a report that breaks a rule is brought in, too, and the rule is named here and on its page. \
            It is public at once, on a page and as a document that stands under the day on which it really was published. \
            Exit status 1 if the file is not that report, or not whole: then nothing is changed.

              yangguang report import 2023.html --organisation finance --year 2023 --published-on 2024-01-25
            """)

    @Argument(help: "The file.")
    var file: String

    @OptionGroup var report: ReportPlace

    @Option(help: "The day on which it was published, such as 2024-01-25; without one, what the file says.")
    var publishedOn: String?

    @Option(help: "The identifier of the public document that it is already.")
    var document: String?

    @OptionGroup var place: PlaceOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let (publishedOn, document) = (try day(), try documentID())
        let imported = try await place.settings().withOffice { office in
            let organisation = try await office.knownOrganisation(report.organisation)
            let reading = try await ReportCheckCommand.read(file, office.opener)
            let new = ReportImport(
                year: report.year, scope: report.scope, reading: reading, publishedOn: publishedOn, document: document)
            do {
                return try await office.importReport(new, of: organisation.code, by: .system)
            } catch ReportRefusal.alreadyThere {
                throw Failure.input("\(organisation.name) has a report on \(report.year) already; it was not changed")
            } catch let invalid as Invalid {
                throw Invalid(invalid.issues.map(Self.named))
            }
        }
        let answer = Answer(imported, report)
        if output.json { return try Output.json(answer) }
        for finding in answer.findings { Output.line("\(finding.rule)：\(finding.message)") }
        Output.line("Imported \(answer.report), public as \(answer.document).")
    }

    /// By the name of the option.
    private static func named(_ issue: Issue) -> Issue {
        issue.field == "publishedOn" ? Issue("published-on", issue.problem) : issue
    }

    private func day() throws -> Day? {
        guard let publishedOn else { return nil }
        guard let day = Day(iso: publishedOn) else { throw Invalid([Issue("published-on", .notADate)]) }
        return day
    }

    private func documentID() throws -> Document.ID? {
        guard let document else { return nil }
        guard let id = Document.ID(document) else { throw Invalid([Issue("document", .unknown(value: document))]) }
        return id
    }

    struct Answer: Encodable {
        var report: String
        var document: String
        var findings: [ReportAnswer.Finding]

        init(_ imported: ImportedReport, _ place: ReportPlace) {
            let scope = place.scope == .own ? "" : "/\(place.scope.rawValue)"
            report = "/reports/\(place.organisation)/\(place.year)\(scope)"
            document = "/documents/\(imported.document)"
            findings = imported.verdict.findings.map { finding in
                ReportAnswer.Finding(
                    rule: finding.rule.rawValue, severity: finding.severity.rawValue, message: sentence(for: finding),
                    expected: finding.expected, found: finding.found)
            }
        }
    }
}

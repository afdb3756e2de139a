import Actions
import ArgumentParser

struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Hold every projection, chain and number against its source.",
        discussion: """
            Computes every projection, count and term again, reads the journal and the public log from end to end, holds \
            every file against its hash, and finds what was changed behind the program's back. It changes nothing, and \
            the server may go on meanwhile. Exit status 1 if there is anything; docs/operations.md says what to do then.
            """)

    @Flag(help: "Do not read the files, which takes long where there are many.")
    var withoutFiles = false

    @OptionGroup var place: PlaceOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let report = try await place.settings().withOffice {
            try await $0.check(filesToo: !withoutFiles)
        }
        if output.json {
            try Output.json(Answer(report))
        } else {
            for finding in report.findings {
                Output.line("\(finding.area): \(finding.place): \(finding.problem)")
            }
            let counts =
                "\(report.documents) documents, \(report.requests) requests, \(report.petitions) petitions, "
                + "\(report.reports) annual reports, \(report.files) files, "
                + "\(report.logEntries) entries of the public log, "
            Output.line("Checked \(counts)\(report.journalEntries) of the journal: \(report.findings.count) problems.")
        }
        if !report.findings.isEmpty { throw ExitCode(ExitStatus.problems.rawValue) }
    }

    struct Answer: Encodable {
        var documents: Int
        var requests: Int
        var petitions: Int
        var reports: Int
        var files: Int
        var log: Int
        var journal: Int
        var findings: [Finding]

        struct Finding: Encodable {
            var area: String
            var place: String
            var problem: String
        }

        init(_ report: CheckReport) {
            documents = report.documents
            requests = report.requests
            petitions = report.petitions
            reports = report.reports
            files = report.files
            log = report.logEntries
            journal = report.journalEntries
            findings = report.findings.map { Finding(area: $0.area, place: $0.place, problem: $0.problem) }
        }
    }
}

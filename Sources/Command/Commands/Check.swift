import Actions
import ArgumentParser

struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Hold every projection, chain and number against its source.",
        discussion: """
            Computes every projection, count and term again, reads the journal and the public log from end to end, holds \
            every file against its hash and opens those that are sealed, and finds what is missing or was changed behind \
            the program's back. It changes nothing, and the server may go on meanwhile. Exit status 1 if there is \
            anything; docs/operations.md says what to do then.
            """)

    @Flag(help: "Do not read the files, which takes long where there are many.")
    var withoutFiles = false

    @OptionGroup var place: PlaceOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let report = try await place.settings().withOffice { office in
            var progress = CheckProgress()
            return try await office.check(filesToo: !withoutFiles) { progress.tell($0) }
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
            if report.strays.count > 0 {
                Output.line(
                    "\(report.strays.count) of the files (\(report.strays.bytes >> 20) MiB) belong to no record; the server "
                        + "removes what has belonged to none for a week.")
            }
        }
        if !report.findings.isEmpty { throw ExitCode(ExitStatus.problems.rawValue) }
    }

    struct Answer: Encodable {
        var documents: Int
        var requests: Int
        var petitions: Int
        var reports: Int
        var files: Int
        var strays: Int
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
            strays = report.strays.count
            log = report.logEntries
            journal = report.journalEntries
            findings = report.findings.map { Finding(area: $0.area, place: $0.place, problem: $0.problem) }
        }
    }
}

/// Says on standard error how far a check has come that takes long, a line now and then: also for who reads it from a file.
struct CheckProgress {
    private static let pause = Duration.seconds(10)
    private let clock = ContinuousClock()
    private var last = ContinuousClock.now

    mutating func tell(_ files: CheckedFiles) {
        guard clock.now - last >= Self.pause else { return }
        last = clock.now
        Output.complain("\(files.count) files, \(files.bytes >> 20) MiB read so far…")
    }
}

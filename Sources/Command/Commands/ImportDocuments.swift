import Actions
import ArgumentParser
import Storage

struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Bring in what was published elsewhere.", subcommands: [ImportDocuments.self])
}

struct ImportDocuments: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "documents", abstract: "Bring in documents from a file of JSON Lines.",
        discussion: """
            Each line is an object with title, and body (plain text) or html. It may have \
            \(ImportLine.fields.dropFirst(3).joined(separator: ", ")). Wrong lines are named and left out, the others \
            are stored; the same file twice changes nothing. A line whose externalID is there already with other \
            content is refused: correct it at the desk. Exit status 1 if a line was refused, 3 if the file cannot be read.
            """)

    @Argument(help: "The file.")
    var file: String

    @Option(help: "The code of the organisation that answers for the documents.")
    var organisation: String

    @Flag(help: "Check everything, store nothing.")
    var dryRun = false

    @Option(
        help:
            "Why findings of the guard may become public, in a few words for the journal; without it their lines are refused."
    )
    var letPass: String?

    @OptionGroup var place: PlaceOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if letPass?.allSatisfy(\.isWhitespace) == true { throw ValidationError("--let-pass needs a reason") }
    }

    func run() async throws {
        let report = try await place.settings().withOffice { office in
            let organisation = try await office.knownOrganisation(organisation)
            var documents = DocumentImport(
                office: office, organisation: organisation, isDryRun: dryRun, lettingPass: letPass)
            let bar = ProgressBar()
            defer { bar.end() }
            do {
                return try await documents.run(file, progress: bar.show)
            } catch let error as StoreError {
                let stored = documents.report.accepted
                throw Failure.cannot(
                    "\(error)\n           \(stored) documents of \(file) are stored; the same command goes on from there"
                )
            }
        }
        for problem in report.refused { Output.complain("\(file):\(problem.line): \(problem.words)") }
        if output.json {
            try Output.json(report)
        } else {
            let refused = Set(report.refused.map(\.line)).count
            let verb = dryRun ? "would be accepted" : "accepted"
            Output.line("\(report.accepted) \(verb), \(report.unchanged) unchanged, \(refused) refused.")
        }
        if !report.refused.isEmpty { throw ExitCode(ExitStatus.problems.rawValue) }
    }
}

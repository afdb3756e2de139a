import Actions
import ArgumentParser
import Domain
import Foundation

struct Restore: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make an installation of a backup, in an empty place.",
        discussion: """
            Takes a backup of either engine into either engine. Every byte is verified before anything is made; then the \
            records are: their counts, the public log against its signed checkpoint, the journal against its seal, and \
            everything that yangguang check looks at. A backup of an older program is brought up to date. The database \
            must not exist, or be empty on PostgreSQL, and the folder of the files must be empty. Files go to the place that \
            is set, whatever it was when the backup was taken. Where anything is \
            wrong, or the restore is cut off, nothing can be used; run it again. Exit status 1 if the file is broken, \
            cut off, of another or a newer program; 3 if the place cannot take it. People sign in again afterwards.
            """)

    @Argument(help: "The backup.")
    var file: String

    @Option(help: "The file of the passphrase. Also YANGGUANG_PASSPHRASE_FILE.")
    var passphraseFile: String?

    @Option(help: "The folder with a copy of the keys, where the backup does not hold them.")
    var keys: String?

    @Flag(help: "Restore records in which yangguang check finds something wrong, and name it; exit status 1.")
    var keepFindings = false

    @OptionGroup var place: PlaceOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let settings = try place.settings([.passphraseFile: passphraseFile])
        let backup = try BackupFile(file, passphrase: try settings.passphraseFile.map(Passphrase.init))
        let restoration = Restoration(settings: settings, backup: backup, keys: keys, keepsFindings: keepFindings)
        let begun = ContinuousClock.now
        let report = try await restoration.run()
        let answer = RestoreAnswer(backup, report, took: ContinuousClock.now - begun)
        if output.json {
            try Output.json(answer)
        } else {
            for finding in report.check.findings {
                Output.line("\(finding.area): \(finding.place): \(finding.problem)")
            }
            Output.line("Restored into \(settings.database.name) and \(settings.files): \(answer.words)")
        }
        if !report.check.findings.isEmpty { throw ExitCode(ExitStatus.problems.rawValue) }
    }
}

/// What came back, in words and for machines.
struct RestoreAnswer: Encodable {
    var file: String
    var takenAt: String
    var program: String
    var engine: String
    var schema: Int
    var encrypted: Bool
    var keys: Bool
    var bytes: Int
    var rows: Int
    var files: Int
    /// Whether the files of the store were in it.
    var content: Bool
    var documents: Int
    var log: Int
    var journal: Int
    var findings: [Check.Answer.Finding]
    var seconds: Double

    init(_ backup: BackupFile, _ report: Restoration.Report, took duration: Duration) {
        let manifest = backup.manifest
        file = backup.path
        (takenAt, program, engine, schema) = (manifest.takenAt, manifest.program, manifest.engine, manifest.schema)
        (encrypted, keys, bytes) = (backup.isEncrypted, manifest.holdsKeys, backup.bytes)
        (rows, files) = (report.rows, report.files)
        content = manifest.holdsContent ?? true
        (documents, log, journal) = (
            report.check.documents, report.check.logEntries, report.check.journalEntries
        )
        findings = Check.Answer(report.check).findings
        seconds = (duration / .milliseconds(1)).rounded() / 1000
    }

    var words: String {
        let missing = content ? "" : " The files of the store are not in the backup: put them back from their own copy."
        return """
            \(documents) documents, \(log) entries of the public log, \(journal) of the journal, \(rows) rows and \(files) \
            files, as they were at \(takenAt); \(findings.count) problems. It took \(seconds) s.\(missing)
            """
    }
}

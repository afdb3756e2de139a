import Actions
import ArgumentParser
import Domain
import Foundation

struct Backup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Take a backup while the server goes on, or try one out.",
        discussion: """
            A backup is one file: a tar archive with every row of the database, from one moment, and every file, each \
            with its digest, wherever the files lie. Either engine takes it in again. With a passphrase file it is \
            encrypted in the format of age (age-encryption.org) and holds the keys of the installation, too; without one it holds no \
            keys, unless --with-keys is given: keep a copy of the folder keys where the backups are not. Sessions and \
            the search index are not in it; the index is made again.

            yangguang backup --out /backups --keep 30 is made for a timer: the file is named after the time, and the \
            oldest ones go. yangguang backup --verify /backups restores the newest one into a temporary folder (TMPDIR \
            chooses where), checks everything and removes it again. Exit status 0 if it is good, 1 if not, 3 if the disk \
            is full or the database cannot be reached; a backup that failed leaves no file.
            """)

    @Option(help: "The file to write, which must not exist; or a folder, for a file named after the time.")
    var out: String?

    @Option(help: "A backup to restore into a temporary place and check; or a folder, for the newest in it.")
    var verify: String?

    @Option(help: "In a folder, keep so many backups and remove the oldest.")
    var keep: Int?

    @Option(
        help:
            "A file whose first line is the passphrase, which its owner alone can read. Also YANGGUANG_PASSPHRASE_FILE."
    )
    var passphraseFile: String?

    @Flag(help: "Put the keys into a backup that is not encrypted. Who reads it can sign in the office's name.")
    var withKeys = false

    @Option(
        help: "With --verify: the folder of the keys, where the backup does not hold them. Usually keys below --files.")
    var keys: String?

    @Flag(help: "Leave the files of the store out, where they are copied in another way. The records are all in it.")
    var withoutFiles = false

    @OptionGroup var place: PlaceOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if (out == nil) == (verify == nil) { throw ValidationError("Give --out or --verify, one of them.") }
        if let keep, keep < 1 { throw ValidationError("--keep: “\(keep)” must be 1 or more.") }
        if keep != nil, out == nil { throw ValidationError("--keep goes with --out.") }
    }

    func run() async throws {
        if let out { try await take(out) }
        if let verify { try await drill(verify) }
    }

    private func take(_ out: String) async throws {
        let settings = try place.settings([.passphraseFile: passphraseFile])
        let passphrase = try settings.passphraseFile.map(Passphrase.init)
        let folder = BackupFolder(out)
        if keep != nil, folder == nil { throw Failure.usage("--keep: \(out) is not a folder that exists") }
        try settings.refuseFilesOfItsOwn(out)
        try folder?.removeRemains()
        let name = BackupFolder.name(at: .now, isEncrypted: passphrase != nil)
        let begun = ContinuousClock.now
        let taken = try await settings.withStore { store in
            try await settings.takeBackup(
                of: store, content: withoutFiles ? nil : try settings.fileStore(),
                to: folder.map { "\($0.path)/\(name)" } ?? out, passphrase, keysToo: passphrase != nil || withKeys)
        }
        let seconds = ((ContinuousClock.now - begun) / .milliseconds(1)).rounded() / 1000
        try settings.note(taken)
        let removed = try keep.flatMap { try folder?.keep($0) } ?? []
        let answer = Answer(taken, removed: removed, seconds: seconds)
        if output.json { try Output.json(answer) } else { answer.tell() }
    }

    private func drill(_ path: String) async throws {
        guard let file = try BackupFolder(path).map({ try $0.backups().last }) ?? path else {
            throw Failure.input("\(path): there is no backup in it")
        }
        let sources = try place.sources([.passphraseFile: passphraseFile])
        // A backup that holds its keys is tried out anywhere, and knows no installation.
        let settings = sources.setting(.database) == nil ? nil : try Settings(sources)
        let passphrase = try sources.setting(.passphraseFile).map(Passphrase.init)
        let begun = ContinuousClock.now
        let backup = try BackupFile(file, passphrase: passphrase)
        let report = try await BackupDrill(backup: backup, keys: keys ?? settings?.keyFolder.path).run()
        let answer = RestoreAnswer(backup, report, took: ContinuousClock.now - begun)
        if report.check.findings.isEmpty { try settings?.note(backup) }
        if output.json {
            try Output.json(answer)
        } else {
            for finding in report.check.findings {
                Output.line("\(finding.area): \(finding.place): \(finding.problem)")
            }
            Output.line("\(file) was restored and checked: \(answer.words)")
        }
        if !report.check.findings.isEmpty { throw ExitCode(ExitStatus.problems.rawValue) }
    }

    private struct Answer: Encodable {
        var file: String
        var bytes: Int
        var sha256: String
        var takenAt: String
        var encrypted: Bool
        var keys: Bool
        /// Whether the files of the store are in it.
        var content: Bool
        var rows: Int
        var files: Int
        var log: Int
        var journal: Int
        var removed: [String]
        var seconds: Double

        init(_ taken: TakenBackup, removed: [String], seconds: Double) {
            (file, bytes, sha256) = (taken.path, taken.bytes, taken.sha256)
            let manifest = taken.manifest
            (takenAt, encrypted, keys) = (manifest.takenAt, taken.isEncrypted, manifest.holdsKeys)
            (rows, files) = (manifest.rows, manifest.files)
            content = manifest.holdsContent ?? false
            (log, journal) = (manifest.facts.log.size, manifest.facts.journal.entries)
            self.removed = removed
            self.seconds = seconds
        }

        func tell() {
            Output.line(
                """
                \(file): \(rows) rows and \(files) files in \(bytes) bytes, with \(log) entries of the public log and \
                \(journal) of the journal. It took \(seconds) s.
                """)
            Output.line("SHA-256 \(sha256)")
            for path in removed { Output.line("Removed \(path).") }
            if keys, !encrypted {
                Output.line("The keys are in it, and it is not encrypted: keep it where nobody reads it.")
            }
            if !content { Output.line("The files of the store are not in it: keep a copy of them, too.") }
            if !keys { Output.line("The keys are not in it: keep a copy of them where the backups are not.") }
        }
    }
}

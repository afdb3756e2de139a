import Actions
import ArgumentParser
import Storage

struct Migrate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Bring the database up to date.",
        discussion: """
            Makes a new database with its keys, or changes the schema of an old one, step by step; where it was cut off, \
            it goes on. Before it changes an old schema it looks whether the database is sound and takes a backup into \
            the folder backups below --files (encrypted, if there is a passphrase file; without the keys). End the \
            server first. Refused are a database of a newer program, of another program, one that is damaged, one \
            whose keys are missing, and one that another process has open.
            """)

    @Flag(name: .customLong("no-backup"), help: "Take no backup before: you have just taken one.")
    var hasNoBackup = false

    @OptionGroup var place: PlaceOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let settings = try place.settings()
        var jump: SchemaJump?
        let handling: SchemaHandling = hasNoBackup ? .bringUpToDateWithoutCopy : .bringUpToDate
        try await settings.withOffice(handling, onJump: { jump = $0 }) { office in
            let number = try await office.store.schemaNumber()
            if output.json {
                try Output.json(Answer(schema: number, from: jump?.from ?? number, backup: jump?.copy))
            } else {
                if let words = jump?.words { Output.line("Of \(settings.database.name), \(words).") }
                Output.line("The schema of \(settings.database.name) is \(number), the newest of this program.")
            }
        }
    }

    private struct Answer: Encodable {
        var schema: Int
        /// The schema before.
        var from: Int
        var backup: String?
    }
}

import Actions
import ArgumentParser
import Storage

struct Migrate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Bring the database up to date.",
        discussion: "Makes a new database with its keys, or changes an old one. Refuses one of a newer program.")

    @OptionGroup var place: PlaceOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let settings = try place.settings()
        try await settings.withOffice(.bringUpToDate) { office in
            let number = try await office.store.schemaNumber()
            if output.json {
                try Output.json(Answer(schema: number))
            } else {
                Output.line("The schema of \(settings.database.name) is \(number), the newest of this program.")
            }
        }
    }

    private struct Answer: Encodable {
        var schema: Int
    }
}

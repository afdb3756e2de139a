import Actions
import ArgumentParser

struct Reindex: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make the search index anew.",
        discussion: """
            Needed after an upgrade that changed how text is analysed, which its notes say, and where check finds the \
            index wrong. Nothing but the index is changed.
            """)

    @OptionGroup var place: PlaceOptions

    func run() async throws {
        let count = try await place.settings().withOffice { try await $0.reindex() }
        Output.line("Indexed \(count) documents.")
    }
}

import Actions
import ArgumentParser
import Logging

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serve the site.",
        discussion: """
            Brings the database up to date first. Every option can stand in the environment as YANGGUANG_… or in a \
            configuration file; a flag goes before the environment, and the environment before the file.
            """)

    @OptionGroup var place: PlaceOptions
    @OptionGroup var serving: ServingOptions

    func run() async throws {
        let settings = try place.settings(serving.flags)
        LoggingSystem.bootstrap { StreamLogHandler.standardError(label: $0) }
        let office = try await settings.openOffice(.bringUpToDate)
        Output.line("Yangguang serves \(settings.origin)")
        try await serveSite(office, settings.web, webhook: settings.webhook)
    }
}

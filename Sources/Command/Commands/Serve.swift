import Actions
import ArgumentParser

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serve the site.",
        discussion: """
            Brings the database up to date first. Every option can stand in the environment as YANGGUANG_… or in a \
            configuration file; a flag goes before the environment, and the environment before the file. It ends when it \
            is sent TERM or INT, after it has answered what it had begun.

            /healthz says whether it lives, /readyz which part is ill, /metrics how much of everything, for Prometheus.

              yangguang serve --database sqlite:data/yangguang.sqlite --origin https://www.example.gov.cn
              yangguang serve --config /etc/yangguang/yangguang.conf --log-format json
            """)

    @OptionGroup var place: PlaceOptions
    @OptionGroup var serving: ServingOptions

    func run() async throws {
        let settings = try place.settings(serving.flags)
        settings.startLogging()
        let watch = Watch(settings)
        let office = try await settings.openOffice(.bringUpToDate, readLimit: settings.queryLimit).measured(
            by: watch.store)
        Output.line("Yangguang serves \(settings.origin)")
        try await serveSite(office, settings, watch)
    }
}

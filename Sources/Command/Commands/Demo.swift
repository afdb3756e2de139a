import Actions
import ArgumentParser
import Domain
import Foundation

struct Demo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make a demo city, 阳光市, and serve it.",
        discussion: """
            The first run makes it in a few seconds, with organisations, people and real official documents; later runs \
            go on with what was done in it. Remove the folder to begin again.

              yangguang demo --port 8081 --data /tmp/city
            """)

    @Option(help: "The folder of the demo city.")
    var data = "var/demo"

    @Option(help: "Make it in an empty PostgreSQL database, postgres://…, instead of a file in the folder.")
    var database: String?

    @Option(
        help: "How many requests, drawn by lot, one office had in the years before: a large register for measuring.")
    var requests = 0

    @OptionGroup var serving: ServingOptions

    func run() async throws {
        let folder = DemoFolder(path: data)
        let settings = try Settings(sources(folder))
        settings.startLogging()
        try await checkPort(settings.web)
        if !folder.hasCity {
            Output.line("Making 阳光市 in \(data):")
            try await folder.makeCity(settings, today: .now, requests: requests) { Output.line("  \($0) …") }
        }
        let watch = Watch(settings)
        let office = try await settings.openOffice(.bringUpToDate, readLimit: settings.queryLimit).measured(
            by: watch.store)
        try introduce(settings)
        try await serveSite(office, settings, watch)
    }

    /// The environment of a real installation is not asked: a demo must not write into its database.
    private func sources(_ folder: DemoFolder) -> SettingSources {
        var flags = serving.flags.compactMapValues { $0 }
        flags[.database] = database ?? "sqlite:\(folder.database)"
        flags[.files] = folder.files
        // Nobody who tries it out wants to read along.
        flags[.logLevel] = flags[.logLevel] ?? "warning"
        return SettingSources(flags: flags, environment: [:], file: nil)
    }

    private func introduce(_ settings: Settings) throws {
        let origin = settings.origin
        Output.line(
            """

            阳光市 is a fictitious city. Its portal and its desk:

              Portal        \(origin)/
              Desk          \(origin)/desk
              Public log    \(origin)/log
              Feed          \(origin)/feed.atom
              API           \(origin)/api/v1/search?q=%E5%8D%B1%E6%88%BF%E6%94%B9%E9%80%A0

            Accounts, all with the password \(DemoCity.password):

            """)
        for person in try DemoFiles().people where person.demoAccount {
            guard let appointment = person.appointments.last, let role = appointment.role else { continue }
            let login = person.login.padding(toLength: 14, withPad: " ", startingAt: 0)
            let name = role.rawValue.padding(toLength: 22, withPad: " ", startingAt: 0)
            Output.line("  \(login)\(name)\(person.name) \(appointment.post)")
        }
        Output.line("\nEnd it with Ctrl-C; the data stays in \(data).")
    }
}

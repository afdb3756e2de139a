import Actions
import ArgumentParser
import Domain
import Foundation

struct CalendarFollow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Enter a year's notice of holidays, or what is ordered here.",
        discussion: """
            The file has a line a day or a stretch of days: 2027-01-01至2027-01-03 off 元旦, 2027-01-04 work 元旦; or the lines \
            of a table, date,weekday,off or work,name. It takes the place of what the year had. Open terms are counted \
            again, and those that move are listed with the date before and after; --dry-run only lists them.

              yangguang calendar import 2027.txt --year 2027 --title 国办发明电〔2026〕7号
              yangguang calendar import local.txt --local --title 某某自治县关于三月三放假的通知
            """)

    @Argument(help: "The file.")
    var file: String

    @Option(help: "The year of the notice.")
    var year: Int?

    @Flag(help: "What is ordered here, which goes before every notice.")
    var local = false

    @Option(help: "The title and number of the notice, or its address.")
    var title: String

    @Flag(help: "Say what would move, and change nothing.")
    var dryRun = false

    @OptionGroup var place: PlaceOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let layer: CalendarOrder.Layer
        switch (year, local) {
        case (let year?, false): layer = .notice(year: year)
        case (nil, true): layer = .local
        case (nil, false), (_?, true): throw Failure.usage("say either --year or --local")
        }
        guard let data = FileManager.default.contents(atPath: file) else {
            throw Failure.cannot("\(file) cannot be read")
        }
        let text = String(decoding: data, as: UTF8.self).replacing("\r\n", with: "\n")
        let days: [WorkCalendar.AnnouncedDay]
        do {
            days = try CalendarLines.days(in: text)
        } catch {
            throw Invalid([error])
        }
        let order = CalendarOrder(layer, title: title, days: days)
        let effect = try await place.settings().withOffice { office in
            dryRun
                ? try await office.effect(of: order, by: .system) : try await office.follow(order, by: .system)
        }
        try tell(effect, days.count)
    }

    private func tell(_ effect: CalendarEffect, _ days: Int) throws {
        if output.json {
            let moved = effect.requests.map {
                Answer.Moved(number: $0.request.number.text, before: $0.before?.iso, after: $0.after?.iso)
            }
            return try Output.json(Answer(days: days, followed: !dryRun, moved: moved))
        }
        for moved in effect.requests {
            Output.line("\(moved.request.number.text)  \(moved.before?.iso ?? "-") -> \(moved.after?.iso ?? "-")")
        }
        Output.line(
            "\(days) days \(dryRun ? "read" : "entered"), \(effect.requests.count) terms \(dryRun ? "would move" : "moved")."
        )
    }

    struct Answer: Encodable {
        var days: Int
        var followed: Bool
        var moved: [Moved]

        struct Moved: Encodable {
            var number: String
            var before: String?
            var after: String?
        }
    }
}

extension TermStop: ExpressibleByArgument {
    public init?(argument: String) {
        let parts = argument.split(separator: ":")
        guard parts.count == 2, let cause = Cause(rawValue: String(parts[0])) else { return nil }
        let ends = parts[1].split(separator: "..").map { Day(iso: $0) }
        guard ends.count == 2, let first = ends[0], let last = ends[1], first <= last else { return nil }
        self.init(cause, first...last)
    }
}

import Actions
import ArgumentParser
import Domain

struct CalendarCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calendar", abstract: "Working days.", subcommands: [CalendarDue.self, CalendarFollow.self])
}

struct CalendarDue: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "due", abstract: "Say when a term ends, and how it was counted.",
        discussion: """
            Each day up to the due day is listed: whether it counts, and why. Holidays and the working days that make up \
            for them are those of the State Council, and with --database those that were entered there; a year that is not \
            announced yet makes the date provisional.

              yangguang calendar due 2026-03-10 --working-days 20
              yangguang calendar due 2026-03-10 --working-days 20 --stop third-party:2026-03-12..2026-04-02
            """)

    @Argument(help: "The day of the event, which does not count: 2026-03-10.")
    var date: String

    @Option(help: "How many working days the term has, up to \(WorkCalendar.longestTerm).")
    var workingDays: Int

    @Option(
        name: .customLong("stop"),
        help:
            "Days that do not count because others are asked: third-party:DAY..DAY or joint-maker:DAY..DAY. Repeatable."
    )
    var stops: [TermStop] = []

    @OptionGroup var place: PlaceOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        guard let day = Day(iso: date) else {
            throw Failure.usage("“\(date)” is not a date that exists; write it as 2026-03-10")
        }
        guard (0...WorkCalendar.longestTerm).contains(workingDays) else {
            throw Failure.usage("--working-days must be 0 to \(WorkCalendar.longestTerm)")
        }
        let ledger = try await calendar().dueDate(workingDays: workingDays, after: day, stops: stops)
        if output.json {
            try Output.json(Answer(ledger))
            return
        }
        for day in ledger.days {
            let holiday = day.reason.holiday.map { "  \($0)" } ?? ""
            Output.line("\(day.date.iso)  \(day.counts ? "counts" : "      ")  \(day.reason.code)\(holiday)")
        }
        Output.line("Due: \(ledger.due.iso)\(ledger.isProvisional ? ", provisional: holidays may still move it" : "")")
    }

    /// Without a database that is named with the command, the notices that the program brings.
    private func calendar() async throws -> WorkCalendar {
        if place.database == nil { return try RuleFiles.calendar() }
        return try await place.settings().withOffice { try await $0.calendar() }
    }

    struct Answer: Encodable {
        var due: String
        var provisional: Bool
        var days: [Line]

        struct Line: Encodable {
            var date: String
            var counts: Bool
            var reason: String
            var holiday: String?
        }

        init(_ ledger: DayLedger) {
            due = ledger.due.iso
            provisional = ledger.isProvisional
            days = ledger.days.map {
                Line(date: $0.date.iso, counts: $0.counts, reason: $0.reason.code, holiday: $0.reason.holiday)
            }
        }
    }
}

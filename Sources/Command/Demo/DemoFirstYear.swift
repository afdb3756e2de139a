import Actions
import Domain

/// What goes on in the city beside its documents from its beginning to the first annual report: requests come to some of
/// its offices, on working days, and are answered.
struct DemoFirstYear {
    private let calendar: WorkCalendar
    private let clock: DemoClock
    private var lives: RequestLives
    private var random = SeededRandom(seed: 2025)
    private var day: Day
    /// The last day on which one comes in: what is open then is carried over, and ends in the weeks that follow.
    private let lastBirth: Day

    private static let hours = [9, 10, 11, 15]

    init(calendar: WorkCalendar, clock: DemoClock, lives: RequestLives, lastBirth: Day) {
        self.calendar = calendar
        self.clock = clock
        self.lives = lives
        self.lastBirth = lastBirth
        day = clock.now.day + 1
    }

    /// Until the morning of a day.
    mutating func live(until end: Day) async throws {
        while day < end {
            if calendar.isWorkday(day), day <= lastBirth || !lives.isIdle {
                for hour in Self.hours {
                    clock.advance(to: Instant(day, hour: hour))
                    _ = try await lives.turn(mayBegin: day <= lastBirth, using: &random)
                }
            }
            day = day + 1
        }
    }
}

import Domain
import Testing

struct InstantTests {
    @Test func `an instant is written in UTC to the millisecond`() {
        #expect(Instant(milliseconds: 0).iso == "1970-01-01T00:00:00.000Z")
        #expect(Instant(milliseconds: -1).iso == "1969-12-31T23:59:59.999Z")
        #expect(Instant(milliseconds: 1_773_118_560_007).iso == "2026-03-10T04:56:00.007Z")
    }

    @Test func `the wall clock is eight hours ahead`() throws {
        let instant = Instant(try #require(Day(2026, 3, 10)), hour: 12, minute: 56, second: 7)
        #expect(instant.iso == "2026-03-10T04:56:07.000Z")
        #expect(instant.wallClockMinute == "2026-03-10 12:56")
        #expect(instant.wallClockSecond == "2026-03-10 12:56:07")
        #expect(instant.wallClockField == "2026-03-10T12:56")
    }

    @Test func `the day changes at midnight in Shanghai`() throws {
        let midnight = Instant(try #require(Day(2026, 3, 10)))
        #expect(midnight.iso == "2026-03-09T16:00:00.000Z")
        #expect(midnight.day == Day(2026, 3, 10))
        #expect((midnight + .milliseconds(-1)).day == Day(2026, 3, 9))
        #expect(Instant(milliseconds: -8 * 3_600_000 - 1).day == Day(1969, 12, 31))
    }

    @Test func `a date-time field is read as the wall clock`() {
        #expect(Instant(wallClock: "2026-03-10T12:56")?.iso == "2026-03-10T04:56:00.000Z")
        #expect(Instant(wallClock: "2026-03-10T12:56:07")?.iso == "2026-03-10T04:56:07.000Z")
        #expect(Instant(wallClock: "2026-03-10T00:00")?.wallClockField == "2026-03-10T00:00")
    }

    @Test(arguments: [
        "", "2026-03-10", "2026-03-10T", "2026-03-10T24:00", "2026-03-10T12:60", "2026-03-10T12:00:60",
        "2026-03-10T1:00",
        "2026-03-10 12:00", "2026-03-10T12:00Z", "2026-03-10T12:00:00:00", "2026-02-30T12:00", "2026-03-10T+1:00",
    ])
    func `anything else in a date-time field is refused`(text: String) {
        #expect(Instant(wallClock: text) == nil)
    }

    @Test func `a duration moves an instant`() {
        #expect((Instant(milliseconds: 5) + .seconds(2)).milliseconds == 2005)
        #expect((Instant(milliseconds: 5) + .milliseconds(-7)).milliseconds == -2)
        #expect(Instant(milliseconds: 1) < Instant(milliseconds: 2))
    }
}

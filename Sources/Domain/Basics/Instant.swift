/// A point in time, UTC, to the millisecond. The wall clock of every office is Asia/Shanghai, UTC+8 all year.
package struct Instant: Hashable, Comparable, Sendable {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    package let milliseconds: Int

    package init(milliseconds: Int) {
        self.milliseconds = milliseconds
    }

    /// The instant of a wall-clock time in Asia/Shanghai.
    package init(_ day: Day, hour: Int = 0, minute: Int = 0, second: Int = 0) {
        milliseconds = ((day.number * 24 + hour - 8) * 60 + minute) * 60_000 + second * 1000
    }

    /// Reads a wall-clock time in Asia/Shanghai as a date-time field gives it: `2026-03-10T12:56`.
    package init?(wallClock text: some StringProtocol) {
        let parts = text.split(separator: "T", omittingEmptySubsequences: false)
        guard parts.count == 2, let day = Day(iso: parts[0]) else { return nil }
        let time = parts[1].split(separator: ":", omittingEmptySubsequences: false)
        guard (2...3).contains(time.count), time.allSatisfy({ $0.utf8.count == 2 }) else { return nil }
        let numbers = time.compactMap { part in part.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(part) : nil }
        guard numbers.count == time.count, numbers[0] < 24, numbers[1] < 60, (numbers.count < 3 || numbers[2] < 60)
        else {
            return nil
        }
        self.init(day, hour: numbers[0], minute: numbers[1], second: numbers.count == 3 ? numbers[2] : 0)
    }

    /// Reads what `iso` writes: `2026-03-10T12:56:00.000Z`.
    package init?(iso text: some StringProtocol) {
        let letters = Array(text)
        guard letters.count == 24, letters[19] == ".", letters[23] == "Z",
            let second = Instant(wallClock: String(letters[..<19])), let thousandths = Int(String(letters[20..<23]))
        else { return nil }
        // What was read as the time of an office is eight hours early.
        self.init(milliseconds: second.milliseconds + 8 * 3_600_000 + thousandths)
        if iso != text { return nil }
    }

    package static func < (a: Instant, b: Instant) -> Bool { a.milliseconds < b.milliseconds }
    package static func + (instant: Instant, duration: Duration) -> Instant {
        let (seconds, attoseconds) = duration.components
        return Instant(
            milliseconds: instant.milliseconds + Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000))
    }

    /// The civil date in Asia/Shanghai.
    package var day: Day { Day(number: floorDivision(wallClockMilliseconds, 86_400_000)) }

    /// `2026-03-10T12:56:00.000Z`
    package var iso: String {
        let utcDay = floorDivision(milliseconds, 86_400_000)
        let time = Self.clock(milliseconds - utcDay * 86_400_000)
        return "\(Day(number: utcDay).iso)T\(time.hm):\(time.s).\(time.ms)Z"
    }

    /// `2026-03-10 12:56`, the format of 网页标签规范 for PubDate.
    package var wallClockMinute: String { "\(day.iso) \(wallClockTime.hm)" }

    /// `2026-03-10 12:56:07`
    package var wallClockSecond: String { "\(day.iso) \(wallClockTime.hm):\(wallClockTime.s)" }

    /// `2026-03-10T12:56`, as a date-time field wants it.
    package var wallClockField: String { "\(day.iso)T\(wallClockTime.hm)" }

    private var wallClockMilliseconds: Int { milliseconds + 8 * 3_600_000 }

    private var wallClockTime: (hm: String, s: String, ms: String) {
        Self.clock(wallClockMilliseconds - day.number * 86_400_000)
    }

    private static func clock(_ millisecondsOfDay: Int) -> (hm: String, s: String, ms: String) {
        let seconds = millisecondsOfDay / 1000
        return (
            "\(padded(seconds / 3600, 2)):\(padded(seconds / 60 % 60, 2))", padded(seconds % 60, 2),
            padded(millisecondsOfDay % 1000, 3)
        )
    }
}

private func floorDivision(_ a: Int, _ b: Int) -> Int {
    a >= 0 ? a / b : (a - b + 1) / b
}

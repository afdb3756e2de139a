package import Domain
import Synchronization

/// A clock that stands still until a test moves it.
package final class TestClock: Sendable {
    private let time: Mutex<Instant>

    package init(_ start: Instant) {
        time = Mutex(start)
    }

    package var now: Instant { time.withLock { $0 } }

    package func set(_ instant: Instant) {
        time.withLock { $0 = instant }
    }

    package func advance(_ duration: Duration) {
        time.withLock { $0 = $0 + duration }
    }

    package func advance(days: Int) { advance(.seconds(86_400 * days)) }
}

/// The same bytes in every run, in the order in which they are asked for.
package final class TestChance: Sendable {
    private let random: Mutex<SeededRandom>

    package init(seed: UInt64) {
        random = Mutex(SeededRandom(seed: seed))
    }

    package func bytes(_ count: Int) -> [UInt8] {
        random.withLock { random in (0..<count).map { _ in UInt8(truncatingIfNeeded: random.next()) } }
    }
}

/// A date that a test writes down.
/// `2026-03-10`
package func day(_ iso: String) throws -> Day {
    guard let day = Day(iso: iso) else { throw NoDay(text: iso) }
    return day
}

private struct NoDay: Error {
    var text: String
}

package func day(_ year: Int, _ month: Int, _ day: Int) -> Day {
    guard let date = Day(year, month, day) else { preconditionFailure("\(year)-\(month)-\(day) does not exist") }
    return date
}

package func instant(_ year: Int, _ month: Int, _ dayOfMonth: Int, _ hour: Int = 9, _ minute: Int = 30) -> Instant {
    Instant(day(year, month, dayOfMonth), hour: hour, minute: minute)
}

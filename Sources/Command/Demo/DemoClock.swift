import Domain
import Synchronization

/// The time in a city whose history is being made. It only goes forward, as in life.
final class DemoClock: Sendable {
    private let time: Mutex<Instant>

    init(_ start: Instant) {
        time = Mutex(start)
    }

    var now: Instant { time.withLock { $0 } }

    func advance(to instant: Instant) {
        time.withLock { $0 = max($0, instant) }
    }

    /// The next thing is done a second later.
    func tick() {
        time.withLock { $0 = $0 + .seconds(1) }
    }
}

package import Domain
import Synchronization

/// What a worker that goes round in the background says of itself after each round.
package final class WorkerBeat: Sendable {
    private struct State {
        var lastGood: (ContinuousClock.Instant, Instant?)
        var rounds = 0
        var failures = 0
    }

    private let state: Mutex<State>

    package init() {
        state = Mutex(State(lastGood: (ContinuousClock.now, nil)))
    }

    /// A round came to its end.
    package func beat(at now: Instant) {
        state.withLock {
            $0.lastGood = (ContinuousClock.now, now)
            $0.rounds += 1
        }
    }

    package func failed() { state.withLock { $0.failures += 1 } }

    /// Since when no round came to its end; from the start, where none has.
    package var silence: Duration { ContinuousClock.now - state.withLock { $0.lastGood.0 } }

    package func samples(_ worker: String) -> (last: MetricSample?, rounds: MetricSample, failures: MetricSample) {
        let state = state.withLock { $0 }
        let labels = [("worker", worker)]
        return (
            state.lastGood.1.map { MetricSample(labels, $0.seconds) }, MetricSample(labels, state.rounds),
            MetricSample(labels, state.failures)
        )
    }
}

extension Instant {
    /// As Prometheus writes times.
    package var seconds: Double { Double(milliseconds) / 1000 }
}

import Synchronization

/// A value that costs something and is asked for often: computed by one at a time and believed for a while. Who asks
/// meanwhile waits for the same computation, and for no longer than the patience: what hangs holds nobody up.
package final class Recent<Value: Sendable>: Sendable {
    private struct State {
        var known: (value: Value, at: ContinuousClock.Instant)?
        var work: Task<Value, Never>?
    }

    private let lifetime: Duration
    private let patience: Duration
    private let compute: @Sendable () async -> Value
    private let state = Mutex(State())

    package init(for lifetime: Duration, patience: Duration, _ compute: @escaping @Sendable () async -> Value) {
        self.lifetime = lifetime
        self.patience = patience
        self.compute = compute
    }

    /// Nil where the patience ended first. The computation goes on, and whoever asks next waits for that one.
    package func value() async -> Value? {
        let (known, work) = state.withLock { state -> (Value?, Task<Value, Never>?) in
            if let known = state.known, ContinuousClock.now - known.at < lifetime { return (known.value, nil) }
            let work = state.work ?? Task { await self.work() }
            state.work = work
            return (nil, work)
        }
        guard let work else { return known }
        let (answers, answer) = AsyncStream<Value?>.makeStream()
        Task { answer.yield(await work.value) }
        let alarm = Task {
            try? await Task.sleep(for: patience)
            answer.yield(nil)
        }
        defer { alarm.cancel() }
        for await first in answers { return first }
        return nil
    }

    private func work() async -> Value {
        let value = await compute()
        state.withLock { $0 = State(known: (value, ContinuousClock.now), work: nil) }
        return value
    }
}

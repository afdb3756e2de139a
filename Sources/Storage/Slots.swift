import Dispatch
import Synchronization

/// So many at a time; the rest wait in the order in which they came, and not without end: an answer that comes when
/// nobody waits for it any more costs the others theirs.
package final class Slots: Sendable {
    private struct Waiter: Sendable {
        var number: Int
        /// Resumed with whether the slot is theirs.
        var continuation: CheckedContinuation<Bool, Never>
    }

    private struct State: Sendable {
        var free: Int
        var waiting: [Waiter] = []
        var lastNumber = 0
    }

    private enum Turn {
        case now, never
        case later(number: Int)
    }

    private let state: Mutex<State>
    private let mostWaiting: Int
    private let patience: Duration?
    private let name: String

    /// - Parameters:
    ///   - patience: how long somebody waits; nil for as long as it takes.
    ///   - name: what is waited for, as the error calls it.
    package init(_ count: Int, mostWaiting: Int = .max, patience: Duration? = nil, name: String = "a slot") {
        state = Mutex(State(free: count))
        self.mostWaiting = mostWaiting
        self.patience = patience
        self.name = name
    }

    /// - Throws: `StoreError` of kind `busy` where too many wait already, or it took too long.
    package func take() async throws {
        let isTaken = await withCheckedContinuation { continuation in
            switch enter(continuation) {
            case .now: continuation.resume(returning: true)
            case .never: continuation.resume(returning: false)
            case .later(let number):
                guard let patience else { return }
                DispatchQueue.global().asyncAfter(deadline: .now() + patience.seconds) { self.leave(number) }
            }
        }
        if !isTaken { throw StoreError(.busy, "too many wait for \(name), or for too long") }
    }

    package func give() {
        let next = state.withLock { state -> Waiter? in
            if state.waiting.isEmpty {
                state.free += 1
                return nil
            }
            return state.waiting.removeFirst()
        }
        next?.continuation.resume(returning: true)
    }

    private func enter(_ continuation: CheckedContinuation<Bool, Never>) -> Turn {
        state.withLock { state in
            if state.free > 0 {
                state.free -= 1
                return .now
            }
            if state.waiting.count >= mostWaiting { return .never }
            state.lastNumber += 1
            state.waiting.append(Waiter(number: state.lastNumber, continuation: continuation))
            return .later(number: state.lastNumber)
        }
    }

    /// Does nothing where it was this waiter's turn before.
    private func leave(_ number: Int) {
        let waiter = state.withLock { state -> Waiter? in
            guard let index = state.waiting.firstIndex(where: { $0.number == number }) else { return nil }
            return state.waiting.remove(at: index)
        }
        waiter?.continuation.resume(returning: false)
    }
}

extension Duration {
    fileprivate var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}

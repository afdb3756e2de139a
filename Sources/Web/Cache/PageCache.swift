import Actions
import Synchronization

/// The pages of the newest edition, as many as fit. Those that were not asked for the longest go first.
final class PageCache: Sendable {
    /// What is there for whoever asks.
    enum Found {
        case page(PublicAnswer)
        /// Somebody makes it right now.
        case soon(PageInTheMaking)
        /// Nobody has it: whoever is told so makes it, and must say what became of it.
        case nothing(PageInTheMaking)
    }

    /// For those who watch the server.
    struct Figures: Hashable, Sendable {
        /// Answered with what was there, or was being made for somebody else.
        var found = 0
        /// Made, because it was not there.
        var made = 0
        var pages = 0
        var bytes = 0
    }

    private struct Entry: Sendable {
        var answer: PublicAnswer
        var weight: Int
        var used: Int
    }

    private struct State: Sendable {
        var edition: Edition?
        var entries: [PageKey: Entry] = [:]
        var inTheMaking: [PageKey: PageInTheMaking] = [:]
        var weight = 0
        /// Counts what was asked for, in place of a clock.
        var turn = 0
        var found = 0
        var made = 0
    }

    private let capacity: Int
    private let state = Mutex(State())

    /// - Parameter capacity: in bytes.
    init(capacity: Int) {
        self.capacity = capacity
    }

    /// - Parameter edition: one that was the newest after the request came.
    func find(_ key: PageKey, _ edition: Edition) -> Found {
        state.withLock { state in
            if state.edition != edition {
                // Who asked a moment earlier is not served from it, and does not empty it.
                if let held = state.edition, held.number > edition.number { return .nothing(PageInTheMaking()) }
                state = State(edition: edition, found: state.found, made: state.made)
            }
            if let place = state.entries.index(forKey: key) {
                state.turn += 1
                state.found += 1
                state.entries.values[place].used = state.turn
                return .page(state.entries.values[place].answer)
            }
            if let made = state.inTheMaking[key] {
                state.found += 1
                return .soon(made)
            }
            state.made += 1
            let making = PageInTheMaking()
            state.inTheMaking[key] = making
            return .nothing(making)
        }
    }

    /// What is there already, for whoever would go another way to have it made.
    func known(_ key: PageKey, _ edition: Edition) -> PublicAnswer? {
        state.withLock { state in
            guard state.edition == edition, let place = state.entries.index(forKey: key) else { return nil }
            state.turn += 1
            state.found += 1
            state.entries.values[place].used = state.turn
            return state.entries.values[place].answer
        }
    }

    /// Hands a page to everybody who waits for it and keeps it, where its edition is still the newest.
    /// - Parameter answer: nil where there is none that others may have; each asks for itself then.
    func finish(_ making: PageInTheMaking, _ key: PageKey, _ edition: Edition, _ answer: PublicAnswer?) {
        state.withLock { state in
            guard state.inTheMaking[key] === making else { return }
            state.inTheMaking[key] = nil
            guard state.edition == edition, let answer else { return }
            keep(answer, key, &state)
        }
        making.finish(answer)
    }

    /// Counts a page anew after it was packed for somebody.
    func weigh(_ answer: PublicAnswer, _ key: PageKey) {
        state.withLock { state in
            guard let entry = state.entries[key], entry.answer === answer else { return }
            keep(answer, key, &state)
        }
    }

    var figures: Figures {
        state.withLock { state in
            Figures(found: state.found, made: state.made, pages: state.entries.count, bytes: state.weight)
        }
    }

    private func keep(_ answer: PublicAnswer, _ key: PageKey, _ state: inout State) {
        let weight = answer.weight + key.weight
        if let old = state.entries.removeValue(forKey: key) { state.weight -= old.weight }
        // One page never drives out most of the others.
        guard weight <= capacity / 8 else { return }
        state.turn += 1
        state.entries[key] = Entry(answer: answer, weight: weight, used: state.turn)
        state.weight += weight
        if state.weight > capacity { makeRoom(&state) }
    }

    /// An eighth at once, so that the order is not looked for with every page.
    private func makeRoom(_ state: inout State) {
        for (key, entry) in state.entries.sorted(by: { $0.value.used < $1.value.used }) {
            if state.weight <= capacity / 8 * 7 { return }
            state.entries[key] = nil
            state.weight -= entry.weight
        }
    }
}

/// A page that one request makes and others wait for.
final class PageInTheMaking: Sendable {
    private enum State {
        case open([CheckedContinuation<PublicAnswer?, Never>])
        case done(PublicAnswer?)
    }

    private let state = Mutex(State.open([]))

    /// - Returns: nil where nothing came of it that others may have.
    func answer() async -> PublicAnswer? {
        await withCheckedContinuation { continuation in
            let done: PublicAnswer?? = state.withLock { state in
                switch state {
                case .open(let waiting):
                    state = .open(waiting + [continuation])
                    return nil
                case .done(let answer): return .some(answer)
                }
            }
            if let done { continuation.resume(returning: done) }
        }
    }

    func finish(_ answer: PublicAnswer?) {
        let waiting = state.withLock { state -> [CheckedContinuation<PublicAnswer?, Never>] in
            defer { state = .done(answer) }
            return if case .open(let waiting) = state { waiting } else { [] }
        }
        for continuation in waiting { continuation.resume(returning: answer) }
    }
}

extension PageCache.Figures {
    var families: [MetricFamily] {
        [
            MetricFamily(
                .counter, "yangguang_page_cache_answers_total", "Public pages asked for, found in memory or made anew.",
                [MetricSample([("from", "memory")], found), MetricSample([("from", "scratch")], made)]),
            MetricFamily(.gauge, "yangguang_page_cache_pages", "Public pages that are kept in memory.", pages),
            MetricFamily(.gauge, "yangguang_page_cache_bytes", "The memory they take.", bytes),
        ]
    }
}

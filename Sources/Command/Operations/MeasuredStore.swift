import Actions
import Storage
import Synchronization
import Web

/// A store that keeps time: how long a transaction waits for its turn or a connection, and how long it then takes.
struct MeasuredStore: Store {
    let store: any Store
    let measures: StoreMeasures

    var engine: Engine { store.engine }

    func read<T: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> T) async throws -> T {
        try await measures.measure(.read, body) { try await store.read($0) }
    }

    func write<T: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> T) async throws -> T {
        try await measures.measure(.write, body) { try await store.write($0) }
    }

    func watch(_ query: StaticString) throws -> any NumberWatch { try store.watch(query) }

    func close() async {
        await store.close()
    }
}

/// The figures of a store.
final class StoreMeasures: Sendable {
    enum Kind: String, CaseIterable {
        case read, write
    }

    private struct Figures {
        var asked = 0
        var begun = 0
        var ended = 0
        var results: [String: Int] = [:]
        var waited = HistogramFigures()
        var taken = HistogramFigures()
    }

    private let figures = Mutex<[Kind: Figures]>([.read: Figures(), .write: Figures()])

    func measure<T: Sendable>(
        _ kind: Kind, _ body: @escaping @Sendable (any Transaction) throws -> T,
        by run: (@escaping @Sendable (any Transaction) throws -> T) async throws -> T
    ) async throws -> T {
        let asked = ContinuousClock.now
        let begun = Mutex<ContinuousClock.Instant?>(nil)
        note(kind) { $0.asked += 1 }
        do {
            let value = try await run { [self] tx in
                let now = ContinuousClock.now
                begun.withLock { $0 = now }
                note(kind) {
                    $0.begun += 1
                    $0.waited.note(now - asked)
                }
                return try body(tx)
            }
            end(kind, begun: begun.withLock { $0 }, "done")
            return value
        } catch {
            end(kind, begun: begun.withLock { $0 }, Self.result(of: error))
            throw error
        }
    }

    private func end(_ kind: Kind, begun: ContinuousClock.Instant?, _ result: String) {
        note(kind) {
            $0.ended += 1
            $0.results[result, default: 0] += 1
            if let begun { $0.taken.note(ContinuousClock.now - begun) } else { $0.begun += 1 }
        }
    }

    private func note(_ kind: Kind, _ change: (inout Figures) -> Void) {
        figures.withLock { change(&$0[kind, default: Figures()]) }
    }

    /// What the engine could not do; everything else that ends a transaction is an answer of the office.
    private static func result(of error: any Error) -> String {
        switch (error as? StoreError)?.kind {
        case .unavailable: "unavailable"
        case .uncertain: "uncertain"
        case .busy: "busy"
        case .timedOut: "timed-out"
        case .fault: "fault"
        case .unique, .foreignKey, .check, .notNull, nil: "refused"
        }
    }

    var families: [MetricFamily] {
        let figures = Kind.allCases.map { ([("kind", $0.rawValue)], self.figures.withLock { $0 }[$0] ?? Figures()) }
        return [
            MetricFamily(
                .counter, "yangguang_database_transactions_total", "Transactions ended, by kind and result.",
                figures.flatMap { labels, figures in
                    figures.results.sorted { $0.key < $1.key }.map {
                        MetricSample(labels + [("result", $0.key)], $0.value)
                    }
                }),
            MetricFamily(
                .gauge, "yangguang_database_waiting", "Transactions that wait for their turn or a connection.",
                figures.map { MetricSample($0, $1.asked - $1.begun) }),
            MetricFamily(
                .gauge, "yangguang_database_running", "Transactions at work.",
                figures.map { MetricSample($0, $1.begun - $1.ended) }),
            MetricFamily(
                .histogram, "yangguang_database_wait_seconds", "How long transactions waited to begin.",
                figures.flatMap { $1.waited.samples($0) }),
            MetricFamily(
                .histogram, "yangguang_database_seconds", "How long transactions took, from begin to commit.",
                figures.flatMap { $1.taken.samples($0) }),
        ]
    }
}

extension Office {
    /// The same office, whose every transaction is timed.
    func measured(by measures: StoreMeasures) -> Office {
        Office(self, through: MeasuredStore(store: store, measures: measures))
    }
}

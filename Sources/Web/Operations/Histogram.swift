import Synchronization

/// How long things took, counted by ranges. A value: who keeps it says how it is shared.
package struct HistogramFigures: Sendable, Hashable {
    /// The ends of the ranges in seconds, from half a millisecond to ten seconds; what takes longer is beyond them.
    package static let bounds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]

    private var counts = [Int](repeating: 0, count: bounds.count)
    package private(set) var count = 0
    package private(set) var seconds = 0.0

    package init() {}

    package mutating func note(_ taken: Duration) {
        let value = taken.seconds
        count += 1
        seconds += value
        if let range = Self.bounds.firstIndex(where: { value <= $0 }) { counts[range] += 1 }
    }

    /// Each range with all that are shorter, as the format wants them.
    package func samples(_ labels: [(String, String)]) -> [MetricSample] {
        var total = 0
        var samples: [MetricSample] = []
        for (bound, count) in zip(Self.bounds, counts) {
            total += count
            samples.append(MetricSample(suffix: "_bucket", labels + [("le", "\(bound)")], Double(total)))
        }
        samples.append(MetricSample(suffix: "_bucket", labels + [("le", "+Inf")], Double(count)))
        samples.append(MetricSample(suffix: "_sum", labels, seconds))
        samples.append(MetricSample(suffix: "_count", labels, Double(count)))
        return samples
    }
}

/// Counts up, from any task.
package final class Counter: Sendable {
    private let count = Atomic<Int>(0)

    package init() {}

    package func add(_ more: Int = 1) { count.add(more, ordering: .relaxed) }
    package var value: Int { count.load(ordering: .relaxed) }
}

extension Duration {
    package var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}

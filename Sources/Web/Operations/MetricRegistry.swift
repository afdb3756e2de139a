import Synchronization

/// What the program tells of itself at `/metrics`. Whoever has figures adds who can say them; they are asked for when
/// somebody reads, so that nothing is computed for nobody.
package final class MetricRegistry: Sendable {
    package typealias Source = @Sendable () async -> [MetricFamily]

    private let sources = Mutex<[Source]>([])

    package init() {}

    /// - Parameter source: says its figures now. The names it uses must be nobody else's.
    package func add(_ source: @escaping Source) {
        sources.withLock { $0.append(source) }
    }

    /// A counter of its own.
    package func counter(_ name: String, _ help: String) -> Counter {
        let counter = Counter()
        add { [MetricFamily(.counter, name, help, counter.value)] }
        return counter
    }

    package func text() async -> String {
        var text = ""
        for source in sources.withLock({ $0 }) {
            for family in await source() { family.write(to: &text) }
        }
        return text
    }
}

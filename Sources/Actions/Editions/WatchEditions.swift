package import Domain
import Storage
import Synchronization

/// What the public site shows between two changes and on one day. Pages of the same address and edition are the same:
/// the number moves on in the transaction of every act that a public page may show, and the day counts because
/// validity, terms and posts turn with it.
package struct Edition: Hashable, Sendable {
    package var number: Int
    package var day: Day

    package init(number: Int, day: Day) {
        self.number = number
        self.day = day
    }
}

/// Tells which edition is the newest, whoever made it: this server, another one, or an import from the command line.
package final class EditionWatch: Sendable {
    private let store: any Store
    private let now: @Sendable () -> Instant
    /// Made when it is asked for first: most commands never ask.
    private let watch = Mutex<(any NumberWatch)?>(nil)

    init(store: any Store, now: @escaping @Sendable () -> Instant) {
        self.store = store
        self.now = now
    }

    /// An edition that was the newest at some moment after the call.
    package func newest() async throws -> Edition {
        Edition(number: try await openWatch().number(), day: now().day)
    }

    private func openWatch() throws -> any NumberWatch {
        try watch.withLock { watch in
            if let watch { return watch }
            let opened = try store.watch(EditionTable.newest)
            watch = opened
            return opened
        }
    }
}

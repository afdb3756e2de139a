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
    /// The edition that was the newest after the request came whose task this is: asked once, for all that the answer is made of.
    @TaskLocal private static var ofThisRequest: Edition?

    private let store: any Store
    private let now: @Sendable () -> Instant
    /// Made when it is asked for first: most commands never ask.
    private let watch = Mutex<(any NumberWatch)?>(nil)

    init(store: any Store, now: @escaping @Sendable () -> Instant) {
        self.store = store
        self.now = now
    }

    /// An edition that was the newest at some moment after the call, or after the request came.
    package func newest() async throws -> Edition {
        if let known = Self.ofThisRequest { return known }
        return Edition(number: try await openWatch().number(), day: now().day)
    }

    /// The same for whoever cannot wait in a task.
    /// - Parameter take: is called once, on any thread, perhaps before this returns, and must not block; with nil where the
    ///   edition cannot be known.
    package func ask(_ take: @escaping @Sendable (Edition?) -> Void) {
        do {
            try openWatch().ask { [now] number in take((try? number.get()).map { Edition(number: $0, day: now().day) })
            }
        } catch {
            take(nil)
        }
    }

    /// The one of the request whose task this is, where it was asked.
    static var known: Edition? { ofThisRequest }

    /// Makes an answer that only reads. What it keeps of the office is of this edition or newer.
    package static func answering<Answer>(
        in edition: Edition, isolation: isolated (any Actor)? = #isolation, _ make: () async throws -> Answer
    ) async rethrows -> Answer {
        try await $ofThisRequest.withValue(edition, operation: make)
    }

    static func answering<Answer>(in edition: Edition, _ make: () throws -> Answer) rethrows -> Answer {
        try $ofThisRequest.withValue(edition, operation: make)
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

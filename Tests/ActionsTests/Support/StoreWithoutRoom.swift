import Storage
import Synchronization

/// A store whose disk is full for so many changes.
final class StoreWithoutRoom: Store {
    private let store: any Store
    private let refusals: Mutex<Int>

    init(_ store: any Store, refusing refusals: Int) {
        self.store = store
        self.refusals = Mutex(refusals)
    }

    var engine: Engine { store.engine }

    func read<T: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> T) async throws -> T {
        try await store.read(body)
    }

    func write<T: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> T) async throws -> T {
        let refuses = refusals.withLock { left in
            left -= 1
            return left >= 0
        }
        if refuses { throw StoreError(.unavailable, "database or disk is full") }
        return try await store.write(body)
    }

    func watch(_ query: StaticString) throws -> any NumberWatch { try store.watch(query) }

    func close() async { await store.close() }
}

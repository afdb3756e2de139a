import Domain
import Storage
import Synchronization

/// What many pages ask for and hardly anybody changes. It is held with the edition it was read in, and handed out
/// only while that edition is the newest: a page that is made anew costs no more reads than it shows.
final class KeptReads: Sendable {
    let tree = Kept<OrganisationTree>()
    let site = Kept<Site>()
    let calendar = Kept<WorkCalendar>()
    let catalogue = Kept<[CatalogueCoverage]>()
    let standardAreas = Kept<[String]>()
    let frontPage = Kept<FrontPage>()
    let lastChangeOfLists = Kept<Instant?>()
    let lastChanges = Kept<[String: Instant]>()
}

/// One such value.
final class Kept<Value: Sendable>: Sendable {
    private struct Held: Sendable {
        var edition: Edition
        var value: Value
    }

    private let held = Mutex<Held?>(nil)

    func value(in edition: Edition) -> Value? {
        held.withLock { held in held?.edition == edition ? held?.value : nil }
    }

    func hold(_ value: Value, of edition: Edition) {
        held.withLock { $0 = Held(edition: edition, value: value) }
    }
}

extension Office {
    /// The value as a transaction that only reads sees it.
    func kept<Value>(
        _ kept: Kept<Value>, _ tx: any Transaction, _ read: () throws -> Value
    ) throws -> Value {
        // A transaction that began after the request came sees its edition or a newer one, which nobody asks for by that name.
        let edition = try EditionWatch.known ?? Edition(number: try EditionTable.number(tx), day: now().day)
        if let value = kept.value(in: edition) { return value }
        let value = try read()
        kept.hold(value, of: edition)
        return value
    }

    /// The value as it stands at some moment after the call.
    func kept<Value: Sendable>(
        _ place: Kept<Value>, _ read: @escaping @Sendable (any Transaction) throws -> Value
    ) async throws -> Value {
        if let value = place.value(in: try await editions.newest()) { return value }
        return try await self.read { tx in try self.kept(place, tx) { try read(tx) } }
    }
}

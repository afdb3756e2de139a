import Domain
import Storage
import Synchronization

/// The register of documents in memory, from which lists, pages of lists and counts of any filter come, so that they take
/// as long with a hundred thousand documents as with a thousand. It is never ahead of the database and never behind it:
/// every read first asks how far the journal goes and takes on what it does not know yet, whichever program wrote that.
final class DocumentRegister: Sendable {
    private struct State: Sendable {
        var lines = RegisterLines()
        /// Counts of the filters that were asked for since the lines changed last.
        var counts: [DocumentFilter: SearchFacets] = [:]
    }

    /// Filters are made by readers: so many are kept.
    private static let mostFilters = 500

    private let state = Mutex(State())

    /// The lines as this transaction sees them, or newer.
    func lines(_ tx: any Transaction, on today: Day) throws -> RegisterLines {
        try state.withLock { state in
            if try state.lines.follow(tx, on: today) { state.counts = [:] }
            return state.lines
        }
    }

    /// How many of the published documents there are of each kind within a filter.
    func counts(_ filter: DocumentFilter, in lines: RegisterLines) -> SearchFacets {
        if let known = state.withLock({ $0.lines.sequence == lines.sequence ? $0.counts[filter] : nil }) {
            return known
        }
        let counts = lines.counts(filter)
        state.withLock { state in
            guard state.lines.sequence == lines.sequence, state.lines.day == lines.day,
                state.counts.count < Self.mostFilters
            else { return }
            state.counts[filter] = counts
        }
        return counts
    }
}

import Domain
import Storage
import Synchronization

/// The register of documents in memory, from which lists, pages of lists and counts of any filter come, so that they take
/// as long with a hundred thousand documents as with a thousand. It is never ahead of the database and never behind it:
/// every read first asks how far the journal goes and takes on what it does not know yet, whichever program wrote that.
final class DocumentRegister: Sendable {
    private struct State: Sendable {
        var lines = RegisterLines()
        /// Of the filters that were asked for since the lines changed last.
        var selections: [DocumentFilter: RegisterSelection] = [:]
    }

    /// Filters are made by readers: so many are kept.
    private static let mostFilters = 500

    private let state = Mutex(State())

    /// The lines as this transaction sees them, or newer.
    func lines(_ tx: any Transaction, on today: Day) throws -> RegisterLines {
        try state.withLock { state in
            if try state.lines.follow(tx, on: today) { state.selections = [:] }
            return state.lines
        }
    }

    /// What a filter lets through of the published documents.
    func selection(_ filter: DocumentFilter, in lines: RegisterLines) -> RegisterSelection {
        let known = state.withLock { state in
            state.lines.sequence == lines.sequence && state.lines.day == lines.day ? state.selections[filter] : nil
        }
        if let known { return known }
        let selection = lines.selection(filter)
        state.withLock { state in
            guard state.lines.sequence == lines.sequence, state.lines.day == lines.day,
                state.selections.count < Self.mostFilters
            else { return }
            state.selections[filter] = selection
        }
        return selection
    }
}

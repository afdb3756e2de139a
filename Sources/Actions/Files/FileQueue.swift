package import Domain
import Storage

/// What waits to be read, for whoever keeps the program running.
package struct FileQueue: Sendable, Hashable {
    package var waiting: Int
    package var reading: Int
    /// When the one that waits longest came.
    package var oldest: Instant?
    package var failedCount: Int
    /// The newest of them.
    package var failed: [KnownFile]
    /// In so many something is to be covered.
    package var redactions: Int
}

/// How far a file has come that is not read yet.
package enum FileProgress: Hashable, Sendable {
    /// The next one is the first.
    case queued(place: Int)
    case reading(since: Instant)
    /// It could not be read, and is tried again.
    case again(at: Instant)
}

extension Office {
    /// - Throws: `Forbidden` but for who manages all organisations.
    package func fileQueue(by caller: Caller) async throws -> FileQueue {
        let now = now()
        return try await read { tx in
            try requireSite(caller, tx)
            return try FileTable.queue(at: now, tx)
        }
    }

    /// Has a file read again that could not be.
    /// - Throws: `NotFound` where it did not fail.
    package func readAgain(_ hash: String, by caller: Caller) async throws {
        try await perform(as: caller) { tx, now in
            try requireSite(caller, tx)
            guard try FileTable.readAgain(hash, at: now, tx) else { throw NotFound() }
            return Done(JournalEvent(.fileReadAgain, of: hash))
        }
    }

    /// Of those that are not read yet.
    func progress(of files: [String: KnownFile], at now: Instant, _ tx: any Transaction) throws -> [String:
        FileProgress]
    {
        try files.compactMapValues { file in
            guard file.state == .waiting else { return nil }
            if file.dueAt > now {
                if let since = file.takenAt { return .reading(since: since) }
                if file.attempts > 0 { return .again(at: file.dueAt) }
            }
            return .queued(place: try FileTable.before(file, tx) + 1)
        }
    }

    private func requireSite(_ caller: Caller, _ tx: any Transaction) throws {
        for root in try OrganisationTable.tree(tx).roots { try caller.require(.manageOrganisations, in: root.id, tx) }
    }
}

import Domain
import Logging
import Storage

/// Files that belong to nothing: of uploads whose record was never written, of drafts that were given up, and of records whose
/// key was destroyed.
extension Office {
    /// For so long nothing has named a file before it is removed. What is uploaded belongs to something seconds later, and a
    /// backup that has begun is done.
    package static let graceOfStrays = Duration.seconds(7 * 86_400)
    /// A removal takes no longer. One that does was broken off.
    private static let longestRemoval = Duration.seconds(600)
    private static let atOnce = 500

    /// Looks which files no record names, and removes those that none has named for a week. Several may run at once.
    /// - Returns: how many were removed.
    package func sweepStrays() async throws -> Int {
        try await noteStrays()
        var removed = 0
        while true {
            let before = now() + (.zero - Self.graceOfStrays)
            let old = try await read { try StrayFileTable.seen(before: before, limit: 100, $0) }
            if old.isEmpty { return removed }
            for hash in old where try await removeStray(hash, seenBefore: before) { removed += 1 }
        }
    }

    /// Keeps a file that has come to its end. One that is just being removed, since nothing named it, is waited for.
    func keepFile(_ whole: Spool.Whole) async throws {
        while try await read({ try StrayFileTable.isKnown(whole.hash, $0) }) {
            let isKept = try await keep { tx, now in
                try StrayFileTable.keep(
                    whole.hash, leavingSince: now + (.zero - Self.longestRemoval), at: now, tx)
            }
            if isKept { break }
            try await Task.sleep(for: .milliseconds(50))
        }
        try await files.put(whole.path, as: whole.hash)
    }

    private func noteStrays() async throws {
        var last: FileHash?
        repeat {
            let page = try await files.list(after: last, limit: Self.atOnce)
            let range = PlaceRange(after: last?.text ?? "", upTo: page.last?.text ?? PlaceRange.end)
            try await note(page, in: range)
            last = page.last
        } while last != nil
    }

    /// What was a stray and is not there, or belongs to something now, is none any more.
    private func note(_ page: [FileHash], in range: PlaceRange) async throws {
        let (named, known) = try await read { tx in
            (try namedFiles(in: range, tx), Set(try StrayFileTable.places(in: range, tx)))
        }
        let strays = Set(page).subtracting(named)
        let (new, old) = (strays.subtracting(known).sorted(), known.subtracting(strays).sorted())
        if new.isEmpty, old.isEmpty { return }
        try await keep { tx, now in
            try StrayFileTable.note(new, at: now, tx)
            try StrayFileTable.forget(old, tx)
        }
    }

    private func removeStray(_ hash: FileHash, seenBefore instant: Instant) async throws -> Bool {
        let isTaken = try await keep { tx, now in
            let range = PlaceRange(after: String(hash.text.dropLast()), upTo: hash.text)
            // Asked in the one transaction that writes: whoever brings the file now is before it, or waits.
            if try namedFiles(in: range, tx).contains(hash) {
                try StrayFileTable.forget([hash], tx)
                return false
            }
            return try StrayFileTable.take(hash, seenBefore: instant, at: now, tx)
        }
        guard isTaken else { return false }
        try await files.remove(hash)
        try await keep { tx, _ in try StrayFileTable.forget([hash], tx) }
        logger.info("a file that nothing named for a week was removed", metadata: ["file": "\(hash)"])
        return true
    }
}

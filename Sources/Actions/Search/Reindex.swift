import Domain
import Storage

extension Office {
    /// Makes the search index anew from what is public. While it runs, searches find what is indexed so far.
    /// - Returns: how many documents were indexed.
    package func reindex() async throws -> Int {
        try await keep { tx, _ in try SearchTable.clear(tx) }
        return try await completeIndex()
    }

    /// Indexes what is public and not in the index: all of it where a newer program wants another index.
    /// - Returns: how many documents were indexed.
    @discardableResult
    package func completeIndex() async throws -> Int {
        let today = now().day
        let isComplete = try await read { tx in
            try SearchTable.count(tx) == register.lines(tx, on: today).shown.count
        }
        if isComplete { return 0 }
        var (last, count) = ("", 0)
        while true {
            let after = last
            let page = try await keep { tx, _ -> [Document.ID] in
                let ids: [Document.ID] = try tx.values(
                    """
                    SELECT d.id AS value FROM document d WHERE d.publicity = 'published' AND d.id > \(after)
                        AND NOT EXISTS (SELECT 1 FROM search_entry s WHERE s.document = d.id)
                    ORDER BY d.id LIMIT 200
                    """)
                try index(ids, tx)
                return ids
            }
            guard let newest = page.last else {
                try await settleIndex(after: count)
                return count
            }
            last = newest.text
            count += page.count
            try await foldIndex(least: Self.freshOfImport)
        }
    }

    /// After an import: settles the index where that is worth it. Where the added are few, or few beside what is there, FTS5
    /// does so by itself, bit by bit.
    package func settleIndex(after added: Int) async throws {
        let total = try await read { try SearchTable.count($0) }
        if store.engine == .postgres || added >= max(total / 10, Self.worthMerging) { try await settleEngine() }
        try await foldIndex()
    }

    /// Of 100,000 documents a search spent half the time in FTS5 afterwards, and the merge took 15 seconds; of a few thousand
    /// there is little to gain.
    private static var worthMerging: Int { 20_000 }

    /// Brings what the engine has put aside for later into the index, or every search would read through it.
    package func settleIndex() async throws {
        try await settleEngine()
        try await foldIndex()
    }

    private func settleEngine() async throws {
        while try await keep({ tx, _ in try SearchTable.settle(tx) }) {}
    }

    /// Indexes documents that are in the index again, because more was learned of their files.
    func indexAgain(_ ids: [Document.ID], _ tx: any Transaction) throws {
        for id in ids {
            let (revision, record) = try DocumentTable.shown(id, tx)
            let text = SearchText(
                revision, indexNumber: record.indexNumber, shownOn: record.shownOn,
                body: try SearchText.body(of: revision, tx))
            try SearchTable.put(text, rules.analyser, ranked, tx)
        }
    }

    /// In the order of their places, in which FTS5 takes them fastest.
    private func index(_ ids: [Document.ID], _ tx: any Transaction) throws {
        var places = SearchPlaces(tx)
        let entries = try ids.map { id in
            let (revision, record) = try DocumentTable.shown(id, tx)
            let text = SearchText(
                revision, indexNumber: record.indexNumber, shownOn: record.shownOn,
                body: try SearchText.body(of: revision, tx))
            return (place: try places.take(on: record.shownOn), text: text)
        }
        try SearchTable.expectMany(tx)
        for (place, text) in entries.sorted(by: { $0.place < $1.place }) {
            try tx.runAll(SearchTable.insertions(of: text, text.terms(rules.analyser), at: place, tx.engine))
        }
    }
}

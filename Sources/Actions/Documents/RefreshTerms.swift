import Domain
import Storage

extension Office {
    /// Counts the terms of all documents under way again. A newer program may know the holidays of another year, or another
    /// term of a catalogue row. Other columns are left as they are, for `check` to judge.
    package func refreshTermsOfDocuments() async throws {
        var last = ""
        while true {
            let after = last
            let page = try await keep { tx, _ -> [Document.ID] in
                let ids: [Document.ID] = try tx.values(
                    """
                    SELECT id AS value FROM document WHERE stage IN ('draft', 'returned', 'in-review', 'scheduled') AND id > \(after)
                    ORDER BY id LIMIT 100
                    """)
                for id in ids { try refreshTerm(of: id, tx) }
                return ids
            }
            guard let newest = page.last else { return }
            last = newest.text
        }
    }

    private func refreshTerm(of id: Document.ID, _ tx: any Transaction) throws {
        let stored = try DocumentTable.find(id, tx)
        let due = try project(stored.state, stored.events, of: id, tx).dueOn
        guard var columns = try DocumentTable.storedProjection(id, tx), columns.dueOn != due else { return }
        columns.dueOn = due
        try DocumentTable.update(id, columns, tx)
    }
}

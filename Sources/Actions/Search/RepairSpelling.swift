import Domain
import Storage

extension Office {
    /// What somebody meant who typed pinyin or a character that sounds like another; nil where nothing better is known.
    func repaired(_ typed: String, _ tx: any Transaction) throws -> String? {
        // What a word is can be told from the largest part of the documents.
        let segments = try RankedTable.segments(tx).sorted { $0.length > $1.length }.prefix(4)
        let fresh = try RankedTable.fresh(tx, limit: 200)
        return try rules.spelling.repaired(typed) { terms in
            let terms = Set(terms).sorted()
            var counts: [TermNumber: Int] = [:]
            for segment in segments {
                for (term, count) in try ranked.counts(of: terms, in: segment, tx) { counts[term, default: 0] += count }
            }
            for document in fresh {
                for term in terms where document.weights.weight(of: term) != nil { counts[term, default: 0] += 1 }
            }
            return counts
        }
    }
}

/// The pairs of neighbouring characters of a text: two texts that have most of them in common ask for the same.
package struct WordShingles: Hashable, Sendable {
    private let pairs: Set<[Unicode.Scalar]>

    package init(_ text: String) {
        let scalars = text.unicodeScalars.map(\.halfWidth).filter(\.isLetterOrDigit)
        pairs = Set(zip(scalars, scalars.dropFirst()).map { [$0, $1] })
    }

    /// Of all pairs of both, so many are in both: 0 to 1 (Jaccard).
    package func likeness(to other: WordShingles) -> Double {
        let all = pairs.union(other.pairs).count
        return all == 0 ? 0 : Double(pairs.intersection(other.pairs).count) / Double(all)
    }

    /// Of the pairs of a shorter text, so many are in this one: 0 to 1.
    package func holding(_ other: WordShingles) -> Double {
        other.pairs.isEmpty ? 0 : Double(pairs.intersection(other.pairs).count) / Double(other.pairs.count)
    }
}

/// Puts the best candidates of either engine in one order. The engines' own scores differ, so they only choose; this
/// decides, from the texts alone:
///
///     words   = mean over terms of (4·saturation in title + 1·saturation in body) × share of terms found²
///     phrases = mean over clauses of (4·saturation in title + 1·saturation in body)
///     score   = (words + phrases) × recency × standing + exact
///
/// - saturation (BM25): `tf·2.2 / (tf + 1.2·(0.25 + 0.75·length/usual length))`
/// - recency: from 1 down to 0.7, half of the way after four years
/// - standing: 1, or 0.5 where the document no longer holds
/// - exact: 100 for the document number or index number asked for, 50 for the very title
///
/// No share of rare terms (idf) enters: a strict query has all its terms in every candidate, and the share of terms found
/// does the same service for a relaxed one, without figures that move with each new document.
package struct Ranking: Sendable {
    /// A document as the index has it: terms of `SearchAnalyser.codes`.
    package struct Candidate: Hashable, Sendable {
        package var titleTerms: [TermCode]
        package var bodyTerms: [TermCode]
        package var documentNumber: String
        package var indexNumber: String?
        package var signedOn: Day?
        package var holds: Bool

        package init(
            titleTerms: [TermCode], bodyTerms: [TermCode], documentNumber: String = "", indexNumber: String? = nil,
            signedOn: Day? = nil, holds: Bool = true
        ) {
            self.titleTerms = titleTerms
            self.bodyTerms = bodyTerms
            self.documentNumber = documentNumber
            self.indexNumber = indexNumber
            self.signedOn = signedOn
            self.holds = holds
        }
    }

    private enum Weight {
        static let title = 4.0
        static let body = 1.0
        static let exactNumber = 100.0
        static let exactTitle = 50.0
        static let notHolding = 0.5
        static let recency = 0.3
        static let halfLife = 4 * 365.25
    }

    /// Constants, and not averages of what is stored, or every new document would reorder old results.
    private enum UsualLength {
        static let title = 30.0
        static let body = 2000.0
    }

    private let query: SearchQuery
    private let today: Day
    private let pieceCount: Int
    private let finder: PhraseFinder
    private let documentNumberKeys: [String]
    private let indexNumbers: [String]

    package init(_ query: SearchQuery, on today: Day) {
        self.query = query
        self.today = today
        let pieces = query.pieces
        pieceCount = pieces.count
        finder = PhraseFinder(pieces + query.clauses.flatMap(\.phrases))
        documentNumberKeys = query.documentNumberKeys
        indexNumbers = query.indexNumbers
    }

    /// Higher is better. Candidates with equal scores are put in order by the caller: by date, then by identifier.
    package func score(_ candidate: Candidate) -> Double {
        let inTitle = finder.find(in: candidate.titleTerms).map(\.count)
        let inBody = finder.find(in: candidate.bodyTerms).map(\.count)
        let words = (0..<pieceCount).map { text(candidate, inTitle[$0], inBody[$0]) }
        var next = pieceCount
        let phrases = query.clauses.map { clause in
            let own = next..<next + clause.phrases.count
            next = own.upperBound
            return text(candidate, inTitle[own].reduce(0, +), inBody[own].reduce(0, +))
        }
        let share = words.isEmpty ? 0 : Double(words.count { $0 > 0 }) / Double(words.count)
        var score = (mean(words) * share * share + mean(phrases)) * recency(candidate.signedOn)
        if !candidate.holds { score *= Weight.notHolding }
        if hasNumber(candidate) { score += Weight.exactNumber }
        if !query.isEmpty, candidate.titleTerms == query.wholeTerms { score += Weight.exactTitle }
        return score
    }

    private func text(_ candidate: Candidate, _ inTitle: Int, _ inBody: Int) -> Double {
        Weight.title * saturation(inTitle, Double(candidate.titleTerms.count) / UsualLength.title)
            + Weight.body * saturation(inBody, Double(candidate.bodyTerms.count) / UsualLength.body)
    }

    private func saturation(_ count: Int, _ length: Double) -> Double {
        let frequency = Double(count)
        return count == 0 ? 0 : frequency * 2.2 / (frequency + 1.2 * (0.25 + 0.75 * length))
    }

    /// Hyperbolic and not exponential: only sums and quotients, so every machine finds the same bits.
    private func recency(_ signedOn: Day?) -> Double {
        guard let signedOn else { return 1 - Weight.recency }
        let age = Double(max(0, today - signedOn))
        return 1 - Weight.recency + Weight.recency / (1 + age / Weight.halfLife)
    }

    private func hasNumber(_ candidate: Candidate) -> Bool {
        if let number = candidate.indexNumber, indexNumbers.contains(number) { return true }
        // To read a number takes longer than the rest of the score.
        if documentNumberKeys.isEmpty { return false }
        return DocumentNumber(parsing: candidate.documentNumber).map { documentNumberKeys.contains($0.key) } ?? false
    }

    private func mean(_ values: [Double]) -> Double {
        values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
    }
}

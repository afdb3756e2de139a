/// What is looked for in the ranked index, and how much each term counts.
package struct RankedQuery: Hashable, Sendable {
    package struct Term: Hashable, Sendable {
        package let number: TermNumber
        /// Of 1 for a pair of characters that was typed.
        package let share: Double
        /// Whether to have it is enough to be found: a single character of a longer word tells nothing.
        package let isTelling: Bool
    }

    /// In the order of their numbers, each once.
    package let terms: [Term]

    /// Beside its pairs a single character is worth less: measured, see docs/benchmarks.md.
    private static let shareOfSingle = 0.8
    /// What means the same as what was typed is worth less than that.
    private static let shareOfOther = 0.6
    /// So many terms of a long description are looked for, those that were typed first.
    private static let mostTerms = 120
    private static let longest = 300

    package init(_ typed: String, analyser: SearchAnalyser, words searchWords: SearchWords) {
        var (shares, telling): ([TermNumber: Double], Set<TermNumber>) = ([:], [])
        var order: [TermNumber] = []
        func add(_ text: String, _ share: Double) {
            analyser.queryTerms(text) { number, isSingle in
                if shares[number] == nil { order.append(number) }
                shares[number] = max(shares[number] ?? 0, isSingle ? share * Self.shareOfSingle : share)
                if !isSingle { telling.insert(number) }
            }
        }
        let folded = analyser.folding.fold(String(typed.prefix(Self.longest)))
        let words = folded.split(whereSeparator: \.isWhitespace).map(String.init)
        let parts = words.flatMap(QuestionWords.parts)
        for part in parts.isEmpty ? words : parts { add(part, 1) }
        for others in searchWords.others(in: folded) {
            let share = Self.shareOfOther / Double(others.count).squareRoot()
            for other in others { add(other, share) }
        }
        terms = order.prefix(Self.mostTerms).sorted().map {
            Term(number: $0, share: shares[$0] ?? 0, isTelling: telling.contains($0))
        }
    }

    package var isEmpty: Bool { terms.isEmpty }
}

extension SearchAnalyser {
    /// As `rankedTerms`, of what is typed.
    /// - Parameter take: is given each term, and whether it is a single character of a longer run.
    fileprivate func queryTerms(_ text: String, _ take: (TermNumber, Bool) -> Void) {
        var isRun = false
        scan(text) { shape, _ in
            switch shape {
            case .pair(let first, let second):
                take(TermCode(first, second).stored, false)
                take(TermCode(first, nil).stored, true)
                isRun = true
            case .last(let only):
                take(TermCode(only, nil).stored, isRun)
                isRun = false
            case .word(let letters):
                take(TermCode(word: letters).stored, false)
                isRun = false
            }
        }
    }
}

/// Looks through words for what should not get out, or should be written otherwise. One pass marks the words that rules know
/// and gathers the numbers; then every rule looks at these alone.
package struct GuardRules: Sendable {
    let mask: HouseMask
    let cards: CardPrefixes
    let misspellings: [Misspelling]
    private let finder: WordFinder

    package init(cards: CardPrefixes, misspellings: [Misspelling], mask: HouseMask = HouseMask()) {
        self.mask = mask
        self.cards = cards
        self.misspellings = misspellings
        finder = WordFinder(WordFinder.vocabulary, misspellings: misspellings)
    }

    private init(_ rules: GuardRules, mask: HouseMask) {
        self.mask = mask
        cards = rules.cards
        misspellings = rules.misspellings
        finder = rules.finder
    }

    package func masking(_ mask: HouseMask) -> GuardRules { GuardRules(self, mask: mask) }

    /// Of a document or a file, in the order in which they stand there. A passage at `.title` is read as its title.
    package func findings(in passages: [Passage]) -> [GuardFinding] {
        let text = GuardText(passages, words: finder)
        let found =
            numberFindings(in: text) + emailFindings(in: text) + addressFindings(in: text) + personFindings(in: text)
            + columnFindings(in: passages, text) + markFindings(in: text) + processFindings(in: text)
            + numberFormatFindings(in: text) + citationFindings(in: text) + dateFindings(in: text)
            + wordingFindings(in: text)
        return found.sorted { $0.position < $1.position }.map(\.finding)
    }

    /// Digits are read once: what is a number of identity is no card, and what is a card has no telephone in it.
    private func numberFindings(in text: GuardText) -> [LocatedFinding] {
        var findings: [LocatedFinding] = []
        var done = 0
        for index in text.numbers.indices where text.numbers[index].range.lowerBound >= done {
            let candidates = text.candidates(from: index)
            let rules = [identityFinding, cardFinding, phoneFinding]
            for rule in rules {
                guard
                    let (candidate, finding) = candidates.lazy.compactMap({ candidate in
                        rule(candidate, text).map { (candidate, $0) }
                    }).first
                else { continue }
                findings.append(finding)
                done = candidate.range.upperBound
                break
            }
        }
        return findings
    }
}

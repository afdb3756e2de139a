/// Terms that must stand beside each other.
package struct SearchPhrase: Hashable, Sendable {
    package let terms: [String]
    /// The last term is one Han character, and is found as the beginning of a term.
    package let endsInPrefix: Bool

    init(terms: [String], endsInPrefix: Bool = false) {
        self.terms = terms
        self.endsInPrefix = endsInPrefix
    }

    /// The phrase that finds these tokens, wherever the text goes on after them.
    init?(_ tokens: [SearchToken]) {
        guard let last = tokens.last else { return nil }
        let isOwnRun = tokens.count == 1 || tokens[tokens.count - 2].kind != .pair
        switch last.kind {
        case .last where !isOwnRun:
            self.init(terms: tokens.dropLast().map(\.term))
        case .last:
            self.init(terms: tokens.map(\.term), endsInPrefix: true)
        case .pair, .word:
            self.init(terms: tokens.map(\.term))
        }
    }

    /// Each term by itself.
    var pieces: [SearchPhrase] {
        terms.indices.map { index in
            SearchPhrase(terms: [terms[index]], endsInPrefix: endsInPrefix && index == terms.count - 1)
        }
    }
}

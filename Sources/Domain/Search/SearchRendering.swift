extension SearchQuery {
    package enum Strictness: Hashable, Sendable {
        /// All clauses, each as its phrase.
        case strict
        /// Any term: asked only when the strict query found nothing; `Ranking` puts what has most of them first.
        case relaxed
    }

    /// For FTS5's `MATCH`, as a bound value. Empty for an empty query, which is not to be asked.
    /// The tokenizer is `ascii`: `unicode61` would take accents off letters, which PostgreSQL does not.
    package func fts5(_ strictness: Strictness = .strict) -> String {
        render(strictness, and: " AND ", or: " OR ") { phrase in
            // Inside quotation marks FTS5 knows no operators; terms hold no quotation marks.
            "\"\(phrase.terms.joined(separator: " "))\"\(phrase.endsInPrefix ? " *" : "")"
        }
    }

    /// For PostgreSQL, `$1::tsquery` or `to_tsquery('simple', $1)`. Empty for an empty query.
    /// - Parameter weights: of the places that count, such as `AB`; all of them where it is empty.
    package func tsquery(_ strictness: Strictness = .strict, weights: String = "") -> String {
        render(strictness, and: " & ", or: " | ") { phrase in
            let mark = weights.isEmpty ? "" : ":\(weights)"
            let terms = phrase.terms.map { "'\($0)'\(mark)" }.joined(separator: " <-> ")
            return phrase.endsInPrefix ? "\(terms)\(mark.isEmpty ? ":" : "")*" : terms
        }
    }

    private func render(
        _ strictness: Strictness, and: String, or: String, phrase: (SearchPhrase) -> String
    ) -> String {
        switch strictness {
        case .strict:
            clauses.map { "(\($0.phrases.map { "(\(phrase($0)))" }.joined(separator: or)))" }.joined(separator: and)
        case .relaxed:
            pieces.map(phrase).joined(separator: or)
        }
    }
}

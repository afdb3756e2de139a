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

    /// For PostgreSQL, as text that is cast to TSQUERY: what the query asks for. GIN holds no positions, so PostgreSQL reads
    /// every document that has the terms of a phrase or, in heads, has them anywhere: to be asked of few documents.
    package func tsquery(_ strictness: Strictness = .strict, inHeads: Bool = false) -> String {
        let mark = inHeads ? ":AB" : ""
        return render(strictness, and: " & ", or: " | ") { phrase in
            let terms = phrase.terms.map { "'\($0)'\(mark)" }.joined(separator: " <-> ")
            return phrase.endsInPrefix ? "\(terms)\(mark.isEmpty ? ":" : "")*" : terms
        }
    }

    /// For PostgreSQL: the terms alone, wherever they stand. GIN answers this by itself, for all documents; some of those
    /// that it finds may lack the phrase.
    package func tsqueryOfTerms(_ strictness: Strictness = .strict, inHeads: Bool = false) -> String {
        let mark = inHeads ? Self.headMark : ""
        return render(strictness, and: " & ", or: " | ") { phrase in
            let terms = phrase.terms.map { "'\(mark)\($0)'" }.joined(separator: " & ")
            return phrase.endsInPrefix ? "\(terms):*" : terms
        }
    }

    /// Stands in PostgreSQL before a term of a title or a number that is entered once more, so that GIN knows them apart.
    package static let headMark = "="

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

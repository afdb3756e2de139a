extension SearchQuery {
    /// Stands before a term of a title or a number that is entered once more, so that they are found without looking at all
    /// the bodies that have the same term. It is no letter, so that no term begins with it, and not of ASCII, so that FTS5's
    /// tokenizer takes it for one.
    package static let headMark = "§"

    /// For FTS5's `MATCH`, as a bound value. Empty for an empty query, which is not to be asked.
    /// The tokenizer is `ascii`: `unicode61` would take accents off letters, which PostgreSQL does not.
    /// - Parameter inHeads: asks for the terms in titles and numbers.
    package func fts5(inHeads: Bool = false) -> String {
        let mark = inHeads ? Self.headMark : ""
        return render(and: " AND ", or: " OR ") { phrase in
            // Inside quotation marks FTS5 knows no operators; terms hold no quotation marks.
            let terms = phrase.terms.map { mark + $0 }.joined(separator: " ")
            return "\"\(terms)\"\(phrase.endsInPrefix ? " *" : "")"
        }
    }

    /// For PostgreSQL, as text that is cast to TSQUERY. Empty for an empty query.
    /// - Parameter asPhrases: whether the terms of a phrase must stand beside each other. GIN holds no positions, so
    ///   PostgreSQL reads every document that has the terms: to be asked of few documents. Without, GIN answers alone.
    package func tsquery(inHeads: Bool = false, asPhrases: Bool = true) -> String {
        let mark = inHeads ? Self.headMark : ""
        return render(and: " & ", or: " | ") { phrase in
            let terms = phrase.terms.map { "'\(mark)\($0)'" }.joined(separator: asPhrases ? " <-> " : " & ")
            return phrase.endsInPrefix ? "\(terms):*" : terms
        }
    }

    private func render(and: String, or: String, phrase: (SearchPhrase) -> String) -> String {
        clauses.map { "(\($0.phrases.map { "(\(phrase($0)))" }.joined(separator: or)))" }.joined(separator: and)
    }
}

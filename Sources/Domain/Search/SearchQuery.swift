/// What a person typed, as conditions that must all hold.
package struct SearchQuery: Hashable, Sendable {
    /// One condition: any of the phrases.
    package struct Clause: Hashable, Sendable {
        package enum Kind: Hashable, Sendable {
            case words
            /// In quotation marks: the runs of letters must follow each other.
            case quotation
            /// With the key of `DocumentNumber`.
            case documentNumber(key: String)
            /// With the text of `IndexNumber`.
            case indexNumber(text: String)
        }

        package let kind: Kind
        package let phrases: [SearchPhrase]
    }

    package static let longestQuery = 200
    package static let mostClauses = 16

    package let clauses: [Clause]
    /// Something was left out because the query was too long: the page says so.
    package let isTruncated: Bool
    /// It was asked in words, such as 怎么办, that stand in no document: what has only some of the others may answer it better.
    package let isQuestion: Bool
    /// The terms of all that was typed: a title with these terms is the title that was asked for.
    let wholeTerms: [TermCode]

    package var isEmpty: Bool { clauses.isEmpty }

    /// The keys of the document numbers asked for, to be looked up as they are.
    package var documentNumberKeys: [String] {
        clauses.compactMap { if case .documentNumber(let key) = $0.kind { key } else { nil } }
    }

    package var indexNumbers: [String] {
        clauses.compactMap { if case .indexNumber(let text) = $0.kind { text } else { nil } }
    }

    /// Whether a number or a quotation is asked for, which must be there.
    package var isExact: Bool { clauses.contains { $0.kind != .words } }

    /// Whether some term must stand beside another.
    package var hasPhrases: Bool { clauses.contains { $0.phrases.contains { $0.terms.count > 1 } } }

    package init(parsing typed: String, analyser: SearchAnalyser) {
        let text = String(typed.prefix(Self.longestQuery))
        var reader = QueryReader(analyser: analyser)
        reader.read(text)
        clauses = Array(reader.clauses.prefix(Self.mostClauses))
        isTruncated = text.utf8.count < typed.utf8.count || reader.clauses.count > Self.mostClauses
        isQuestion = reader.isQuestion
        wholeTerms = analyser.codes(text)
    }

    /// Every phrase once: what is counted and highlighted where the clauses as wholes are not found.
    var pieces: [SearchPhrase] {
        var seen: Set<SearchPhrase> = []
        let pieces = clauses.flatMap(\.phrases).flatMap(\.pieces).filter { seen.insert($0).inserted }
        // Single characters inside a longer query (the 号 of a number) would find nearly everything.
        let telling = pieces.filter { piece in piece.terms.contains { $0.unicodeScalars.count > 1 } }
        return telling.isEmpty ? pieces : telling
    }
}

private struct QueryReader {
    let analyser: SearchAnalyser
    private(set) var clauses: [SearchQuery.Clause] = []
    private(set) var isQuestion = false

    init(analyser: SearchAnalyser) {
        self.analyser = analyser
    }

    mutating func read(_ text: String) {
        var (plain, quoted) = ("", "")
        var closing: Character?
        for character in text {
            if let mark = closing {
                if character == mark {
                    addQuotation(quoted)
                    closing = nil
                } else {
                    quoted.append(character)
                }
            } else if let mark = Self.quotationMarks[character] {
                addWords(plain)
                (plain, quoted, closing) = ("", "", mark)
            } else {
                plain.append(character)
            }
        }
        if closing != nil { addQuotation(quoted) }
        addWords(plain)
    }

    private static let quotationMarks: [Character: Character] = ["“": "”", "「": "」", "『": "』", "\"": "\"", "＂": "＂"]

    private mutating func addQuotation(_ text: String) {
        guard let phrase = SearchPhrase(analyser.tokens(text)) else { return }
        add(.quotation, [phrase])
    }

    private mutating func addWords(_ text: String) {
        let all = text.split(whereSeparator: \.isWhitespace)
        let known = clauses.count
        var words = all[...]
        while !words.isEmpty {
            let taken = addNumber(in: words)
            if taken == 0 {
                let word = String(words[words.startIndex])
                let parts = QuestionWords.parts(of: word)
                if parts != [word] { isQuestion = true }
                for part in parts { addRuns(part) }
            }
            words = words.dropFirst(max(taken, 1))
        }
        // Who asks nothing but 怎么办 has that looked for.
        if clauses.count == known { for word in all { addRuns(String(word)) } }
    }

    /// Reads a number from the first word, or from the first two or three: 国办发2019 5号, 国务院令 第711号.
    /// - Returns: how many words it took.
    private mutating func addNumber(in words: ArraySlice<Substring>) -> Int {
        let first = analyser.folding.fold(String(words[words.startIndex]))
        if let number = IndexNumber(first) {
            add(.indexNumber(text: number.text), SearchPhrase(analyser.tokens(number.text)).map { [$0] } ?? [])
            return 1
        }
        for count in 1...min(3, words.count) {
            let text = analyser.folding.fold(words.prefix(count).joined(separator: " "))
            // A blank may stand before the year or the number, not inside the name of the organ.
            guard let number = DocumentNumber(parsing: text), number.form != .unknown,
                first.hasPrefix(number.prefix) || count == 1
            else {
                continue
            }
            add(.documentNumber(key: number.key), number.citations.compactMap { SearchPhrase(analyser.tokens($0)) })
            return count
        }
        return 0
    }

    private mutating func addRuns(_ word: String) {
        let tokens = analyser.tokens(word)
        let runs = tokens.split(afterEach: { $0.kind != .pair })
        for run in runs {
            guard let phrase = SearchPhrase(run) else { continue }
            add(.words, [phrase])
        }
    }

    private mutating func add(_ kind: SearchQuery.Clause.Kind, _ phrases: [SearchPhrase]) {
        let clause = SearchQuery.Clause(kind: kind, phrases: phrases)
        if !phrases.isEmpty, !clauses.contains(clause) { clauses.append(clause) }
    }
}

extension [SearchToken] {
    /// Runs of Han, and words: each ends with a token that is no pair.
    fileprivate func split(afterEach isEnd: (SearchToken) -> Bool) -> [[SearchToken]] {
        reduce(into: [[]]) { runs, token in
            runs[runs.count - 1].append(token)
            if isEnd(token) { runs.append([]) }
        }
    }
}

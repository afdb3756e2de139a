/// A piece of text that is found or not.
package struct TextSegment: Hashable, Sendable {
    package let text: String
    package let isHit: Bool

    package init(_ text: String, isHit: Bool) {
        self.text = text
        self.isHit = isHit
    }
}

/// Shows where in a text a query was found, by the same terms by which it was found.
package struct Highlighter: Sendable {
    package static let snippetLength = 110

    private let query: SearchQuery
    private let analyser: SearchAnalyser

    package init(_ query: SearchQuery, analyser: SearchAnalyser) {
        self.query = query
        self.analyser = analyser
    }

    /// The whole text.
    package func segments(_ text: String) -> [TextSegment] {
        let characters = Array(text)
        return segments(characters, hits(in: text, characters), in: characters.indices)
    }

    /// The stretch of the text that shows most of the query, with … where text is left out.
    package func snippet(_ text: String, length: Int = snippetLength) -> [TextSegment] {
        let characters = Array(text)
        let hits = hits(in: text, characters)
        let window = snippetWindow(of: characters, hits, length: length)
        var segments = segments(characters, hits, in: window).map { TextSegment(oneLine($0.text), isHit: $0.isHit) }
        if window.lowerBound > 0 { segments.insert(TextSegment("…", isHit: false), at: 0) }
        if window.upperBound < characters.count { segments.append(TextSegment("…", isHit: false)) }
        return segments
    }

    /// Clauses as wholes; the single terms of a clause that is nowhere whole.
    private func hits(in text: String, _ characters: [Character]) -> [TextHit] {
        let tokens = analyser.tokens(text)
        let terms = tokens.map(\.term)
        let wholes = query.clauses.enumerated().flatMap { clause, value in value.phrases.map { (clause, $0) } }
        var found = ranges(of: wholes, terms, tokens)
        let clausesFound = Set(found.map(\.clause))
        let pieces = wholes.filter { !clausesFound.contains($0.0) }.flatMap { clause, phrase in
            phrase.pieces.filter { $0.terms[0].unicodeScalars.count > 1 }.map { (clause, $0) }
        }
        found += ranges(of: pieces, terms, tokens)
        let places = places(of: characters)
        return found.map { hit in
            TextHit(range: places[hit.range.lowerBound]..<places[hit.range.upperBound - 1] + 1, clause: hit.clause)
        }.sorted { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
    }

    /// Where the phrases stand, in scalars.
    private func ranges(of phrases: [(clause: Int, SearchPhrase)], _ terms: [String], _ tokens: [SearchToken])
        -> [TextHit]
    {
        guard !phrases.isEmpty else { return [] }
        return zip(phrases, PhraseFinder(phrases.map(\.1)).find(in: terms)).flatMap { phrase, starts in
            starts.map { start in
                let last = tokens[start + phrase.1.terms.count - 1].range
                let end = phrase.1.endsInPrefix ? last.lowerBound + 1 : last.upperBound
                return TextHit(range: tokens[start].range.lowerBound..<end, clause: phrase.clause)
            }
        }
    }

    /// For each scalar the number of its character, so that no character is ever cut.
    private func places(of characters: [Character]) -> [Int] {
        var places: [Int] = []
        places.reserveCapacity(characters.count)
        for (place, character) in characters.enumerated() {
            for _ in character.unicodeScalars { places.append(place) }
        }
        return places
    }

    private func segments(_ characters: [Character], _ hits: [TextHit], in window: Range<Int>) -> [TextSegment] {
        var segments: [TextSegment] = []
        var position = window.lowerBound
        for hit in hits {
            let range = hit.range.clamped(to: position..<window.upperBound)
            guard !range.isEmpty else { continue }
            append(characters[position..<range.lowerBound], isHit: false, to: &segments)
            append(characters[range], isHit: true, to: &segments)
            position = range.upperBound
        }
        append(characters[position..<window.upperBound], isHit: false, to: &segments)
        return segments
    }

    private func append(_ characters: ArraySlice<Character>, isHit: Bool, to segments: inout [TextSegment]) {
        guard !characters.isEmpty else { return }
        if let last = segments.last, last.isHit == isHit {
            segments[segments.count - 1] = TextSegment(last.text + String(characters), isHit: isHit)
        } else {
            segments.append(TextSegment(String(characters), isHit: isHit))
        }
    }
}

/// A piece of text that is found or not.
package struct TextSegment: Hashable, Sendable {
    package let text: String
    package let isHit: Bool

    package init(_ text: String, isHit: Bool) {
        self.text = text
        self.isHit = isHit
    }
}

/// What is shown of a text that was found.
package struct Snippet: Hashable, Sendable {
    package var segments: [TextSegment]
    /// Where it stands, if not in the body.
    package var file: FilePlace?

    package init(segments: [TextSegment], file: FilePlace? = nil) {
        self.segments = segments
        self.file = file
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
        let scalars = Array(text.unicodeScalars)
        return Excerpt(scalars, around: scalars.indices, margin: 0).segments(hits(in: text), in: scalars.indices)
    }

    /// The stretch of the text that shows most of the query, with … where text is left out.
    package func snippet(_ text: String, length: Int = snippetLength) -> Snippet {
        let scalars = Array(text.unicodeScalars)
        let hits = hits(in: text)
        let window = snippetWindow(of: scalars, hits, length: length)
        var segments = Excerpt(scalars, around: window, margin: 20).segments(hits, in: window)
            .map {
                TextSegment(
                    oneLine($0.text.filter { !$0.unicodeScalars.contains(where: IndexedText.isMark) }), isHit: $0.isHit)
            }
        if window.lowerBound > 0 { segments.insert(TextSegment("……", isHit: false), at: 0) }
        if window.upperBound < scalars.count { segments.append(TextSegment("……", isHit: false)) }
        let shown = hits.first { window.contains($0.range.lowerBound) }?.range.lowerBound ?? window.lowerBound
        return Snippet(segments: segments, file: IndexedText.place(at: shown, in: scalars))
    }

    /// Clauses as wholes; the single terms of a clause that is nowhere whole.
    private func hits(in text: String) -> [TextHit] {
        var (terms, ranges): ([TermCode], [Range<Int>]) = ([], [])
        analyser.scan(text) { shape, range in
            terms.append(shape.code)
            ranges.append(range)
        }
        let wholes = query.clauses.enumerated().flatMap { clause, value in value.phrases.map { (clause, $0) } }
        var found = Self.places(of: wholes, terms, ranges)
        let clausesFound = Set(found.map(\.clause))
        let pieces = wholes.filter { !clausesFound.contains($0.0) }.flatMap { clause, phrase in
            phrase.pieces.filter { $0.terms[0].unicodeScalars.count > 1 }.map { (clause, $0) }
        }
        found += Self.places(of: pieces, terms, ranges)
        return found.sorted { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
    }

    private static func places(of phrases: [(clause: Int, SearchPhrase)], _ terms: [TermCode], _ ranges: [Range<Int>])
        -> [TextHit]
    {
        guard !phrases.isEmpty else { return [] }
        return zip(phrases, PhraseFinder(phrases.map(\.1)).find(in: terms)).flatMap { phrase, starts in
            starts.map { start in
                let last = ranges[start + phrase.1.terms.count - 1]
                let end = phrase.1.endsInPrefix ? last.lowerBound + 1 : last.upperBound
                return TextHit(range: ranges[start].lowerBound..<end, clause: phrase.clause)
            }
        }
    }
}

/// A stretch of a text in characters, so that none is ever cut; the whole of a long text in characters would take longer
/// than finding the words in it.
private struct Excerpt {
    /// Where the excerpt begins, in scalars of the text.
    private let start: Int
    private let characters: [Character]
    /// For each scalar of the excerpt the number of its character.
    private let places: [Int]

    /// - Parameter margin: how many scalars on both sides are looked at for characters that reach over the edges.
    init(_ scalars: [Unicode.Scalar], around window: Range<Int>, margin: Int) {
        let stretch = (window.lowerBound - margin..<window.upperBound + margin).clamped(to: scalars.indices)
        start = stretch.lowerBound
        characters = Array(String(String.UnicodeScalarView(scalars[stretch])))
        var places: [Int] = []
        places.reserveCapacity(stretch.count)
        for (place, character) in characters.enumerated() {
            for _ in character.unicodeScalars { places.append(place) }
        }
        self.places = places
    }

    /// - Parameter hits: and the window: in scalars of the text.
    func segments(_ hits: [TextHit], in window: Range<Int>) -> [TextSegment] {
        let window = inCharacters(window)
        var segments: [TextSegment] = []
        var position = window.lowerBound
        for hit in hits {
            let range = inCharacters(hit.range).clamped(to: position..<window.upperBound)
            guard !range.isEmpty else { continue }
            append(characters[position..<range.lowerBound], isHit: false, to: &segments)
            append(characters[range], isHit: true, to: &segments)
            position = range.upperBound
        }
        append(characters[position..<window.upperBound], isHit: false, to: &segments)
        return segments
    }

    /// Empty for what lies outside.
    private func inCharacters(_ range: Range<Int>) -> Range<Int> {
        let inside = (range.lowerBound - start..<range.upperBound - start).clamped(to: places.indices)
        return inside.isEmpty ? 0..<0 : places[inside.lowerBound]..<places[inside.upperBound - 1] + 1
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

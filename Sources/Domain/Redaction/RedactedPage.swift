/// What of a page is covered, and what is left of its letters.
package struct RedactedPage: Hashable, Sendable {
    package struct Bar: Hashable, Sendable {
        package var area: PageArea
        package var ground: RedactionGround
    }

    package private(set) var bars: [Bar] = []
    package private(set) var left: [PageLetter]
    /// Words that were covered, as they stood there. They are searched afterwards.
    package private(set) var removed: [String] = []
    /// How often the words of each mark stand here; only those that do.
    package private(set) var places: [RedactionMark: Int] = [:]

    /// A letter that is covered by so much of its width and height is gone.
    private static let part = 0.2

    /// How much is covered on each side of a word, as a part of its height.
    private let edge: Double

    /// - Parameters:
    ///   - number: of the page, from 1.
    ///   - isExact: whether the letters have the places that the file gives them; else those that a machine saw them at.
    package init(_ number: Int, _ letters: [PageLetter], isExact: Bool, _ marks: [RedactionMark]) {
        left = letters
        // Ink stands out of its letter's place a little; a machine that reads pictures errs by a third of a letter.
        edge = isExact ? 0.03 : 0.4
        for mark in marks {
            switch mark.target {
            case .area(let page, let area): if page == number { cover(area, mark) }
            case .everywhere(let words): cover(SearchedText(words), mark)
            }
        }
        let areas = bars.map(\.area)
        let isCovered = letters.map { letter in areas.contains { $0.covers(letter.area, part: Self.part) } }
        left = zip(letters, isCovered).compactMap { $1 ? nil : $0 }
        removed = Self.runs(letters, isCovered)
    }

    /// Half of a letter is often enough to read it: those that it takes, it takes whole.
    private mutating func cover(_ area: PageArea, _ mark: RedactionMark) {
        let taken = left.lazy.map(\.area).filter { area.covers($0, part: Self.part) }
        bars.append(Bar(area: taken.reduce(area) { $0.joined(with: $1) }, ground: mark.ground))
    }

    private mutating func cover(_ words: SearchedText, _ mark: RedactionMark) {
        let letters = left.enumerated().compactMap { index, letter in
            SearchedText.folded(letter.scalar).map { (index, $0) }
        }
        let text = SearchedText(String(String.UnicodeScalarView(letters.map(\.1))))
        for place in text.places(of: words) {
            places[mark, default: 0] += 1
            let found = letters[place..<(place + words.scalars.count)].map { left[$0.0] }
            bars += lines(of: found).map { Bar(area: $0, ground: mark.ground) }
        }
    }

    /// One area for each run that the letters belong to.
    private func lines(of letters: [PageLetter]) -> [PageArea] {
        var lines: [(run: Int, area: PageArea)] = []
        for letter in letters {
            if let last = lines.last, last.run == letter.run {
                lines[lines.count - 1].area = last.area.joined(with: letter.area)
            } else {
                lines.append((letter.run, letter.area))
            }
        }
        return lines.map { $0.area.widened(by: $0.area.height * edge) }
    }

    private static func runs(_ letters: [PageLetter], _ isCovered: [Bool]) -> [String] {
        var runs: [String] = []
        var run = String.UnicodeScalarView()
        var number: Int?
        func end() {
            if !run.isEmpty { runs.append(String(run)) }
            run.removeAll()
        }
        for (letter, isCovered) in zip(letters, isCovered) {
            if !isCovered || letter.run != number { end() }
            number = letter.run
            if isCovered { run.append(letter.scalar) }
        }
        end()
        return runs
    }
}

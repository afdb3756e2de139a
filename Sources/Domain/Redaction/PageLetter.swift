/// A letter of a page with the place that it takes there.
package struct PageLetter: Hashable, Sendable {
    package var scalar: Unicode.Scalar
    package var area: PageArea
    /// Letters of one run stand in one line, beside each other.
    package var run: Int
}

extension BoxedPage {
    /// The letters of its words in their order. Where it is not known where one ends and the next begins, each has all the
    /// place that it may have: too much is covered rather than too little.
    package func letters(_ glyphs: PageGlyphs) -> [PageLetter] {
        let scale = glyphs.width > 0 ? width / glyphs.width : 1
        let drawn = glyphs.glyphs.map { PageGlyphs.Glyph(left: $0.left * scale, base: $0.base * scale) }
            .sorted { $0.base < $1.base }
        var run = 0
        var letters: [PageLetter] = []
        for (index, word) in words.enumerated() {
            if index > 0, !word.goesOn(after: words[index - 1]) { run += 1 }
            for (scalar, slice) in zip(word.text.unicodeScalars, word.slices(drawn)) {
                let area = PageArea(
                    left: slice.left / width, top: slice.top / height, right: slice.right / width,
                    bottom: slice.bottom / height)
                let isInSight = area.right > 0 && area.left < 1 && area.bottom > 0 && area.top < 1
                if isInSight { letters.append(PageLetter(scalar: scalar, area: area, run: run)) }
            }
        }
        return letters
    }
}

extension BoxedPage.Word {
    /// How wide letters that are not Chinese are beside those that are: narrow ones, and broad ones.
    private static let widths = (least: 0.4, most: 0.75)
    /// In points: programs do not agree to the last digit.
    private static let tolerance = 1.0

    /// Whether it stands beside another one in the same line, with no more than a space between them.
    fileprivate func goesOn(after other: Self) -> Bool {
        let common = min(bottom, other.bottom) - max(top, other.top)
        let height = min(bottom - top, other.bottom - other.top)
        return common > height / 2 && left > other.left && left - other.right < height
    }

    /// One for each letter.
    fileprivate func slices(_ drawn: [PageGlyphs.Glyph]) -> [Self] {
        let scalars = Array(text.unicodeScalars)
        if isUpright {
            let part = 1 / Double(scalars.count)
            return scalars.indices.map { slice(down: Double($0) * part, Double($0 + 1) * part) }
        }
        return exactSlices(scalars.count, drawn) ?? widestSlices(scalars)
    }

    private func exactSlices(_ count: Int, _ drawn: [PageGlyphs.Glyph]) -> [Self]? {
        let first = drawn.firstIndex { $0.base > top } ?? drawn.endIndex
        let own = drawn[first...].prefix { $0.base <= bottom }.map(\.left)
            .filter { $0 > left - Self.tolerance && $0 < right - Self.tolerance / 4 }.sorted()
        guard own.count == count, let start = own.first, abs(start - left) <= Self.tolerance * 2 else { return nil }
        return own.indices.map { index in
            var slice = self
            slice.left = index == 0 ? left : own[index]
            slice.right = index + 1 < count ? own[index + 1] : right
            return slice
        }
    }

    private func widestSlices(_ scalars: [Unicode.Scalar]) -> [Self] {
        let narrow = ends(scalars, others: Self.widths.least)
        let broad = ends(scalars, others: Self.widths.most)
        return scalars.indices.map { index in
            slice(across: min(narrow[index], broad[index]), max(narrow[index + 1], broad[index + 1]))
        }
    }

    /// Where letters end, as parts of the whole; the first is where they begin.
    private func ends(_ scalars: [Unicode.Scalar], others: Double) -> [Double] {
        let sizes = scalars.map { $0.value >= 0x2E80 ? 1 : others }
        let total = sizes.reduce(0, +)
        return sizes.reduce(into: [0]) { ends, size in ends.append(ends[ends.count - 1] + size / total) }
    }
}

/// Where the letters of a page begin, as a program that draws it says: which letters they are, it does not say.
package struct PageGlyphs: Hashable, Sendable {
    package struct Glyph: Hashable, Sendable {
        package var left: Double
        /// Of the line on which it stands.
        package var base: Double
    }

    package var width: Double
    package var glyphs: [Glyph]

    package static let none = PageGlyphs(width: 0, glyphs: [])

    package init(width: Double, glyphs: [Glyph]) {
        self.width = width
        self.glyphs = glyphs
    }

    /// Of a page as `pdftocairo -svg` writes it: one `use` for each letter.
    package init(svg: String) {
        (width, glyphs) = (0, [])
        for line in svg.split(separator: "\n") {
            let text = line.drop { $0 == " " }
            if text.hasPrefix("<use "), text.contains("#glyph"), let left = Self.number("x", in: text),
                let base = Self.number("y", in: text)
            {
                glyphs.append(Glyph(left: left, base: base))
            } else if width == 0, text.hasPrefix("<svg ") {
                width = Self.number("width", in: text) ?? 0
            }
        }
    }

    private static func number(_ name: String, in tag: Substring) -> Double? {
        guard let start = tag.firstRange(of: " \(name)=\"")?.upperBound else { return nil }
        let text = tag[start...].prefix { $0 != "\"" }
        return Double(text.hasSuffix("pt") ? text.dropLast(2) : text)
    }
}

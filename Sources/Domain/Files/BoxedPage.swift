/// The words of a page with their places on it, from its upper left corner.
package struct BoxedPage: Hashable, Sendable {
    package struct Word: Hashable, Sendable {
        package var text: String
        package var left: Double
        package var top: Double
        package var right: Double
        package var bottom: Double
    }

    package var width: Double
    package var height: Double
    package var words: [Word]

    package init(width: Double, height: Double, words: [Word] = []) {
        (self.width, self.height, self.words) = (width, height, words)
    }

    /// Pages as `pdftotext -bbox` writes them, one word in a line. Not read as XML, for a word may hold characters that XML
    /// has not.
    package static func read(_ text: String) -> [BoxedPage] {
        var pages: [BoxedPage] = []
        for line in text.split(separator: "\n") {
            let fields = line.split(separator: "\"", maxSplits: 8, omittingEmptySubsequences: false)
            if fields.count > 4, fields[0].hasSuffix("<page width="), let width = Double(fields[1]),
                let height = Double(fields[3]), width > 0, height > 0
            {
                pages.append(BoxedPage(width: width, height: height))
            } else if fields.count == 9, fields[0].hasSuffix("<word xMin="), !pages.isEmpty,
                let word = Word(fields.map(String.init))
            {
                pages[pages.count - 1].words.append(word)
            }
        }
        return pages
    }

    /// A page as `tesseract tsv` writes what it saw in a picture of it: level, page, block, paragraph, line, word, left, top,
    /// width, height, how sure it is, and the text of words. Its lines stand higher than what it takes for single words.
    /// - Returns: nil where nothing of that kind stands there.
    package init?(tesseract text: String) {
        self.init(width: 0, height: 0)
        var line = (top: 0.0, bottom: 0.0)
        for row in text.split(separator: "\n") {
            let fields = row.split(separator: "\t", omittingEmptySubsequences: false)
            let numbers = fields.prefix(10).compactMap { Double($0) }
            guard fields.count >= 11, numbers.count == 10 else { continue }
            let (left, top, right, bottom) = (numbers[6], numbers[7], numbers[6] + numbers[8], numbers[7] + numbers[9])
            switch fields[0] {
            case "1": (width, height) = (right, bottom)
            case "4": line = (top, bottom)
            case "5":
                let word = fields[11...].joined().filter { !$0.isWhitespace }
                if !word.isEmpty {
                    words.append(Word(text: word, left: left, top: line.top, right: right, bottom: line.bottom))
                }
            default: continue
            }
        }
        if width <= 0 || height <= 0 { return nil }
    }

    private static let mostBeyond = 200

    /// Words of a text that are none of this page: they stand beyond its edges.
    package func wordsBeyond(in text: String) -> [String] {
        let own = Set(words.map(\.text))
        let others = text.split(whereSeparator: \.isWhitespace).lazy.map(String.init)
            .filter { !own.contains($0) && $0.count > 1 && $0.unicodeScalars.contains(where: Self.isWritten) }
        // Taken together with its neighbour, a word of here may look like another.
        let here = Array(words.map(\.text).joined().utf8)
        return others.prefix(Self.mostBeyond).filter { here.firstRange(of: Array($0.utf8)) == nil }
    }

    private static func isWritten(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
}

extension BoxedPage.Word {
    /// Whether it is written from above to below.
    var isUpright: Bool { bottom - top > 1.5 * (right - left) && text.unicodeScalars.count > 1 }

    /// A part of it, from 0 to 1.
    func slice(across start: Double, _ end: Double) -> Self {
        var slice = self
        (slice.left, slice.right) = (left + (right - left) * start, left + (right - left) * end)
        return slice
    }

    func slice(down start: Double, _ end: Double) -> Self {
        var slice = self
        (slice.top, slice.bottom) = (top + (bottom - top) * start, top + (bottom - top) * end)
        return slice
    }
}

extension BoxedPage.Word {
    fileprivate init?(_ fields: [String]) {
        let numbers = [1, 3, 5, 7].compactMap { Double(fields[$0]) }
        guard numbers.count == 4, fields[8].hasPrefix(">"), fields[8].hasSuffix("</word>") else { return nil }
        let text = String(fields[8].dropFirst().dropLast("</word>".count))
        self.init(
            text: text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
                .replacing("&amp;", with: "&"),
            left: numbers[0], top: numbers[1], right: numbers[2], bottom: numbers[3])
    }
}

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
    package var words: [Word] = []

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

/// The text of a page of a PDF, whose lines end where the paper does, as paragraphs: a number that goes over the end of a line
/// is one number again. What stands apart in a line, as in a table, keeps a tab between it.
package enum PageLines {
    private struct Line {
        var text: String
        var indent: Int
        var end: Int
    }

    /// Where a line ends that goes on below, of the longest.
    private static let fullness = 0.85
    private static let stops = Set("。！？：；!?;:".unicodeScalars)

    /// - Parameter layout: the page as `pdftotext -layout` writes it, columns apart by spaces.
    package static func paragraphs(of layout: String) -> String {
        let lines = layout.unicodeScalars.split(omittingEmptySubsequences: false, whereSeparator: { $0 == "\n" })
            .map { line(Array($0)) }
        let width = lines.map(\.end).max() ?? 0
        let margin = lines.filter { !$0.text.isEmpty }.map(\.indent).min() ?? 0
        var text = ""
        var before: Line?
        for line in lines where !line.text.isEmpty || before?.text.isEmpty == false {
            if let before, goesOn(before, in: line, width: width, margin: margin) {
                text += glue(before.text, line.text) + line.text
            } else if !line.text.isEmpty {
                text += (text.isEmpty ? "" : "\n") + line.text
            }
            before = line
        }
        return text
    }

    private static func line(_ scalars: [Unicode.Scalar]) -> Line {
        let isBlank: (Unicode.Scalar) -> Bool = { $0 == " " || $0 == "\u{3000}" || $0 == "\r" || $0 == "\u{C}" }
        let indent = scalars.prefix(while: isBlank).reduce(0) { $0 + columns($1) }
        var text = String.UnicodeScalarView()
        var blanks: [Unicode.Scalar] = []
        for scalar in scalars.drop(while: isBlank) {
            if isBlank(scalar) {
                blanks.append(scalar)
                continue
            }
            if blanks.count > 1 { text.append("\t") } else { text.append(contentsOf: blanks) }
            blanks = []
            text.append(scalar)
        }
        let end = scalars.reduce(0) { $0 + columns($1) } - blanks.reduce(0) { $0 + columns($1) }
        return Line(text: String(text), indent: indent, end: end)
    }

    private static func goesOn(_ line: Line, in next: Line, width: Int, margin: Int) -> Bool {
        guard let last = line.text.unicodeScalars.last, !stops.contains(last), !next.text.isEmpty else { return false }
        if line.text.contains("\t") || next.text.contains("\t") { return false }
        return Double(line.end) >= fullness * Double(width) && next.indent <= margin + 1
    }

    /// Words of letters have a space between them.
    private static func glue(_ left: String, _ right: String) -> String {
        guard let last = left.unicodeScalars.last, let first = right.unicodeScalars.first else { return "" }
        let isLatin: (Unicode.Scalar) -> Bool = { $0.isASCII && $0.properties.isAlphabetic }
        return isLatin(last) && isLatin(first) ? " " : ""
    }

    private static func columns(_ scalar: Unicode.Scalar) -> Int { scalar.value >= 0x2E80 ? 2 : 1 }
}

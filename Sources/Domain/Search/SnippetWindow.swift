/// Where a text has something of a query, in scalars.
struct TextHit: Hashable, Sendable {
    var range: Range<Int>
    var clause: Int
}

/// The stretch with the most clauses of the query in it, then the most hits, then the first; it begins with a sentence
/// where one begins shortly before the first hit.
/// - Parameter hits: in the order of the text.
func snippetWindow(of text: [Unicode.Scalar], _ hits: [TextHit], length: Int) -> Range<Int> {
    let latestStart = max(0, text.count - length)
    let sentences = hits.isEmpty ? [] : sentenceStarts(in: text)
    var sentence = 0
    var best = (start: 0, clauses: 0, hits: 0)
    for (index, first) in hits.enumerated() {
        while sentence + 1 < sentences.count, sentences[sentence + 1] <= first.range.lowerBound { sentence += 1 }
        let isNear = first.range.lowerBound - sentences[sentence] <= length / 3
        let wanted = isNear ? sentences[sentence] : first.range.lowerBound - length / 6
        let start = min(max(0, wanted), latestStart)
        var (clauses, count): (UInt32, Int) = (0, 0)
        for hit in hits[index...].prefix(while: { $0.range.lowerBound < start + length }) {
            guard hit.range.upperBound <= start + length else { continue }
            clauses |= 1 << hit.clause
            count += 1
        }
        let kinds = clauses.nonzeroBitCount
        if (kinds, count) > (best.clauses, best.hits) { best = (start, kinds, count) }
    }
    return best.start..<min(best.start + length, text.count)
}

private func sentenceStarts(in text: [Unicode.Scalar]) -> [Int] {
    var starts = [0]
    for (index, scalar) in text.enumerated() {
        switch scalar {
        case "。", "！", "？", "；", "\n", "\r": starts.append(index + 1)
        default: break
        }
    }
    return starts
}

/// Lines and blanks of a text as one line.
func oneLine(_ text: String) -> String {
    var line = ""
    for character in text {
        if !character.isWhitespace { line.append(character) } else if line.last != " " { line.append(" ") }
    }
    return line
}

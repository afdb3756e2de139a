/// Finds what somebody meant who typed pinyin, or a character that sounds like another. What is meant is what documents say:
/// each character makes a pair with the next one that many documents have.
package struct SpellingRepair: Sendable {
    private let pinyin: Pinyin
    private let folding: TextFolding

    /// How many documents have each of some terms; those that none has may be left out.
    package typealias Counts = ([TermNumber]) throws -> [TermNumber: Int]

    /// So many of the readings of a place are followed, the best ones.
    private static let followed = 12
    private static let mostReadings = 40
    /// Longer texts are descriptions, of which most words are right.
    private static let longest = 40
    /// In 1/256 of a doubling of the documents.
    private static let priceOfChange = 6 * 256
    private static let priceOfUnknown = 24 * 256

    package init(pinyin: Pinyin, folding: TextFolding) {
        self.pinyin = pinyin
        self.folding = folding
    }

    /// What was typed with other characters in some places; nil where nothing better is known.
    package func repaired(_ typed: String, counts: Counts) rethrows -> String? {
        guard typed.count <= Self.longest else { return nil }
        var (repaired, run): (String, [Unicode.Scalar]) = ("", [])
        var isHan = false
        func finish() throws {
            let better = isHan ? try self.better(run, counts) : try read(run, counts)
            repaired.unicodeScalars.append(contentsOf: better ?? run)
            run = []
        }
        for scalar in folding.fold(typed).unicodeScalars {
            let isLetter = ("a"..."z").contains(scalar)
            if !run.isEmpty, scalar.isHan ? !isHan : isHan || !isLetter { try finish() }
            if scalar.isHan || isLetter {
                isHan = scalar.isHan
                run.append(scalar)
            } else {
                repaired.unicodeScalars.append(scalar)
            }
        }
        if !run.isEmpty { try finish() }
        return repaired == folding.fold(typed) ? nil : repaired
    }

    /// Characters that sound like those that make no pair with their neighbours.
    private func better(_ run: [Unicode.Scalar], _ counts: Counts) rethrows -> [Unicode.Scalar]? {
        guard run.count > 1 else { return nil }
        let pairs = zip(run, run.dropFirst()).map { TermCode($0, $1).stored }
        let known = try counts(pairs)
        let unknown = pairs.map { (known[$0] ?? 0) == 0 }
        if !unknown.contains(true) { return nil }
        let choices = run.indices.map { place in
            let isOdd = (place > 0 && unknown[place - 1]) || (place < unknown.count && unknown[place])
            return [run[place]] + (isOdd ? pinyin.homophones(of: run[place]).prefix(Self.mostReadings) : [])
        }
        let best = try best(choices, counts) { place, scalar in scalar == run[place] ? 0 : Self.priceOfChange }
        guard let best, best.unknown < unknown.count(where: { $0 }), best.text != run else { return nil }
        return best.text
    }

    /// What letters say as pinyin.
    private func read(_ letters: [Unicode.Scalar], _ counts: Counts) rethrows -> [Unicode.Scalar]? {
        guard letters.count > 3 else { return nil }
        var found: Path?
        for way in pinyin.ways(ofReading: String(String.UnicodeScalarView(letters))) where way.count > 1 {
            let path = try best(way.map { Array($0.prefix(Self.mostReadings)) }, counts) { _, _ in 0 }
            if let path, path.unknown == 0, path.worth > found?.worth ?? .min { found = path }
        }
        return found?.text
    }

    private struct Path {
        var text: [Unicode.Scalar]
        var worth: Int
        var unknown = 0
    }

    /// The best way through the choices (Viterbi), as far as the best ones are followed.
    private func best(
        _ choices: [[Unicode.Scalar]], _ counts: Counts, price: (Int, Unicode.Scalar) -> Int
    ) rethrows -> Path? {
        var paths = (choices.first ?? []).map { Path(text: [$0], worth: -price(0, $0)) }
        for (place, choices) in choices.enumerated().dropFirst() {
            let ends = paths.compactMap(\.text.last)
            let known = try counts(ends.flatMap { end in choices.map { TermCode(end, $0).stored } })
            paths = choices.compactMap { choice in
                paths.map { path in
                    let count = path.text.last.flatMap { known[TermCode($0, choice).stored] } ?? 0
                    var next = path
                    next.text.append(choice)
                    next.worth -= price(place, choice)
                    next.worth += count > 0 ? binaryLogarithm(Double(count) + 1) : -Self.priceOfUnknown
                    if count == 0 { next.unknown += 1 }
                    return next
                }.max { $0.worth < $1.worth }
            }
            paths = Array(paths.sorted { $0.worth > $1.worth }.prefix(Self.followed))
        }
        return paths.first
    }
}

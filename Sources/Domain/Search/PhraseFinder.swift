/// Finds many phrases in one pass over the terms of a text.
struct PhraseFinder: Sendable {
    private struct Wanted: Sendable {
        let terms: [TermCode]
        let endsInPrefix: Bool

        func stands(in text: [TermCode], at start: Int) -> Bool {
            guard start + terms.count <= text.count else { return false }
            for index in terms.indices {
                let (term, wanted) = (text[start + index], terms[index])
                if endsInPrefix, index == terms.count - 1 { return term.beginning == wanted.beginning }
                if term != wanted { return false }
            }
            return true
        }
    }

    private let phrases: [Wanted]
    private let byBeginning: [UInt32: [Int]]
    /// Whether a phrase begins so, by the lowest bits of its beginning: most terms of a text are passed over by this alone.
    private let isBeginning: [Bool]

    init(_ phrases: [SearchPhrase]) {
        self.phrases = phrases.map { phrase in
            Wanted(terms: phrase.terms.map { TermCode($0) }, endsInPrefix: phrase.endsInPrefix)
        }
        let wanted = self.phrases
        byBeginning = Dictionary(grouping: wanted.indices) { wanted[$0].terms[0].beginning }
        var isBeginning = [Bool](repeating: false, count: 256)
        for beginning in byBeginning.keys { isBeginning[Int(beginning & 255)] = true }
        self.isBeginning = isBeginning
    }

    /// For each phrase, in the order they were given, where in the terms it begins.
    func find(in text: [TermCode]) -> [[Int]] {
        var found = Array(repeating: [Int](), count: phrases.count)
        for start in text.indices {
            let beginning = text[start].beginning
            guard isBeginning[Int(beginning & 255)], let candidates = byBeginning[beginning] else { continue }
            for index in candidates where phrases[index].stands(in: text, at: start) { found[index].append(start) }
        }
        return found
    }
}

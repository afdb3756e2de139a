/// Finds many phrases in one pass over the terms of a text.
struct PhraseFinder: Sendable {
    private let phrases: [SearchPhrase]
    private let byFirstCharacter: [Unicode.Scalar: [Int]]

    init(_ phrases: [SearchPhrase]) {
        self.phrases = phrases
        byFirstCharacter = Dictionary(grouping: phrases.indices) { phrases[$0].terms[0].unicodeScalars.first ?? " " }
    }

    /// For each phrase, in the order they were given, where in the terms it begins.
    func find(in text: [String]) -> [[Int]] {
        var found = Array(repeating: [Int](), count: phrases.count)
        for start in text.indices {
            guard let first = text[start].unicodeScalars.first, let candidates = byFirstCharacter[first] else {
                continue
            }
            for index in candidates where phrases[index].stands(in: text, at: start) {
                found[index].append(start)
            }
        }
        return found
    }
}

extension SearchPhrase {
    fileprivate func stands(in text: [String], at start: Int) -> Bool {
        guard start + terms.count <= text.count else { return false }
        return terms.indices.allSatisfy { index in
            let (term, wanted) = (text[start + index], terms[index])
            if endsInPrefix, index == terms.count - 1 {
                return term.unicodeScalars.first == wanted.unicodeScalars.first
            }
            // Terms are folded: bytes decide, without the normalization that == of strings would do each time.
            return term.utf8.elementsEqual(wanted.utf8)
        }
    }
}

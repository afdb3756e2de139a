/// A word that a rule knows, where it stands.
struct WordMark: Hashable {
    let range: Range<Int>
    let senses: WordSense
    /// Which of the spellings that are wrong, if it is one.
    let misspelling: Int?

    /// Whether a word that stands inside this one adds nothing: 生于 in 出生于.
    func says(_ other: WordMark) -> Bool {
        other.misspelling == nil && senses.isSuperset(of: other.senses) && other.range.upperBound <= range.upperBound
    }
}

/// Sets the marks of all known words in one pass: most characters begin none of them and cost one look into a table.
struct WordFinder: Sendable {
    private struct Entry: Sendable {
        let scalars: [Unicode.Scalar]
        var senses: WordSense = []
        var misspelling: Int?

        init(_ word: String) {
            scalars = word.unicodeScalars.map(\.plainForGuard)
        }
    }

    /// For each character the place of its entries in `entries`, from 1.
    private let beginnings: [UInt16]
    /// By first character, the longest first.
    private let entries: [[Entry]]

    init(_ words: [(sense: WordSense, words: [String])], misspellings: [Misspelling]) {
        var byWord: [String: Entry] = [:]
        for (sense, words) in words {
            for word in words {
                byWord[word, default: Entry(word)].senses.formUnion(sense)
            }
        }
        for (index, misspelling) in misspellings.enumerated() {
            byWord[misspelling.wrong, default: Entry(misspelling.wrong)].misspelling = index
        }
        var beginnings = [UInt16](repeating: 0, count: 1 << 16)
        var entries: [[Entry]] = []
        for entry in byWord.values {
            guard let first = entry.scalars.first, first.value < 1 << 16 else { continue }
            let index = Int(first.value)
            if beginnings[index] == 0 {
                entries.append([])
                beginnings[index] = UInt16(entries.count)
            }
            entries[Int(beginnings[index]) - 1].append(entry)
        }
        self.beginnings = beginnings
        self.entries = entries.map { $0.sorted { $0.scalars.count > $1.scalars.count } }
    }

    /// The longest word at each place, in the order of their beginnings. Blanks inside, as in 联 系 人, are passed over.
    func marks(in plain: [Unicode.Scalar]) -> [WordMark] {
        var marks: [WordMark] = []
        for start in plain.indices where plain[start].value < 1 << 16 {
            let beginning = Int(beginnings[Int(plain[start].value)])
            if beginning == 0 { continue }
            for entry in entries[beginning - 1] {
                guard let end = Self.end(of: entry.scalars, in: plain, from: start) else { continue }
                let isTight = end - start == entry.scalars.count
                let mark = WordMark(
                    range: start..<end, senses: entry.senses, misspelling: isTight ? entry.misspelling : nil)
                if !(marks.last?.says(mark) ?? false) { marks.append(mark) }
                break
            }
        }
        return marks
    }

    private static func end(of word: [Unicode.Scalar], in plain: [Unicode.Scalar], from start: Int) -> Int? {
        var position = start + 1
        for scalar in word.dropFirst() {
            var blanks = 0
            while position < plain.count, plain[position] == " ", blanks < 3 {
                position += 1
                blanks += 1
            }
            guard position < plain.count, plain[position] == scalar else { return nil }
            position += 1
        }
        return position
    }
}

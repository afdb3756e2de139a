/// Plain words, and what offices call the same: 老板 and 用人单位. Who asks in one of them finds what says the other.
package struct SearchWords: Sendable {
    private struct Entry: Sendable {
        var word: [Unicode.Scalar]
        var others: [String]
    }

    /// By the first character; the longer ones first.
    private let entries: [Unicode.Scalar: [Entry]]

    /// - Parameter lines: a word, a tab, and what says the same, with blanks between.
    /// - Throws: `SearchWordsFault`
    package init(parsing lines: String) throws {
        var entries: [Unicode.Scalar: [Entry]] = [:]
        for (index, line) in lines.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
        where !line.isEmpty && !line.hasPrefix("#") {
            let parts = line.split(separator: "\t")
            let others = parts.dropFirst().joined().split(separator: " ").map(String.init)
            guard parts.count == 2, let first = parts[0].unicodeScalars.first, !others.isEmpty else {
                throw SearchWordsFault(line: index + 1)
            }
            entries[first, default: []].append(Entry(word: Array(parts[0].unicodeScalars), others: others))
        }
        self.entries = entries.mapValues { $0.sorted { $0.word.count > $1.word.count } }
    }

    /// What says the same as words of a text, and does not stand in it itself; word by word.
    /// - Parameter text: folded.
    func others(in text: String) -> [[String]] {
        let scalars = Array(text.unicodeScalars)
        var found: [[String]] = []
        var seen: Set<[String]> = []
        var place = 0
        while place < scalars.count {
            let entry = entries[scalars[place]]?.first { scalars[place...].starts(with: $0.word) }
            if let entry, seen.insert(entry.others).inserted {
                let others = entry.others.filter { !text.contains($0) }
                if !others.isEmpty { found.append(others) }
            }
            place += entry?.word.count ?? 1
        }
        return found
    }
}

/// A line of the words is not a word, a tab and others.
package struct SearchWordsFault: Error, Hashable, Sendable {
    package var line: Int
}

/// How characters are read, without tones.
package struct Pinyin: Sendable {
    /// The more frequent ones first.
    private let characters: [Substring: [Unicode.Scalar]]
    private let readings: [Unicode.Scalar: [Substring]]
    /// By syllables that many do not tell apart.
    private let blurred: [String: [Unicode.Scalar]]

    private static let longestSyllable = 6
    private static let mostReadings = 4

    /// - Parameter lines: a syllable, a tab, and the characters that are read so.
    /// - Throws: `PinyinFault`
    package init(parsing lines: String) throws {
        var (characters, readings): ([Substring: [Unicode.Scalar]], [Unicode.Scalar: [Substring]]) = ([:], [:])
        var blurred: [String: [Unicode.Scalar]] = [:]
        for (index, line) in lines.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
        where !line.isEmpty && !line.hasPrefix("#") {
            let parts = line.split(separator: "\t")
            guard parts.count == 2 else { throw PinyinFault(line: index + 1) }
            characters[parts[0]] = Array(parts[1].unicodeScalars)
            blurred[Self.blurred(parts[0]), default: []] += parts[1].unicodeScalars
            for scalar in parts[1].unicodeScalars { readings[scalar, default: []].append(parts[0]) }
        }
        (self.characters, self.readings, self.blurred) = (characters, readings, blurred)
    }

    /// Those that are read as a character, or so nearly that many do not hear it; first those that are read alike.
    func homophones(of scalar: Unicode.Scalar) -> [Unicode.Scalar] {
        var found: [Unicode.Scalar] = []
        let own = readings[scalar] ?? []
        for other in own.flatMap({ characters[$0] ?? [] }) + own.flatMap({ blurred[Self.blurred($0)] ?? [] })
        where other != scalar && !found.contains(other) {
            found.append(other)
        }
        return found
    }

    /// In how many ways letters can be syllables, each syllable as the characters that are read so.
    func ways(ofReading letters: String) -> [[[Unicode.Scalar]]] {
        let letters = Array(letters)
        // From where on the rest can be read, so that nothing is tried that leads nowhere.
        var leads = [Bool](repeating: false, count: letters.count) + [true]
        func next(_ start: Int) -> [(end: Int, characters: [Unicode.Scalar])] {
            stride(from: min(letters.count, start + Self.longestSyllable), to: start, by: -1).compactMap { end in
                guard leads[end], let known = characters[Substring(String(letters[start..<end]))] else { return nil }
                return (end, known)
            }
        }
        for start in letters.indices.reversed() { leads[start] = !next(start).isEmpty }
        var ways: [[[Unicode.Scalar]]] = []
        func go(_ start: Int, _ taken: [[Unicode.Scalar]]) {
            if start == letters.count { return ways.append(taken) }
            for step in next(start) where ways.count < Self.mostReadings { go(step.end, taken + [step.characters]) }
        }
        go(0, [])
        return ways
    }

    /// zh and z, ing and in.
    private static func blurred(_ syllable: Substring) -> String {
        var blurred = String(syllable)
        if blurred.dropFirst().first == "h", "zcs".contains(blurred.first ?? " ") {
            blurred.remove(at: blurred.index(after: blurred.startIndex))
        }
        if blurred.hasSuffix("ing") || blurred.hasSuffix("eng") { blurred.removeLast() }
        return blurred
    }
}

/// A line of the readings is not a syllable, a tab and characters.
package struct PinyinFault: Error, Hashable, Sendable {
    package var line: Int
}

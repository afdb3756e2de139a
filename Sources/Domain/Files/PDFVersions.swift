/// A PDF that was changed and saved holds what it was before: what is new stands behind the old end (ISO 32000-1, 7.5.6).
package enum PDFVersions {
    /// Of a file that was saved a hundred times the newest tell enough.
    package static let most = 8
    /// Lines that are looked for in the whole text, which takes time.
    private static let mostLines = 500
    /// What is shorter than this is a page number.
    private static let fewestLetters = 2

    /// How many bytes each version before the last one has, the oldest first.
    package static func earlier(in bytes: [UInt8]) -> [Int] {
        let marks = bytes.places(of: Array("%%EOF".utf8))
        let ends = marks.dropLast().filter { start(before: $0, in: bytes).map { $0 > 0 && $0 < bytes.count } ?? false }
        return ends.suffix(most).map { $0 + 5 }
    }

    /// Where a version says that its table of objects is. At the front of a file that is made for slow lines stands 0: it is
    /// one version in two parts (annex F).
    private static func start(before mark: Int, in bytes: [UInt8]) -> Int? {
        let (word, near) = (Array("startxref".utf8), max(0, mark - 64))
        guard let place = bytes[near..<mark].lastIndex(of: word[0], matching: word) else { return nil }
        let digits = bytes[(place + word.count)..<mark].drop { $0 <= 32 }.prefix { (0x30...0x39).contains($0) }
        return digits.isEmpty ? nil : Int(String(decoding: digits.prefix(18), as: UTF8.self))
    }

    /// The lines of a text that are not in another any more, however that one is broken into lines.
    package static func lost(from earlier: String, in latest: String) -> [String] {
        let kept = Set(lines(of: latest).map(\.letters))
        var missing = lines(of: earlier).filter { $0.letters.count >= fewestLetters && !kept.contains($0.letters) }
        if missing.isEmpty { return [] }
        let whole = Array(lines(of: latest).map(\.letters).joined().utf8)
        missing = Array(missing.prefix(mostLines))
        return missing.filter { whole.place(of: Array($0.letters.utf8), in: 0..<whole.count) == nil }.map(\.text)
    }

    private static func lines(of text: String) -> [(text: String, letters: String)] {
        text.unicodeScalars.split { $0 == "\n" || $0 == "\u{C}" }.map { line in
            let letters = line.filter { !$0.properties.isWhitespace && $0.value >= 32 }
            return (String(line), String(String.UnicodeScalarView(letters)))
        }
    }
}

extension ArraySlice<UInt8> {
    fileprivate func lastIndex(of first: UInt8, matching word: [UInt8]) -> Int? {
        indices.last { self[$0] == first && self[$0...].starts(with: word) }
    }
}

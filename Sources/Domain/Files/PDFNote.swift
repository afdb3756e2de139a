/// A remark that somebody pinned to a page of a PDF. Programs that draw or read pages pass over them; found here without a
/// look at how the file is built, which is broken often enough (ISO 32000-1, 12.5.6).
package struct PDFNote: Hashable, Sendable {
    package var author: String
    package var text: String

    /// Those that hold words beside the page. Links, stamps and fields of forms are meant to be there.
    private static let kinds: Set<String> = ["Text", "Highlight", "Underline", "Squiggly", "StrikeOut", "Caret"]
    private static let most = 5_000
    /// In bytes, before and behind the word that was found.
    private static let longest = (before: 4 << 10, behind: 32 << 10)

    /// In the bytes of a file, or in those of objects that were unpacked.
    package static func all(in bytes: [UInt8]) -> [PDFNote] {
        var notes: [PDFNote] = []
        let places = bytes.places(of: Array("/Subtype".utf8))
        for place in places.lazy.filter({ kinds.contains(bytes.name(after: $0 + 8)) }).prefix(most) {
            guard let object = bytes.dictionary(around: place, most: longest) else { continue }
            let text = object.text(of: "/Contents")
            if !text.isEmpty { notes.append(PDFNote(author: object.text(of: "/T"), text: text)) }
        }
        return notes
    }

    /// Where objects are packed together, each place from the first byte of what is packed.
    package static func packedObjects(in bytes: [UInt8]) -> [Range<Int>] {
        let (start, end) = (Array("stream".utf8), Array("endstream".utf8))
        var found: [Range<Int>] = []
        for place in bytes.places(of: Array("/ObjStm".utf8)) where place >= found.last?.upperBound ?? 0 {
            guard let word = bytes.place(of: start, in: place..<min(place + 1_024, bytes.count)) else { continue }
            var first = word + start.count
            if first < bytes.count, bytes[first] == 13 { first += 1 }
            if first < bytes.count, bytes[first] == 10 { first += 1 }
            guard let last = bytes.place(of: end, in: first..<bytes.count) else { break }
            found.append(first..<last)
        }
        return found
    }
}

/// What a PDF does when it is opened or clicked, besides going to a page (12.6.4). Poppler looks for programs in some places
/// where they can be, but not in all.
package enum PDFActions {
    /// The names of what runs, such as `JavaScript`.
    package static func running(in bytes: [UInt8]) -> [String] {
        ["JavaScript", "Launch"].filter { name in
            bytes.places(of: Array("/\(name)".utf8)).contains { bytes.name(after: $0) == name }
        }
    }
}

extension [UInt8] {
    /// Where words that do not overlap begin.
    func places(of wanted: [UInt8]) -> [Int] {
        var places: [Int] = []
        var start = 0
        while let place = place(of: wanted, in: start..<count) {
            places.append(place)
            start = place + wanted.count
        }
        return places
    }

    func place(of wanted: [UInt8], in range: Range<Int>) -> Int? {
        var place = range.lowerBound
        let last = range.upperBound - wanted.count
        while place <= last {
            if self[place] == wanted[0], self[place..<(place + wanted.count)].elementsEqual(wanted) { return place }
            place += 1
        }
        return nil
    }

    /// `Text` of ` /Text /Rect`.
    fileprivate func name(after place: Int) -> String {
        let rest = self[Swift.min(place, count)...].prefix(32).drop { $0 <= 32 }
        guard rest.first == UInt8(ascii: "/") else { return "" }
        let name = rest.dropFirst().prefix { (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) }
        return String(decoding: name, as: UTF8.self)
    }

    /// From the `<<` before it that is still open to the `>>` that closes it.
    fileprivate func dictionary(around place: Int, most: (before: Int, behind: Int)) -> [UInt8]? {
        let (open, close) = (UInt8(ascii: "<"), UInt8(ascii: ">"))
        var (start, depth) = (place, 0)
        while true {
            start -= 1
            guard start > 0, place - start < most.before else { return nil }
            guard self[start] == self[start - 1] else { continue }
            if self[start] == close {
                depth += 1
                start -= 1
            } else if self[start] == open {
                start -= 1
                if depth == 0 { break }
                depth -= 1
            }
        }
        var end = place
        depth = 0
        while end + 1 < count, end - start < most.behind {
            if self[end] == open, self[end + 1] == open {
                depth += 1
                end += 1
            } else if self[end] == close, self[end + 1] == close {
                if depth == 0 { return Array(self[start..<end]) }
                depth -= 1
                end += 1
            }
            end += 1
        }
        return nil
    }

    /// The text string under a key, in brackets or in hexadecimal digits (7.3.4, 7.9.2.2).
    fileprivate func text(of key: String) -> String {
        for place in places(of: Array(key.utf8)) {
            let rest = self[(place + key.utf8.count)...].drop { $0 <= 32 }
            if rest.first == UInt8(ascii: "(") { return Self.decoded(Self.literal(rest.dropFirst())) }
            if rest.first == UInt8(ascii: "<") { return Self.decoded(Self.digits(rest.dropFirst())) }
        }
        return ""
    }

    private static func literal(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var (text, depth, isEscaped): ([UInt8], Int, Bool) = ([], 0, false)
        for byte in bytes {
            if isEscaped {
                isEscaped = false
                text.append(escapes[byte] ?? byte)
            } else if byte == UInt8(ascii: "\\") {
                isEscaped = true
            } else {
                if byte == UInt8(ascii: "(") { depth += 1 }
                if byte == UInt8(ascii: ")") {
                    if depth == 0 { break }
                    depth -= 1
                }
                text.append(byte)
            }
        }
        return text
    }

    private static func digits(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        let digits = bytes.prefix { $0 != UInt8(ascii: ">") }.compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
        return stride(from: 0, to: digits.count - 1, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    }

    private static func decoded(_ bytes: [UInt8]) -> String {
        if bytes.starts(with: [0xFE, 0xFF]) {
            let units = stride(from: 2, to: bytes.count - 1, by: 2).map {
                UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1])
            }
            return String(decoding: units, as: UTF16.self)
        }
        // What is no UTF-8 is taken for Latin.
        return String(validating: bytes, as: UTF8.self)
            ?? String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    }
}

/// After a backslash (7.3.4.2).
private let escapes: [UInt8: UInt8] = [
    UInt8(ascii: "n"): 10, UInt8(ascii: "r"): 13, UInt8(ascii: "t"): 9, UInt8(ascii: "b"): 8, UInt8(ascii: "f"): 12,
]

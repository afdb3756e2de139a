/// An opaque identifier of one kind of thing: 26 characters of Crockford's base 32, sorted by birth.
package struct ID<Of>: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let text: String

    /// Any 26 letters and digits of the alphabet; nil for everything else, so that a path cannot smuggle text in.
    package init?(_ text: String) {
        let letters = text.utf8
        guard letters.count == 26, letters.allSatisfy({ IDAlphabet.digit(of: $0) != nil }) else { return nil }
        self.text = text
    }

    package init?(_ text: Substring) { self.init(String(text)) }

    /// The identifier of something born at `instant`: 48 bits of time, then 80 bits of chance.
    /// - Parameter chance: ten random bytes.
    package init(bornAt instant: Instant, chance: [UInt8]) {
        precondition(chance.count == 10)
        var bytes = (0..<6).map { UInt8(truncatingIfNeeded: instant.milliseconds >> (8 * (5 - $0))) }
        bytes += chance
        var text: [UInt8] = []
        var (buffer, bits) = (0, 2)  // 128 bits in 26 letters of 5 bits: the first letter carries only three.
        for byte in bytes {
            buffer = (buffer << 8 | Int(byte)) & 0xFFFF
            bits += 8
            while bits >= 5 {
                bits -= 5
                text.append(IDAlphabet.bytes[(buffer >> bits) & 31])
            }
        }
        self.text = String(decoding: text, as: UTF8.self)
    }

    /// When it was born; that of an identifier which nobody was born with is some other time.
    package var bornAt: Instant {
        var milliseconds = 0
        // 128 bits in 26 letters: the first ten hold the 48 bits of time, after two that are always 0.
        for letter in text.utf8.prefix(10) {
            milliseconds = milliseconds << 5 | Int(IDAlphabet.digit(of: letter) ?? 0)
        }
        return Instant(milliseconds: milliseconds)
    }

    /// The 128 bits that the letters stand for, in the same order; nil for letters that say more than 128 bits, as none do
    /// that were born here.
    package var number: UInt128? { UInt128(idText: text) }

    package init(number: UInt128) {
        let letters = (0..<26).map {
            IDAlphabet.bytes[Int(truncatingIfNeeded: number >> (5 * (25 - UInt128($0)))) & 31]
        }
        text = String(decoding: letters, as: UTF8.self)
    }

    package static func < (a: ID, b: ID) -> Bool { a.text < b.text }
    package var description: String { text }
}

extension UInt128 {
    /// What `ID.number` is for an identifier with this text, and nil for what is none.
    package init?(idText text: String) {
        guard text.utf8.count == 26 else { return nil }
        var number: UInt128 = 0
        for letter in text.utf8 {
            guard number >> 123 == 0, let digit = IDAlphabet.digit(of: letter) else { return nil }
            number = number << 5 | UInt128(digit)
        }
        self = number
    }
}

private enum IDAlphabet {
    static let bytes = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

    /// Digits, and letters but i, l, o and u.
    static func digit(of letter: UInt8) -> UInt8? {
        switch letter {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): letter - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "h"): letter - UInt8(ascii: "a") + 10
        case UInt8(ascii: "j"), UInt8(ascii: "k"): letter - UInt8(ascii: "j") + 18
        case UInt8(ascii: "m"), UInt8(ascii: "n"): letter - UInt8(ascii: "m") + 20
        case UInt8(ascii: "p")...UInt8(ascii: "t"): letter - UInt8(ascii: "p") + 22
        case UInt8(ascii: "v")...UInt8(ascii: "z"): letter - UInt8(ascii: "v") + 27
        default: nil
        }
    }
}

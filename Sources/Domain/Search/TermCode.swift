/// A term as one number, by which texts are compared without making strings of them. The terms of Han are their characters;
/// words of other scripts are a hash (FNV-1a), which two words in 2^63 share.
package struct TermCode: Hashable, Sendable {
    private static let wordMark: UInt64 = 1 << 63

    private let number: UInt64

    init(_ first: Unicode.Scalar, _ second: Unicode.Scalar?) {
        number = UInt64(first.value) << 32 | UInt64(second?.value ?? 0)
    }

    init(word: some Sequence<UInt8>) {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in word { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        number = hash | Self.wordMark
    }

    /// - Parameter term: as `SearchAnalyser.indexTerms` makes them.
    init(_ term: String) {
        let scalars = term.unicodeScalars
        if let first = scalars.first, first.isHan {
            self.init(first, scalars.dropFirst().first)
        } else {
            self.init(word: term.utf8)
        }
    }

    /// As the ranked index keeps it.
    var stored: TermNumber { TermNumber(truncatingIfNeeded: number) }

    /// Alike for all terms that begin with the same Han character.
    var beginning: UInt32 { UInt32(number >> 32) }
}

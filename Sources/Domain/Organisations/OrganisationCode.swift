/// 组织机构代码, GB 11714: eight letters or digits and a check digit.
package struct OrganisationCode: Hashable, Sendable {
    /// Nine characters, capitals, without the hyphen.
    package let text: String

    /// Takes small letters and the hyphen that stands before the check digit on paper; nil where the check digit is wrong.
    package init?(_ text: some StringProtocol) {
        var characters = text.utf8.map(upperCased)
        if characters.count == 10, characters[8] == UInt8(ascii: "-") { characters.remove(at: 8) }
        guard characters.count == 9 else { return nil }
        var sum = 0
        for (character, weight) in zip(characters, Self.weights) {
            guard let value = Self.value(of: character) else { return nil }
            sum += value * weight
        }
        guard characters[8] == Self.checkDigits[(11 - sum % 11) % 11] else { return nil }
        self.text = String(decoding: characters, as: UTF8.self)
    }

    private static let weights = [3, 7, 9, 10, 5, 8, 4, 2]
    private static let checkDigits = Array("0123456789X".utf8)

    private static func value(of character: UInt8) -> Int? {
        switch character {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(character - UInt8(ascii: "0"))
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): Int(character - UInt8(ascii: "A")) + 10
        default: nil
        }
    }
}

/// Codes are often typed in small letters; the standards know capitals only.
func upperCased(_ character: UInt8) -> UInt8 {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(character) ? character - 32 : character
}

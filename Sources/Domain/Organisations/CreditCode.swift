/// 统一社会信用代码, GB 32100-2015: registrar, kind, six digits of region, nine of the body itself, a check character.
package struct CreditCode: Hashable, Sendable {
    /// Eighteen characters, capitals.
    package let text: String

    /// Takes small letters too; nil where shape or check character is wrong.
    package init?(_ text: some StringProtocol) {
        let characters = text.utf8.map(upperCased)
        guard characters.count == 18 else { return nil }
        guard characters[2..<8].allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        var (sum, weight) = (0, 1)
        for character in characters.dropLast() {
            guard let value = Self.alphabet.firstIndex(of: character) else { return nil }
            sum += value * weight
            weight = weight * 3 % 31
        }
        guard characters[17] == Self.alphabet[(31 - sum % 31) % 31] else { return nil }
        self.text = String(decoding: characters, as: UTF8.self)
    }

    /// 行政区划代码, GB/T 2260.
    package var regionCode: String { String(text.dropFirst(2).prefix(6)) }

    /// The nine characters of the body: nil for the few bodies whose part was not made by GB 11714.
    package var organisationCode: OrganisationCode? { OrganisationCode(text.dropFirst(8).prefix(9)) }

    /// Letters that look like digits, or like each other, are left out: I, O, S, V, Z.
    private static let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY".utf8)
}

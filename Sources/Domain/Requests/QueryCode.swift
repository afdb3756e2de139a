/// With the number of a request, what its applicant looks it up with: eight characters that nobody mistakes for others
/// (Crockford's base 32), in two groups.
package struct QueryCode: Hashable, Sendable {
    /// `7K4M92QX`
    package let text: String

    private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

    /// - Parameter chance: five random bytes.
    package init(chance: [UInt8]) {
        precondition(chance.count == 5)
        let number = chance.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        text = String((0..<8).reversed().map { Self.alphabet[Int(number >> (5 * UInt64($0)) & 31)] })
    }

    /// Takes small letters, dashes and blanks, and the letters that look like digits.
    package init?(_ typed: String) {
        var characters: [Character] = []
        for scalar in typed.unicodeScalars.map(\.halfWidth) where !scalar.properties.isWhitespace && scalar != "-" {
            switch Character(scalar).uppercased() {
            case "O": characters.append("0")
            case "I", "L": characters.append("1")
            case let other: characters.append(contentsOf: other)
            }
        }
        guard characters.count == 8, characters.allSatisfy(Self.alphabet.contains) else { return nil }
        text = String(characters)
    }

    /// `7K4M-92QX`
    package var shown: String { "\(text.prefix(4))-\(text.suffix(4))" }
}

/// 公民身份号码, GB 11643-1999: six digits of region, the date of birth, a number of the day, a check character; or the older
/// one of fifteen digits, which has a year of two digits and no check.
package struct IdentityNumber: Hashable, Sendable {
    /// Eighteen characters, or fifteen digits.
    package let text: String
    package let birthday: Day

    package enum Fault: Error, Hashable, Sendable {
        /// Neither 15 nor 18 characters.
        case length(Int)
        case notDigits
        /// There is no such day, or it has not come.
        case birthday
        case checkCharacter
    }

    /// Takes a small x, blanks between, and characters in full width.
    package init(_ typed: String, today: Day) throws(Fault) {
        let characters = typed.unicodeScalars.map(\.halfWidth).filter { !$0.properties.isWhitespace }
            .map { $0.isASCII ? upperCased(UInt8($0.value)) : 0 }
        guard characters.count == 18 || characters.count == 15 else { throw .length(characters.count) }
        let isOld = characters.count == 15
        let digits = isOld ? characters[...] : characters.dropLast()
        guard digits.allSatisfy({ (0x30...0x39).contains($0) }) else { throw .notDigits }
        func number(_ range: Range<Int>) -> Int { characters[range].reduce(0) { $0 * 10 + Int($1 - 0x30) } }
        let birthday =
            isOld
            ? Day(1900 + number(6..<8), number(8..<10), number(10..<12))
            : Day(number(6..<10), number(10..<12), number(12..<14))
        guard let birthday, birthday <= today, birthday.year >= 1850 else { throw .birthday }
        if !isOld {
            let sum = zip(digits, Self.weights).reduce(0) { $0 + Int($1.0 - 0x30) * $1.1 }
            guard characters[17] == Self.checkCharacters[sum % 11] else { throw .checkCharacter }
        }
        self.birthday = birthday
        text = String(decoding: characters, as: UTF8.self)
    }

    private static let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    private static let checkCharacters = Array("10X98765432".utf8)
}

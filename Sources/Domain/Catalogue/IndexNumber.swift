/// 索引号 as most places write it: organisation, year (and month), running number. There is no national structure; this
/// reads the ones in common use (law/07 §7.1) and leaves the others alone.
package struct IndexNumber: Hashable, Sendable {
    package let organisation: String
    package let year: Int
    package let month: Int?
    package let sequence: Int
    /// In capitals, with the punctuation it came with.
    package let text: String

    package init?(_ text: some StringProtocol) {
        let characters = text.utf8.map(upperCased)
        let numberDash = characters.lastIndex(of: UInt8(ascii: "-"))
        guard let numberDash, let yearMark = characters[..<numberDash].lastIndex(where: Self.separators.contains) else {
            return nil
        }
        let organisation = characters[..<yearMark]
        let yearAndMonth = characters[(yearMark + 1)..<numberDash]
        guard Self.isOrganisation(organisation), [4, 6].contains(yearAndMonth.count),
            let year = Self.number(yearAndMonth.prefix(4)), (5...6).contains(characters.count - numberDash - 1),
            let sequence = Self.number(characters[(numberDash + 1)...])
        else {
            return nil
        }
        if yearAndMonth.count == 6 {
            guard let month = Self.number(yearAndMonth.suffix(2)), (1...12).contains(month) else { return nil }
            self.month = month
        } else {
            month = nil
        }
        self.organisation = String(decoding: organisation, as: UTF8.self)
        self.year = year
        self.sequence = sequence
        self.text = String(decoding: characters, as: UTF8.self)
    }

    private static let separators = Array("/-".utf8)

    private static func isOrganisation(_ characters: ArraySlice<UInt8>) -> Bool {
        let areLettersAndDigits = characters.allSatisfy {
            (0x30...0x39).contains($0) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0)
        }
        return [9, 10, 18].contains(characters.count) && areLettersAndDigits
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        digits.reduce(Optional(0)) { sum, digit in
            guard let sum, (0x30...0x39).contains(digit) else { return nil }
            return sum * 10 + Int(digit - 0x30)
        }
    }
}

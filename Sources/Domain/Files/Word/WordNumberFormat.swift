/// How Word writes a number that it counts by itself (ECMA-376 part 1, 17.18.59). What is rare, such as Hebrew, is written in
/// Arabic digits.
package enum WordNumberFormat: String, Hashable, Sendable, CaseIterable {
    case decimal, decimalZero, decimalFullWidth, decimalFullWidth2, decimalHalfWidth
    case upperRoman, lowerRoman, upperLetter, lowerLetter
    case decimalEnclosedCircle, decimalEnclosedCircleChinese, decimalEnclosedParen, decimalEnclosedFullstop
    case chineseCounting, chineseCountingThousand, chineseLegalSimplified
    case japaneseCounting, taiwaneseCounting, taiwaneseCountingThousand, ideographDigital, taiwaneseDigital
    case ideographTraditional, ideographZodiac, ideographEnclosedCircle
    case none, bullet

    package func text(of number: Int) -> String {
        switch self {
        case .none, .bullet: ""
        case .decimal, .decimalHalfWidth: String(number)
        case .decimalZero: number < 10 ? "0\(number)" : String(number)
        case .decimalFullWidth, .decimalFullWidth2: Self.shifted(number)
        case .upperRoman: Self.roman(number) ?? String(number)
        case .lowerRoman: Self.roman(number)?.lowercased() ?? String(number)
        case .upperLetter: Self.letters(number, from: "A")
        case .lowerLetter: Self.letters(number, from: "a")
        case .decimalEnclosedCircle, .decimalEnclosedCircleChinese:
            Self.single(number, in: [(1...20, 0x2460), (21...35, 0x3251), (36...50, 0x32B1)]) ?? String(number)
        case .decimalEnclosedParen: Self.single(number, in: [(1...20, 0x2474)]) ?? "(\(number))"
        case .decimalEnclosedFullstop: Self.single(number, in: [(1...20, 0x2488)]) ?? "\(number)."
        case .ideographEnclosedCircle: Self.single(number, in: [(1...10, 0x3280)]) ?? String(number)
        case .chineseCounting, .taiwaneseCounting, .japaneseCounting:
            // Above ninety-nine these are written digit by digit.
            number < 100 ? Self.counted(number, .usual) : Self.digits(number)
        case .chineseCountingThousand, .taiwaneseCountingThousand: Self.counted(number, .usual)
        case .chineseLegalSimplified: Self.counted(number, .legal)
        case .ideographDigital, .taiwaneseDigital: Self.digits(number)
        case .ideographTraditional: Self.cycled(number, "甲乙丙丁戊己庚辛壬癸")
        case .ideographZodiac: Self.cycled(number, "子丑寅卯辰巳午未申酉戌亥")
        }
    }

    private static func shifted(_ number: Int) -> String {
        let scalars = String(number).unicodeScalars.map { scalar in
            scalar.isDigit ? Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar : scalar
        }
        return String(String.UnicodeScalarView(scalars))
    }

    private static func roman(_ number: Int) -> String? {
        guard (1...3_999).contains(number) else { return nil }
        let parts = [
            (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
            (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
        ]
        var (rest, text) = (number, "")
        for (value, letters) in parts {
            while rest >= value {
                text += letters
                rest -= value
            }
        }
        return text
    }

    /// After Z comes AA, after that BB.
    private static func letters(_ number: Int, from first: Unicode.Scalar) -> String {
        guard (1...780).contains(number) else { return String(number) }
        let letter = Unicode.Scalar(first.value + UInt32((number - 1) % 26)) ?? first
        return String(repeating: String(letter), count: (number - 1) / 26 + 1)
    }

    private static func single(_ number: Int, in ranges: [(numbers: ClosedRange<Int>, first: UInt32)]) -> String? {
        guard let range = ranges.first(where: { $0.numbers.contains(number) }) else { return nil }
        return Unicode.Scalar(range.first + UInt32(number - range.numbers.lowerBound)).map { String($0) }
    }

    private static func cycled(_ number: Int, _ signs: String) -> String {
        let signs = Array(signs)
        return signs.indices.contains(number - 1) ? String(signs[number - 1]) : String(number)
    }

    private static func digits(_ number: Int) -> String {
        let signs = Array("〇一二三四五六七八九")
        return String(String(number).compactMap { $0.wholeNumberValue.map { signs[$0] } })
    }

    private struct Signs {
        var digits: [Character]
        var units: [String]
        /// 十一, and not 一十一.
        var dropsFirstOne: Bool

        static let usual = Signs(digits: Array("〇一二三四五六七八九"), units: ["", "十", "百", "千"], dropsFirstOne: true)
        static let legal = Signs(digits: Array("零壹贰叁肆伍陆柒捌玖"), units: ["", "拾", "佰", "仟"], dropsFirstOne: false)
    }

    private static func counted(_ number: Int, _ signs: Signs) -> String {
        guard (0...9_999).contains(number) else { return String(number) }
        if number == 0 { return String(signs.digits[0]) }
        let figures = Array(String(number).compactMap(\.wholeNumberValue))
        var (text, hasGap) = ("", false)
        for (index, figure) in figures.enumerated() {
            guard figure > 0 else {
                hasGap = true
                continue
            }
            let unit = signs.units[figures.count - 1 - index]
            if hasGap { text.append(signs.digits[0]) }
            hasGap = false
            let isBareTen = signs.dropsFirstOne && index == 0 && figures.count == 2 && figure == 1
            text += (isBareTen ? "" : String(signs.digits[figure])) + unit
        }
        return text
    }
}

/// Numbers as spreadsheets store them, and as people read them.
package enum SheetNumber {
    /// Without an exponent, so that an identity number that was typed as a number is whole: 1.1010519491231E+17. What is no
    /// number stays as it is.
    package static func plain(_ stored: String) -> String {
        guard stored.utf8.count <= 40, let mark = stored.firstIndex(where: { $0 == "E" || $0 == "e" }),
            let exponent = Int(stored[stored.index(after: mark)...].drop { $0 == "+" }), abs(exponent) <= 30
        else { return stored }
        let sign = stored.hasPrefix("-") ? "-" : ""
        let parts = stored[..<mark].drop { $0 == "-" }
            .split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = parts.first, parts.allSatisfy({ $0.allSatisfy { ("0"..."9").contains($0) } }) else {
            return stored
        }
        var digits = String(whole) + (parts.count > 1 ? parts[1] : "")
        var point = whole.count + exponent
        if point <= 0 {
            digits = String(repeating: "0", count: 1 - point) + digits
            point = 1
        }
        digits += String(repeating: "0", count: max(0, point - digits.count))
        let fraction = digits.dropFirst(point)
        let shown = digits.prefix(point).drop { $0 == "0" }
        return sign + (shown.isEmpty ? "0" : shown) + (fraction.contains { $0 != "0" } ? ".\(fraction)" : "")
    }

    /// The day that a number stands for where its cell shows a date, such as `2024-03-15`.
    package static func day(_ stored: String, isSince1904: Bool) -> String? {
        guard let number = Double(stored), number >= 61, number < 2_958_466 else { return nil }
        // Excel counts 29 February 1900, which never was: 25569 is 1970-01-01.
        return Day(number: Int(number) - (isSince1904 ? 24_107 : 25_569)).iso
    }

    /// Whether a format shows a date: years or days outside of quotes and brackets.
    package static func isDate(_ format: String) -> Bool {
        var (isQuoted, isBracketed, isEscaped) = (false, false, false)
        for scalar in format.unicodeScalars {
            if isEscaped {
                isEscaped = false
                continue
            }
            switch scalar {
            case "\\": isEscaped = true
            case "\"": isQuoted.toggle()
            case "[": isBracketed = true
            case "]": isBracketed = false
            case "y", "Y", "d", "D": if !isQuoted, !isBracketed { return true }
            default: break
            }
        }
        return false
    }

    /// Whether a format shows nothing of numbers, and nothing of words: `;;;` (ECMA-376, part 1, 18.8.31).
    package static func hides(_ format: String) -> (numbers: Bool, words: Bool) {
        var sections = [""]
        var (isQuoted, isBracketed, isEscaped) = (false, false, false)
        for character in format {
            if isEscaped {
                isEscaped = false
                sections[sections.count - 1].append(character)
                continue
            }
            switch character {
            case "\\": isEscaped = true
            case "\"": isQuoted.toggle()
            case "[" where !isQuoted: isBracketed = true
            case "]" where !isQuoted: isBracketed = false
            case ";" where !isQuoted && !isBracketed: sections.append("")
            default: if !isBracketed { sections[sections.count - 1].append(character) }
            }
        }
        guard sections.count > 1 else { return (false, false) }
        let hidesNumbers = sections.prefix(3).allSatisfy(\.isEmpty)
        return (hidesNumbers, hidesNumbers && sections.count > 3 && sections[3].isEmpty)
    }

    /// Of the formats that a workbook need not write down (ECMA-376, part 1, 18.8.30, and those of East Asia).
    package static func isDate(builtIn number: Int) -> Bool {
        (14...17).contains(number) || number == 22 || (27...31).contains(number) || number == 36
            || (50...54).contains(number) || (57...58).contains(number)
    }

    /// Row and column of `B12`, from 1.
    package static func cell(_ name: String) -> (row: Int, column: Int)? {
        var (column, row) = (0, 0)
        for byte in name.utf8.prefix(16) where byte != UInt8(ascii: "$") {
            switch byte {
            case 0x41...0x5A: column = column * 26 + Int(byte - 0x40)
            case 0x30...0x39: row = row * 10 + Int(byte - 0x30)
            default: return nil
            }
            if column > 16_384 || row > 1_048_576 { return nil }
        }
        return row > 0 && column > 0 ? (row, column) : nil
    }

    /// `AB` of 28.
    package static func letters(_ column: Int) -> String {
        var (rest, letters): (Int, [Unicode.Scalar]) = (column, [])
        while rest > 0 {
            letters.insert(Unicode.Scalar(UInt8(0x41 + (rest - 1) % 26)), at: 0)
            rest = (rest - 1) / 26
        }
        return String(String.UnicodeScalarView(letters))
    }
}

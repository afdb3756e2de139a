/// Makes one character of those that mean the same to a reader who searches: 國 and 国, Ａ and a, ［ and 〔.
///
/// One character always gives one character, so that a place in the folded text is the same place in the original.
package struct TextFolding: Sendable {
    private static let tableStart: UInt32 = 0x2E80
    private static let tableEnd: UInt32 = 0xFAFF

    /// What each character from `tableStart` to `tableEnd` folds to: 100 kB for one array access a character.
    private let table: [UInt16]

    /// - Parameter pairs: traditional and simplified characters, one to one, of the Basic Multilingual Plane.
    package init(simplifying pairs: [Unicode.Scalar: Unicode.Scalar]) {
        var table = (Self.tableStart...Self.tableEnd).map { UInt16($0) }
        for index in table.indices {
            if let scalar = Unicode.Scalar(table[index]), let bracket = scalar.yearBracket {
                table[index] = UInt16(bracket.value)
            }
        }
        for (traditional, simplified) in pairs {
            precondition((Self.tableStart...Self.tableEnd).contains(traditional.value) && simplified.value <= 0xFFFF)
            table[Int(traditional.value - Self.tableStart)] = UInt16(simplified.value)
        }
        self.table = table
    }

    package func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case Self.tableStart...Self.tableEnd:
            return Unicode.Scalar(table[Int(scalar.value - Self.tableStart)]) ?? scalar
        case 0x00...0x7F, 0xFF01...0xFF5E:
            let ascii = scalar.halfWidth
            if ("A"..."Z").contains(ascii) { return Unicode.Scalar(UInt8(ascii.value + 0x20)) }
            return ascii.yearBracket ?? ascii
        case ScalarKind.dashesAndQuotationMarks: return scalar
        default:
            if let bracket = scalar.yearBracket { return bracket }
            let lower = scalar.properties.lowercaseMapping.unicodeScalars
            return lower.count == 1 ? lower[lower.startIndex] : scalar
        }
    }

    /// The folded text; blanks and line breaks become one space each, none at the ends.
    package func fold(_ text: String) -> String {
        var folded: [UInt8] = []
        folded.reserveCapacity(text.utf8.count)
        var hasGap = false
        for scalar in text.unicodeScalars {
            let character = fold(scalar)
            switch ScalarKind(character) {
            case .blank, .lineBreak: hasGap = true
            case .ignored: break
            case .han, .word, .punctuation:
                if hasGap, !folded.isEmpty { folded.append(UInt8(ascii: " ")) }
                hasGap = false
                folded.append(character)
            }
        }
        return String(decoding: folded, as: UTF8.self)
    }
}

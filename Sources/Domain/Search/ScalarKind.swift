extension Unicode.Scalar {
    /// U+FF01…U+FF5E are the ASCII characters in full width.
    var halfWidth: Unicode.Scalar {
        guard (0xFF01...0xFF5E).contains(value) else { return self }
        return Unicode.Scalar(UInt8(value - 0xFEE0))
    }

    package var isHan: Bool { ScalarKind(self) == .han }

    var isLetterOrDigit: Bool {
        let kind = ScalarKind(self)
        return kind == .han || kind == .word
    }

    /// The hexagonal bracket of GB/T 9704 for any bracket that people put around the year of a document number.
    var yearBracket: Unicode.Scalar? {
        switch self {
        case "(", "[", "{", "〔", "【", "〖", "〘", "﹝", "﹙", "﹛": "〔"
        case ")", "]", "}", "〕", "】", "〗", "〙", "﹞", "﹚", "﹜": "〕"
        default: nil
        }
    }
}

/// What a character is to search.
enum ScalarKind {
    /// Written without spaces: searched by pairs.
    case han
    /// A letter or digit of a script that separates its words.
    case word
    case blank
    case lineBreak
    /// Invisible, or a mark on another letter: passed over, so that both engines see the same letters.
    case ignored
    case punctuation

    /// “” stands in most Chinese texts, and to ask Unicode for what it is takes long.
    static let dashesAndQuotationMarks: ClosedRange<UInt32> = 0x2010...0x2027

    init(_ scalar: Unicode.Scalar) {
        self =
            switch scalar.value {
            case 0x4E00...0x9FFF: .han
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: .word
            case 0x0A, 0x2028: .lineBreak
            case 0x09, 0x0D, 0x20, 0x3000: .blank
            case 0x00...0x7F, 0x3001...0x3004, 0x3008...0x3020, 0xFF01...0xFF0F: .punctuation
            case Self.dashesAndQuotationMarks: .punctuation
            default: Self.uncommon(scalar)
            }
    }

    private static func uncommon(_ scalar: Unicode.Scalar) -> ScalarKind {
        let properties = scalar.properties
        switch properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark, .format: return .ignored
        case .decimalNumber: return .word
        default: break
        }
        if properties.isDefaultIgnorableCodePoint { return .ignored }
        if properties.isWhitespace { return .blank }
        if properties.isIdeographic { return .han }
        return properties.isAlphabetic ? .word : .punctuation
    }
}

extension [UInt8] {
    /// The scalar in UTF-8, three bytes (Han) the usual case.
    mutating func append(_ scalar: Unicode.Scalar) {
        let value = scalar.value
        switch value {
        case 0x00...0x7F:
            append(UInt8(value))
        case 0x800...0xFFFF:
            append(0xE0 | UInt8(value >> 12))
            append(0x80 | UInt8(value >> 6 & 0x3F))
            append(0x80 | UInt8(value & 0x3F))
        default:
            append(contentsOf: scalar.utf8)
        }
    }
}

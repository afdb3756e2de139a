import Domain

/// How letters of a .docx look, as far as it says: what a run leaves open, its style decides, and what that leaves open the
/// style on which it is based.
struct WordFormat {
    private var isStrong: Bool?
    private var isEmphasised: Bool?
    private var isUnderlined: Bool?
    private var isCrossedOut: Bool?
    private var isVanished: Bool?
    private var position: String?
    private var colour: String?
    private var hasGround: Bool?
    /// In half points.
    private(set) var size: Int?
    /// Of Chinese letters.
    private(set) var font: String?

    /// Nobody reads letters of two points.
    private static let smallest = 4

    var isStruck: Bool { isCrossedOut ?? false }
    /// Whether it is not shown on whatever ground.
    var isHidden: Bool { isVanished ?? false || size.map { $0 <= Self.smallest } ?? false }
    var isWhite: Bool { colour == "FFFFFF" && hasGround != true }

    /// The head of official paper is red (GB/T 9704-2012, 7.2.4).
    var isRed: Bool {
        guard let colour, colour.count == 6, let number = Int(colour, radix: 16) else { return false }
        return number >> 16 >= 0xC0 && (number >> 8) & 0xFF < 0x60 && number & 0xFF < 0x60
    }

    var marks: RichText.Marks {
        var marks: RichText.Marks = []
        if isStrong == true { marks.insert(.strong) }
        if isEmphasised == true { marks.insert(.emphasis) }
        if isUnderlined == true { marks.insert(.underline) }
        if position == "superscript" { marks.insert(.superscript) }
        if position == "subscript" { marks.insert(.subscript) }
        return marks
    }

    /// Takes an element of `w:rPr`.
    mutating func take(_ name: String, _ cursor: XMLCursor) {
        let value = cursor["val"]
        switch name {
        case "b": isStrong = XMLCursor.isOn(value)
        case "i": isEmphasised = XMLCursor.isOn(value)
        case "u": isUnderlined = value != "none"
        case "strike", "dstrike": isCrossedOut = XMLCursor.isOn(value)
        case "vanish": isVanished = XMLCursor.isOn(value)
        case "vertAlign": position = value
        case "color": colour = value?.uppercased()
        case "sz": size = value.flatMap { Int($0) }
        case "rFonts": font = cursor["eastAsia"] ?? font
        case "shd": hasGround = cursor.isColoured
        case "highlight": hasGround = value != "none"
        default: break
        }
    }

    func over(_ base: WordFormat) -> WordFormat {
        var format = self
        format.isStrong = isStrong ?? base.isStrong
        format.isEmphasised = isEmphasised ?? base.isEmphasised
        format.isUnderlined = isUnderlined ?? base.isUnderlined
        format.isCrossedOut = isCrossedOut ?? base.isCrossedOut
        format.isVanished = isVanished ?? base.isVanished
        format.position = position ?? base.position
        format.colour = colour ?? base.colour
        format.hasGround = hasGround ?? base.hasGround
        format.size = size ?? base.size
        format.font = font ?? base.font
        return format
    }
}

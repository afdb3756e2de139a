/// What each character does to the look of a line.
enum VisibleText {
    enum Kind {
        case visible, space, wideSpace, lineBreak
        /// Hides, reorders or smuggles: a reader must never get other text than the one who signed it saw.
        case nothing
    }

    static func kind(of scalar: Unicode.Scalar) -> Kind {
        switch scalar.value {
        // Nearly all there is, first.
        case 0x21...0x7E, 0x3001...0xD7FF: .visible
        case 0x0A, 0x2028, 0x2029: .lineBreak
        case 0x09, 0x0B...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x205F: .space
        case 0x3000: .wideSpace
        case 0...0x1F, 0x7F...0x9F, 0xAD: .nothing
        case 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF: .nothing
        case 0xFFF9...0xFFFB, 0xFDD0...0xFDEF, 0xE0000...0xE007F: .nothing
        case let value where value & 0xFFFE == 0xFFFE: .nothing
        default: .visible
        }
    }
}

/// JSON that has one spelling for one value, so that it can be hashed: RFC 8785 (JCS) without fractions and null.
package enum CanonicalJSON: Sendable {
    case string(String)
    /// From -(2^53 - 1) to 2^53 - 1: every JSON reader keeps these exactly (RFC 7493, section 2.2).
    case integer(Int)
    case boolean(Bool)
    case array([CanonicalJSON])
    /// The members in any order, no key twice.
    case object([(String, CanonicalJSON)])

    package var bytes: [UInt8] {
        var bytes: [UInt8] = []
        write(to: &bytes)
        return bytes
    }

    private func write(to bytes: inout [UInt8]) {
        switch self {
        case .string(let text):
            Self.write(text, to: &bytes)
        case .integer(let number):
            precondition(number.magnitude < 1 << 53)
            bytes += String(number).utf8
        case .boolean(let value):
            bytes += (value ? "true" : "false").utf8
        case .array(let elements):
            Self.write(elements, between: "[", "]", to: &bytes) { $0.write(to: &$1) }
        case .object(let members):
            Self.write(Self.sorted(members), between: "{", "}", to: &bytes) { member, bytes in
                Self.write(member.0, to: &bytes)
                bytes.append(UInt8(ascii: ":"))
                member.1.write(to: &bytes)
            }
        }
    }

    private static func write<Item>(
        _ items: [Item], between open: Unicode.Scalar, _ close: Unicode.Scalar, to bytes: inout [UInt8],
        each: (Item, inout [UInt8]) -> Void
    ) {
        bytes.append(UInt8(ascii: open))
        for (position, item) in items.enumerated() {
            if position > 0 { bytes.append(UInt8(ascii: ",")) }
            each(item, &bytes)
        }
        bytes.append(UInt8(ascii: close))
    }

    /// RFC 8785, section 3.2.3: by UTF-16 code units, which puts U+1F600 before U+FB33.
    private static func sorted(_ members: [(String, CanonicalJSON)]) -> [(String, CanonicalJSON)] {
        let sorted = members.sorted { $0.0.utf16.lexicographicallyPrecedes($1.0.utf16) }
        for (a, b) in zip(sorted, sorted.dropFirst()) {
            precondition(!a.0.utf8.elementsEqual(b.0.utf8), "a key stands twice")
        }
        return sorted
    }

    /// RFC 8785, section 3.2.2.2: only what JSON demands is escaped; everything else is UTF-8 as it stands.
    private static func write(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""): bytes += #"\""#.utf8
            case UInt8(ascii: "\\"): bytes += #"\\"#.utf8
            case 0x08: bytes += #"\b"#.utf8
            case 0x09: bytes += #"\t"#.utf8
            case 0x0A: bytes += #"\n"#.utf8
            case 0x0C: bytes += #"\f"#.utf8
            case 0x0D: bytes += #"\r"#.utf8
            case ..<0x20: bytes += #"\u00\#(Hex.encode([byte]))"#.utf8
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}

/// Reads numbers as LEB128, and bytes.
struct ByteReader {
    private let bytes: [UInt8]
    private(set) var offset = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// - Throws: `PostingsBroken` also where it is larger than anything that is counted.
    mutating func number() throws -> Int {
        let number = try distance()
        guard number < 1 << 48 else { throw PostingsBroken() }
        return Int(number)
    }

    mutating func distance() throws -> UInt64 {
        var (number, shift) = (UInt64(0), 0)
        while offset < bytes.count, shift < 64 {
            let byte = bytes[offset]
            offset += 1
            number |= UInt64(byte & 0x7F) << UInt64(shift)
            if byte & 0x80 == 0 { return number }
            shift += 7
        }
        throw PostingsBroken()
    }

    mutating func take(_ count: Int) throws -> ArraySlice<UInt8> {
        guard count <= bytes.count - offset else { throw PostingsBroken() }
        offset += count
        return bytes[(offset - count)..<offset]
    }
}

extension [UInt8] {
    mutating func append(number: Int) { append(distance: UInt64(number)) }

    /// Terms are far apart, and the distance from a negative number to a positive one takes all 64 bits.
    mutating func append(distance: UInt64) {
        var rest = distance
        while rest > 0x7F {
            append(UInt8(rest & 0x7F) | 0x80)
            rest >>= 7
        }
        append(UInt8(rest))
    }
}

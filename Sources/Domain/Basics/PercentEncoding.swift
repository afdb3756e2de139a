/// RFC 3986: everything but unreserved characters becomes %XX.
package func percentEncoded(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var encoded: [UInt8] = []
    for byte in text.utf8 {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E:
            encoded.append(byte)
        default:
            encoded += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        }
    }
    return String(decoding: encoded, as: UTF8.self)
}

/// The opposite; nil where a % is not followed by two hexadecimal digits or the bytes are not UTF-8.
package func percentDecoded(_ text: some Sequence<UInt8>, plusIsSpace: Bool) -> String? {
    var decoded: [UInt8] = []
    var iterator = text.makeIterator()
    while let byte = iterator.next() {
        switch byte {
        case 0x25:
            guard let high = iterator.next().flatMap(hexadecimalDigit),
                let low = iterator.next().flatMap(hexadecimalDigit)
            else { return nil }
            decoded.append(high << 4 | low)
        case 0x2B where plusIsSpace: decoded.append(0x20)
        default: decoded.append(byte)
        }
    }
    return String(validating: decoded, as: UTF8.self)
}

private func hexadecimalDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
}

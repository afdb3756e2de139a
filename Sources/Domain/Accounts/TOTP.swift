/// Time-based one-time passwords, RFC 6238: SHA-1, 30 seconds, six digits, as every authenticator app knows them.
package struct TOTP: Sendable {
    package var secret: [UInt8]

    /// - Parameter secret: 20 random bytes.
    package init(secret: [UInt8]) {
        self.secret = secret
    }

    package static func step(at now: Instant) -> Int { now.milliseconds / 30_000 }

    /// - Parameter hmacSHA1: key and message to the 20-byte code of RFC 2104.
    package func code(step: Int, hmacSHA1: (_ key: [UInt8], _ message: [UInt8]) -> [UInt8]) -> String {
        let message = (0..<8).map { UInt8(truncatingIfNeeded: step >> (8 * (7 - $0))) }
        let code = hmacSHA1(secret, message)
        let offset = Int(code[19] & 15)
        let number = code[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) } & 0x7FFF_FFFF
        return padded(number % 1_000_000, 6)
    }

    /// The step a code belongs to, one before or after the present one allowed for clocks that differ.
    /// - Parameter after: the last step that was used; a code works once.
    package func matchingStep(
        _ text: String, at now: Instant, after lastStep: Int?, hmacSHA1: ([UInt8], [UInt8]) -> [UInt8]
    ) -> Int? {
        let present = Self.step(at: now)
        return (present - 1...present + 1).first { step in
            step > (lastStep ?? Int.min) && code(step: step, hmacSHA1: hmacSHA1) == text
        }
    }

    /// The address an authenticator app reads from a QR code.
    package func address(issuer: String, login: String) -> String {
        let label = percentEncoded("\(issuer):\(login)")
        return "otpauth://totp/\(label)?secret=\(base32)&issuer=\(percentEncoded(issuer))"
    }

    package var base32: String {
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)
        var text: [UInt8] = []
        var (buffer, bits) = (0, 0)
        for byte in secret {
            buffer = (buffer << 8 | Int(byte)) & 0xFFFF
            bits += 8
            while bits >= 5 {
                bits -= 5
                text.append(letters[(buffer >> bits) & 31])
            }
        }
        if bits > 0 { text.append(letters[(buffer << (5 - bits)) & 31]) }
        return String(decoding: text, as: UTF8.self)
    }
}

import Crypto
import Glibc

/// Signs requests as S3 asks for it: AWS Signature Version 4.
struct BucketSignature: Sendable {
    let keys: BucketKeys
    let region: String

    /// `Authorization`, for a request whose headers are all signed.
    /// - Parameters:
    ///   - path: percent-encoded, and so is the query, whose parts are in their order.
    ///   - payload: the SHA-256 of the body.
    func authorization(
        _ method: String, _ path: String, query: String, headers: [(name: String, value: String)], payload: String,
        at time: Time
    ) -> String {
        let headers = headers.map { (name: $0.name.lowercased(), value: $0.value) }.sorted { $0.name < $1.name }
        let names = headers.map(\.name).joined(separator: ";")
        let lines = headers.map { "\($0.name):\($0.value)\n" }.joined()
        let request = [method, path, query, lines, names, payload].joined(separator: "\n")
        let scope = "\(time.day)/\(region)/s3/aws4_request"
        let text = "AWS4-HMAC-SHA256\n\(time.text)\n\(scope)\n\(Self.digest(of: Array(request.utf8)))"
        let signature = Self.hexadecimal(sign(text, on: time.day))
        return "AWS4-HMAC-SHA256 Credential=\(keys.id)/\(scope),SignedHeaders=\(names),Signature=\(signature)"
    }

    /// The query of a request as it is sent and as it is signed.
    static func query(_ parts: [(String, String)]) -> String {
        parts.sorted { $0.0 < $1.0 }.map { "\(encoded($0))=\(encoded($1))" }.joined(separator: "&")
    }

    static func digest(of bytes: [UInt8]) -> String { hexadecimal(SHA256.hash(data: bytes)) }

    /// A moment in the two forms that are signed.
    struct Time: Hashable, Sendable {
        /// `20130524T000000Z`
        let text: String
        var day: String { String(text.prefix(8)) }

        /// - Parameter seconds: since 1970.
        init(_ seconds: Int) {
            var (seconds, parts) = (time_t(seconds), tm())
            gmtime_r(&seconds, &parts)
            func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
            text =
                "\(1900 + parts.tm_year)\(two(parts.tm_mon + 1))\(two(parts.tm_mday))"
                + "T\(two(parts.tm_hour))\(two(parts.tm_min))\(two(parts.tm_sec))Z"
        }
    }

    private func sign(_ text: String, on day: String) -> [UInt8] {
        [day, region, "s3", "aws4_request", text].reduce(Array("AWS4\(keys.secret)".utf8)) { key, part in
            Array(HMAC<SHA256>.authenticationCode(for: Array(part.utf8), using: SymmetricKey(data: key)))
        }
    }

    private static func encoded(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF")
        return text.utf8.reduce(into: "") { result, byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E:
                result.unicodeScalars.append(Unicode.Scalar(byte))
            default: result += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
            }
        }
    }

    private static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
        let digits = Array("0123456789abcdef")
        return String(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
    }
}

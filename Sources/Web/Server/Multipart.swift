import Domain
import NIOCore

/// The parts of a body of `multipart/form-data` (RFC 7578), as browsers send it. What is not well formed is refused whole, a
/// body that was cut off above all: half a file must not pass for one.
struct Multipart: Sendable {
    struct Part: Sendable {
        var name: String
        /// Nil for a field that is text; empty where no file was chosen.
        var fileName: String?
        var content: ByteBuffer
    }

    /// The header fields of a part: names of files can be long.
    static let longestHead = 8 << 10
    private static let mostHeaderFields = 10

    private(set) var parts: [Part] = []

    /// - Parameter contentType: of the whole body, with the boundary.
    init(_ body: ByteBuffer, contentType: String) throws(FormFault) {
        guard let type = HeaderValue(contentType), type.token == "multipart/form-data",
            let boundary = type["boundary"], Self.isBoundary(boundary)
        else { throw .malformed }
        var reader = MultipartReader(body, boundary: boundary)
        guard reader.takeFirstBoundary() else { throw .malformed }
        while try !reader.isAtEnd() {
            if parts.count == Form.mostFields { throw .tooLong }
            let head = try reader.head(most: Self.mostHeaderFields, longest: Self.longestHead)
            parts.append(try Self.part(head, content: try reader.content()))
        }
    }

    static func isMultipart(_ contentType: String) -> Bool {
        HeaderValue(contentType)?.token == "multipart/form-data"
    }

    private static func part(_ head: [(name: String, value: String)], content: ByteBuffer) throws(FormFault) -> Part {
        let dispositions = head.filter { $0.name == "content-disposition" }
        guard dispositions.count == 1, let value = HeaderValue(dispositions[0].value), value.token == "form-data",
            let name = value["name"]
        else { throw .malformed }
        // RFC 7578, section 4.7: no browser encodes what it sends.
        let encodings = head.filter { $0.name == "content-transfer-encoding" }.map { $0.value.lowercased() }
        guard encodings.allSatisfy({ ["7bit", "8bit", "binary"].contains($0) }) else { throw .malformed }
        var fileName = value["filename"].map(unescaped)
        if let extended = value["filename*"] {
            guard let decoded = decoded(extended) else { throw .malformed }
            fileName = decoded
        }
        return Part(name: unescaped(name), fileName: fileName, content: content)
    }

    /// RFC 2046, section 5.1.1.
    private static func isBoundary(_ text: String) -> Bool {
        (1...70).contains(text.utf8.count) && text.utf8.last != UInt8(ascii: " ")
            && text.utf8.allSatisfy { byte in
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
                default: "'()+_,-./:=? ".utf8.contains(byte)
                }
            }
    }

    /// What HTML makes of a quotation mark and of a line end in a name, and nothing else.
    private static func unescaped(_ text: String) -> String {
        text.replacing("%22", with: "\"").replacing("%0D", with: "\r").replacing("%0A", with: "\n")
    }

    /// RFC 8187: `UTF-8''%E9%99%84.pdf`.
    private static func decoded(_ text: String) -> String? {
        let parts = text.split(separator: "'", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].lowercased() == "utf-8" else { return nil }
        return percentDecoded(parts[2].utf8, plusIsSpace: false)
    }
}

/// Goes through a body once. The delimiter begins with the only CR in it, so what was compared is never compared again.
private struct MultipartReader {
    private var rest: ByteBufferView
    private let delimiter: [UInt8]

    private static let lineEnd: [UInt8] = [13, 10]
    private static let dashes = Array("--".utf8)

    init(_ body: ByteBuffer, boundary: String) {
        rest = body.readableBytesView
        delimiter = Self.lineEnd + Self.dashes + Array(boundary.utf8)
    }

    mutating func takeFirstBoundary() -> Bool { take(delimiter.dropFirst(2)) }

    /// After a boundary: the end of the body, or another part.
    mutating func isAtEnd() throws(FormFault) -> Bool {
        let isLast = take(Self.dashes)
        rest = rest.drop { $0 == 32 || $0 == 9 }
        let isLineEnded = take(Self.lineEnd)
        guard isLast ? rest.isEmpty : isLineEnded else { throw .malformed }
        return isLast
    }

    mutating func head(most: Int, longest: Int) throws(FormFault) -> [(name: String, value: String)] {
        var fields: [(name: String, value: String)] = []
        var left = longest
        while true {
            guard let end = rest.prefix(left).firstIndex(of: 13) else { throw .malformed }
            let line = rest[..<end]
            rest = rest[end...]
            guard take(Self.lineEnd) else { throw .malformed }
            if line.isEmpty { return fields }
            left = max(0, left - line.count - 2)
            guard fields.count < most, let field = Self.field(line) else { throw .malformed }
            fields.append(field)
        }
    }

    /// Up to the next boundary, which is taken, too.
    mutating func content() throws(FormFault) -> ByteBuffer {
        guard let end = rest.withUnsafeBytes({ place(of: delimiter, in: $0) }) else { throw .malformed }
        let content = ByteBuffer(rest.prefix(end))
        rest = rest.dropFirst(end + delimiter.count)
        return content
    }

    /// Byte by byte: files are large, and slices of a buffer are not free.
    private func place(of wanted: [UInt8], in bytes: UnsafeRawBufferPointer) -> Int? {
        var index = 0
        while index <= bytes.count - wanted.count {
            var matched = 0
            while matched < wanted.count, bytes[index + matched] == wanted[matched] { matched += 1 }
            if matched == wanted.count { return index }
            index += max(1, matched)
        }
        return nil
    }

    private mutating func take(_ bytes: some Collection<UInt8>) -> Bool {
        guard rest.starts(with: bytes) else { return false }
        rest = rest.dropFirst(bytes.count)
        return true
    }

    private static func field(_ line: ByteBufferView) -> (name: String, value: String)? {
        guard let text = String(validating: line, as: UTF8.self), text.utf8.allSatisfy({ $0 >= 32 && $0 != 127 }),
            let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")), colon > text.startIndex
        else { return nil }
        let name = text[..<colon]
        guard name.utf8.allSatisfy({ $0 > 32 && $0 < 127 }) else { return nil }
        return (name.lowercased(), String(text[text.utf8.index(after: colon)...].drop { $0 == " " }))
    }
}

import Domain
import Hummingbird
import NIOCore

/// The fields of a form as text, in order. A field may come more than once; what it must be, the rules say.
struct Form: Sendable {
    /// Three bytes a character, each sent as %XX: a body at its limit fits.
    static let longestBody = 16 << 20
    static let mostFields = 1000

    private(set) var fields: [(name: String, value: String)]
    private(set) var files: [FormFile] = []

    init(_ fields: [(name: String, value: String)]) {
        self.fields = fields
    }

    /// Reads `application/x-www-form-urlencoded`.
    /// - Throws: `FormFault` where it is too long, not UTF-8, or holds U+0000.
    init(urlEncoded bytes: some Sequence<UInt8>) throws(FormFault) {
        fields = []
        var pair: [UInt8] = []
        var iterator = bytes.makeIterator()
        while true {
            let byte = iterator.next()
            if let byte, byte != UInt8(ascii: "&") {
                pair.append(byte)
                continue
            }
            if !pair.isEmpty { try read(pair) }
            if byte == nil { return }
            pair = []
        }
    }

    init(_ request: Request) async throws {
        var body = request
        let buffer: ByteBuffer
        let takesFile = Self.takesFile(request)
        do {
            buffer = try await body.collectBody(upTo: takesFile ? Self.longestBodyWithFile : Self.longestBody)
        } catch {
            throw takesFile ? FormFault.fileTooLong : .tooLong
        }
        if let type = request.headers[.contentType], Multipart.isMultipart(type) {
            try self.init(multipart: buffer, contentType: type)
        } else {
            try self.init(urlEncoded: buffer.readableBytesView)
        }
    }

    mutating func add(_ name: String, _ value: String) { fields.append((name, value)) }

    mutating func add(_ file: FormFile) { files.append(file) }

    /// The field without white space around it, line ends as \n; empty where it was not sent.
    func text(_ name: String) -> String {
        trimmed(raw(name).replacing("\r\n", with: "\n"))
    }

    func raw(_ name: String) -> String {
        fields.first { $0.name == name }?.value ?? ""
    }

    func all(_ name: String) -> [String] {
        fields.filter { $0.name == name }.map(\.value)
    }

    /// Nil where it is empty; an issue where it is no date.
    func day(_ name: String, _ issues: inout [Issue]) -> Day? {
        let text = text(name)
        if text.isEmpty { return nil }
        guard let day = Day(iso: text) else {
            issues.append(Issue(name, .notADate))
            return nil
        }
        return day
    }

    private mutating func read(_ pair: [UInt8]) throws(FormFault) {
        let mark = pair.firstIndex(of: UInt8(ascii: "=")) ?? pair.endIndex
        guard let name = percentDecoded(pair[..<mark], plusIsSpace: true),
            let value = percentDecoded(pair[mark...].dropFirst(), plusIsSpace: true)
        else { throw .notText }
        if name.utf8.contains(0) || value.utf8.contains(0) { throw .notText }
        fields.append((name, value))
        if fields.count > Self.mostFields { throw .tooLong }
    }
}

/// A form that cannot be read at all.
enum FormFault: Error, Hashable {
    case tooLong
    /// The same, where a file is taken.
    case fileTooLong
    /// Not UTF-8, or with U+0000 in it.
    case notText
    /// A body of several parts that was cut off, or that no browser sends.
    case malformed
}

private func trimmed(_ text: String) -> String {
    let isBlank: (Character) -> Bool = { $0.isWhitespace }
    let start = text.firstIndex { !isBlank($0) } ?? text.endIndex
    let end = text.lastIndex { !isBlank($0) }.map { text.index(after: $0) } ?? text.endIndex
    return start < end ? String(text[start..<end]) : ""
}

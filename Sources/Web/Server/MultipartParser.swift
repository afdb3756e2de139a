import NIOCore

/// Takes a body of `multipart/form-data` apart as it comes, and keeps no more of it than a delimiter is long. What is not well
/// formed is refused, a body that was cut off above all: half a file must not pass for one.
struct MultipartParser {
    enum Event {
        /// A part begins, with the fields of its head.
        case head([(name: String, value: String)])
        /// A piece of the content of the part that has begun.
        case content(ByteBuffer)
        case endOfPart
        case end
        /// Nothing can be said before more has come.
        case more
    }

    private enum State {
        case start, afterBoundary, content, ended
    }

    /// The header fields of a part: names of files can be long.
    static let longestHead = 8 << 10
    private static let mostHeaderFields = 10
    private static let lineEnd: [UInt8] = [13, 10]
    private static let dashes = Array("--".utf8)

    private var rest = ByteBuffer()
    private var state = State.start
    private var hasAll = false
    /// Begins with the only CR in it, so what was compared is never compared again.
    private let delimiter: [UInt8]

    /// - Parameter contentType: of the whole body, with the boundary.
    init(contentType: String) throws(FormFault) {
        guard let type = HeaderValue(contentType), type.token == "multipart/form-data",
            let boundary = type["boundary"], Self.isBoundary(boundary)
        else { throw .malformed }
        delimiter = Self.lineEnd + Self.dashes + Array(boundary.utf8)
    }

    /// Takes what has come of the body.
    mutating func take(_ bytes: ByteBuffer) {
        var bytes = bytes
        rest.discardReadBytes()
        rest.writeBuffer(&bytes)
    }

    /// Nothing more comes.
    mutating func finish() { hasAll = true }

    mutating func next() throws(FormFault) -> Event {
        switch state {
        case .start:
            let first = delimiter.dropFirst(2)
            guard rest.readableBytes >= first.count || hasAll else { return .more }
            guard take(first) else { throw .malformed }
            state = .afterBoundary
            return try next()
        case .afterBoundary: return try afterBoundary()
        case .content: return try content()
        case .ended: return .end
        }
    }

    /// The end of the body, or the head of another part.
    private mutating func afterBoundary() throws(FormFault) -> Event {
        let view = rest.readableBytesView
        if view.starts(with: Self.dashes) {
            let tail = view.dropFirst(2).drop { $0 == 32 || $0 == 9 }
            guard hasAll else {
                // What follows the last boundary is a line end at most.
                if tail.count > Self.lineEnd.count { throw .malformed }
                return .more
            }
            guard tail.isEmpty || tail.elementsEqual(Self.lineEnd) else { throw .malformed }
            state = .ended
            return .end
        }
        guard let end = place(of: Self.lineEnd + Self.lineEnd, in: view.prefix(Self.longestHead + 4)) else {
            if hasAll || view.count > Self.longestHead { throw .malformed }
            return .more
        }
        var lines = view.prefix(end).split(separator: 13, omittingEmptySubsequences: false)
        // The blanks that may follow a boundary.
        guard let first = lines.first, first.allSatisfy({ $0 == 32 || $0 == 9 }) else { throw .malformed }
        lines.removeFirst()
        guard lines.count <= Self.mostHeaderFields else { throw .malformed }
        var fields: [(name: String, value: String)] = []
        for line in lines {
            guard line.first == 10, let field = Self.field(line.dropFirst()) else { throw .malformed }
            fields.append(field)
        }
        rest.moveReaderIndex(forwardBy: end + 4)
        // A part without content: its line end is that of the delimiter, too.
        state = .content
        return .head(fields)
    }

    private mutating func content() throws(FormFault) -> Event {
        let view = rest.readableBytesView
        if let end = place(of: delimiter, in: view) {
            if end > 0, let piece = rest.readSlice(length: end) { return .content(piece) }
            rest.moveReaderIndex(forwardBy: delimiter.count)
            state = .afterBoundary
            return .endOfPart
        }
        if hasAll { throw .malformed }
        let safe = view.count - delimiter.count + 1
        guard safe > 0, let piece = rest.readSlice(length: safe) else { return .more }
        return .content(piece)
    }

    private mutating func take(_ bytes: some Collection<UInt8>) -> Bool {
        guard rest.readableBytesView.starts(with: bytes) else { return false }
        rest.moveReaderIndex(forwardBy: bytes.count)
        return true
    }

    private func place(of wanted: [UInt8], in view: ByteBufferView) -> Int? {
        view.withUnsafeBytes { bytes in
            // Byte by byte: files are large, and slices of a buffer are not free.
            var index = 0
            while index <= bytes.count - wanted.count {
                var matched = 0
                while matched < wanted.count, bytes[index + matched] == wanted[matched] { matched += 1 }
                if matched == wanted.count { return index }
                index += 1
            }
            return nil
        }
    }

    private static func field(_ line: ByteBufferView) -> (name: String, value: String)? {
        guard let text = String(validating: line, as: UTF8.self), text.utf8.allSatisfy({ $0 >= 32 && $0 != 127 }),
            let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")), colon > text.startIndex
        else { return nil }
        let name = text[..<colon]
        guard name.utf8.allSatisfy({ $0 > 32 && $0 < 127 }) else { return nil }
        return (name.lowercased(), String(text[text.utf8.index(after: colon)...].drop { $0 == " " }))
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
}

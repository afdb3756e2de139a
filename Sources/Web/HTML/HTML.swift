/// Text that is already HTML, as bytes. Strings put into it are escaped; other HTML is not.
///
/// Literals are `StaticString`, so a value can never become markup: `HTML(stringLiteral: title)` does not compile.
package struct HTML: ExpressibleByStringInterpolation, Hashable, Sendable {
    package private(set) var bytes: [UInt8]

    package init(stringLiteral value: StaticString) {
        bytes = value.withUTF8Buffer(Array.init)
    }

    package init(stringInterpolation: Interpolation) {
        bytes = stringInterpolation.bytes
    }

    /// The text as a reader sees it: everything that means something in HTML is escaped.
    package init(_ text: String) {
        bytes = []
        bytes.appendEscaped(text)
    }

    /// A body that the sanitiser has been through. Nothing else may come in this way.
    package init(sanitised body: String) {
        bytes = Array(body.utf8)
    }

    /// HTML in which only marks were added to what was HTML already.
    init(marked bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// JSON inside a script element, where character references mean nothing: `<` is written as JSON writes it, so that
    /// no text can close the element.
    package init(dataBlock json: String) {
        bytes = []
        for byte in json.utf8 {
            if byte == UInt8(ascii: "<") { bytes.append(contentsOf: #"\u003c"#.utf8) } else { bytes.append(byte) }
        }
    }

    package var isEmpty: Bool { bytes.isEmpty }
    package var text: String { String(decoding: bytes, as: UTF8.self) }

    package static func + (a: HTML, b: HTML) -> HTML {
        var both = a
        both += b
        return both
    }

    package static func += (a: inout HTML, b: HTML) {
        a.bytes.append(contentsOf: b.bytes)
    }
}

extension Sequence<HTML> {
    package func joined(separator: HTML = "") -> HTML {
        var whole: HTML = ""
        for (index, part) in enumerated() {
            if index > 0 { whole += separator }
            whole += part
        }
        return whole
    }
}

extension [UInt8] {
    /// Appends the text in one pass, with `& < > " '` as character references, so that it is safe between tags
    /// and between quotes.
    mutating func appendEscaped(_ text: String) {
        var text = text
        text.withUTF8 { utf8 in
            var written = 0
            for index in utf8.indices {
                guard let reference = characterReference(utf8[index]) else { continue }
                append(contentsOf: utf8[written..<index])
                reference.withUTF8Buffer { append(contentsOf: $0) }
                written = index + 1
            }
            append(contentsOf: utf8[written...])
        }
    }
}

private func characterReference(_ byte: UInt8) -> StaticString? {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    case UInt8(ascii: "'"): "&#39;"
    default: nil
    }
}

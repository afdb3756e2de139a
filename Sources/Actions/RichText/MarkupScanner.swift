/// Cuts HTML into tags and text as browsers do, in one pass.
struct MarkupScanner {
    enum Token {
        case text(ArraySlice<UInt8>)
        /// A `<` that begins no tag.
        case lessThan
        case start(Tag)
        case end(String)
    }

    struct Tag {
        let name: String
        var attributes: [Attribute] = []
    }

    struct Attribute {
        let name: String
        /// As it was written, with its entities.
        let value: ArraySlice<UInt8>
    }

    private static let attributes: Set<String> = ["href", "colspan", "rowspan", "align", "style", "class"]
    private static let valueLimit = 4_096
    private static let nameLimit = 32

    private let bytes: [UInt8]
    private var position = 0

    init(_ html: String) {
        bytes = Array(html.utf8)
    }

    mutating func next() -> Token? {
        while position < bytes.count {
            guard bytes[position] == UInt8(ascii: "<") else {
                let start = position
                skip { $0 != UInt8(ascii: "<") }
                return .text(bytes[start..<position])
            }
            switch byte(at: position + 1) {
            case let letter? where letter.isLetter:
                position += 1
                return .start(tag())
            case UInt8(ascii: "/") where byte(at: position + 2)?.isLetter == true:
                position += 2
                return .end(tag().name)
            case UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "/"): skipDeclaration()
            default:
                position += 1
                return .lessThan
            }
        }
        return nil
    }

    /// Passes over everything up to the end tag of this name, or to the end where there is none.
    mutating func skip(toEndOf name: String) {
        let end = "</\(name)"
        while position < bytes.count {
            if matches(end), byte(at: position + end.utf8.count)?.endsName ?? true {
                position += end.utf8.count
                _ = tag()
                return
            }
            position += 1
        }
    }

    private mutating func skipDeclaration() {
        guard matches("<!--") else { return skipPast(">") }
        position += 4
        if matches(">") || matches("->") { return skipPast(">") }
        while position < bytes.count {
            if matches("-->") || matches("--!>") { return skipPast(">") }
            position += 1
        }
    }

    private mutating func tag() -> Tag {
        var tag = Tag(name: name { $0.endsName })
        while true {
            skip { $0.isBlank || $0 == UInt8(ascii: "/") }
            guard let first = byte(at: position) else { return tag }
            if first == UInt8(ascii: ">") {
                position += 1
                return tag
            }
            if first == UInt8(ascii: "=") { position += 1 }
            let name = name { $0.endsName || $0 == UInt8(ascii: "=") }
            let value = value()
            guard MarkupScanner.attributes.contains(name), !tag.attributes.contains(where: { $0.name == name }),
                let value, value.count <= MarkupScanner.valueLimit
            else { continue }
            tag.attributes.append(Attribute(name: name, value: value))
        }
    }

    private mutating func value() -> ArraySlice<UInt8>? {
        let start = position
        skip(while: \.isBlank)
        guard byte(at: position) == UInt8(ascii: "=") else {
            position = start
            return nil
        }
        position += 1
        skip(while: \.isBlank)
        if let quote = byte(at: position), quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"),
            let end = bytes[(position + 1)...].firstIndex(of: quote)
        {
            defer { position = end + 1 }
            return bytes[(position + 1)..<end]
        }
        let beginning = position
        skip { !$0.isBlank && $0 != UInt8(ascii: ">") }
        return bytes[beginning..<position]
    }

    private mutating func name(until isEnd: (UInt8) -> Bool) -> String {
        let start = position
        skip { !isEnd($0) }
        let name = bytes[start..<min(position, start + MarkupScanner.nameLimit)]
        return String(decoding: name.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
    }

    private mutating func skipPast(_ mark: Unicode.Scalar) {
        skip { $0 != UInt8(ascii: mark) }
        position = min(position + 1, bytes.count)
    }

    private mutating func skip(while condition: (UInt8) -> Bool) {
        while position < bytes.count, condition(bytes[position]) { position += 1 }
    }

    /// Whether this text, in small letters, stands here in letters of any case.
    private func matches(_ text: String) -> Bool {
        var index = position
        for wanted in text.utf8 {
            guard let byte = byte(at: index), byte == wanted || byte.isLetter && byte | 0x20 == wanted else {
                return false
            }
            index += 1
        }
        return true
    }

    private func byte(at index: Int) -> UInt8? {
        index < bytes.count ? bytes[index] : nil
    }
}

extension UInt8 {
    fileprivate var isLetter: Bool { (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self) }
    fileprivate var isBlank: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
    fileprivate var endsName: Bool { isBlank || self == UInt8(ascii: "/") || self == UInt8(ascii: ">") }
}

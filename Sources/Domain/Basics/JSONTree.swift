/// JSON as it was written: a number keeps its digits, for a fraction of money must not become another one, and an object
/// the order of its members.
package enum JSONTree: Hashable, Sendable {
    case null
    case boolean(Bool)
    case number(String)
    case text(String)
    case list([JSONTree])
    case object([Member])

    package struct Member: Hashable, Sendable {
        package var key: String
        package var value: JSONTree

        package init(key: String, value: JSONTree) {
            self.key = key
            self.value = value
        }
    }

    /// Where a text stops being JSON.
    package struct Fault: Error, Hashable, Sendable {
        package var line: Int
        package var problem: Problem

        package init(line: Int, problem: Problem) {
            self.line = line
            self.problem = problem
        }

        package enum Problem: Hashable, Sendable {
            /// What stands there belongs to no JSON.
            case unexpected(String)
            case ended
            case tooDeep
            case twice(key: String)
        }
    }

    package init(_ text: String) throws(Fault) {
        var reader = JSONReader(text)
        self = try reader.document()
    }
}

private struct JSONReader {
    private let bytes: [UInt8]
    private var place = 0

    private static let deepest = 40

    init(_ text: String) {
        bytes = Array(text.utf8)
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { place = 3 }
    }

    mutating func document() throws(JSONTree.Fault) -> JSONTree {
        let tree = try value(depth: 0)
        skipSpace()
        guard place == bytes.count else { throw unexpected }
        return tree
    }

    private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

    private func fault(_ problem: JSONTree.Fault.Problem) -> JSONTree.Fault {
        JSONTree.Fault(line: 1 + bytes[..<min(place, bytes.count)].count { $0 == UInt8(ascii: "\n") }, problem: problem)
    }

    private var unexpected: JSONTree.Fault {
        guard place < bytes.count else { return fault(.ended) }
        let rest = bytes[place...].prefix(40)
        return fault(.unexpected(String(String(decoding: rest, as: UTF8.self).prefix(10))))
    }

    private mutating func skipSpace() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { place += 1 }
    }

    private mutating func takes(_ sign: Unicode.Scalar) -> Bool {
        skipSpace()
        guard next == UInt8(ascii: sign) else { return false }
        place += 1
        return true
    }

    private mutating func value(depth: Int) throws(JSONTree.Fault) -> JSONTree {
        if depth > Self.deepest { throw fault(.tooDeep) }
        skipSpace()
        switch next {
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return try list(depth: depth)
        case UInt8(ascii: "\""): return .text(try text())
        case UInt8(ascii: "t"): return try word("true", .boolean(true))
        case UInt8(ascii: "f"): return try word("false", .boolean(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return try number()
        }
    }

    private mutating func word(_ word: String, _ value: JSONTree) throws(JSONTree.Fault) -> JSONTree {
        guard bytes[place...].starts(with: word.utf8) else { throw unexpected }
        place += word.utf8.count
        return value
    }

    private mutating func number() throws(JSONTree.Fault) -> JSONTree {
        let signs = Set("0123456789+-.eE".utf8)
        let digits = bytes[place...].prefix { signs.contains($0) }
        let isNumber = digits.first.map { $0 == UInt8(ascii: "-") || (0x30...0x39).contains($0) } ?? false
        guard isNumber, digits.last.map({ (0x30...0x39).contains($0) }) == true else { throw unexpected }
        place += digits.count
        return .number(String(decoding: digits, as: UTF8.self))
    }

    private mutating func list(depth: Int) throws(JSONTree.Fault) -> JSONTree {
        place += 1
        var elements: [JSONTree] = []
        if takes("]") { return .list(elements) }
        repeat { elements.append(try value(depth: depth + 1)) } while takes(",")
        guard takes("]") else { throw unexpected }
        return .list(elements)
    }

    private mutating func object(depth: Int) throws(JSONTree.Fault) -> JSONTree {
        place += 1
        var members: [JSONTree.Member] = []
        var keys: Set<String> = []
        if takes("}") { return .object(members) }
        repeat {
            skipSpace()
            guard next == UInt8(ascii: "\"") else { throw unexpected }
            let key = try text()
            guard keys.insert(key).inserted else { throw fault(.twice(key: key)) }
            guard takes(":") else { throw unexpected }
            members.append(JSONTree.Member(key: key, value: try value(depth: depth + 1)))
        } while takes(",")
        guard takes("}") else { throw unexpected }
        return .object(members)
    }

    private mutating func text() throws(JSONTree.Fault) -> String {
        place += 1
        var text: [UInt8] = []
        while let byte = next, byte != UInt8(ascii: "\"") {
            if byte < 0x20 { throw unexpected }
            if byte == UInt8(ascii: "\\") {
                text += String(try escaped()).utf8
            } else {
                text.append(byte)
                place += 1
            }
        }
        guard next != nil else { throw unexpected }
        place += 1
        return String(decoding: text, as: UTF8.self)
    }

    private mutating func escaped() throws(JSONTree.Fault) -> Unicode.Scalar {
        place += 1
        guard let sign = next else { throw unexpected }
        switch sign {
        case UInt8(ascii: "u"):
            place += 1
            return try codePoint()
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): break
        default:
            let controls: [UInt8: Unicode.Scalar] = [0x62: "\u{8}", 0x66: "\u{C}", 0x6E: "\n", 0x72: "\r", 0x74: "\t"]
            guard let control = controls[sign] else { throw unexpected }
            place += 1
            return control
        }
        place += 1
        return Unicode.Scalar(sign)
    }

    private mutating func codePoint() throws(JSONTree.Fault) -> Unicode.Scalar {
        let first = try unit()
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard (0xD800...0xDBFF).contains(first), bytes[place...].starts(with: "\\u".utf8) else { throw unexpected }
        place += 2
        let second = try unit()
        guard (0xDC00...0xDFFF).contains(second),
            let scalar = Unicode.Scalar(0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(second) - 0xDC00))
        else { throw unexpected }
        return scalar
    }

    private mutating func unit() throws(JSONTree.Fault) -> UInt16 {
        let digits = bytes[place...].prefix(4)
        let isHex = digits.count == 4 && digits.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "f") ~= $0 }
        guard isHex, let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16) else { throw unexpected }
        place += 4
        return unit
    }
}

/// The 512 bytes before each part of a backup, as POSIX ustar has them, in the one form that this program writes.
struct TarHeader: Hashable {
    var name: String
    var size: Int
    /// Seconds since 1970.
    var time: Int

    static let blockSize = 512
    /// What eleven octal digits can say.
    static let largestSize = 1 << 33 - 1

    /// - Throws: a failure where the name or the size do not fit.
    var bytes: [UInt8] {
        get throws {
            guard let (prefix, name) = Self.split(name), size <= Self.largestSize else {
                throw Failure.cannot(
                    "\(name) cannot stand in a backup: its name is too long, or it is larger than 8 GiB")
            }
            var block = [UInt8](repeating: 0, count: Self.blockSize)
            func put(_ text: String, at position: Int) {
                block.replaceSubrange(position..<position + text.utf8.count, with: Array(text.utf8))
            }
            put(name, at: 0)
            put("0000600\0", at: 100)
            put("0000000\0", at: 108)
            put("0000000\0", at: 116)
            put("\(Self.octal(size, 11))\0", at: 124)
            put("\(Self.octal(time, 11))\0", at: 136)
            put("        ", at: 148)
            put("0", at: 156)
            put("ustar\u{0}00", at: 257)
            put(prefix, at: 345)
            let sum = block.reduce(0) { $0 + Int($1) }
            put("\(Self.octal(sum, 6))\0 ", at: 148)
            return block
        }
    }

    /// Nil where it is not a header that this program wrote.
    init?(_ block: [UInt8]) {
        guard block.count == Self.blockSize, let size = Self.number(block[124..<135]),
            let time = Self.number(block[136..<147])
        else { return nil }
        let (prefix, name) = (Self.text(block[345..<500]), Self.text(block[0..<100]))
        self.init(name: prefix.isEmpty ? name : "\(prefix)/\(name)", size: size, time: time)
        // Whatever else was changed shows here.
        guard let written = try? bytes, written == block else { return nil }
    }

    init(name: String, size: Int, time: Int) {
        self.name = name
        self.size = size
        self.time = time
    }

    /// How many bytes fill the last block.
    var padding: Int { (Self.blockSize - size % Self.blockSize) % Self.blockSize }

    /// The name in at most 100 bytes, and what stands before it in at most 155.
    private static func split(_ name: String) -> (prefix: String, name: String)? {
        if name.utf8.count <= 100 { return ("", name) }
        for slash in name.indices where name[slash] == "/" {
            let (prefix, rest) = (name[..<slash], name[name.index(after: slash)...])
            if rest.utf8.count <= 100, !rest.isEmpty {
                return prefix.utf8.count <= 155 ? (String(prefix), String(rest)) : nil
            }
        }
        return nil
    }

    private static func octal(_ number: Int, _ width: Int) -> String {
        let digits = String(number, radix: 8)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? { Int(text(digits), radix: 8) }

    private static func text(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
}

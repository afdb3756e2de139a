/// Who asks, as far as limits tell people apart: an IPv4 address, or the first half of an IPv6 address, of which one house
/// has so many that each request could come from another.
struct ClientAddress: Hashable, Sendable {
    let name: String

    /// Reads an address as sockets and proxies write it: `192.0.2.1`, `2001:db8::1`, with brackets, port or zone.
    /// - Returns: nil for what is no address.
    init?(_ text: some StringProtocol) {
        var text = Substring(text)
        if text.hasPrefix("[") {
            guard let end = text.firstIndex(of: "]") else { return nil }
            text = text[text.index(after: text.startIndex)..<end]
        } else if text.contains("."), !text.hasPrefix(":"), let colon = text.lastIndex(of: ":"),
            text.firstIndex(of: ":") == colon
        {
            text = text[..<colon]
        }
        if let zone = text.firstIndex(of: "%") { text = text[..<zone] }
        if let numbers = Self.version4(text) {
            name = Self.name(of: numbers)
        } else if let groups = Self.version6(text) {
            name = Self.name(of: groups)
        } else {
            return nil
        }
    }

    /// Whether only a program beside us can have it, or one in the same house: a proxy of our own.
    var isNear: Bool {
        let parts = name.split(separator: ".").compactMap { Int($0) }
        guard parts.count == 4 else {
            return name == "0:0:0:0" || name.hasPrefix("fc") || name.hasPrefix("fd") || name.hasPrefix("fe80:")
        }
        switch (parts[0], parts[1]) {
        case (127, _), (10, _), (192, 168), (172, 16...31), (169, 254): return true
        default: return false
        }
    }

    /// Enough to see where a flood comes from, and too little to name a person: `192.0.2.0/24`, `2001:db8:7::/48`.
    var network: String {
        let numbers = name.split(separator: ".")
        if numbers.count == 4 { return numbers.prefix(3).joined(separator: ".") + ".0/24" }
        return name.split(separator: ":").prefix(3).joined(separator: ":") + "::/48"
    }

    private static func name(of version4: [UInt8]) -> String {
        version4.map(String.init).joined(separator: ".")
    }

    private static func name(of version6: [UInt16]) -> String {
        // An IPv4 client of a socket that takes both.
        if version6[..<5].allSatisfy({ $0 == 0 }), version6[5] == 0xFFFF {
            return name(of: version6[6...].flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] })
        }
        return version6[..<4].map { String($0, radix: 16) }.joined(separator: ":")
    }

    private static func version4(_ text: Substring) -> [UInt8]? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { part -> UInt8? in
            (1...3).contains(part.utf8.count) && part.utf8.allSatisfy { (48...57).contains($0) } ? UInt8(part) : nil
        }
        return parts.count == 4 && numbers.count == 4 ? numbers : nil
    }

    private static func version6(_ text: Substring) -> [UInt16]? {
        guard text.utf8.count <= 45 else { return nil }
        let halves = text.split(separator: "::", maxSplits: 2, omittingEmptySubsequences: false)
        guard halves.count <= 2 else { return nil }
        let parts = halves.map { groups($0) }
        guard let head = parts[0] else { return nil }
        guard parts.count == 2 else { return head.count == 8 ? head : nil }
        guard let tail = parts[1], head.count + tail.count < 8 else { return nil }
        return head + Array(repeating: 0, count: 8 - head.count - tail.count) + tail
    }

    /// Groups of hexadecimal digits between colons, the last two of which may be written as an IPv4 address.
    private static func groups(_ text: Substring) -> [UInt16]? {
        if text.isEmpty { return [] }
        var groups: [UInt16] = []
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        for (index, part) in parts.enumerated() {
            if index == parts.count - 1, let numbers = version4(part) {
                groups += [UInt16(numbers[0]) << 8 | UInt16(numbers[1]), UInt16(numbers[2]) << 8 | UInt16(numbers[3])]
                continue
            }
            guard (1...4).contains(part.utf8.count), part.utf8.allSatisfy({ isHexDigit($0) }),
                let group = UInt16(part, radix: 16)
            else { return nil }
            groups.append(group)
        }
        return groups.count <= 8 ? groups : nil
    }

    private static func isHexDigit(_ byte: UInt8) -> Bool {
        (48...57).contains(byte) || (65...70).contains(byte) || (97...102).contains(byte)
    }
}

/// Where a tile is read, below the address of the log: `tile/0/x001/x234/067` or `tile/entries/002.p/17` (C2SP
/// tlog-tiles, "Merkle Tree" and "Log entries").
package struct TileAddress: Hashable, Sendable {
    package enum Content: Hashable, Sendable {
        /// Hashes of one level, 0 to 63.
        case hashes(level: Int)
        case entries
    }

    package static let fullWidth = 256

    package let content: Content
    package let index: Int
    /// 256 for a full tile, less for a partial one.
    package let width: Int

    package init?(_ content: Content, index: Int, width: Int = fullWidth) {
        if case .hashes(let level) = content, !(0...63).contains(level) { return nil }
        guard index >= 0, index < Int.max / Self.fullWidth, (1...Self.fullWidth).contains(width) else { return nil }
        self.content = content
        self.index = index
        self.width = width
    }

    /// The hashes or entries in the tile, counted from the left of its level.
    package var range: Range<Int> {
        let start = index * Self.fullWidth
        return start..<start + width
    }

    /// Whether a tree of this size fills the tile to its width.
    package func exists(inTreeOf size: Int) -> Bool {
        range.upperBound <= Self.count(of: content, inTreeOf: size)
    }

    /// How many hashes or entries a tree of this size has at a level.
    package static func count(of content: Content, inTreeOf size: Int) -> Int {
        switch content {
        case .entries: size
        case .hashes(let level): size >> (8 * level)
        }
    }

    /// All tiles of one level for a tree of this size: the full ones, then the width of the partial one or 0.
    package static func tiles(of content: Content, inTreeOf size: Int) -> (full: Int, partialWidth: Int) {
        let count = count(of: content, inTreeOf: size)
        return (count / fullWidth, count % fullWidth)
    }
}

extension TileAddress {
    package var path: String {
        var path = "tile/"
        switch content {
        case .hashes(let level): path += "\(level)/"
        case .entries: path += "entries/"
        }
        path += Self.elements(of: index)
        if width < Self.fullWidth { path += ".p/\(width)" }
        return path
    }

    /// Reads what `path` writes and nothing else, so that each tile has one address.
    package init?(path: some StringProtocol) {
        var parts = path.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count >= 3, parts.removeFirst() == "tile" else { return nil }
        let place = parts.removeFirst()
        let content: Content? = place == "entries" ? .entries : Int(place).map { .hashes(level: $0) }

        var width = Self.fullWidth
        if parts.count >= 2, parts[parts.count - 2].hasSuffix(".p") {
            guard let partial = Int(parts.removeLast()), partial < Self.fullWidth else { return nil }
            width = partial
            parts.append(parts.removeLast().dropLast(2))
        }

        var index = 0
        for (position, part) in parts.enumerated() {
            let digits = position < parts.count - 1 ? part.dropFirst() : part
            guard digits.utf8.count == 3, let number = Int(digits), index < Int.max / 1000 else { return nil }
            index = index * 1000 + number
        }

        guard let content, let address = TileAddress(content, index: index, width: width),
            address.path.utf8.elementsEqual(path.utf8)
        else { return nil }
        self = address
    }

    /// 1234067 is `x001/x234/067`: no folder has the name of a file.
    private static func elements(of index: Int) -> String {
        var text = padded(index % 1000, 3)
        var rest = index / 1000
        while rest > 0 {
            text = "x\(padded(rest % 1000, 3))/\(text)"
            rest /= 1000
        }
        return text
    }
}

/// The right edge of a growing Merkle tree: all that is needed to append a leaf and to know the root.
package struct MerkleFrontier: Hashable, Sendable {
    package private(set) var size: Int
    /// The roots of the perfect subtrees from left to right: one for each bit set in `size`, the largest first.
    private var roots: [[UInt8]]

    /// The tree without leaves.
    package init() {
        size = 0
        roots = []
    }

    /// Appends a leaf and names the nodes above it that this completed and that stand in tiles of level 1 and more
    /// (C2SP tlog-tiles). The leaf itself is node `size - 1` of level 0.
    package mutating func append(_ leafHash: [UInt8], hasher: TreeHasher) -> [TileNode] {
        var completed: [TileNode] = []
        var (hash, height) = (leafHash, 0)
        while size >> height & 1 == 1 {  // As in adding one to a binary number, each one at the end carries.
            hash = hasher.node(roots.removeLast(), hash)
            height += 1
            if height % 8 == 0 {
                completed.append(TileNode(level: height / 8, index: size >> height, hash: hash))
            }
        }
        roots.append(hash)
        size += 1
        return completed
    }

    package func root(hasher: TreeHasher) -> [UInt8] {
        guard let smallest = roots.last else { return hasher.empty }
        return roots.dropLast().reversed().reduce(smallest) { hasher.node($1, $0) }
    }

    /// Eight bytes of size, big-endian, then the roots.
    package var bytes: [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: size >> (56 - 8 * $0)) } + roots.joined()
    }

    package init?(bytes: [UInt8]) {
        guard bytes.count >= 8, bytes[0] < 0x80 else { return nil }
        size = bytes.prefix(8).reduce(0) { $0 << 8 | Int($1) }
        guard bytes.count == 8 + 32 * size.nonzeroBitCount else { return nil }
        roots = stride(from: 8, to: bytes.count, by: 32).map { Array(bytes[$0..<$0 + 32]) }
    }
}

/// One hash in a tile: node `index` from the left at tile level `level`, where level 0 holds the leaves and each level
/// above covers 256 times as many (C2SP tlog-tiles, "Merkle Tree").
package struct TileNode: Hashable, Sendable {
    package var level: Int
    package var index: Int
    package var hash: [UInt8]

    package init(level: Int, index: Int, hash: [UInt8]) {
        self.level = level
        self.index = index
        self.hash = hash
    }
}

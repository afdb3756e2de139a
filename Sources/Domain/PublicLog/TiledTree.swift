/// A Merkle tree of which only the hashes in its tiles are kept: every eighth level. All else is computed from them.
package struct TiledTree {
    private let hasher: TreeHasher
    private let fetch: (_ tileLevel: Int, _ index: Int) throws -> [UInt8]

    /// - Parameter fetch: gives the hash of node `index` at a tile level, as `TileNode` counts them. One proof asks for
    ///   up to about 500 hashes of each tile level, most of them neighbours: read by tile.
    package init(hasher: TreeHasher, fetch: @escaping (_ tileLevel: Int, _ index: Int) throws -> [UInt8]) {
        self.hasher = hasher
        self.fetch = fetch
    }

    /// The root of the tree of the first `size` leaves.
    package func root(ofSize size: Int) throws -> [UInt8] {
        size == 0 ? hasher.empty : try hash(over: 0..<size)
    }

    /// RFC 6962, section 2.1.1.
    package func inclusionProof(of leaf: Int, inTreeOf size: Int) throws -> InclusionProof {
        precondition((0..<size).contains(leaf))
        var path: [[UInt8]] = []
        var leaves = 0..<size
        while leaves.count > 1 {
            let (left, right) = Self.halves(of: leaves)
            path.append(try hash(over: left.contains(leaf) ? right : left))
            leaves = left.contains(leaf) ? left : right
        }
        return InclusionProof(leaf: leaf, size: size, path: path.reversed())
    }

    private func hash(over leaves: Range<Int>) throws -> [UInt8] {
        let height = leaves.count.trailingZeroBitCount
        if leaves.count == 1 << height, height % 8 == 0 {
            return try fetch(height / 8, leaves.lowerBound >> height)
        }
        let (left, right) = Self.halves(of: leaves)
        return hasher.node(try hash(over: left), try hash(over: right))
    }

    private static func halves(of leaves: Range<Int>) -> (left: Range<Int>, right: Range<Int>) {
        let middle = leaves.lowerBound + leftLeaves(ofTree: leaves.count)
        return (leaves.lowerBound..<middle, middle..<leaves.upperBound)
    }
}

/// Shows that an entry stands in a tree, to someone who knows only the entry and the root.
package struct InclusionProof: Hashable, Sendable {
    package var leaf: Int
    package var size: Int
    /// The neighbours on the way up, from the leaf's own.
    package var path: [[UInt8]]

    package init(leaf: Int, size: Int, path: [[UInt8]]) {
        self.leaf = leaf
        self.size = size
        self.path = path
    }

    /// RFC 9162, section 2.1.3.2.
    package func proves(_ leafHash: [UInt8], in root: [UInt8], hasher: TreeHasher) -> Bool {
        guard (0..<max(0, size)).contains(leaf) else { return false }
        var (node, last) = (leaf, size - 1)
        var hash = leafHash
        for neighbour in path {
            guard last > 0 else { return false }
            if node & 1 == 1 || node == last {
                hash = hasher.node(neighbour, hash)
                while node & 1 == 0, node > 0 {  // The last node of a level may have no neighbour; it goes up as it is.
                    node >>= 1
                    last >>= 1
                }
            } else {
                hash = hasher.node(hash, neighbour)
            }
            node >>= 1
            last >>= 1
        }
        return last == 0 && hash == root
    }
}

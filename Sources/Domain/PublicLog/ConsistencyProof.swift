/// Shows that a tree only grew: that its first `oldSize` entries are those of the older tree.
package struct ConsistencyProof: Hashable, Sendable {
    package var oldSize: Int
    package var newSize: Int
    package var path: [[UInt8]]

    package init(oldSize: Int, newSize: Int, path: [[UInt8]]) {
        self.oldSize = oldSize
        self.newSize = newSize
        self.path = path
    }

    /// RFC 9162, section 2.1.4.2. Any tree grows from the empty one, and a tree is consistent with itself.
    package func proves(_ oldRoot: [UInt8], grewInto newRoot: [UInt8], hasher: TreeHasher) -> Bool {
        guard oldSize >= 0, oldSize <= newSize else { return false }
        if oldSize == 0 { return path.isEmpty && oldRoot == hasher.empty }
        if oldSize == newSize { return path.isEmpty && oldRoot == newRoot }

        let oldIsPerfect = oldSize & (oldSize - 1) == 0
        var rest = (oldIsPerfect ? [oldRoot] + path : path)[...]
        guard let first = rest.popFirst() else { return false }
        var (oldHash, newHash) = (first, first)
        let shared = (~(oldSize - 1)).trailingZeroBitCount
        var (node, last) = ((oldSize - 1) >> shared, (newSize - 1) >> shared)
        for neighbour in rest {
            guard last > 0 else { return false }
            if node & 1 == 1 || node == last {
                oldHash = hasher.node(neighbour, oldHash)
                newHash = hasher.node(neighbour, newHash)
                while node & 1 == 0, node > 0 {
                    node >>= 1
                    last >>= 1
                }
            } else {
                newHash = hasher.node(newHash, neighbour)
            }
            node >>= 1
            last >>= 1
        }
        return last == 0 && oldHash == oldRoot && newHash == newRoot
    }
}

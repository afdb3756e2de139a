/// The hashes of a Merkle tree (RFC 6962, section 2.1) over the SHA-256 that is handed in.
package struct TreeHasher: Sendable {
    private let digest: @Sendable ([UInt8]) -> [UInt8]

    package init(digest: @escaping @Sendable ([UInt8]) -> [UInt8]) {
        self.digest = digest
    }

    /// The root of a tree without leaves.
    package var empty: [UInt8] { digest([]) }

    /// A leaf and a node begin with different bytes, so that no entry can pass for the node above two others.
    package func leaf(_ entry: [UInt8]) -> [UInt8] { digest([0] + entry) }

    package func node(_ left: [UInt8], _ right: [UInt8]) -> [UInt8] { digest([1] + left + right) }
}

/// How many leaves stand in the left subtree of a tree of `size`: the largest power of two below it (RFC 6962,
/// section 2.1).
func leftLeaves(ofTree size: Int) -> Int {
    precondition(size > 1)
    return 1 << (Int.bitWidth - 1 - (size - 1).leadingZeroBitCount)
}

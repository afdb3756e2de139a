import Domain

let hasher = TreeHasher(digest: sha256)

/// A log in memory that keeps what a store keeps: the entries, the hashes in tiles, the frontier.
struct SampleLog {
    private(set) var entries: [[UInt8]] = []
    private(set) var frontier = MerkleFrontier()
    private var nodes: [[[UInt8]]] = []

    init(_ entries: [[UInt8]]) {
        for entry in entries { append(entry) }
    }

    /// Entries that all differ.
    init(size: Int) {
        self.init((0..<size).map { Array("entry \($0)".utf8) })
    }

    var tree: TiledTree { TiledTree(hasher: hasher) { level, index in nodes[level][index] } }

    mutating func append(_ entry: [UInt8]) {
        let leaf = TileNode(level: 0, index: frontier.size, hash: hasher.leaf(entry))
        entries.append(entry)
        for node in [leaf] + frontier.append(leaf.hash, hasher: hasher) {
            while nodes.count <= node.level { nodes.append([]) }
            precondition(nodes[node.level].count == node.index)
            nodes[node.level].append(node.hash)
        }
    }

    /// MTH of RFC 6962, section 2.1, word for word.
    static func definition(_ entries: ArraySlice<[UInt8]>) -> [UInt8] {
        guard let first = entries.first else { return sha256([]) }
        if entries.count == 1 { return sha256([0] + first) }
        var split = 1
        while split * 2 < entries.count { split *= 2 }
        return sha256([1] + definition(entries.prefix(split)) + definition(entries.dropFirst(split)))
    }
}

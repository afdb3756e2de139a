import Domain
import Testing

struct MerkleFrontierTests {
    @Test func `the roots are those of the certificate transparency test vectors`() {
        var log = SampleLog([])
        #expect(Hex.encode(log.frontier.root(hasher: hasher)) == Vectors.emptyRoot)
        for (leaf, root) in zip(Vectors.leaves, Vectors.roots) {
            log.append(leaf)
            #expect(Hex.encode(log.frontier.root(hasher: hasher)) == root)
        }
    }

    @Test func `the root is that of the definition at every size`() {
        var log = SampleLog([])
        for size in 1...600 {
            log.append(Array("\(size)".utf8))
            #expect(log.frontier.root(hasher: hasher) == SampleLog.definition(log.entries[...]))
        }
    }

    @Test func `a node of the second tile level is reported with its 256th leaf`() {
        var frontier = MerkleFrontier()
        var reported: [Int: TileNode] = [:]
        for number in 0..<600 {
            for node in frontier.append(hasher.leaf([UInt8(number % 256)]), hasher: hasher) { reported[number] = node }
        }
        let root = SampleLog.definition((0..<256).map { [UInt8($0)] }[...])
        #expect(
            reported == [
                255: TileNode(level: 1, index: 0, hash: root),
                511: TileNode(level: 1, index: 1, hash: root),
            ])
    }

    @Test func `a node of the third tile level is reported with its 65536th leaf`() {
        var frontier = MerkleFrontier()
        var last: [TileNode] = []
        for _ in 0..<65_536 { last = frontier.append([], hasher: TreeHasher { _ in [] }) }
        #expect(last == [TileNode(level: 1, index: 255, hash: []), TileNode(level: 2, index: 0, hash: [])])
    }

    @Test func `a stored frontier goes on where it stopped`() throws {
        for size in [0, 1, 2, 255, 256, 257, 700] {
            var kept = SampleLog(size: size).frontier
            var read = try #require(MerkleFrontier(bytes: kept.bytes))
            #expect(read == kept)
            let next = hasher.leaf([7])
            #expect(read.append(next, hasher: hasher) == kept.append(next, hasher: hasher))
            #expect(read.root(hasher: hasher) == kept.root(hasher: hasher))
        }
    }

    @Test func `a stored frontier of the wrong length is refused`() {
        let bytes = SampleLog(size: 5).frontier.bytes
        #expect(bytes.count == 8 + 2 * 32)
        #expect(MerkleFrontier(bytes: bytes.dropLast()) == nil)
        #expect(MerkleFrontier(bytes: bytes + [0]) == nil)
        #expect(MerkleFrontier(bytes: []) == nil)
        #expect(MerkleFrontier(bytes: [0x80] + bytes.dropFirst()) == nil)
    }
}

/// The eight leaves that certificate transparency implementations are tested with.
private enum Vectors {
    static let emptyRoot = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    static let leaves: [[UInt8]] = [
        [], [0x00], [0x10], [0x20, 0x21], [0x30, 0x31], Array(0x40...0x43), Array(0x50...0x57), Array(0x60...0x6F),
    ]
    static let roots = [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ]
}

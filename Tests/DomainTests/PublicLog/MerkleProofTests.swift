import Domain
import TestSupport
import Testing

struct MerkleProofTests {
    /// The tree of seven leaves in RFC 6962, section 2.1.3, with the letters of its figure.
    private let log = SampleLog(size: 7)
    private var a: [UInt8] { hasher.leaf(log.entries[0]) }
    private var b: [UInt8] { hasher.leaf(log.entries[1]) }
    private var c: [UInt8] { hasher.leaf(log.entries[2]) }
    private var d: [UInt8] { hasher.leaf(log.entries[3]) }
    private var e: [UInt8] { hasher.leaf(log.entries[4]) }
    private var f: [UInt8] { hasher.leaf(log.entries[5]) }
    private var j: [UInt8] { hasher.leaf(log.entries[6]) }
    private var g: [UInt8] { hasher.node(a, b) }
    private var h: [UInt8] { hasher.node(c, d) }
    private var i: [UInt8] { hasher.node(e, f) }
    private var k: [UInt8] { hasher.node(g, h) }
    private var l: [UInt8] { hasher.node(i, j) }

    @Test func `the inclusion proofs are those of the example in the specification`() throws {
        #expect(try log.tree.inclusionProof(of: 0, inTreeOf: 7).path == [b, h, l])
        #expect(try log.tree.inclusionProof(of: 3, inTreeOf: 7).path == [c, g, l])
        #expect(try log.tree.inclusionProof(of: 4, inTreeOf: 7).path == [f, j, k])
        #expect(try log.tree.inclusionProof(of: 6, inTreeOf: 7).path == [i, k])
    }

    @Test func `sizes that cannot be are refused`() {
        #expect(!InclusionProof(leaf: 1, size: 1, path: []).proves(a, in: a, hasher: hasher))
        #expect(!InclusionProof(leaf: -1, size: 1, path: []).proves(a, in: a, hasher: hasher))
        #expect(!InclusionProof(leaf: 0, size: -1, path: []).proves(a, in: a, hasher: hasher))
    }

    @Test func `roots from tiles are those of the definition`() throws {
        let log = SampleLog(size: 1200)
        for size in [0, 1, 2, 3, 255, 256, 257, 511, 512, 513, 700, 1024, 1199, 1200] {
            #expect(try log.tree.root(ofSize: size) == SampleLog.definition(log.entries[..<size]))
        }
    }

    @Test(arguments: 0..<8 as Range<UInt64>)
    func `every inclusion proof holds, and fails with any byte changed`(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        let size = Int.random(in: 1...1200, using: &random)
        let log = SampleLog(size: size)
        let root = log.frontier.root(hasher: hasher)
        for leaf in Set([0, size - 1] + (0..<12).map { _ in Int.random(in: 0..<size, using: &random) }) {
            let hash = hasher.leaf(log.entries[leaf])
            let proof = try log.tree.inclusionProof(of: leaf, inTreeOf: size)
            #expect(proof.proves(hash, in: root, hasher: hasher))
            #expect(!proof.proves(hash.flipped(using: &random), in: root, hasher: hasher))
            #expect(!proof.proves(hash, in: root.flipped(using: &random), hasher: hasher))
            #expect(!proof.with(leaf: leaf + 1).proves(hash, in: root, hasher: hasher))
            #expect(!proof.with(path: proof.path + [root]).proves(hash, in: root, hasher: hasher))
            for place in proof.path.indices {
                var path = proof.path
                path[place] = path[place].flipped(using: &random)
                #expect(!proof.with(path: path).proves(hash, in: root, hasher: hasher))
                path.remove(at: place)
                #expect(!proof.with(path: path).proves(hash, in: root, hasher: hasher))
            }
        }
    }

    @Test func `a proof in a log of sixteen million entries asks for few hashes`() throws {
        let size = 16_777_215
        var asked = 0
        let tree = TiledTree(hasher: TreeHasher { _ in [] }) { _, _ in
            asked += 1
            return []
        }
        _ = try tree.inclusionProof(of: 8_388_607, inTreeOf: size)
        #expect(asked == 1274)
        asked = 0
        _ = try tree.root(ofSize: size)
        #expect(asked == 765)
    }
}

extension InclusionProof {
    fileprivate func with(leaf: Int) -> InclusionProof { InclusionProof(leaf: leaf, size: size, path: path) }
    fileprivate func with(path: [[UInt8]]) -> InclusionProof { InclusionProof(leaf: leaf, size: size, path: path) }
}

extension [UInt8] {
    /// The same bytes but for one bit.
    fileprivate func flipped(using random: inout SeededRandom) -> [UInt8] {
        var bytes = self
        bytes[Int.random(in: bytes.indices, using: &random)] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        return bytes
    }
}

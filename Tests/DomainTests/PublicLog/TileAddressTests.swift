import Domain
import TestSupport
import Testing

struct TileAddressTests {
    @Test(arguments: [
        (TileAddress(.hashes(level: 0), index: 0), "tile/0/000"),
        (TileAddress(.hashes(level: 0), index: 999, width: 256), "tile/0/999"),
        (TileAddress(.hashes(level: 0), index: 1000), "tile/0/x001/000"),
        (TileAddress(.hashes(level: 0), index: 1_234_067), "tile/0/x001/x234/067"),
        (TileAddress(.hashes(level: 63), index: 5, width: 1), "tile/63/005.p/1"),
        (TileAddress(.hashes(level: 1), index: 1_234_067, width: 255), "tile/1/x001/x234/067.p/255"),
        (TileAddress(.entries, index: 2, width: 188), "tile/entries/002.p/188"),
        (TileAddress(.entries, index: 36_028_797_018_963_966), "tile/entries/x036/x028/x797/x018/x963/966"),
    ])
    func `a tile has one path and the path names the tile`(address: TileAddress?, path: String) {
        #expect(address?.path == path)
        #expect(TileAddress(path: path) == address)
    }

    @Test(arguments: [
        "", "tile", "tile/0", "tile/0/", "tile//000", "/tile/0/000", "tile/0/000/", "tiles/0/000", "tile/0/0",
        "tile/0/00", "tile/0/0000", "tile/00/000", "tile/+1/000", "tile/-1/000", "tile/64/000", "tile/x/000",
        "tile/data/000", "tile/0/x000/001", "tile/0/001/001", "tile/0/x001", "tile/0/x001/x002", "tile/0/X001/001",
        "tile/0/x01/001",
        "tile/0/+01", "tile/0/-01", "tile/0/0 1", "tile/0/٠٠١", "tile/0/..", "tile/0/../checkpoint", "tile/0/000.p",
        "tile/0/000.p/", "tile/0/000.p/0", "tile/0/000.p/256", "tile/0/000.p/01", "tile/0/000.p/+1", "tile/0/000.p/-1",
        "tile/0/000.p/1/", "tile/0/x001.p/001", "tile/0/000.p/1.p/1", "tile/0/x036/x028/x797/x018/x963/967",
        "tile/0/x999/x999/x999/x999/x999/x999/x999/999",
    ])
    func `any other spelling of a path is refused`(path: String) {
        #expect(TileAddress(path: path) == nil)
    }

    @Test func `a tile that cannot be has no address`() {
        #expect(TileAddress(.hashes(level: -1), index: 0) == nil)
        #expect(TileAddress(.hashes(level: 64), index: 0) == nil)
        #expect(TileAddress(.entries, index: -1) == nil)
        #expect(TileAddress(.entries, index: 36_028_797_018_963_967) == nil)
        #expect(TileAddress(.entries, index: 0, width: 0) == nil)
        #expect(TileAddress(.entries, index: 0, width: 257) == nil)
    }

    @Test func `random paths come back`() throws {
        var random = SeededRandom(seed: 1)
        for _ in 0..<2000 {
            let bits = Int.random(in: 0...54, using: &random)
            let index = Int.random(in: 0..<(1 << bits), using: &random)
            let width = Int.random(in: 1...256, using: &random)
            let level = Int.random(in: 0...63, using: &random)
            let content: TileAddress.Content = Bool.random(using: &random) ? .entries : .hashes(level: level)
            let address = try #require(TileAddress(content, index: index, width: width))
            #expect(TileAddress(path: address.path) == address)
        }
    }

    /// The example of tlog-tiles, "Partial Tiles".
    @Test func `a tree of 70000 has the tiles that the specification counts`() {
        #expect(TileAddress.tiles(of: .entries, inTreeOf: 70_000) == (full: 273, partialWidth: 112))
        #expect(TileAddress.tiles(of: .hashes(level: 0), inTreeOf: 70_000) == (full: 273, partialWidth: 112))
        #expect(TileAddress.tiles(of: .hashes(level: 1), inTreeOf: 70_000) == (full: 1, partialWidth: 17))
        #expect(TileAddress.tiles(of: .hashes(level: 2), inTreeOf: 70_000) == (full: 0, partialWidth: 1))
        #expect(TileAddress.tiles(of: .hashes(level: 3), inTreeOf: 70_000) == (full: 0, partialWidth: 0))
        #expect(TileAddress.tiles(of: .hashes(level: 63), inTreeOf: 70_000) == (full: 0, partialWidth: 0))
    }

    @Test func `a tile exists once the tree fills it`() throws {
        let partial = try #require(TileAddress(path: "tile/0/002.p/188"))
        #expect(partial.range == 512..<700)
        #expect(partial.exists(inTreeOf: 700))
        #expect(partial.exists(inTreeOf: 768))
        #expect(!partial.exists(inTreeOf: 699))
        let above = try #require(TileAddress(path: "tile/1/000.p/2"))
        #expect(above.exists(inTreeOf: 512))
        #expect(!above.exists(inTreeOf: 511))
    }
}

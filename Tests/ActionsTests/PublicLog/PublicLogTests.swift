import Actions
import Domain
import Storage
import TestSupport
import Testing

struct PublicLogTests {
    @Test(arguments: Engine.available)
    func `every publication, change and withdrawal is an entry, in its order`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let id = try await test.published()
            try await test.corrected(id, to: .sample(publicNote: "更正。"))
            let approver = test.caller(.approver)
            try await test.office.decideValidity(
                of: id, .expired, reason: "到期。", successor: nil, expecting: nil, by: approver)
            try await test.office.withdraw(
                id, manner: .withdrawn, reason: "依法撤下。", successor: nil, expecting: nil, by: approver)
            let page = try await test.office.logPage(before: nil, limit: 10)
            #expect(page.size == 4)
            #expect(page.items.reversed().map(\.row.event) == [.published, .corrected, .validityChanged, .withdrawn])
            #expect(try await test.office.verifyLog().firstWrong == nil)
        }
    }

    @Test(arguments: Engine.available)
    func `an entry says address, index number, digest, organisation and time`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let id = try await test.published()
            let row = try await test.office.inclusion(of: 0).row
            let hash = Hex.encode(sha256(try await test.office.canonicalBytes(of: id, revision: 1)))
            let expected =
                #"{"address":"/documents/\#(id)","contentHash":"\#(hash)","event":"published","#
                + #""indexNumber":"113417020032563511/2026-00001","instant":"2026-03-10T01:30:00.000Z","#
                + #""organisation":"finance"}"#
            #expect(String(decoding: row.entry, as: UTF8.self) == expected)
        }
    }

    @Test(arguments: Engine.available)
    func `a publication that fails is in no log`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let id = try await test.reviewed()
            try await test.tamper("INSERT INTO log_checkpoint (size, instant, note) VALUES (1, 0, \([0] as [UInt8]))")
            await #expect(throws: LogBroken.self) { try await test.sign([.approval], of: id) }
            await #expect(throws: NotFound.self) { try await test.office.publicDocument(id) }
            let size = try await test.office.logSize()
            #expect(size == 0)
        }
    }

    @Test(arguments: Engine.available)
    func `the checkpoint is signed with the log's key and names its size and root`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let empty = try #require(SignedNote(bytes: try await test.office.checkpoint()))
            #expect(Checkpoint(text: empty.text)?.size == 0)
            try await test.imported((1...3).map { .sample(title: "第\($0)件") })
            let note = try #require(SignedNote(bytes: try await test.office.checkpoint()))
            #expect(note.isSigned(by: try test.office.keys.logVerifier(), verify: ed25519))
            #expect(!note.isSigned(by: try Keys.fresh.logVerifier(), verify: ed25519))
            let checkpoint = try #require(Checkpoint(text: note.text))
            #expect(checkpoint.origin == "www.yangguang.example/log")
            #expect(checkpoint.size == 3)
            #expect(checkpoint.root == (try await test.office.verifyLog().root))
        }
    }

    @Test(arguments: Engine.available)
    func `whoever has the tiles alone comes to the root of the checkpoint`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            try await test.imported((1...300).map { .sample(title: "第\($0)件") })
            let checkpoint = try await test.office.newestCheckpoint()
            #expect(checkpoint.size == 300)
            let hasher = TreeHasher(digest: sha256)
            var leaves: [[UInt8]] = []
            for (index, width) in [(0, 256), (1, 44)] {
                let address = try #require(TileAddress(.entries, index: index, width: width))
                let bundle = try #require(EntryBundle(bytes: try await test.office.tile(address)))
                leaves += bundle.entries.map(hasher.leaf)
                let hashes = try #require(TileAddress(.hashes(level: 0), index: index, width: width))
                #expect(try await test.office.tile(hashes) == Array(leaves.suffix(width).joined()))
            }
            var frontier = MerkleFrontier()
            let nodes = leaves.flatMap { frontier.append($0, hasher: hasher) }
            #expect(frontier.root(hasher: hasher) == checkpoint.root)
            let above = try #require(TileAddress(.hashes(level: 1), index: 0, width: 1))
            #expect(try await test.office.tile(above) == nodes[0].hash)
        }
    }

    @Test(arguments: Engine.available)
    func `a tile that the log has not grown to is not there`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            try await test.imported((1...3).map { .sample(title: "第\($0)件") })
            let (office, present) = (test.office, try #require(TileAddress(.entries, index: 0, width: 3)))
            #expect(try await !office.tile(present).isEmpty)
            for path in ["tile/entries/000", "tile/entries/000.p/4", "tile/0/001", "tile/1/000.p/1"] {
                let address = try #require(TileAddress(path: path))
                await #expect(throws: NotFound.self, "\(path)") { try await office.tile(address) }
            }
        }
    }

    @Test(arguments: Engine.available)
    func `every entry is proven under the newest checkpoint`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            try await test.imported((1...21).map { .sample(title: "第\($0)件") })
            let checkpoint = try await test.office.newestCheckpoint()
            let hasher = TreeHasher(digest: sha256)
            for sequence in 0..<21 {
                let proof = try await test.office.inclusion(of: sequence)
                #expect(proof.root == checkpoint.root)
                #expect(proof.proof.proves(hasher.leaf(proof.row.entry), in: checkpoint.root, hasher: hasher))
            }
            for sequence in [-1, 21] {
                await #expect(throws: NotFound.self) { try await test.office.inclusion(of: sequence) }
            }
        }
    }

    @Test(arguments: Engine.available)
    func `the log only grew since a checkpoint that somebody kept`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            try await test.imported((1...5).map { .sample(title: "第\($0)件") })
            let old = try await test.office.newestCheckpoint()
            for number in 6...13 { try await test.imported([.sample(title: "第\(number)件")], in: .education) }
            _ = try await test.published()
            let new = try await test.office.newestCheckpoint()
            let address = try #require(TileAddress(.hashes(level: 0), index: 0, width: new.size))
            let leaves = try await test.office.tile(address)
            let tree = TiledTree(hasher: TreeHasher(digest: sha256)) { _, index in
                Array(leaves[index * 32..<index * 32 + 32])
            }
            #expect(try tree.root(ofSize: old.size) == old.root)
            #expect(try tree.root(ofSize: new.size) == new.root)
        }
    }

    @Test(arguments: Engine.available)
    func `a page before any number there can be is empty or the newest, and never an end of the program`(
        engine: Engine
    ) async throws {
        try await withOffice(engine) { test in
            try await test.imported((1...3).map { .sample(title: "第\($0)件") })
            let sequences: [(Int?, [Int])] = [
                (nil, [2, 1]), (2, [1, 0]), (0, []), (-7, []), (Int.max, [2, 1]), (Int.min, []),
            ]
            for (before, expected) in sequences {
                let page = try await test.office.logPage(before: before, limit: 2)
                #expect(page.items.map(\.row.sequence) == expected, "\(String(describing: before))")
            }
        }
    }

    @Test(arguments: Engine.available)
    func `publications at once make one log`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            var ids: [Document.ID] = []
            for _ in 0..<12 { ids.append(try await test.reviewed()) }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for id in ids { group.addTask { try await test.sign([.approval], of: id) } }
                // Whoever verifies meanwhile sees no fault either.
                for _ in 0..<4 {
                    group.addTask {
                        let verdict = try await test.office.verifyLog()
                        #expect(verdict.firstWrong == nil)
                    }
                }
                try await group.waitForAll()
            }
            let verdict = try await test.office.verifyLog()
            #expect(verdict.size == 12)
            #expect(verdict.firstWrong == nil)
        }
    }
}

extension Office {
    fileprivate func newestCheckpoint() async throws -> Checkpoint {
        let note = try #require(SignedNote(bytes: try await checkpoint()))
        return try #require(Checkpoint(text: note.text))
    }
}

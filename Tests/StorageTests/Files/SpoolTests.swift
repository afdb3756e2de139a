import Foundation
import Storage
import TestSupport
import Testing

/// Files that grow while they are sent.
struct SpoolTests {
    private static let chance = TestChance(seed: 5)

    private func withSpool(
        most: Int = 1000, reserve: Int = 0, _ body: (Spool) async throws -> Void
    ) async throws {
        try await withFolder { folder in
            try await body(
                Spool(folder.appending(path: "incoming").path, most: most, reserve: reserve) { Self.chance.bytes($0) })
        }
    }

    @Test func `pieces become a file that has its hash`() async throws {
        try await withSpool { spool in
            let upload = try await spool.begin()
            #expect(try await spool.size(of: upload) == 0)
            #expect(try await spool.append(Array("ab".utf8), to: upload, at: 0, limit: 10) == 2)
            #expect(try await spool.append(Array("c".utf8), to: upload, at: 2, limit: 10) == 3)
            let whole = try await spool.finish(upload)
            #expect(whole.size == 3)
            #expect(whole.hash.text == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
            #expect(try await spool.read(upload, from: 1, count: 5) == Array("bc".utf8))
            let store = FileFolder("\(spool.path)-content")
            try await store.put(whole.path, as: whole.hash)
            try await spool.remove(upload)
            #expect(try await store.size(of: whole.hash) == 3)
            await #expect(throws: SpoolFault.unknown) { try await spool.size(of: upload) }
        }
    }

    @Test func `who sends from somewhere else is told where to go on`() async throws {
        try await withSpool { spool in
            let upload = try await spool.begin()
            _ = try await spool.append([1, 2, 3], to: upload, at: 0, limit: 10)
            for offset in [0, 2, 4] {
                await #expect(throws: SpoolFault.elsewhere(3)) {
                    try await spool.append([9], to: upload, at: offset, limit: 10)
                }
            }
            #expect(try await spool.read(upload, from: 0, count: 10) == [1, 2, 3])
        }
    }

    @Test func `what has come is there after the program was started again`() async throws {
        try await withSpool { spool in
            let upload = try await spool.begin()
            _ = try await spool.append([1, 2, 3], to: upload, at: 0, limit: 10)
            let later = Spool(spool.path, most: 1000) { Self.chance.bytes($0) }
            let name = try #require(Spool.Upload(upload.text))
            #expect(try await later.size(of: name) == 3)
            #expect(try await later.append([4], to: name, at: 3, limit: 10) == 4)
        }
    }

    @Test func `a file that becomes too large is not taken, and what has come stays`() async throws {
        try await withSpool { spool in
            let upload = try await spool.begin()
            _ = try await spool.append([1, 2], to: upload, at: 0, limit: 3)
            await #expect(throws: SpoolFault.tooLarge(limit: 3)) {
                try await spool.append([3, 4], to: upload, at: 2, limit: 3)
            }
            #expect(try await spool.append([3], to: upload, at: 2, limit: 3) == 3)
        }
    }

    @Test func `all files together have a limit, and what is removed makes room`() async throws {
        try await withSpool(most: 10) { spool in
            let (first, second) = (try await spool.begin(), try await spool.begin())
            _ = try await spool.append([UInt8](repeating: 1, count: 8), to: first, at: 0, limit: 100)
            await #expect(throws: SpoolFault.noRoom) {
                try await spool.append([1, 2, 3], to: second, at: 0, limit: 100)
            }
            #expect(try await spool.bytes() == 8)
            try await spool.remove(first)
            #expect(try await spool.append([1, 2, 3], to: second, at: 0, limit: 100) == 3)
        }
    }

    @Test func `nothing begins where the disk would become full`() async throws {
        try await withSpool(reserve: .max) { spool in
            await #expect(throws: SpoolFault.noRoom) { _ = try await spool.begin() }
        }
    }

    @Test func `two who send the same piece at once do not write over each other`() async throws {
        try await withSpool { spool in
            let upload = try await spool.begin()
            let taken = await withTaskGroup { group in
                for number in UInt8(0)..<8 {
                    group.addTask {
                        (try? await spool.append([UInt8](repeating: number, count: 10), to: upload, at: 0, limit: 100))
                            != nil
                    }
                }
                return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
            #expect(taken == 1)
            let bytes = try await spool.read(upload, from: 0, count: 100)
            #expect(bytes.count == 10)
            #expect(Set(bytes).count == 1)
        }
    }

    @Test func `what nobody goes on with is swept away`() async throws {
        try await withSpool { spool in
            let (old, young) = (try await spool.begin(), try await spool.begin())
            let past = Date(timeIntervalSince1970: 1_000_000)
            try FileManager.default.setAttributes(
                [.modificationDate: past], ofItemAtPath: "\(spool.path)/\(old.text)")
            #expect(try await spool.sweep(untouchedSince: 1_000_001) == 1)
            await #expect(throws: SpoolFault.unknown) { try await spool.size(of: old) }
            #expect(try await spool.size(of: young) == 0)
        }
    }

    @Test(arguments: ["", "../../etc/passwd", "0123456789abcdef0123456789ABCDEF", "0123456789abcdef"])
    func `a name that was not given here is none`(name: String) {
        #expect(Spool.Upload(name) == nil)
    }

    @Test func `what somebody looks at is not swept`() async throws {
        try await withSpool { spool in
            let copies = spool.forCopies
            let (held, left) = (try await copies.begin(), try await copies.begin())
            try await {
                let hold = try await copies.hold(held)
                #expect(try await copies.sweep(untouchedSince: .max) == 1)
                #expect(FileManager.default.fileExists(atPath: hold.path))
            }()
            await #expect(throws: SpoolFault.unknown) { try await copies.size(of: left) }
            #expect(try await copies.sweep(untouchedSince: .max) == 1)
            await #expect(throws: SpoolFault.unknown) { try await copies.size(of: held) }
        }
    }

    @Test func `copies do not come among what is sent`() async throws {
        try await withSpool { spool in
            _ = try await spool.begin()
            _ = try await spool.forCopies.begin()
            #expect(try await spool.sweep(untouchedSince: .max) == 1)
        }
    }
}

import Foundation
import Storage
import TestSupport
import Testing

/// What every store of files does, wherever the bytes lie.
@Suite struct FileStoreContractTests {
    @Test(.enabled(if: BucketServer.isThere, "moto is not there: make .venv/ready"))
    func `both stores ran`() {
        #expect(StoreKind.available == [.folder, .bucket])
    }

    @Test(arguments: StoreKind.available)
    func `what was put there comes back, whole and in pieces`(kind: StoreKind) async throws {
        try await kind.withStore { store, folder in
            let sample = try LocalFile("0123456789", in: folder)
            #expect(try await store.size(of: sample.hash) == nil)
            try await store.put(sample.path, as: sample.hash)
            #expect(try await store.size(of: sample.hash) == 10)
            #expect(try await store.read(sample.hash, from: 0, count: 100) == sample.bytes)
            #expect(try await store.read(sample.hash, from: 3, count: 4) == Array("3456".utf8))
            #expect(try await store.read(sample.hash, from: 8, count: 4) == Array("89".utf8))
            #expect(try await store.read(sample.hash, from: 10, count: 4) == [])
            #expect(try await store.read(sample.hash, from: 11, count: 4) == [])
            #expect(FileManager.default.contents(atPath: sample.path) == Data(sample.bytes))
            try await store.verify(sample.hash)
        }
    }

    @Test(arguments: StoreKind.available)
    func `an empty file is a file`(kind: StoreKind) async throws {
        try await kind.withStore { store, folder in
            let sample = try LocalFile("", in: folder)
            try await store.put(sample.path, as: sample.hash)
            #expect(try await store.size(of: sample.hash) == 0)
            #expect(try await store.read(sample.hash, from: 0, count: 10) == [])
            try await store.verify(sample.hash)
        }
    }

    @Test(arguments: StoreKind.available)
    func `what is not there is missing`(kind: StoreKind) async throws {
        try await kind.withStore { store, folder in
            let hash = try LocalFile("never put there", in: folder).hash
            #expect(try await store.size(of: hash) == nil)
            await #expect(throws: FileStoreError.missing(hash)) { try await store.read(hash, from: 0, count: 1) }
            await #expect(throws: FileStoreError.missing(hash)) { try await store.verify(hash) }
            try await store.remove(hash)
        }
    }

    @Test(arguments: StoreKind.available)
    func `a file that is not what its name says is not taken`(kind: StoreKind) async throws {
        try await kind.withStore { store, folder in
            let (sample, other) = (try LocalFile("one", in: folder), try LocalFile("two", in: folder))
            await #expect(throws: FileStoreError.corrupt(other.hash)) {
                try await store.put(sample.path, as: other.hash)
            }
            #expect(try await store.size(of: other.hash) == nil)
            #expect(try await store.list(after: nil, limit: 10) == [])
        }
    }

    @Test(arguments: StoreKind.available)
    func `putting it there again changes nothing, even at the same time`(kind: StoreKind) async throws {
        try await kind.withStore { store, folder in
            let sample = try LocalFile("the same", in: folder)
            try await withThrowingTaskGroup { group in
                for _ in 0..<8 { group.addTask { try await store.put(sample.path, as: sample.hash) } }
                try await group.waitForAll()
            }
            #expect(try await store.list(after: nil, limit: 10) == [sample.hash])
            try await store.verify(sample.hash)
        }
    }

    @Test(arguments: StoreKind.available)
    func `what was removed is gone, and can come again`(kind: StoreKind) async throws {
        try await kind.withStore { store, folder in
            let sample = try LocalFile("to be removed", in: folder)
            try await store.put(sample.path, as: sample.hash)
            try await store.remove(sample.hash)
            #expect(try await store.size(of: sample.hash) == nil)
            try await store.remove(sample.hash)
            try await store.put(sample.path, as: sample.hash)
            try await store.verify(sample.hash)
        }
    }

    @Test(arguments: StoreKind.available)
    func `all files are gone through in pieces, in the order of their hashes`(kind: StoreKind) async throws {
        try await kind.withStore { store, folder in
            var hashes: [FileHash] = []
            for number in 0..<25 {
                let sample = try LocalFile("file \(number)", in: folder)
                try await store.put(sample.path, as: sample.hash)
                hashes.append(sample.hash)
            }
            var (found, last): ([FileHash], FileHash?) = ([], nil)
            while true {
                let piece = try await store.list(after: last, limit: 10)
                found += piece
                guard piece.count == 10 else { break }
                last = piece.last
            }
            #expect(found == hashes.sorted())
        }
    }

    @Test(arguments: StoreKind.available)
    func `a probe leaves nothing behind`(kind: StoreKind) async throws {
        try await kind.withStore { store, _ in
            try await store.probe()
            #expect(try await store.list(after: nil, limit: 10) == [])
        }
    }

    @Test(arguments: StoreKind.available)
    func `a file of many pieces comes back whole`(kind: StoreKind) async throws {
        try await kind.withStore { store, folder in
            let sample = try LocalFile((0..<(3 << 20) + 7).map { UInt8(truncatingIfNeeded: $0 &* 31) }, in: folder)
            try await store.put(sample.path, as: sample.hash)
            var bytes: [UInt8] = []
            try await store.readAll(sample.hash) { bytes += $0 }
            #expect(bytes == sample.bytes)
        }
    }
}

/// The stores that can be tried here.
enum StoreKind: String, CaseIterable, CustomTestStringConvertible {
    case folder, bucket

    static var available: [StoreKind] { BucketServer.isThere ? allCases : [.folder] }

    var testDescription: String { rawValue }

    /// An empty store, and a folder for what is put into it.
    func withStore(_ body: (any FileStore, URL) async throws -> Void) async throws {
        try await withFolder { folder in
            switch self {
            case .folder: try await body(FileFolder(folder.appending(path: "content").path), folder)
            case .bucket: try await body(try BucketServer.shared.get().store(), folder)
            }
        }
    }
}

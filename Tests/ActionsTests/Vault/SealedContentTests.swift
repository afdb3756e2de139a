import Crypto
import Domain
import Storage
import TestSupport
import Testing

@testable import Actions

/// How a file is sealed, without a database: chunk by chunk, so that whatever is done to what lies there is found.
struct SealedContentTests {
    private static let chunk = SealedChunk.size
    private static let sealed = SealedChunk.sealedSize

    private func plain(_ count: Int) -> [UInt8] { (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) } }

    private func sealing(_ plain: [UInt8], key: UInt8 = 1) throws -> (content: SealedContent, sealed: [UInt8]) {
        let bytes = [UInt8](repeating: key, count: 32)
        let count = SealedChunk.count(of: plain.count)
        var sealed: [UInt8] = []
        for number in 0..<count {
            let chunk = Array(plain.dropFirst(number * Self.chunk).prefix(Self.chunk))
            sealed += try SealedChunk.seal(chunk, number, isLast: number == count - 1, SymmetricKey(data: bytes))
        }
        let key = FileKey(key: Hex.encode(bytes), hash: Hex.encode(sha256(plain)), size: plain.count)
        let place = try #require(FileHash(Hex.encode(sha256(sealed))))
        return (SealedContent(place: place, key: key), sealed)
    }

    private func read(
        _ content: SealedContent, from offset: Int = 0, count: Int = .max, in sealed: [UInt8]
    ) async throws -> [UInt8] {
        try await content.read(from: offset, count: count) { start, count in
            Array(sealed.dropFirst(start).prefix(count))
        }
    }

    @Test(arguments: [1, 100, chunk - 1, chunk, chunk + 1, 2 * chunk, 3 * chunk + 7])
    func `whatever was sealed comes out, whole and in parts`(size: Int) async throws {
        let plain = plain(size)
        let (content, sealed) = try sealing(plain)
        #expect(sealed.count == SealedChunk.sealedSize(of: size))
        #expect(try await read(content, in: sealed) == plain)
        for (offset, count) in [(0, 1), (size - 1, 5), (size / 2, size), (Self.chunk - 1, 2), (Self.chunk, 10)] {
            #expect(
                try await read(content, from: offset, count: count, in: sealed)
                    == Array(plain.dropFirst(offset).prefix(count)), "\(offset) \(count)")
        }
        #expect(try await read(content, from: size, in: sealed) == [])
        #expect(try await read(content, from: -1, count: 2, in: sealed) == [])
    }

    @Test func `a changed bit, a cut, a moved chunk, one that is added, one of another file: each is found`()
        async throws
    {
        let (content, sealed) = try sealing(plain(3 * Self.chunk + 7))
        let other = try sealing(plain(3 * Self.chunk + 7).map { ~$0 }, key: 2)
        let chunks = stride(from: 0, to: sealed.count, by: Self.sealed).map {
            Array(sealed[$0..<min($0 + Self.sealed, sealed.count)])
        }
        var flipped = sealed
        flipped[2 * Self.sealed + 100] ^= 1
        let tampered = [
            flipped, Array(sealed.dropLast()), chunks.dropLast().flatMap { $0 },
            [chunks[1], chunks[0], chunks[2], chunks[3]].flatMap { $0 },
            [chunks[0], chunks[2], chunks[3]].flatMap { $0 },
            [chunks[0], chunks[0], chunks[1], chunks[2], chunks[3]].flatMap { $0 },
            [chunks[0], Array(other.sealed[Self.sealed..<2 * Self.sealed]), chunks[2], chunks[3]].flatMap { $0 },
            other.sealed,
        ]
        for (number, bytes) in tampered.enumerated() {
            await #expect(throws: FileStoreError.corrupt(content.place), "\(number)") {
                _ = try await read(content, in: bytes)
            }
            #expect(throws: FileStoreError.corrupt(content.place), "\(number)") {
                var opening = try content.opening()
                for start in stride(from: 0, to: bytes.count, by: 100_000) {
                    try opening.take(Array(bytes[start..<min(start + 100_000, bytes.count)]))
                }
                try opening.end()
            }
        }
        // The end of a shorter file is no middle of a longer one.
        let short = try sealing(plain(Self.chunk))
        var longer = short.content
        longer = SealedContent(
            place: longer.place, key: FileKey(key: longer.key.key, hash: longer.hash, size: 2 * Self.chunk))
        await #expect(throws: FileStoreError.self) {
            _ = try await read(longer, count: 1, in: short.sealed + short.sealed)
        }
    }

    @Test func `what a file is is found out where it lies sealed`() throws {
        let plain = FileSample.docx
        let (content, sealed) = try sealing(plain)
        try sealed.withUnsafeBytes { raw in
            let bytes = SealedBytes(raw, size: content.size, try content.key.symmetric())
            #expect(bytes.elementsEqual(plain))
            #expect(try SoundFile(name: "a.docx", content: bytes).type == .docx)
            #expect(!bytes.isBroken)
            let wrong = SealedBytes(raw, size: content.size, SymmetricKey(data: [UInt8](repeating: 9, count: 32)))
            #expect(wrong[0] == 0 && wrong.isBroken)
        }
    }

    @Test func `a sealed file does not show its key`() throws {
        let (content, _) = try sealing(plain(10))
        var dumped = ""
        dump(content, to: &dumped)
        #expect(!"\(content)\(String(reflecting: content))\(dumped)".contains(content.key.key))
    }
}

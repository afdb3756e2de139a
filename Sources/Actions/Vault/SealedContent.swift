import Crypto
import Domain
package import Storage

/// What opens a sealed file, and what it is then. Wherever one is kept it is sealed itself.
struct FileKey: Sendable, Codable {
    /// 32 bytes in hexadecimal digits, which seal this file and nothing else.
    var key: String
    /// SHA-256 of the file, in hexadecimal digits.
    var hash: String
    /// In bytes.
    var size: Int

    func symmetric() throws -> SymmetricKey {
        guard let bytes = Hex.decode(key), bytes.count == 32 else { throw SecretBroken(owner: "key of a file") }
        return SymmetricKey(data: bytes)
    }
}

/// A file that lies sealed in the store.
package struct SealedContent: Sendable {
    /// The hash of its ciphertext, which tells nothing of the file: the same file is another one each time.
    package let place: FileHash
    let key: FileKey

    package var size: Int { key.size }
    /// SHA-256 of the file, in hexadecimal digits.
    package var hash: String { key.hash }

    /// What it is called among the secrets of its record. A key is bound to the place that it opens.
    func owner(_ position: Int) -> String { Self.owner(position, place) }

    static func owner(_ position: Int, _ place: FileHash) -> String { "file \(position) \(place)" }
}

/// Neither the key nor what it opens.
extension SealedContent: CustomStringConvertible, CustomReflectable {
    package var description: String { "the sealed file \(place)" }
    package var customMirror: Mirror { Mirror(self, children: [:]) }
}

extension SealedContent {
    /// Hands over ciphertext: so many bytes from an offset on.
    typealias Source = (_ offset: Int, _ count: Int) async throws -> [UInt8]

    /// So many bytes from an offset on, fewer at the end of the file.
    /// - Throws: `FileStoreError.corrupt` where they are not what was sealed.
    func read(from offset: Int, count: Int, _ source: Source) async throws -> [UInt8] {
        let end = offset + min(count, size - offset)
        guard offset >= 0, end > offset else { return [] }
        let chunks = offset / SealedChunk.size...(end - 1) / SealedChunk.size
        let start = chunks.lowerBound * SealedChunk.sealedSize
        let wanted = min((chunks.upperBound + 1) * SealedChunk.sealedSize, SealedChunk.sealedSize(of: size)) - start
        let sealed = try await source(start, wanted)
        guard sealed.count == wanted else { throw FileStoreError.corrupt(place) }
        let key = try key.symmetric()
        var bytes: [UInt8] = []
        bytes.reserveCapacity(chunks.count * SealedChunk.size)
        for number in chunks {
            let from = (number - chunks.lowerBound) * SealedChunk.sealedSize
            let chunk = sealed[from..<min(from + SealedChunk.sealedSize, wanted)]
            guard let opened = SealedChunk.open(chunk, number, of: size, key) else {
                throw FileStoreError.corrupt(place)
            }
            bytes += opened
        }
        let skipped = chunks.lowerBound * SealedChunk.size
        return Array(bytes[offset - skipped..<end - skipped])
    }

    /// Reads all of it, a piece at a time, and holds it against its hash.
    func readAll(_ source: Source, _ take: ([UInt8]) async throws -> Void) async throws {
        var (offset, digest) = (0, FileDigest())
        while offset < size {
            let bytes = try await read(from: offset, count: 16 * SealedChunk.size, source)
            digest.take(bytes)
            try await take(bytes)
            offset += bytes.count
        }
        guard digest.hash.text == hash else { throw FileStoreError.corrupt(place) }
    }

    /// All of it, where it is known to be small.
    func bytes(in store: any FileStore) async throws -> [UInt8] {
        var all: [UInt8] = []
        try await readAll({ try await store.read(place, from: $0, count: $1) }) { all += $0 }
        return all
    }
}

extension SealedContent {
    func opening() throws -> Opening { Opening(self, try key.symmetric()) }

    /// Opens ciphertext that goes by from its beginning, and holds it against the hash of the file.
    struct Opening: Sendable {
        private let content: SealedContent
        private let key: SymmetricKey
        private var waiting: [UInt8] = []
        private var chunks = 0
        private var digest = FileDigest()

        init(_ content: SealedContent, _ key: SymmetricKey) {
            self.content = content
            self.key = key
        }

        mutating func take(_ sealed: [UInt8]) throws {
            waiting += sealed
            var start = 0
            while waiting.count - start >= SealedChunk.sealedSize {
                try open(waiting[start..<start + SealedChunk.sealedSize])
                start += SealedChunk.sealedSize
            }
            waiting.removeFirst(start)
        }

        mutating func end() throws {
            if !waiting.isEmpty { try open(waiting[...]) }
            guard chunks == SealedChunk.count(of: content.size), digest.hash.text == content.hash else {
                throw FileStoreError.corrupt(content.place)
            }
        }

        private mutating func open(_ chunk: ArraySlice<UInt8>) throws {
            guard let opened = SealedChunk.open(chunk, chunks, of: content.size, key) else {
                throw FileStoreError.corrupt(content.place)
            }
            chunks += 1
            digest.take(opened)
        }
    }
}

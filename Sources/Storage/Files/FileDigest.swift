import Crypto

/// Counts the SHA-256 of a file while its bytes go by.
package struct FileDigest: Sendable {
    private var digest = SHA256()

    package init() {}

    package mutating func take(_ bytes: [UInt8]) { digest.update(data: bytes) }

    /// Whether what has gone by is the whole of a file.
    package func fits(_ hash: FileHash) -> Bool { text == hash.text }

    /// Of all that has gone by.
    package var hash: FileHash { FileHash(digest: text) }

    private var text: String {
        let digits = Array("0123456789abcdef")
        return String(digest.finalize().flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
    }
}

extension FileStore {
    /// Reads all of a file and hands it over, a piece at a time.
    /// - Throws: `FileStoreError.corrupt` at its end, where the bytes are not those that the file is named after.
    package func readAll(_ hash: FileHash, _ take: ([UInt8]) async throws -> Void) async throws {
        var (offset, digest) = (0, FileDigest())
        while true {
            // A bucket is asked for each piece.
            let bytes = try await read(hash, from: offset, count: 4 << 20)
            if bytes.isEmpty { break }
            digest.take(bytes)
            try await take(bytes)
            offset += bytes.count
        }
        guard digest.fits(hash) else { throw FileStoreError.corrupt(hash) }
    }

    /// Holds a file against its name.
    package func verify(_ hash: FileHash) async throws { try await readAll(hash) { _ in } }
}

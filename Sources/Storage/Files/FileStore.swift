/// Where the bytes of files lie, each under its SHA-256. What is there is never changed; who may have it is not known here.
///
/// Bytes are asked for, never pushed: whoever reads slowly holds nothing up and fills no memory.
package protocol FileStore: Sendable {
    /// What people call it, as in the health page.
    var name: String { get }

    /// Keeps a local file under its hash, and answers when it lies there safely: on the disk, or confirmed by the server.
    /// What is there already stays as it is.
    /// - Parameters:
    ///   - path: of a file that is not changed meanwhile. It stays where it is.
    ///   - hash: SHA-256 of the file, which the caller has counted.
    func put(_ path: String, as hash: FileHash) async throws

    /// In bytes; nil where there is no such file.
    func size(of hash: FileHash) async throws -> Int?

    /// So many bytes from an offset on, fewer at the end of the file.
    /// - Throws: `FileStoreError.missing` where there is no such file.
    func read(_ hash: FileHash, from offset: Int, count: Int) async throws -> [UInt8]

    /// Takes it away, for ever. What is not there is no error.
    func remove(_ hash: FileHash) async throws

    /// The files after one of them in the order of their hashes, so that all are gone through in pieces.
    func list(after hash: FileHash?, limit: Int) async throws -> [FileHash]

    /// Whether it can be written to and read from now.
    func probe() async throws
}

package enum FileStoreError: Error, Equatable, Sendable {
    case missing(FileHash)
    /// The bytes under a name are not those that it names.
    case corrupt(FileHash)
    /// The disk or the server said no, in its words.
    case failed(String)
    /// No room is left, and nothing was written.
    case full(String)
    /// It does not answer now. Whoever asks again later may have more luck.
    case unavailable(String)
}

extension FileStoreError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .missing(let hash): "the file \(hash) is not in the store"
        case .corrupt(let hash): "the bytes of the file \(hash) are not those that it is named after"
        case .failed(let words), .full(let words), .unavailable(let words): words
        }
    }
}

/// SHA-256 of the bytes of a file, in 64 small hexadecimal digits. It can be part of a path or an address as it is.
package struct FileHash: Hashable, Sendable, Comparable, CustomStringConvertible {
    package let text: String

    /// Nil where the text is not 64 small hexadecimal digits.
    package init?(_ text: String) {
        let digits = text.utf8
        guard digits.count == 64,
            digits.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
        else { return nil }
        self.text = text
    }

    /// Made of a digest, whose digits are known to be right.
    init(digest text: String) { self.text = text }

    package var description: String { text }

    package static func < (left: FileHash, right: FileHash) -> Bool { left.text < right.text }
}

extension FileHash: SQLConvertible {
    package var sqlValue: SQLValue { .text(text) }

    package init?(sqlValue: SQLValue) {
        guard case .text(let text) = sqlValue else { return nil }
        self.init(text)
    }
}

import Actions
import Crypto
import Domain

/// Reads a backup from its beginning to its end, and believes nothing of it. What is wrong is a failure that names the
/// file and the part.
final class BackupReader {
    private let file: SourceFile
    private var opener: AgeOpener?
    private var ahead: [UInt8] = []
    private var waiting: [UInt8] = []
    private var isAtEnd = false
    private(set) var position = 0

    init(_ path: String, passphrase: Passphrase?) throws {
        file = try SourceFile(path)
        let start = try file.read(AgeFormat.longestHeader)
        guard start.starts(with: Array(AgeFormat.firstLine.utf8)) else {
            try file.rewind(to: 0)
            return
        }
        guard let passphrase else {
            throw Failure.usage("\(path) is encrypted: name the file of its passphrase with --passphrase-file")
        }
        let opener = try Self.naming(path) { try AgeOpener(start: start, passphrase: passphrase.bytes) }
        try file.rewind(to: opener.headerSize)
        self.opener = opener
        ahead = try file.read(AgeFormat.sealedPieceSize)
    }

    var path: String { file.path }
    var isEncrypted: Bool { opener != nil }
    var size: Int { file.size }

    /// The head of the next part; nil at the end of the archive, after which nothing may follow.
    func next() throws -> TarHeader? {
        let block = try exactly(TarHeader.blockSize)
        if block.contains(where: { $0 != 0 }) {
            guard let header = TarHeader(block), BackupPart.isSafe(header.name) else {
                throw broken(position == TarHeader.blockSize ? "it is not a backup of Yangguang" : "the head of a part")
            }
            return header
        }
        guard try exactly(TarHeader.blockSize).allSatisfy({ $0 == 0 }) else { throw broken("the end of the archive") }
        guard try take(1).isEmpty else { throw broken("something follows the end of the archive") }
        return nil
    }

    /// Hands over the content of the part whose head was just read, a piece at a time, and returns its digest.
    func content(of header: TarHeader, _ take: ([UInt8]) throws -> Void = { _ in }) throws -> String {
        var (rest, digest) = (header.size, SHA256())
        while rest > 0 {
            let piece = try exactly(min(rest, 1 << 20))
            digest.update(data: piece)
            try take(piece)
            rest -= piece.count
        }
        guard try exactly(header.padding).allSatisfy({ $0 == 0 }) else { throw broken("the part \(header.name)") }
        return Hex.encode(Array(digest.finalize()))
    }

    /// The content of a small part, whole.
    func whole(_ header: TarHeader, atMost limit: Int) throws -> (bytes: [UInt8], digest: String) {
        guard header.size <= limit else { throw broken("the part \(header.name) is larger than it can be") }
        var bytes: [UInt8] = []
        let digest = try content(of: header) { bytes += $0 }
        return (bytes, digest)
    }

    func broken(_ what: String) -> Failure { .input("\(path): the backup is broken near byte \(position): \(what)") }

    private func exactly(_ count: Int) throws -> [UInt8] {
        let bytes = try take(count)
        guard bytes.count == count else { throw Failure.input("\(path): the backup is cut off at byte \(position)") }
        return bytes
    }

    private func take(_ count: Int) throws -> [UInt8] {
        guard opener != nil else {
            let bytes = try file.read(count)
            position += bytes.count
            return bytes
        }
        while waiting.count < count, !isAtEnd {
            let piece = ahead
            ahead = try file.read(AgeFormat.sealedPieceSize)
            isAtEnd = ahead.isEmpty
            if let opened = try Self.naming(path, { try opener?.open(piece, isLast: isAtEnd) }) { waiting += opened }
        }
        let bytes = Array(waiting.prefix(count))
        waiting.removeFirst(bytes.count)
        position += bytes.count
        return bytes
    }

    private static func naming<Value>(_ path: String, _ body: () throws -> Value) throws -> Value {
        do { return try body() } catch let fault as AgeFault { throw Failure.input("\(path): \(fault)") }
    }
}

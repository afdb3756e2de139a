import Crypto
import Domain

/// Files are sealed in chunks of 64 KiB under ChaCha20-Poly1305, each with its number and the last one marked (STREAM, as age
/// does it), so that a chunk that is changed, moved, missing or added is found, and each opens by itself.
enum SealedChunk {
    static let size = AgeFormat.pieceSize
    static let sealedSize = AgeFormat.sealedPieceSize

    /// Of a file of so many bytes. One of none is a last chunk without content.
    static func count(of size: Int) -> Int { max(1, (size + Self.size - 1) / Self.size) }

    static func sealedSize(of size: Int) -> Int { size + count(of: size) * (sealedSize - Self.size) }

    static func seal(_ chunk: some Collection<UInt8>, _ number: Int, isLast: Bool, _ key: SymmetricKey) throws
        -> [UInt8]
    {
        let box = try ChaChaPoly.seal(
            Array(chunk), using: key, nonce: try AgeFormat.nonce(UInt64(number), isLast: isLast))
        return Array(box.ciphertext) + Array(box.tag)
    }

    /// Nil where it is not this chunk of a file of this size.
    static func open(_ chunk: ArraySlice<UInt8>, _ number: Int, of size: Int, _ key: SymmetricKey) -> [UInt8]? {
        guard chunk.count >= sealedSize - Self.size,
            let nonce = try? AgeFormat.nonce(UInt64(number), isLast: number == count(of: size) - 1),
            let box = try? ChaChaPoly.SealedBox(
                nonce: nonce, ciphertext: chunk.dropLast(sealedSize - Self.size),
                tag: chunk.suffix(sealedSize - Self.size)),
            let opened = try? ChaChaPoly.open(box, using: key)
        else { return nil }
        return Array(opened)
    }
}

/// The bytes of a sealed file where its ciphertext lies in a folder of this machine, opened a chunk at a time where they are
/// looked at: what a file is can be found out and none of it comes to the disk.
struct SealedBytes: ByteCollection {
    let startIndex = 0
    let endIndex: Int
    private let chunk: OpenChunk

    init(_ sealed: UnsafeRawBufferPointer, size: Int, _ key: SymmetricKey) {
        endIndex = size
        chunk = OpenChunk(sealed, size: size, key)
    }

    subscript(place: Int) -> UInt8 { chunk.byte(at: place) }

    /// Whether something of it did not open, and was taken for zeros.
    var isBroken: Bool { chunk.isBroken }
}

/// The chunk that was looked at last.
private final class OpenChunk {
    private let sealed: UnsafeRawBufferPointer
    private let size: Int
    private let key: SymmetricKey
    private var number = -1
    private var bytes: [UInt8] = []
    private(set) var isBroken = false

    init(_ sealed: UnsafeRawBufferPointer, size: Int, _ key: SymmetricKey) {
        self.sealed = sealed
        self.size = size
        self.key = key
    }

    func byte(at place: Int) -> UInt8 {
        let wanted = place / SealedChunk.size
        if wanted != number { open(wanted) }
        let index = place - wanted * SealedChunk.size
        return index < bytes.count ? bytes[index] : 0
    }

    private func open(_ wanted: Int) {
        let start = wanted * SealedChunk.sealedSize
        let end = min(start + SealedChunk.sealedSize, sealed.count)
        let opened = start < end ? SealedChunk.open(ArraySlice(sealed[start..<end]), wanted, of: size, key) : nil
        if opened == nil { isBroken = true }
        number = wanted
        bytes = opened ?? []
    }
}

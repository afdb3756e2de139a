import Actions
import Crypto
import Domain
import Storage

/// Writes a backup: a tar archive, encrypted or not. A value, so that it can be handed into a transaction and back.
struct BackupWriter: Sendable {
    private let file: DraftFile
    private let time: Int
    private var sealer: AgeSealer?
    private var waiting: [UInt8] = []
    private var digest = SHA256()
    private(set) var size = 0
    private(set) var parts: [BackupManifest.Part] = []

    init(to file: DraftFile, at instant: Instant, passphrase: Passphrase?) throws {
        self.file = file
        time = instant.milliseconds / 1000
        if let passphrase {
            let sealer = try AgeSealer(passphrase: passphrase.bytes, chance: randomBytes)
            self.sealer = sealer
            try put(sealer.header)
        }
    }

    /// Adds a part that is in memory.
    mutating func add(_ name: String, _ content: [UInt8]) throws {
        try begin(name, size: content.count)
        try write(content)
        try end(name, size: content.count, sha256(content))
    }

    /// Adds a part that is read a piece at a time.
    mutating func add(_ name: String, _ source: SourceFile) throws {
        try begin(name, size: source.size)
        var (rest, digest) = (source.size, SHA256())
        while rest > 0 {
            let piece = try source.read(min(rest, 1 << 20))
            guard !piece.isEmpty else {
                throw Failure.cannot("\(source.path) became shorter while it was read: run the backup again")
            }
            digest.update(data: piece)
            try write(piece)
            rest -= piece.count
        }
        try end(name, size: source.size, Array(digest.finalize()))
    }

    /// Adds a file of a store, a piece at a time.
    /// - Throws: a failure where it is not what its name says: what was written of it is good for nothing.
    mutating func add(_ hash: FileHash, of store: any FileStore) async throws {
        // One that was removed since the store was listed is no longer spoken of.
        guard let size = try await store.size(of: hash) else { return }
        let name = "\(BackupPart.content)\(hash)"
        try begin(name, size: size)
        var written = 0
        do {
            try await store.readAll(hash) { bytes in
                written += bytes.count
                try write(bytes)
            }
        } catch FileStoreError.corrupt {
            throw Self.damaged(hash)
        }
        guard written == size else { throw Self.damaged(hash) }
        try end(name, size: size, hash: hash.text)
    }

    private static func damaged(_ hash: FileHash) -> Failure {
        .cannot(
            """
            the file \(hash) is not what its name says: put it back from an older backup, where it is content/\(hash); \
            --without-files takes a backup of everything else
            """)
    }

    /// Ends the archive with its manifest, and puts the file in its place.
    /// - Returns: the digest of the whole file.
    mutating func finish(_ manifest: BackupManifest) throws -> String {
        var manifest = manifest
        manifest.parts = parts
        let bytes = try manifest.bytes
        try add(BackupManifest.name, bytes)
        try add(BackupManifest.digestName, BackupManifest.digestLine(of: bytes))
        try write([UInt8](repeating: 0, count: 2 * TarHeader.blockSize))
        if sealer != nil { try seal(isLast: true) }
        try file.finish()
        return Hex.encode(Array(digest.finalize()))
    }

    private mutating func begin(_ name: String, size: Int) throws {
        try write(try TarHeader(name: name, size: size, time: time).bytes)
    }

    private mutating func end(_ name: String, size: Int, _ digest: [UInt8]) throws {
        try end(name, size: size, hash: Hex.encode(digest))
    }

    private mutating func end(_ name: String, size: Int, hash: String) throws {
        let header = TarHeader(name: name, size: size, time: time)
        try write([UInt8](repeating: 0, count: header.padding))
        parts.append(BackupManifest.Part(name: name, size: size, sha256: hash))
    }

    private mutating func write(_ bytes: [UInt8]) throws {
        guard sealer != nil else { return try put(bytes) }
        waiting += bytes
        try seal(isLast: false)
    }

    /// One piece always waits: only the end says which is the last.
    private mutating func seal(isLast: Bool) throws {
        var start = 0
        while waiting.count - start > AgeFormat.pieceSize {
            try putSealed(Array(waiting[start..<start + AgeFormat.pieceSize]), isLast: false)
            start += AgeFormat.pieceSize
        }
        waiting.removeFirst(start)
        if isLast { try putSealed(waiting, isLast: true) }
    }

    private mutating func putSealed(_ piece: [UInt8], isLast: Bool) throws {
        if let sealed = try sealer?.seal(piece, isLast: isLast) { try put(sealed) }
    }

    private mutating func put(_ bytes: [UInt8]) throws {
        try file.write(bytes)
        digest.update(data: bytes)
        size += bytes.count
    }
}
